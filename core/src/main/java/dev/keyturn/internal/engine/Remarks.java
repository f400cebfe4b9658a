package dev.keyturn.internal.engine;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Down;
import dev.keyturn.step.Footprint;
import dev.keyturn.step.Remark;
import dev.keyturn.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of edits on the way back of a migration: what its steps tell, and what only the journal knows. */
final class Remarks {
    private final Applied applied;
    private final List<Remark> told;
    private final List<KeyPattern> gone;

    private Remarks(Applied applied, List<Step> steps, Down.Done done) {
        this.applied = applied;
        this.told = done.remarks();
        this.gone = gone(steps, told);
    }

    /**
     * What is to be told.
     *
     * @param steps its steps, as far as they are known
     * @param now the settings before the way back
     */
    static List<Remark> of(Applied applied, List<Step> steps, Settings now, Down.Done done) {
        Remarks remarks = new Remarks(applied, steps, done);
        return applied.isBorn() ? remarks.found() : remarks.edited(now);
    }

    /** Where nothing was written, nobody knows whether anything was edited. */
    private List<Remark> found() {
        return told.stream()
                .map(remark -> remark.what() == Remark.What.CARRIED_BACK
                        ? new Remark(Remark.What.CONVERTED, remark.key())
                        : remark)
                .toList();
    }

    /** The steps do not tell an edit of a value that converts exactly; the journal knows what was written. */
    private List<Remark> edited(Settings now) {
        List<Remark> remarks = new ArrayList<>(told);
        for (Change change : applied.changes()) {
            Optional<Value> live = now.value(change.key());
            boolean isEdited = change.after().isPresent()
                    && live.isPresent()
                    && !live.equals(change.after().map(now::held));
            boolean isTold = told.stream().anyMatch(remark -> remark.key().equals(change.key()));
            if (isEdited && !isTold) {
                boolean isGone = gone.stream().anyMatch(pattern -> pattern.covers(change.key()));
                remarks.add(new Remark(isGone ? Remark.What.GAVE_WAY : Remark.What.CARRIED_BACK, change.key()));
            }
        }
        return remarks;
    }

    /** The new names of what did not get back to its old name, since the value that stands there was kept. */
    private static List<KeyPattern> gone(List<Step> steps, List<Remark> told) {
        List<Key> won = told.stream()
                .filter(remark -> remark.what() == Remark.What.EDIT_WON)
                .map(Remark::key)
                .toList();
        List<KeyPattern> gone = new ArrayList<>();
        for (Step step : won.isEmpty() ? List.<Step>of() : steps) {
            Footprint touches = step.footprint();
            boolean isInTheWay = touches.sources().stream()
                    .anyMatch(source -> won.stream().anyMatch(source::covers)
                            || gone.stream().anyMatch(source::overlaps));
            if (isInTheWay) {
                gone.addAll(touches.targets());
            }
        }
        return gone;
    }
}
