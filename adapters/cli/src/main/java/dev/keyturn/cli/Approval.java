package dev.keyturn.cli;

import java.io.Console;
import picocli.CommandLine.Option;

/** Who sits at a terminal is asked before something is written; a script is not. */
final class Approval {
    @Option(
            names = {"-y", "--yes"},
            description = "Does it without asking. Only who sits at a terminal is asked.")
    private boolean isGiven;

    @Option(names = "--dry-run", description = "Shows what it would do, and changes nothing.")
    private boolean isDry;

    boolean isDry() {
        return isDry;
    }

    boolean isNeeded() {
        return !isGiven && isTerminal();
    }

    /** Asks; anything but yes is no. */
    @SuppressWarnings("SystemConsoleNull") // it is null on Java 17
    static boolean asked(String question) {
        Activity.pause();
        Console console = System.console();
        String answer = console == null ? null : console.readLine("%s [y/N] ", question);
        return answer != null
                && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
    }

    /** From Java 22 on there is a console where there is no terminal. */
    @SuppressWarnings("SystemConsoleNull") // it is null on Java 17
    static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException isOlder) {
            return true;
        }
    }
}
