package dev.keyturn.cli;

import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SourceException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when a command was not done, and the exit code for it. No stack trace is shown, and no value. */
final class Failures {
    private Failures() {}

    /** While it was done. */
    static int told(Throwable failure, PrintWriter err) {
        if (failure instanceof RefusedException refused) {
            refused.problems().forEach(err::println);
            return Main.REFUSED;
        }
        if (failure instanceof SourceException source) {
            err.println(source.problem());
            return source.isTemporary() ? Main.LATER : Main.REFUSED;
        }
        if (failure instanceof Misuse) {
            err.println(failure.getMessage());
            return Main.USAGE;
        }
        if (failure instanceof ServiceConfigurationError) {
            err.println(
                    "class path: a jar there names an adapter or a driver that cannot be loaded; expected jars for this"
                            + " version, with all that they need, in KEYTURN_CLASSPATH; safe to retry");
            return Main.REFUSED;
        }
        err.println("keyturn: a defect of keyturn itself: " + failure.getClass().getName() + place(failure)
                + "; expected none; nothing more is known of what was done: keyturn status says where things stand;"
                + " please report it with this line");
        return Main.REFUSED;
    }

    private static String place(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.keyturn."))
                .findFirst()
                .map(frame -> " in " + frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .orElse("");
    }

    /** While the command line was read. */
    static int misused(ParameterException failure) {
        CommandLine line = failure.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(misuse(failure).orElseGet(() -> said(failure)));
        err.println("see " + line.getCommandSpec().qualifiedName() + " --help");
        return Main.USAGE;
    }

    private static Optional<String> misuse(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(Misuse.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()))
                .findFirst();
    }

    /** What is too much may be a second address, or a password with a space in it. */
    private static String said(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            if (failure.getCommandLine().getParent() == null && !unmatched.isUnknownOption()) {
                return "there is no such command" + suggestions(unmatched);
            }
            return unmatched.isUnknownOption()
                    ? "there is no option " + option(unmatched.getUnmatched().get(0)) + suggestions(unmatched)
                    : "one argument too many; expected quotes around what has a space or a & in it"
                            + suggestions(unmatched);
        }
        return printable(String.valueOf(failure.getMessage()));
    }

    private static String suggestions(UnmatchedArgumentException unmatched) {
        return unmatched.getSuggestions().isEmpty()
                ? ""
                : "; is it " + String.join(" or ", unmatched.getSuggestions()) + "?";
    }

    private static String option(String text) {
        return printable(text.replaceAll("=.*", ""));
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
