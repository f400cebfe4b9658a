package dev.keyturn.internal.engine;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.OnConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an unfinished write has left to do, key by key. */
final class Remaining {
    private final History.Unfinished unfinished;
    private final String source;
    private final List<Change> old = new ArrayList<>();
    private final List<Change> edited = new ArrayList<>();
    private final Settings settings;

    private Remaining(History.Unfinished unfinished, Settings settings, String source) {
        this.unfinished = unfinished;
        this.settings = settings;
        this.source = source;
    }

    static Remaining of(History.Unfinished unfinished, Settings settings, String source) {
        Remaining remaining = new Remaining(unfinished, settings, source);
        for (Change change : unfinished.changes()) {
            Optional<Value> live = settings.value(change.key());
            if (live.equals(change.before())) {
                remaining.old.add(change);
            } else if (!live.equals(change.after().map(settings::held))) {
                remaining.edited.add(change);
            }
        }
        return remaining;
    }

    /** Whether nothing of it was written. */
    boolean isUntouched() {
        return unfinished.lost().isEmpty() && old.size() == unfinished.changes().size();
    }

    List<Problem> problems(OnConflict policy) {
        List<Problem> problems = new ArrayList<>();
        if (policy == OnConflict.REFUSE) {
            for (Change change : edited) {
                problems.add(problem(
                        change.key(),
                        "it was edited after " + unfinished.id() + " was interrupted, so it is neither old nor new",
                        "the value before or after the migration",
                        "to keep the edit, recover with keep-edited; to write what the run was to write, recover with"
                                + " restore-old"));
            }
        }
        for (Key lost : unfinished.lost()) {
            problems.add(problem(
                    lost,
                    "it cannot be told whether it was written before " + unfinished.id()
                            + " was interrupted: its values are encrypted, and the key is gone",
                    "the key that they were encrypted with",
                    "bring the key back"));
        }
        return problems;
    }

    private Problem problem(Key key, String what, String expected, String hint) {
        Origin origin = settings.origin(key);
        return Problem.of(origin.equals(Origin.unknown()) ? Origin.of(source) : origin, key, what, expected)
                .hint(hint);
    }

    /** The settings with the rest written. */
    Settings finished(Settings now, OnConflict policy) {
        List<Change> rest = new ArrayList<>(old);
        if (policy == OnConflict.RESTORE_OLD) {
            rest.addAll(edited);
        }
        Settings finished = now;
        for (Change change : rest) {
            if (change.after().isEmpty()) {
                finished = finished.without(change.key());
            }
        }
        for (Change change : rest) {
            if (change.after().isPresent()) {
                finished = finished.with(change.key(), change.after().get());
            }
        }
        return finished;
    }
}
