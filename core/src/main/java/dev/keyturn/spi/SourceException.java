package dev.keyturn.spi;

import dev.keyturn.settings.Problem;

/** A source, journal or lock could not do what it was asked. */
public class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // it is caught or printed where it happens; it is not sent anywhere
    private final Problem problem;

    private final boolean isOutcomeKnown;
    private final boolean isTemporary;

    /**
     * A failure.
     *
     * @param problem where, what, what was expected, whether to retry
     * @param isTemporary whether the same may work later without anybody mending anything
     * @param isOutcomeKnown whether it is certain that nothing was written
     * @param cause what happened below
     */
    public SourceException(Problem problem, boolean isTemporary, boolean isOutcomeKnown, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
        this.isTemporary = isTemporary;
        this.isOutcomeKnown = isOutcomeKnown;
    }

    /** A failure before anything was written that somebody has to mend. */
    public SourceException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
        this.isTemporary = false;
        this.isOutcomeKnown = true;
    }

    /** Where, what, what was expected, whether to retry. */
    public Problem problem() {
        return problem;
    }

    /** Whether the same may work later without anybody mending anything. */
    public boolean isTemporary() {
        return isTemporary;
    }

    /** Whether it is certain that nothing was written. */
    public boolean isOutcomeKnown() {
        return isOutcomeKnown;
    }
}
