package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.Rehearsal;
import dev.keyturn.spi.SettingsSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that rehearses, and may run a command of the team's own on the copy. */
@Command
abstract class WithCommand extends WithMigrations {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs a command
    private CommandSpec spec;

    @Parameters(
            index = "1..*",
            paramLabel = "COMMAND",
            description =
                    "Behind --: a command that is run on the migrated copy, and again on the copy rolled back. KEYTURN_COPY is"
                            + " where the copy is, KEYTURN_PHASE is migrated or rolled-back.")
    private List<String> command = new ArrayList<>();

    @Option(
            names = "--command-timeout",
            paramLabel = "SECONDS",
            defaultValue = "600",
            converter = Words.TimeLimit.class,
            description = "How long COMMAND may take each time; 600 without this.")
    private Duration limit = Duration.ZERO;

    /** Whether there is one. What stands there by mistake is not run. */
    boolean hasCommand() {
        if (!command.isEmpty()
                && !spec.commandLine().getParseResult().originalArgs().contains("--")) {
            throw new Misuse(
                    "one argument too many; expected a command behind --, and quotes around what has a space in it");
        }
        return !command.isEmpty();
    }

    /** A rehearsal, with the command in between where there is one. What that said where it failed is said. */
    Rehearsal rehearsed(Migrator migrator) {
        if (!hasCommand()) {
            return migrator.rehearse();
        }
        Rehearsal rehearsal;
        try (SettingsSource source = place().open(output());
                ScratchCopy copy = ScratchCopy.of(place().address(), source)) {
            rehearsal = copy.rehearse(migrator, new TeamCommand(command, limit));
        }
        rehearsal.trials().stream().filter(trial -> !trial.hasPassed()).forEach(trial -> {
            output().wrong(trial.says() + (trial.lines().isEmpty() ? "; it said nothing" : "; its last lines:"));
            trial.lines().forEach(line -> output().wrong("  " + line));
        });
        return rehearsal;
    }
}
