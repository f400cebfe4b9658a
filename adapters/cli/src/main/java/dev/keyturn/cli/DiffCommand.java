package dev.keyturn.cli;

import dev.keyturn.Migrations;
import dev.keyturn.Shape;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.files.MigrationFiles;
import dev.keyturn.review.drift.AllowList;
import dev.keyturn.review.drift.Drift;
import dev.keyturn.review.drift.DriftBuilder;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares two sources, both seen at one shape. Differences end with 1.",
            "It changes nothing. Secrets are compared, and never shown."
        },
        footer = {
            "",
            "Examples:",
            "  keyturn diff staging.yaml production.yaml -m migrations/ --allow drift.yaml",
            "  keyturn diff production.yaml env:APP_ --shape before:2026-11-datasource"
        })
final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SOURCE", description = "Where the settings are.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "OTHER", description = "Where the settings are that they are compared with.")
    private String other = "";

    @Option(
            names = {"-m", "--migrations"},
            paramLabel = "MIGRATIONS",
            description = OnSource.MIGRATIONS)
    private @Nullable Path migrations;

    @Option(
            names = "--allow",
            paramLabel = "FILE",
            description =
                    "Which differences are meant: entries of pattern, reason, owner and expires, and keys that must differ.")
    private @Nullable String allow;

    @Option(
            names = "--shape",
            paramLabel = "ID",
            converter = Words.WhichShape.class,
            description =
                    "Compares after this migration (ID or after:ID), before:ID, program (all that -m has) or store (as they are);"
                            + " without it, at the newest shape that both can be seen at.")
    private @Nullable Shape shape;

    @Option(
            names = "--source-format",
            paramLabel = "NAME",
            description = "The format of files whose name does not tell it.")
    private @Nullable String sourceFormat;

    @Option(
            names = "--journal",
            paramLabel = "FOLDER",
            description = "Where the journal of SOURCE is, if not beside it.")
    private @Nullable Path journal;

    @Option(
            names = "--other-journal",
            paramLabel = "FOLDER",
            description = "Where the journal of OTHER is, if not beside it.")
    private @Nullable Path otherJournal;

    @Option(
            names = "--conf",
            paramLabel = "FILE",
            description = "The file with sources by name; keyturn.conf in this folder without this.")
    private @Nullable Path conf;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Optional<Conf> names = Conf.find(Optional.ofNullable(conf));
        Place here = place(one, names);
        Place there = place(other, names);
        CodecRegistry codecs = CodecRegistry.load(Thread.currentThread().getContextClassLoader());
        Migrations known = Optional.ofNullable(migrations)
                .or(here::migrations)
                .or(there::migrations)
                .map(path -> MigrationFiles.load(path, codecs))
                .orElseGet(() -> Migrations.inListedOrder(List.of()));
        AllowList allowed = allowed();
        try (SettingsSource first = here.open(output);
                SettingsSource second = there.open(output)) {
            DriftBuilder drift = Drift.between(
                            here.migrator(first, Optional.ofNullable(journal))
                                    .codecs(codecs)
                                    .with(known)
                                    .build(),
                            there.migrator(second, Optional.ofNullable(otherJournal))
                                    .codecs(codecs)
                                    .with(known)
                                    .build())
                    .allowing(allowed);
            Drift found = (shape == null ? drift : drift.at(shape)).compare();
            output.show(found);
            return found.isEmpty() ? Main.DONE : Main.REFUSED;
        }
    }

    /** A format is that of the file among the two. */
    private Place place(String text, Optional<Conf> names) {
        Optional<String> format = Optional.ofNullable(sourceFormat);
        return Place.of(text, text.matches(Address.KIND) ? Optional.empty() : format, names);
    }

    private AllowList allowed() {
        if (allow == null) {
            return AllowList.none();
        }
        try (SettingsSource list = Address.of(allow, Optional.empty()).open()) {
            return AllowList.read(list.read(Selection.all()).settings());
        }
    }
}
