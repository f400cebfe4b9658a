package dev.keyturn.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A command that needs migrations. */
@Command
abstract class WithMigrations extends OnSource {
    @Option(
            names = {"-m", "--migrations"},
            paramLabel = "MIGRATIONS",
            description = MIGRATIONS)
    private @Nullable Path migrations;

    @Override
    final Optional<Path> migrations() {
        return Optional.ofNullable(migrations);
    }

    @Override
    final boolean needsMigrations() {
        return true;
    }
}
