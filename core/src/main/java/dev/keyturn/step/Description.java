package dev.keyturn.step;

import dev.keyturn.codec.Conversion;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a migration says: the same data, whether it was built in Java, read from a document or implemented as a class.
 *
 * @param id the name of the migration, unique and never changed: letters, digits, {@code . _ -}
 * @param owner who answers for it
 * @param expectation what will be true afterwards, in a sentence
 * @param checks what can be checked of it
 * @param assumptions what has to be true before anything is written
 * @param rollbackNote what whoever takes it back has to know
 * @param secrets keys whose values are never shown
 * @param stamp a key that holds the id of the last migration, where one is wanted
 * @param steps what is done, in order
 */
public record Description(
        String id,
        String owner,
        String expectation,
        List<Condition> checks,
        List<Condition> assumptions,
        String rollbackNote,
        List<KeyPattern> secrets,
        Optional<Key> stamp,
        List<Step> steps) {
    private static final int LONGEST_ID = 100;

    /** What an id looks like, as the end of a sentence that begins with "expected". */
    public static final String ID = "letters and digits, with dots, underscores and hyphens between them, at most "
            + LONGEST_ID + " characters";

    public Description {
        checks = List.copyOf(checks);
        assumptions = List.copyOf(assumptions);
        secrets = List.copyOf(secrets);
        steps = List.copyOf(steps);
        if (!isId(id)) {
            throw new IllegalArgumentException("the id of a migration is not one; expected " + ID);
        }
        said(owner, id, "owner", "who answers for it");
        said(expectation, id, "expected result", "what will be true afterwards");
        said(rollbackNote, id, "rollback note", "what whoever takes it back has to know");
        stamp.ifPresent(Keys::named);
        if (steps.isEmpty() && stamp.isEmpty()) {
            throw new IllegalArgumentException("migration " + id + " does nothing; expected at least one step");
        }
    }

    /** Whether this can be the id of a migration. */
    public static boolean isId(String text) {
        return text.length() <= LONGEST_ID && text.matches("[A-Za-z0-9]+([._-]+[A-Za-z0-9]+)*");
    }

    private static void said(String text, String id, String what, String meaning) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("migration " + id + " has no " + what + "; expected " + meaning);
        }
    }

    /** The conversions that the steps name, those within other steps included. */
    public List<Conversion> conversions() {
        return steps.stream().flatMap(step -> step.conversions().stream()).toList();
    }

    /** The steps, and the one that writes the stamp where there is one. */
    public List<Step> allSteps() {
        if (stamp.isEmpty()) {
            return steps;
        }
        List<Step> all = new ArrayList<>(steps);
        all.add(new SetValue(stamp.get(), Value.of(id)));
        return all;
    }
}
