package dev.keyturn.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A command for which the journal is enough, and migrations may be given as well. */
@Command
abstract class WithJournal extends OnSource {
    @Option(
            names = {"-m", "--migrations"},
            paramLabel = "MIGRATIONS",
            description = MIGRATIONS)
    private @Nullable Path migrations;

    @Override
    final Optional<Path> migrations() {
        return Optional.ofNullable(migrations);
    }
}
