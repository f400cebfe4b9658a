package dev.keyturn.spi;

import dev.keyturn.settings.Problem;

/**
 * A source, journal, lock or place for backups could not do what it was asked.
 *
 * <p>Its message is its problem: where, what, what was expected, whether to retry, what to do, and never a value. Two facts go
 * beside it. {@link #isTemporary}: whether waiting may help, such as for a lock or a network. {@link #isOutcomeKnown}: whether it
 * is certain that nothing was written; a lost answer to a write is the case where it is not, and whoever repeats that write has
 * to look first.
 */
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
