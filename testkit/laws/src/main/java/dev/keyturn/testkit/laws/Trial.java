package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Residue;
import dev.keyturn.step.Up;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings that the steps accept, in both shapes, and what becomes of edits of them. */
final class Trial {
    private static final int MOST_EDITS = 30;

    private final Subject subject;
    private final Settings old;
    private final Settings young;
    private final Residue residue;
    private final Seen seen;
    private final int number;
    private final Optional<Edit> only;
    private @Nullable List<Edited> edited;

    private Trial(Subject subject, Settings old, Up.Done up, Seen seen, int number, Optional<Edit> only) {
        this.subject = subject;
        this.old = old;
        this.young = up.settings();
        this.residue = up.residue();
        this.seen = seen;
        this.number = number;
        this.only = only;
    }

    /**
     * The trial of these settings; nothing where the steps refuse them.
     *
     * @param number how many there were before it
     */
    static Optional<Trial> of(Subject subject, Settings old, Seen seen, int number) {
        return of(subject, old, seen, number, Optional.empty());
    }

    /**
     * The same, with one edit.
     *
     * @param only the edit in the place of all others
     */
    static Optional<Trial> of(Subject subject, Settings old, Seen seen, int number, Optional<Edit> only) {
        return subject.untrue(old).isEmpty() && subject.up(old) instanceof Up.Done up
                ? Optional.of(new Trial(subject, subject.canonical(old), up, seen, number, only))
                : Optional.empty();
    }

    /** These edits, or in their place the only one. */
    List<Edit> chosen(List<Edit> edits) {
        return only.map(List::of).orElse(edits);
    }

    /** Settings after an edit, as they are compared. */
    Settings after(Edit edit, Settings settings) {
        return subject.canonical(edit.on(settings));
    }

    Subject subject() {
        return subject;
    }

    Settings old() {
        return old;
    }

    Settings young() {
        return young;
    }

    Residue residue() {
        return residue;
    }

    /** Whether it is one of at most so many, spread over all of them, on which what takes long is tried. */
    boolean isOneOf(int most) {
        int step = Math.max(1, (seen.size() + most - 1) / most);
        return number % step == 0;
    }

    Seen seen() {
        return seen;
    }

    Down down(Settings edited, OnConflict policy) {
        return subject.down(edited, residue, policy);
    }

    Optional<Settings> up(Settings settings) {
        return subject.up(settings) instanceof Up.Done done ? Optional.of(done.settings()) : Optional.empty();
    }

    /** Whether the settings are what the way up can give where it does something. */
    boolean isInRange(Settings settings) {
        return seen.isMade(settings)
                || isWithOldForm(settings)
                || (only.isPresent() && new Neighbourhood(subject, old, only.get()).makes(settings));
    }

    private boolean isWithOldForm(Settings settings) {
        return subject.down(settings, Residue.born(), OnConflict.REFUSE) instanceof Down.Done born
                && subject.up(born.settings()) instanceof Up.Done done
                && done.settings().equals(settings)
                && !subject.isIdle(done.residue());
    }

    /** Whether up put there what stands at a key, so that it did not merely leave it. */
    boolean isWritten(Key key) {
        return young.value(key).isPresent() && !young.value(key).equals(old.value(key));
    }

    /** Not too many, and others for other settings. */
    private List<Edit> some(List<Edit> edits) {
        int step = Math.max(1, edits.size() / MOST_EDITS);
        int first = Math.floorMod(old.toString().hashCode(), step);
        List<Edit> some = new ArrayList<>();
        for (int i = first; i < edits.size(); i += step) {
            some.add(edits.get(i));
        }
        return some;
    }

    /** An edit within the footprint that changes something, and the way down after it. */
    record Edited(Edit edit, Settings young, Down down) {}

    List<Edited> edited() {
        if (edited == null) {
            List<Edited> all = new ArrayList<>();
            List<Edit> edits = only.filter(edit -> !Edits.isNone(edit, young))
                    .map(List::of)
                    .orElseGet(() -> only.isPresent() ? List.of() : some(Edits.within(this)));
            for (Edit edit : edits) {
                Settings changed = after(edit, young);
                if (!changed.identical(young) && !Leaves.isUnwritable(changed.root())) {
                    all.add(new Edited(edit, changed, edit.during(() -> down(changed, OnConflict.REFUSE))));
                }
            }
            edited = all;
        }
        return edited;
    }
}
