package dev.keyturn.cli;

import dev.keyturn.Migrator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "baseline",
        description = {
            "Notes that the settings have the shape of a migration, and of all before it, already.",
            "It changes no setting. For a fresh install, or settings that were migrated by hand."
        },
        footer = {"", "Examples:", "  keyturn baseline application.yaml 2026-11-datasource -m migrations/"})
final class BaselineCommand extends WithMigrations {
    @Parameters(index = "1", paramLabel = "ID", description = "The last migration that is in the settings.")
    private String id = "";

    @Override
    int run(Migrator migrator) {
        migrator.baseline(id);
        output().say("noted; no setting was changed");
        return Main.DONE;
    }
}
