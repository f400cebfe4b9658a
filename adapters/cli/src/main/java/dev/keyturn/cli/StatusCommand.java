package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Shows which migrations are in the settings, and which are not.",
        footer = {
            "",
            "Examples:",
            "  keyturn status application.yaml -m migrations/",
            "  keyturn status application.yaml -m migrations/ --check --format json"
        })
final class StatusCommand extends WithJournal {
    @Option(names = "--check", description = "Exits with 1 when something is to be done.")
    private boolean isChecked;

    @Override
    int run(Migrator migrator) {
        Status status = migrator.status();
        output().show(status);
        return isChecked && status.needsRun() ? Main.REFUSED : Main.DONE;
    }
}
