package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.MigratorBuilder;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.files.MigrationFiles;
import dev.keyturn.spi.SettingsSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that works on one source. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract class OnSource implements Callable<Integer> {
    static final String MIGRATIONS =
            "The migrations: a file in any of the formats that settings may have, or a folder.";

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description =
                    "Where the settings are: a path, env:PREFIX_, or 'jdbc:URL#table=NAME', with &key=, &value= and &type= for"
                            + " the columns of a table of your own.")
    private String address = "";

    @Option(
            names = "--source-format",
            paramLabel = "NAME",
            description =
                    "The format of a file whose name does not tell it: yaml, json, jsonc, hocon, toml, properties, dotenv.")
    private @Nullable String sourceFormat;

    @Option(
            names = "--journal",
            paramLabel = "FOLDER",
            description = "Where to keep what was done, if not beside the settings; env: has no other place for it.")
    private @Nullable Path journal;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            converter = Words.Seconds.class,
            description = "How long to wait for another run at most; 30 without this.")
    private Duration patience = Duration.ZERO;

    @Mixin
    private Output output = new Output();

    /** The migrations that were given. */
    abstract Optional<Path> migrations();

    abstract int run(Migrator migrator);

    Output output() {
        return output;
    }

    Address address() {
        return Address.of(address, Optional.ofNullable(sourceFormat));
    }

    @Override
    public final Integer call() {
        try (SettingsSource source = address().open()) {
            CodecRegistry codecs = CodecRegistry.load(Thread.currentThread().getContextClassLoader());
            MigratorBuilder builder = Migrator.of(source).codecs(codecs).patience(patience);
            if (journal != null) {
                builder.directory(journal);
            }
            migrations().ifPresent(path -> builder.with(MigrationFiles.load(path, codecs)));
            return run(builder.build());
        }
    }
}
