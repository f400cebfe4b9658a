package dev.keyturn.cli;

import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;

/** The commands, in the order in which help shows them. */
@Command(
        name = "keyturn",
        mixinStandardHelpOptions = true,
        version = Keyturn.VERSION,
        synopsisSubcommandLabel = "COMMAND",
        description = "Moves the settings of a program from one shape to the next, and back.",
        footer = {
            "",
            "SOURCE is a path, env:PREFIX_, 'jdbc:URL#table=NAME', or a name from keyturn.conf. A user and a password for",
            "a database are in KEYTURN_DB_USER and KEYTURN_DB_PASSWORD, or in the address. KEYTURN_CLASSPATH adds drivers",
            "and adapters.",
            "",
            "Exit codes: 0 done or nothing to do, 1 refused, 2 not understood, 3 not available now, safe to retry.",
            "",
            "Examples:",
            "  keyturn plan application.yaml -m migrations/",
            "  keyturn migrate application.yaml -m migrations/",
            "  keyturn rollback application.yaml --to before:2026-11-datasource",
            "  keyturn COMMAND --help"
        })
final class Keyturn {
    static final String VERSION = "keyturn 0.1.0-SNAPSHOT";

    private static final Pattern NAME = Pattern.compile("[a-z]{1,20}");

    private final OutputStream data;

    Keyturn(OutputStream data) {
        this.data = data;
    }

    /** Where data go, byte by byte. */
    OutputStream data() {
        return data;
    }

    /** All commands, in the order of the help. */
    static List<Class<?>> commands() {
        return List.of(
                PlanCommand.class,
                RehearseCommand.class,
                MigrateCommand.class,
                RollbackCommand.class,
                StatusCommand.class,
                NoteCommand.class,
                HistoryCommand.class,
                TagCommand.class,
                VerifyCommand.class,
                RecoverCommand.class,
                BaselineCommand.class,
                LintCommand.class,
                DiffCommand.class,
                DraftCommand.class,
                GetCommand.class,
                ProveCommand.class,
                RunbookCommand.class,
                CheckCommand.class,
                SchemaCommand.class);
    }

    /** One of them by its name. The others are left alone: to read what each of them takes would be most of the start of a program. */
    static Optional<Class<?>> command(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        String type = Keyturn.class.getPackageName() + "."
                + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "Command";
        try {
            return Optional.of(Class.forName(type));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
