package dev.keyturn.testkit;

import dev.keyturn.Shown;
import dev.keyturn.settings.Problem;
import java.util.List;

/** What the assertions of all that can be read have in common. */
final class Pages {
    private Pages() {}

    static void check(boolean isSo, String expected, Shown actual) {
        if (!isSo) {
            throw new AssertionError("expected " + expected + ", but it says:\n" + actual);
        }
    }

    static String ids(String what, String... ids) {
        return what + " " + (ids.length == 0 ? "no migration" : String.join(", ", ids));
    }

    static boolean isAt(String key, List<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.key().toString().equals(key));
    }
}
