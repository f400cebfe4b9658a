package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.Rehearsal;
import picocli.CommandLine.Command;

@Command(
        name = "rehearse",
        description = {
            "Does it on a copy: there, back, there again, and back once more for each key that is edited.",
            "With a COMMAND, that has to end with 0 on the migrated copy, and on the copy rolled back."
        },
        footer = {
            "",
            "COMMAND finds a file as a file of the same name, variables as its own, and a table as JSON.",
            "",
            "Examples:",
            "  keyturn rehearse application.yaml -m migrations/",
            "  keyturn rehearse application.yaml -m migrations/ -- sh -c 'app --check --config \"$KEYTURN_COPY\"'"
        })
final class RehearseCommand extends WithCommand {
    @Override
    int run(Migrator migrator) {
        Rehearsal rehearsal = rehearsed(migrator);
        output().show(rehearsal);
        return rehearsal.hasPassed() ? Main.DONE : Main.REFUSED;
    }
}
