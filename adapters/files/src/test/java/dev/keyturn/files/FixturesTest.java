package dev.keyturn.files;

import dev.keyturn.Migrations;
import dev.keyturn.testkit.MigrationFixtures;

/** The fixtures of a history as an application has it, in files that people wrote. */
class FixturesTest implements MigrationFixtures {
    @Override
    public Migrations migrations() {
        return ShopMigrations.all();
    }
}
