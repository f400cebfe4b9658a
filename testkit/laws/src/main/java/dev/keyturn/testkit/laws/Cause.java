package dev.keyturn.testkit.laws;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What usually lies behind a violation, for whoever sees it for the first time.
 *
 * @param likely what is probably wrong
 * @param remedy what to do about it
 */
record Cause(String likely, String remedy) {
    private static final Pattern OTHER = Pattern.compile("expected (.+), got (.+)");

    static Cause of(Violation violation) {
        return switch (violation.law()) {
            case RT -> back(violation);
            case RE_UP, IDEM -> twice(violation);
            case EDIT_IN -> edited(violation);
            case EDIT_OUT ->
                new Cause(
                        "the way back puts more back than the migration took: a copy of a whole table, or of all settings",
                        "have it write the keys that it declares, and those only");
            case EDIT_BACK ->
                new Cause(
                        "the way back writes an old key without looking whether somebody has set it again",
                        "refuse where the old key is there with another value");
            case EDIT_DEL ->
                new Cause(
                        "the way back writes the old key although the new one is gone: it has a copy, or a default",
                        "write the old key only where the new one is there");
            case EDIT_MIN ->
                new Cause(
                        "the way back works out anew what nobody has changed, and does not get it exactly",
                        "give back what was there wherever the new value is the one that the way up wrote");
            case EDIT_PARK ->
                new Cause(
                        "the old shape has no place for the value, and the way back leaves it out without a word",
                        "refuse it, or report it");
            case FRAME -> frame(violation);
            case PURE -> pure(violation);
            case NON_VACUOUS ->
                new Cause(
                        "the migration refuses nearly everything, so that hardly anything was tried",
                        "give samples that it accepts, or mend what makes it refuse; its own messages say why");
            case CRASH ->
                new Cause(
                        "a run that is killed leaves settings from which the next run does not get to the end",
                        "have the way up see which of its keys are done already; do nothing in it but change settings");
            case MIXED ->
                new Cause(
                        "what the old release reads or writes while the new shape is stored is not what it has stored itself",
                        "make the two ways each other's opposite");
            case SECRECY ->
                new Cause(
                        "a message, or a name of a key, is made of a value that is secret",
                        "leave values out of messages; declare the key with secret(…)");
            case COMM, RESMIN, BYTES ->
                new Cause("see what is wrong above", "look at the smallest settings that show it");
        };
    }

    private static boolean says(Violation violation, String text) {
        return violation.what().contains(text);
    }

    private static Cause back(Violation violation) {
        if (says(violation, "is refused")) {
            return new Cause(
                    "the way back refuses what the way up has written",
                    "have it accept each value that the way up can write");
        }
        if (says(violation, "expected the order")) {
            return new Cause(
                    "a value comes back behind the others, not where it was",
                    "use steps that come with the library: they keep the place");
        }
        Matcher other = OTHER.matcher(violation.what());
        if (!other.find()) {
            return lost();
        }
        String expected = other.group(1);
        String actual = other.group(2);
        if (expected.equals("nothing")) {
            return new Cause(
                    "the way back writes a key that was not there: it does not know whether the way up added it",
                    "take away what the way up added, and write nothing else");
        }
        if (expected.equals("null") || actual.equals("null")) {
            return new Cause(
                    "null and nothing are taken for the same", "tell a key that is null from one that is absent");
        }
        return actual.equals("nothing") ? lost() : mangled(expected, actual);
    }

    private static Cause lost() {
        return new Cause(
                "the way up takes a value away, and the way back does not have it any more",
                "keep what is taken away: the steps of the library do; code of one's own has to leave it in the settings");
    }

    private static Cause mangled(String expected, String actual) {
        if (expected.equalsIgnoreCase(actual)) {
            return new Cause("capital letters are lost", "compare without case if need be, but keep the text");
        }
        if (expected.replaceAll("\\s", "").equals(actual.replaceAll("\\s", ""))) {
            return new Cause("white space is lost", "keep the text as it is");
        }
        if (expected.replace("\"", "").equals(actual.replace("\"", ""))) {
            return new Cause("a number and its text are taken for the same", "keep the kind of the value");
        }
        return new Cause(
                "the conversion loses something: digits, a unit, parts that are equal, the order of a list",
                "refuse what cannot be brought back exactly, or convert with a codec of the library, which keeps the original");
    }

    private static Cause twice(Violation violation) {
        return says(violation, "residue")
                ? new Cause(
                        "the second way up does not find the settings as the first one did",
                        "have the way back leave exactly what was there")
                : new Cause(
                        "it does not see that it is done already, and does it again",
                        "recognise the new form, and change nothing there; or convert to a new key");
    }

    private static Cause edited(Violation violation) {
        return says(violation, "refused")
                ? new Cause(
                        "the way back refuses a value that the new shape may have",
                        "carry each value back that the way up accepts again")
                : new Cause(
                        "the way back does not look at the value as it is now: it puts a copy back, or a constant",
                        "work out the old value from the live one");
    }

    private static Cause frame(Violation violation) {
        return says(violation, "not declared")
                ? new Cause(
                        "the code writes a key that it does not declare", "name it in writing(…), or leave it alone")
                : new Cause(
                        "the code looks at a key that it does not declare",
                        "name it in reading(…), or do not look at it");
    }

    private static Cause pure(Violation violation) {
        if (says(violation, "it throws")) {
            return new Cause(
                    "the code takes for granted that a value is there, or is of a certain kind",
                    "refuse settings that it cannot deal with, with a message that says which and why");
        }
        if (says(violation, "Turkish")) {
            return new Cause(
                    "the code uses the language, the time zone, the clock or a counter of the machine",
                    "use Locale.ROOT, fixed formats and nothing but the settings");
        }
        return new Cause(
                "the code depends on the order of entries, or changes what it was given",
                "look keys up by their names; settings are changed by making new ones");
    }
}
