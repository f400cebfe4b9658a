package dev.keyturn.selftest.engine;

/** The end of a process, at the point where it happens. An Error, so that nothing in between takes it for a failure. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
        super("the process ends here", null, false, false);
    }
}
