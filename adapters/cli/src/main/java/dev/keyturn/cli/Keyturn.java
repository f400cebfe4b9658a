package dev.keyturn.cli;

import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.Plan;
import dev.keyturn.Rehearsal;
import dev.keyturn.Shown;
import dev.keyturn.Status;
import dev.keyturn.To;
import dev.keyturn.Verification;
import dev.keyturn.step.OnConflict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands. */
@Command(
        name = "keyturn",
        mixinStandardHelpOptions = true,
        version = "keyturn 0.1.0-SNAPSHOT",
        synopsisSubcommandLabel = "plan | rehearse | migrate | rollback | status | history | verify | recover",
        description = "Moves the settings of a program from one shape to the next, and back.",
        footer = {
            "",
            "Exit codes: 0 done or nothing to do, 1 refused, 2 not understood, 3 not available now, safe to retry.",
            "",
            "Examples:",
            "  keyturn plan application.properties -m migrations/",
            "  keyturn migrate application.properties -m migrations/",
            "  keyturn rollback application.properties --to before:2026-11-datasource"
        })
final class Keyturn {
    private static final String SOURCE = "SOURCE";
    private static final String SOURCE_MEANING = "The file with the settings.";
    private static final String MIGRATIONS =
            "The migrations: a file in any of the formats that settings may have, or a directory of them.";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs a command
    private CommandSpec spec;

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(description = "Shows what would be changed, and changes nothing.", mixinStandardHelpOptions = true)
    int plan(
            @Parameters(paramLabel = SOURCE, description = SOURCE_MEANING) Path source,
            @Option(names = "-m", required = true, paramLabel = "MIGRATIONS", description = MIGRATIONS)
                    Path migrations) {
        Plan plan = migrator(source, migrations).plan();
        show(plan);
        return plan.problems().isEmpty() ? Main.DONE : Main.REFUSED;
    }

    @Command(
            description =
                    "Does it on a copy: there, back, there again, and back once more for each key that is edited.",
            mixinStandardHelpOptions = true)
    int rehearse(
            @Parameters(paramLabel = SOURCE, description = SOURCE_MEANING) Path source,
            @Option(names = "-m", required = true, paramLabel = "MIGRATIONS", description = MIGRATIONS)
                    Path migrations) {
        Rehearsal rehearsal = migrator(source, migrations).rehearse();
        show(rehearsal);
        return rehearsal.hasPassed() ? Main.DONE : Main.REFUSED;
    }

    @Command(description = "Migrates all that is to be done.", mixinStandardHelpOptions = true)
    int migrate(
            @Parameters(paramLabel = SOURCE, description = SOURCE_MEANING) Path source,
            @Option(names = "-m", required = true, paramLabel = "MIGRATIONS", description = MIGRATIONS) Path migrations,
            @Option(names = "--again", description = "Migrates those as well that were rolled back.") boolean again) {
        Migrator migrator = migrator(source, migrations);
        show(again ? migrator.migrate(Pending.all().heldToo()) : migrator.migrate());
        return Main.DONE;
    }

    @Command(
            description =
                    "Takes migrations back and keeps what was edited since. The journal is enough; the migrations are"
                            + " needed only for steps in Java.",
            mixinStandardHelpOptions = true)
    int rollback(
            @Parameters(paramLabel = SOURCE, description = SOURCE_MEANING) Path source,
            @Option(
                            names = "--to",
                            required = true,
                            paramLabel = "WHERE",
                            description = "before:ID, after:ID, tag:NAME, count:N or time:INSTANT.")
                    String to,
            @Option(
                            names = "--on-conflict",
                            paramLabel = "WHO",
                            defaultValue = "refuse",
                            description =
                                    "Who wins where an edit and the old state exclude each other: refuse (the usual),"
                                            + " keep-edited or restore-old.")
                    String onConflict,
            @Option(
                            names = "--accept-loss",
                            description =
                                    "Goes on where the key is gone that secrets were stored under; lists what is lost.")
                    boolean isLossAccepted,
            @Option(names = "-m", paramLabel = "MIGRATIONS", description = MIGRATIONS) @Nullable Path migrations) {
        Migrator migrator = migrator(source, migrations);
        show(
                isLossAccepted
                        ? migrator.rollbackAcceptingLoss(to(to), policy(onConflict))
                        : migrator.rollback(to(to), policy(onConflict)));
        return Main.DONE;
    }

    @Command(description = "Shows which migrations are in the settings.", mixinStandardHelpOptions = true)
    int status(
            @Parameters(paramLabel = SOURCE, description = SOURCE_MEANING) Path source,
            @Option(names = "-m", paramLabel = "MIGRATIONS", description = MIGRATIONS) @Nullable Path migrations,
            @Option(names = "--check", description = "Exits with 1 when something is to be done.") boolean check) {
        Status status = migrator(source, migrations).status();
        show(status);
        return check && status.needsRun() ? Main.REFUSED : Main.DONE;
    }

    @Command(description = "Shows what was done, entry by entry.", mixinStandardHelpOptions = true)
    int history(@Parameters(paramLabel = SOURCE, description = SOURCE_MEANING) Path source) {
        show(migrator(source, null).history());
        return Main.DONE;
    }

    @Command(
            description = "Tells whether the settings are what the journal says, and what the migrations promised.",
            mixinStandardHelpOptions = true)
    int verify(
            @Parameters(paramLabel = SOURCE, description = SOURCE_MEANING) Path source,
            @Option(names = "-m", paramLabel = "MIGRATIONS", description = MIGRATIONS) @Nullable Path migrations) {
        Verification verification = migrator(source, migrations).verify();
        show(verification);
        return verification.hasPassed() ? Main.DONE : Main.REFUSED;
    }

    @Command(
            description =
                    "Finishes, or gives up, what a run that was killed left behind. Every other run does so, too.",
            mixinStandardHelpOptions = true)
    int recover(
            @Parameters(paramLabel = SOURCE, description = SOURCE_MEANING) Path source,
            @Option(
                            names = "--on-conflict",
                            paramLabel = "WHO",
                            defaultValue = "refuse",
                            description =
                                    "Who wins where somebody edited a key since: refuse (the usual), keep-edited or"
                                            + " restore-old, which writes the migration's value.")
                    String onConflict) {
        show(migrator(source, null).recover(policy(onConflict)));
        return Main.DONE;
    }

    private void show(Shown shown) {
        out().print(shown);
        out().flush();
    }

    private static Migrator migrator(Path source, @Nullable Path migrations) {
        return Sources.migrator(source, Optional.ofNullable(migrations));
    }

    private static To to(String text) {
        int colon = text.indexOf(':');
        String what = colon < 0 ? text : text.substring(0, colon);
        String argument = text.substring(colon + 1);
        return switch (what) {
            case "before" -> To.before(argument);
            case "after" -> To.after(argument);
            case "tag" -> To.tag(argument);
            case "count" -> To.count(number(argument));
            case "time" -> To.time(instant(argument));
            default ->
                throw new IllegalArgumentException(
                        "--to " + text + ": expected before:ID, after:ID, tag:NAME, count:N or time:INSTANT");
        };
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("--to count:" + text + ": expected a number, such as count:1");
        }
        return Integer.parseInt(text);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "--to time:" + text + ": expected an instant, such as time:2026-11-21T10:00:00Z", e);
        }
    }

    private static OnConflict policy(String text) {
        for (OnConflict policy : OnConflict.values()) {
            if (policy.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                return policy;
            }
        }
        throw new IllegalArgumentException("--on-conflict " + text + ": expected refuse, keep-edited or restore-old");
    }
}
