package dev.keyturn.cli;

import dev.keyturn.Migrator;
import picocli.CommandLine.Command;

@Command(
        name = "history",
        description = "Shows what was done, entry by entry.",
        footer = {
            "",
            "Examples:",
            "  keyturn history application.yaml",
            "  keyturn history application.yaml --format json"
        })
final class HistoryCommand extends WithJournal {
    @Override
    int run(Migrator migrator) {
        output().show(migrator.history());
        return Main.DONE;
    }
}
