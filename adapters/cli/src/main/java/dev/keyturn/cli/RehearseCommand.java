package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.Rehearsal;
import picocli.CommandLine.Command;

@Command(
        name = "rehearse",
        description = "Does it on a copy: there, back, there again, and back once more for each key that is edited.",
        footer = {"", "Examples:", "  keyturn rehearse application.yaml -m migrations/"})
final class RehearseCommand extends WithMigrations {
    @Override
    int run(Migrator migrator) {
        Rehearsal rehearsal = migrator.rehearse();
        output().show(rehearsal);
        return rehearsal.hasPassed() ? Main.DONE : Main.REFUSED;
    }
}
