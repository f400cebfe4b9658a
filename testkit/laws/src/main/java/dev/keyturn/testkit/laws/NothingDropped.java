package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import java.util.Optional;

/** EDIT-PARK: after the way down, a value that was set is where it was, or comes up again, or is remarked. */
final class NothingDropped implements Check {
    @Override
    public Law law() {
        return Law.EDIT_PARK;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        for (Trial.Edited edited : trial.edited()) {
            for (OnConflict policy : OnConflict.values()) {
                Down down = policy == OnConflict.REFUSE ? edited.down() : trial.down(edited.young(), policy);
                if (down instanceof Down.Done done && isDropped(trial, edited, done)) {
                    return Optional.of(Violation.of(law(), trial, edited.edit(), told(trial, edited, done, policy)));
                }
            }
        }
        return Optional.empty();
    }

    private static String told(Trial trial, Trial.Edited edited, Down.Done done, OnConflict policy) {
        Key key = edited.edit().key();
        Optional<Value> up = trial.up(done.settings()).flatMap(settings -> settings.value(key));
        return "it is dropped silently" + (policy == OnConflict.REFUSE ? "" : " with the policy " + policy)
                + ", as down and up again show:\n"
                + Differences.line(key, edited.young().value(key), up);
    }

    private static boolean isThere(Settings settings, Key key, Optional<Value> edit) {
        return settings.value(key).equals(edit)
                || (Shells.isShell(edit)
                        && settings.at(key).filter(Table.class::isInstance).isPresent());
    }

    /** What one of several steps took to another key is there, though the next way up leaves it elsewhere or in another form. */
    private static boolean isUnderAnotherName(Trial trial, Settings young, Settings old, Optional<Value> edit) {
        return trial.subject().steps().size() > 1 && howOften(old, edit) >= howOften(young, edit);
    }

    private static long howOften(Settings settings, Optional<Value> value) {
        return settings.keys().stream()
                .filter(key -> settings.value(key).equals(value))
                .count();
    }

    private static boolean isDropped(Trial trial, Trial.Edited edited, Down.Done done) {
        Key key = edited.edit().key();
        Optional<Value> edit = edited.young().value(key);
        Settings old = done.settings();
        boolean isSet = edited.edit().kind() == Edit.Kind.SET || edited.edit().kind() == Edit.Kind.ELEMENTS;
        boolean isOfElements = edit.filter(value ->
                        value instanceof Items list && list.items().stream().anyMatch(Table.class::isInstance))
                .isPresent(); // what is set within the elements is tried, too
        boolean isRewritten = trial.subject().rewritesReferences()
                && edit.filter(Value::mayRefer).isPresent();
        return isSet
                && !isOfElements
                && !isRewritten
                && done.remarks().isEmpty()
                && !isThere(old, key, edit)
                && !isUnderAnotherName(trial, edited.young(), old, edit)
                && !trial.up(old).filter(up -> isThere(up, key, edit)).isPresent();
    }
}
