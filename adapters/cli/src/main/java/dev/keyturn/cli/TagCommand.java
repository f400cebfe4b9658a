package dev.keyturn.cli;

import dev.keyturn.Migrator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "tag",
        description = "Names this point in the journal, so that one can go back to it.",
        footer = {
            "",
            "Examples:",
            "  keyturn tag application.yaml release-4",
            "  keyturn rollback application.yaml --to tag:release-4"
        })
final class TagCommand extends WithJournal {
    @Parameters(index = "1", paramLabel = "NAME", description = "What to call it.")
    private String name = "";

    @Override
    int run(Migrator migrator) {
        if (name.isBlank()) {
            throw new Misuse("NAME is empty; expected a name for this point");
        }
        migrator.tag(name);
        output().say("tagged");
        return Main.DONE;
    }
}
