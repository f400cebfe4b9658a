package dev.keyturn.review.lint;

import dev.keyturn.review.lint.Finding.Where;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;

/** What is wrong with a document that is no migration, as a finding. */
final class Unreadable {
    /** What {@code convert} and {@code mapValue} say of a conversion whose two sides look alike. */
    private static final String ALIKE = "a value does not tell whether it is";

    private Unreadable() {}

    static Finding finding(Problem problem) {
        Rule rule = rule(problem);
        int end = rule == Rule.IN_PLACE_CONVERSION ? problem.what().lastIndexOf("; ") : -1;
        String what = end < 0 ? problem.what() : problem.what().substring(0, end);
        String advice = end < 0 ? advice(rule, problem) : problem.what().substring(end + 2);
        return new Finding(rule, Where.at(problem.origin(), problem.key()), what, advice);
    }

    private static String advice(Rule rule, Problem problem) {
        if (rule == Rule.MISSING_OWNER) {
            return "say who answers for it";
        }
        if (rule == Rule.MISSING_EXPECT) {
            return "say what will be true afterwards";
        }
        if (rule == Rule.MISSING_ROLLBACK) {
            return "say what whoever takes it back has to know";
        }
        return problem.hint().isEmpty() ? "expected " + problem.expected() : problem.hint();
    }

    private static Rule rule(Problem problem) {
        if (problem.what().contains(ALIKE)) {
            return Rule.IN_PLACE_CONVERSION;
        }
        Key key = problem.key();
        if (isAbout(problem, "owner")) {
            return Rule.MISSING_OWNER;
        }
        if (isAbout(problem, "expect") || key.equals(Key.of("expect.says"))) {
            return Rule.MISSING_EXPECT;
        }
        return isAbout(problem, "rollback") ? Rule.MISSING_ROLLBACK : Rule.MALFORMED;
    }

    /** A field that is missing is told of the document, one that is blank at its key. */
    private static boolean isAbout(Problem problem, String field) {
        return problem.key().equals(Key.ofNames(field)) || problem.what().equals("it has no " + field);
    }
}
