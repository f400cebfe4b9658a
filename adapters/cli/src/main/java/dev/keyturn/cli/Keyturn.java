package dev.keyturn.cli;

import java.io.OutputStream;
import picocli.CommandLine.Command;

/** The commands, in the order in which help shows them. */
@Command(
        name = "keyturn",
        mixinStandardHelpOptions = true,
        version = "keyturn 0.1.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PlanCommand.class,
            RehearseCommand.class,
            MigrateCommand.class,
            RollbackCommand.class,
            StatusCommand.class,
            HistoryCommand.class,
            TagCommand.class,
            VerifyCommand.class,
            RecoverCommand.class,
            BaselineCommand.class,
            GetCommand.class
        },
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
    private final OutputStream data;

    Keyturn(OutputStream data) {
        this.data = data;
    }

    /** Where data go, byte by byte. */
    OutputStream data() {
        return data;
    }
}
