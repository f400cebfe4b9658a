package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.step.OnConflict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "recover",
        description = "Finishes, or gives up, what a run that was killed left behind. Every other run does so, too.",
        footer = {
            "",
            "Examples:",
            "  keyturn recover application.yaml",
            "  keyturn recover application.yaml --on-conflict keep-edited"
        })
final class RecoverCommand extends WithJournal {
    @Option(
            names = "--on-conflict",
            paramLabel = "WHO",
            defaultValue = "refuse",
            converter = Words.Who.class,
            description =
                    "Who wins where somebody edited a key since: refuse (the usual), keep-edited or restore-old, which"
                            + " writes the migration's value.")
    private OnConflict policy = OnConflict.REFUSE;

    @Override
    int run(Migrator migrator) {
        output().show(migrator.recover(policy));
        return Main.DONE;
    }
}
