package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.review.Runbook;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "runbook",
        description = {
            "Writes one page for the release: the commands in order, what to expect, how to go back.",
            "It plans and rehearses what is to be done now, and changes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  keyturn runbook application.yaml -m migrations/",
            "  keyturn runbook application.yaml -m migrations/ -o release.html"
        })
final class RunbookCommand extends WithMigrations {
    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = PageFile.OUT)
    private @Nullable Path file;

    @Override
    int run(Migrator migrator) {
        Runbook runbook = Runbook.of(migrator).with(this::command);
        if (file == null) {
            output().show(runbook);
        } else {
            PageFile.page(file, "-o")
                    .write(runbook, runbook.source() + "-runbook")
                    .forEach(path -> output().say("written: " + path));
        }
        return Main.DONE;
    }
}
