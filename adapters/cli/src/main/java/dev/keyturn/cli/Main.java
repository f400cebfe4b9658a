package dev.keyturn.cli;

import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SourceException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** Runs a command and turns what became of it into an exit code. */
public final class Main {
    /** Done, or nothing to do. */
    static final int DONE = 0;

    /** Refused: problems, malformed input, conflicts. */
    static final int REFUSED = 1;

    /** The command line was not understood. */
    static final int USAGE = 2;

    /** Not available now; safe to retry. */
    static final int LATER = 3;

    /** Kept, because a logger that nobody keeps forgets its level. */
    private static final Logger LOG = Logger.getLogger("dev.keyturn");

    private Main() {}

    /** The program. */
    public static void main(String[] args) {
        LOG.setLevel(Level.OFF); // what a command prints says the same
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Keyturn());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof RefusedException refused) {
                refused.problems().forEach(problem -> err.println(problem));
                return REFUSED;
            }
            if (failure instanceof SourceException source) {
                err.println(source.problem());
                return source.isTemporary() ? LATER : REFUSED;
            }
            if (failure instanceof IllegalArgumentException) {
                err.println(failure.getMessage());
                return USAGE;
            }
            throw failure;
        });
        return line.execute(args);
    }
}
