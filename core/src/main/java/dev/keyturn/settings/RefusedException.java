package dev.keyturn.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Something was refused, with everything that is wrong with it: all problems at once, not the first one. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a refusal is caught or printed where it happens; it is not sent anywhere
    private final List<Problem> problems;

    /** A refusal for these reasons, of which there is at least one. */
    public RefusedException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** A refusal for one reason. */
    public RefusedException(Problem problem) {
        this(List.of(problem));
    }

    /** The reasons, in the order in which they were found. */
    public List<Problem> problems() {
        return problems;
    }
}
