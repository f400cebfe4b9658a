package dev.keyturn.cli;

import java.io.PrintWriter;

/**
 * What is said when somebody ends the program, as with Ctrl-C, while a command is at work. The exit code is that of the signal, as shells
 * expect: 130. What a run had begun is in its journal, and the next run finishes or gives it up, so that nothing is tidied up here.
 */
final class Interruption {
    private final PrintWriter err;
    private volatile boolean isOver;

    private Interruption(PrintWriter err) {
        this.err = err;
    }

    /** From now on until {@link #over}. */
    static Interruption told(PrintWriter err) {
        Interruption interruption = new Interruption(err);
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::tell, "keyturn-interrupted"));
        return interruption;
    }

    /** The command has come to its end. */
    void over() {
        isOver = true;
    }

    private void tell() {
        if (!isOver) {
            err.println(
                    "interrupted: a run that had begun to write is finished or given up by the next run, also by keyturn"
                            + " recover SOURCE; nothing is lost, and keyturn status SOURCE says where things stand");
        }
    }
}
