package dev.keyturn.cli;

import dev.keyturn.Migrations;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.files.MigrationFiles;
import dev.keyturn.review.lint.Findings;
import dev.keyturn.review.lint.Lint;
import dev.keyturn.spi.SettingsSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Looks for what is likely to go wrong: in migrations, and in the settings of SOURCE.",
            "It changes nothing. Problems end with 1, and so do warnings with --strict."
        },
        footer = {
            "",
            "Examples:",
            "  keyturn lint -m migrations/",
            "  keyturn lint application.yaml -m migrations/ --strict"
        })
final class LintCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SOURCE",
            description = "Where the settings are; without it, only the migrations are looked at.")
    private @Nullable String address;

    @Option(
            names = {"-m", "--migrations"},
            paramLabel = "MIGRATIONS",
            description = "The migrations: a file or a folder; without it, only the settings are looked at.")
    private @Nullable Path migrations;

    @Option(
            names = "--source-format",
            paramLabel = "NAME",
            description = "The format of a file whose name does not tell it.")
    private @Nullable String sourceFormat;

    @Option(
            names = "--journal",
            paramLabel = "FOLDER",
            description = "Where the journal is, if not beside the settings.")
    private @Nullable Path journal;

    @Option(
            names = "--conf",
            paramLabel = "FILE",
            description = "The file with sources by name; keyturn.conf in this folder without this.")
    private @Nullable Path conf;

    @Option(names = "--strict", description = "Exits with 1 for warnings, too.")
    private boolean isStrict;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Optional<Place> place = Optional.ofNullable(address)
                .map(text -> Place.of(text, Optional.ofNullable(sourceFormat), Conf.find(Optional.ofNullable(conf))));
        Optional<Path> folder = Optional.ofNullable(migrations).or(() -> place.flatMap(Place::migrations));
        if (place.isEmpty() && folder.isEmpty()) {
            throw new Misuse("there is nothing to look at; expected SOURCE, -m MIGRATIONS, or both");
        }
        CodecRegistry codecs = CodecRegistry.load(Thread.currentThread().getContextClassLoader());
        Optional<MigrationFiles.Found> found = folder.map(path -> MigrationFiles.find(path, codecs));
        Migrations good = Migrations.inListedOrder(
                found.map(MigrationFiles.Found::migrations).orElse(List.of()));
        Stream<Findings> ofMigrations =
                found.map(all -> Lint.migrations(good).with(Lint.unreadable(all.problems()))).stream();
        Stream<Findings> ofSettings = place.map(there -> settings(there, codecs, good)).stream();
        Findings findings =
                Stream.concat(ofMigrations, ofSettings).reduce(Findings::and).orElseThrow();
        output.show(findings);
        return findings.refuse(isStrict) ? Main.REFUSED : Main.DONE;
    }

    private Findings settings(Place place, CodecRegistry codecs, Migrations good) {
        try (SettingsSource source = place.open(output)) {
            return Lint.settings(
                    place.migrator(source, Optional.ofNullable(journal))
                            .codecs(codecs)
                            .with(good)
                            .build(),
                    place.address().path().stream().toArray(Path[]::new));
        }
    }
}
