package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** FRAME: up changes declared keys only, and what stands at other keys makes no difference to it. */
final class Frame implements Check {
    @Override
    public Law law() {
        return Law.FRAME;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        List<KeyPattern> writes = trial.subject().footprint().writes();
        for (Change change : Changes.between(trial.old(), trial.young()).list()) {
            if (!Edits.isWithin(writes, change.key()) && !isAround(writes, change)) {
                return Optional.of(Violation.of(
                        law(),
                        trial,
                        change.key() + " is changed, but not declared:\n"
                                + Differences.line(change.key(), change.before(), change.after())));
            }
        }
        return influence(trial);
    }

    /** Tables around the keys come and go with what is in them; lists around them change with their elements. */
    private static boolean isAround(List<KeyPattern> writes, Change change) {
        boolean isList = change.before().isPresent()
                && change.before().map(Value::kind).equals(change.after().map(Value::kind))
                && change.before().get().kind().equals("list");
        return Shells.isAround(writes, change) || (isList && Edits.touches(writes, change.key()));
    }

    private Optional<Violation> influence(Trial trial) {
        List<KeyPattern> all = Edits.named(trial.subject().footprint().all());
        Set<Key> keys = new LinkedHashSet<>(trial.old().keys());
        all.stream().flatMap(pattern -> Instances.of(pattern).stream()).forEach(key -> keys.addAll(Neighbours.of(key)));
        List<Edit> edits = new ArrayList<>();
        for (Key key : keys) {
            if (!Edits.touches(all, key)) {
                edits.add(Edit.set(key, Value.of("outside")));
                edits.add(Edit.delete(key));
            }
        }
        return trial.chosen(edits).stream()
                .flatMap(edit -> influence(trial, edit).stream())
                .findFirst();
    }

    private Optional<Violation> influence(Trial trial, Edit edit) {
        Settings expected = trial.after(edit, trial.young());
        Optional<Settings> up = edit.during(() -> trial.up(trial.after(edit, trial.old())));
        if (up.isEmpty()) {
            return Optional.of(
                    Violation.of(law(), trial, edit, "up refuses because of it, which it does not declare to read"));
        }
        return up.get().equals(expected)
                ? Optional.empty()
                : Optional.of(Violation.of(
                        law(),
                        trial,
                        edit,
                        "up gives another result because of it:\n" + Differences.between(expected, up.get())));
    }
}
