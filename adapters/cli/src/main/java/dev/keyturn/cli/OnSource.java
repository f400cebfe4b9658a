package dev.keyturn.cli;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.MigratorBuilder;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.files.MigrationFiles;
import dev.keyturn.review.Commands;
import dev.keyturn.spi.SettingsSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that works on one source. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
abstract class OnSource implements Callable<Integer> {
    static final String MIGRATIONS =
            "The migrations: a file in any of the formats that settings may have, or a folder.";

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description =
                    "Where the settings are: a path, env:PREFIX_, 'jdbc:URL#table=NAME', with &key=, &value= and &type= for"
                            + " the columns of a table of your own, or a name from keyturn.conf.")
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
            names = "--conf",
            paramLabel = "FILE",
            description = "The file with sources by name; keyturn.conf in this folder without this.")
    private @Nullable Path conf;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            converter = Words.Seconds.class,
            description = "How long to wait for another run at most; 30 without this.")
    private Duration patience = Duration.ZERO;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs a command
    private CommandSpec spec;

    private @Nullable Place place;

    @Mixin
    private Output output = new Output();

    /** The migrations that were given on the command line. */
    abstract Optional<Path> migrations();

    abstract int run(Migrator migrator);

    Output output() {
        return output;
    }

    /** Where the settings are; known when the command runs. */
    Place place() {
        return Objects.requireNonNull(place);
    }

    /** Whether it cannot be done without migrations. */
    boolean needsMigrations() {
        return false;
    }

    /** Another source, which is told from a name in the same way. */
    Place other(String text) {
        return Place.of(text, Optional.empty(), Conf.find(Optional.ofNullable(conf)));
    }

    /** The migrations that were given on the command line, or else those that are known of SOURCE. */
    Optional<Path> givenOrKnown() {
        Optional<Path> path = migrations().or(place()::migrations);
        if (path.isEmpty() && needsMigrations()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the migrations are missing; expected -m MIGRATIONS, or the name of a source that has migrations in"
                            + " keyturn.conf");
        }
        return path;
    }

    /** Another command on the same source, as it is to be typed. */
    String command(String command, List<String> options) {
        boolean isNamed = place().isNamed();
        List<String> words = new ArrayList<>(List.of(
                "keyturn",
                command,
                isNamed ? Shell.quoted(address) : place().address().typed()));
        if (isNamed && conf != null) {
            words.addAll(List.of("--conf", Shell.quoted(conf.toString())));
        }
        if (sourceFormat != null) {
            words.addAll(List.of("--source-format", sourceFormat));
        }
        if (journal != null) {
            words.addAll(List.of("--journal", Shell.quoted(journal.toString())));
        }
        boolean areKnown = place().migrations().isPresent();
        if (migrations().isPresent() || (Commands.needsMigrations(command) && !areKnown)) {
            words.addAll(List.of(
                    "-m",
                    migrations().map(path -> Shell.quoted(path.toString())).orElse("MIGRATIONS")));
        }
        options.forEach(option -> words.add(Shell.quoted(option)));
        return String.join(" ", words);
    }

    @Override
    public final Integer call() {
        Place there = Place.of(address, Optional.ofNullable(sourceFormat), Conf.find(Optional.ofNullable(conf)));
        place = there;
        Optional<Path> migrations = givenOrKnown();
        try (SettingsSource source = there.open(output)) {
            CodecRegistry codecs = CodecRegistry.load(Thread.currentThread().getContextClassLoader());
            Migrations known =
                    migrations.map(path -> MigrationFiles.load(path, codecs)).orElseGet(Migrations::of);
            MigratorBuilder builder = there.migrator(source, Optional.ofNullable(journal))
                    .codecs(codecs)
                    .patience(patience)
                    .with(known);
            return watched(builder, known);
        }
    }

    private int watched(MigratorBuilder builder, Migrations known) {
        Optional<Activity> activity =
                output.activity(known.list().stream().map(Migration::id).toList());
        try {
            activity.ifPresent(bar -> builder.tell(bar).tellProgress(bar::on));
            return run(builder.build());
        } finally {
            activity.ifPresent(Activity::close);
        }
    }
}
