package dev.keyturn.jdbc;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import java.util.ArrayList;
import java.util.List;

/** What has been found, each with what mends it. */
final class Findings {
    private final String source;
    private final List<Problem> problems = new ArrayList<>();

    Findings(String source) {
        this.source = source;
    }

    /** Something that a statement mends; where that is empty, nothing is said of it. */
    void mendedBy(String statement, String what, String expected) {
        told(statement.isEmpty() ? "" : "have this run: " + statement, what, expected);
    }

    /** Something that somebody has to see to. */
    void told(String hint, String what, String expected) {
        problems.add(Problem.of(Origin.of(source), Key.root(), what, expected).hint(hint));
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }
}
