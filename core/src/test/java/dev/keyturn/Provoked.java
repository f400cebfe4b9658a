package dev.keyturn;

import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SourceException;
import java.util.List;

/** A page of situations, each with the problems that it really leads to, as a user reads them. */
final class Provoked {
    private final StringBuilder page = new StringBuilder();

    @FunctionalInterface
    interface Situation {
        void happens() throws Exception;
    }

    void refused(String when, Situation situation) throws Exception {
        try {
            situation.happens();
        } catch (RefusedException refused) {
            told(when, refused.problems());
            return;
        } catch (SourceException failed) {
            told(when, List.of(failed.problem()));
            return;
        }
        throw new AssertionError("nothing was refused when " + when);
    }

    void told(String when, List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new AssertionError("nothing was wrong when " + when);
        }
        page.append(when).append('\n');
        problems.forEach(problem -> page.append("  ").append(problem).append('\n'));
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
