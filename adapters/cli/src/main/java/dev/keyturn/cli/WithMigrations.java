package dev.keyturn.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A command that needs migrations. */
@Command
abstract class WithMigrations extends OnSource {
    @Option(
            names = {"-m", "--migrations"},
            required = true,
            paramLabel = "MIGRATIONS",
            description = MIGRATIONS)
    private Path migrations = Path.of("");

    @Override
    final Optional<Path> migrations() {
        return Optional.of(migrations);
    }
}
