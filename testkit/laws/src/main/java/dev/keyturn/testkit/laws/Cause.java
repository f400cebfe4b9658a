package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Key;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What usually lies behind a violation, for whoever sees it for the first time.
 *
 * @param likely what is probably wrong
 * @param remedy what to do about it
 */
record Cause(String likely, String remedy) {
    private static final Pattern OTHER = Pattern.compile("(?m)^(.+): expected (.+), got (.+)$");

    static Cause of(Violation violation) {
        if (says(violation, "a run is refused")) {
            return new Cause(
                    "what the migration expects or assumes is not so, or one of its ways refuses what the other one made",
                    "do what the message says; or have the steps refuse such settings before anything is written");
        }
        return switch (violation.law()) {
            case RT -> back(violation);
            case RE_UP, IDEM -> twice(violation);
            case EDIT_IN -> edited(violation);
            case EDIT_OUT -> elsewhere(violation);
            case EDIT_BACK ->
                new Cause(
                        "the way back writes an old key without looking whether somebody has set it again",
                        "refuse where the old key is there with another value");
            case EDIT_DEL ->
                new Cause(
                        "the way back writes the old key although the new one is gone: it has a copy, or a constant",
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
            case NON_VACUOUS -> vacuous(violation);
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
                        "a message, or a name of a key, is made of a secret value, or it depends on the value what is said",
                        "leave values out of messages and names, and say the same whatever they are");
            case COMM, RESMIN, BYTES ->
                new Cause("see what is wrong above", "look at the smallest settings that show it");
        };
    }

    private static Cause vacuous(Violation violation) {
        if (says(violation, "it expects")) {
            return new Cause(
                    "the expectation names a key or a value of the old shape, or a misspelt one",
                    "have it ask for what the migration makes; compare the names of keys");
        }
        if (says(violation, "this step finds nothing to do")) {
            return new Cause(
                    "a step before it takes its key away, or puts a value there",
                    "compare the keys of the steps and their order");
        }
        return says(violation, "changes nothing") || says(violation, "nothing is changed")
                ? new Cause(
                        "the way up looks for other keys than those that the migration declares, or gives back what it got",
                        "compare the names of keys with those of real settings")
                : new Cause(
                        "the migration refuses nearly everything, so that hardly anything was tried",
                        "give samples that it accepts, or mend what makes it refuse; its own messages say why");
    }

    private static boolean says(Violation violation, String text) {
        return violation.said().contains(text);
    }

    private static Cause back(Violation violation) {
        if (says(violation, "is refused")) {
            return new Cause(
                    "the way back refuses what the way up has written",
                    "have it accept each value that the way up can write");
        }
        if (says(violation, "the order")) {
            return new Cause(
                    "a value comes back behind the others, not where it was",
                    "use steps that come with the library: they keep the place");
        }
        if (says(violation, "remarks")) {
            return new Cause(
                    "the way back reports an edit where there was none",
                    "remark only where the new value is another one than the way up wrote");
        }
        Matcher other = OTHER.matcher(violation.said());
        return other.find() ? other(violation, other.group(1), other.group(2), other.group(3)) : lost();
    }

    private static Cause other(Violation violation, String key, String expected, String actual) {
        if (expected.equals("nothing")) {
            return new Cause(
                    "the way back writes a key that was not there: it does not know whether the way up added it",
                    "take away what the way up added, and write nothing else");
        }
        if (expected.startsWith("[") && !actual.equals("nothing")) {
            return Mangled.of(expected, actual);
        }
        if (expected.equals("null")) {
            return new Cause(
                    "null and nothing are taken for the same", "tell a key that is null from one that is absent");
        }
        if (actual.equals("null")) {
            return new Cause(
                    "a value that the code does not understand becomes null",
                    "refuse what it does not understand, or leave it as it is");
        }
        return actual.equals("nothing") ? gone(violation, key, expected) : Mangled.of(expected, actual);
    }

    private static Cause gone(Violation violation, String key, String expected) {
        if (expected.equals("{}")) {
            return new Cause(
                    "a table that was empty before is taken away with what stood in it since",
                    "take away keys, and tables only where the way up made them");
        }
        boolean isTarget = Edits.isWithin(violation.subject().footprint().targets(), Key.of(key))
                && !Edits.isWithin(violation.subject().footprint().sources(), Key.of(key));
        return isTarget && violation.settings().has(Key.of(key))
                ? new Cause(
                        "the way up writes over a value that was at the new key already",
                        "refuse settings that have a value there")
                : lost();
    }

    private static Cause lost() {
        return new Cause(
                "the way up takes a value away, and the way back does not have it any more",
                "keep what is taken away: the steps of the library do; code of one's own has to leave it in the settings");
    }

    private static Cause twice(Violation violation) {
        if (says(violation, "residue") || says(violation, "has kept")) {
            return new Cause(
                    "the second way up does not find the settings as the first one did",
                    "have the way back leave exactly what was there");
        }
        if (says(violation, "refuse")) {
            return new Cause(
                    "the way back makes settings that the way up does not accept",
                    "have it give back what was there, or refuse");
        }
        return violation.law() == Law.IDEM
                ? new Cause(
                        "it does not see that it is done already, and does it again",
                        "recognise the new form, and change nothing there; or convert to a new key")
                : new Cause(
                        "down and up are not each other's opposite: the way back leaves or loses something",
                        "have each way undo what the other one does, and nothing else");
    }

    private static Cause edited(Violation violation) {
        return says(violation, "refuse")
                ? new Cause(
                        "the way back refuses a value that the new shape may have, or makes one of it that up refuses",
                        "carry each value back that the way up accepts again")
                : new Cause(
                        "the way back does not look at the value as it is now: it puts a copy back, or a constant",
                        "work out the old value from the live one");
    }

    private static Cause elsewhere(Violation violation) {
        return says(violation, "refused")
                ? new Cause(
                        "the way back refuses because of a key that is none of its business",
                        "have it look at the keys that it declares, and those only")
                : new Cause(
                        "the way back puts more back than the migration took: a copy of a whole table, or of all settings",
                        "have it write the keys that it declares, and those only");
    }

    private static Cause frame(Violation violation) {
        Matcher other = OTHER.matcher(violation.said());
        boolean isWritten = other.find()
                && violation
                        .edited()
                        .filter(edit -> !edit.key().toString().equals(other.group(1)))
                        .isEmpty();
        return isWritten
                ? new Cause(
                        "the code changes a key that it does not declare",
                        "declare the key with writing(…), or leave it alone")
                : new Cause(
                        "the code looks at a key that it does not declare",
                        "declare the key with reading(…), or do not look at it");
    }

    private static Cause pure(Violation violation) {
        if (says(violation, "it throws")) {
            return new Cause(
                    "the code takes for granted that a value is there, or is of a certain kind",
                    "refuse settings that it cannot deal with, with a message that says which and why");
        }
        if (says(violation, "Turkish") || says(violation, "second run")) {
            return new Cause(
                    "the code uses the language, the time zone, the clock or a counter of the machine",
                    "use Locale.ROOT, fixed formats and nothing but the settings");
        }
        return says(violation, "have been changed")
                ? new Cause("the code changes what it was given", "settings are changed by making new ones")
                : new Cause("the code depends on the order of entries", "look keys up by their names");
    }
}
