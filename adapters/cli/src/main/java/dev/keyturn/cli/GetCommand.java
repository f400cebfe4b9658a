package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.Shape;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "get",
        description = {
            "Writes the whole document at an older or newer shape, for a release that reads it.",
            "The settings stay as they are; no lock is taken and nothing is noted. Secrets are in it."
        },
        footer = {
            "",
            "Examples:",
            "  keyturn get application.yaml --shape before:2026-11-datasource -o old.yaml",
            "  keyturn get application.yaml -m migrations/ --shape program > new.yaml"
        })
final class GetCommand extends WithJournal {
    @Option(
            names = "--shape",
            required = true,
            paramLabel = "ID",
            converter = Words.WhichShape.class,
            description =
                    "After this migration (ID or after:ID), before:ID, program (all that -m has) or store (as it is).")
    @SuppressWarnings("NullAway.Init") // it is required, so picocli sets it
    private Shape shape;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where to write it; standard output without this. What is there is replaced.")
    private @Nullable Path file;

    @Override
    int run(Migrator migrator) {
        if (file != null && place().address().is(file)) {
            throw new Misuse("-o: that is SOURCE itself; expected another file");
        }
        byte[] document = migrator.at(shape).renderBytes();
        if (file == null) {
            output().data(document);
        } else {
            OutFile.write(file, document);
        }
        return Main.DONE;
    }
}
