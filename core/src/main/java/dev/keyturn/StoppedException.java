package dev.keyturn;

import dev.keyturn.SetReport.Part;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Work on several sources stopped at one of them, after all were looked at and nothing was found to be in the way: the disk was
 * full, somebody edited a file at that moment, a database went away. Or it did not stop, as it was asked to ({@link
 * Migrators#keepGoing}), and some of them failed. Each source is in order by itself, or the next run on it puts it in order.
 */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** More names than anybody reads in a message; the lists have them all. */
    static final int MOST = 10;

    @SuppressWarnings("serial") // it is caught or printed where it happens; it is not sent anywhere
    private final SetReport report;

    @SuppressWarnings("serial")
    private final List<String> failed;

    @SuppressWarnings("serial")
    private final List<String> notBegun;

    /**
     * Of work of which some failed.
     *
     * @param report what came of all that were begun
     * @param failures what the first of those threw that failed
     * @param notBegun the names of the others
     */
    StoppedException(SetReport report, List<RuntimeException> failures, List<String> notBegun) {
        super(message(report, failures, notBegun), failures.get(0));
        this.report = report;
        this.failed = report.failed();
        this.notBegun = List.copyOf(notBegun);
        failures.stream().skip(1).forEach(this::addSuppressed);
    }

    private static String message(SetReport report, List<RuntimeException> failures, List<String> notBegun) {
        SetReport done = report.done();
        List<String> failed = report.failed();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < failures.size(); i++) {
            String which = failed.isEmpty() ? "stopped: " : failed.get(i) + " failed: ";
            lines.add(which + says(failures.get(i)));
        }
        lines.add("done: " + names(done.parts().stream().map(Part::source).toList()) + "; failed: " + names(failed)
                + "; not begun: " + names(notBegun));
        lines.add(
                "safe to retry: mend what failed and run the same again; it goes on where it stopped, and does nothing"
                        + " twice. " + done.instead());
        return String.join(System.lineSeparator(), lines);
    }

    /** A failure of an unknown kind may have a value in its text. */
    private static String says(RuntimeException failure) {
        return failure instanceof RefusedException || failure instanceof SourceException
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName();
    }

    private static String names(List<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String first = names.stream().limit(MOST).collect(Collectors.joining(", "));
        return names.size() <= MOST ? first : first + " and " + (names.size() - MOST) + " more";
    }

    /** What was done, for each source that is finished. */
    public SetReport done() {
        return report.done();
    }

    /** What came of each source that was begun; of those that failed, why. */
    public SetReport report() {
        return report;
    }

    /** The names of the sources that failed: one, where the work stops at the first. */
    public List<String> failed() {
        return failed;
    }

    /** The names of the sources that were left alone. */
    public List<String> notBegun() {
        return notBegun;
    }
}
