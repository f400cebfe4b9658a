package dev.keyturn.cli;

/** The command line was not understood. Its message is for users: what, and what was expected. */
final class Misuse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misuse(String message) {
        super(message);
    }
}
