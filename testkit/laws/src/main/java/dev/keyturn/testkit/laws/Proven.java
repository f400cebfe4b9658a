package dev.keyturn.testkit.laws;

import dev.keyturn.Migration;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.AddDefault;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Custom;
import dev.keyturn.step.SetValue;
import dev.keyturn.step.Step;
import dev.keyturn.step.Up;
import dev.keyturn.step.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * NON-VACUOUS, of each part of a migration: what no accepted settings need is not proven by any. A step that finds nothing to do
 * wherever it comes to its turn stands behind one that took its keys; an expectation that is never so names another key.
 */
final class Proven {
    private final Subject subject;
    private final List<Step> idle;
    private final List<Condition> missed;
    private int changed;

    private Proven(Subject subject) {
        this.subject = subject;
        this.idle = new ArrayList<>(subject.steps());
        this.missed = new ArrayList<>(subject.migration().map(Migration::checks).orElse(List.of()));
    }

    static Proven of(Subject subject) {
        return new Proven(subject);
    }

    void add(Trial trial) {
        if (trial.old().identical(trial.young())) {
            return;
        }
        changed++;
        missed.removeIf(condition -> condition.holds(trial.young()));
        Settings now = trial.old();
        for (Step step : idle.isEmpty() || subject.migration().isEmpty() ? List.<Step>of() : subject.steps()) {
            if (!(step.up(now) instanceof Up.Done done)) {
                return;
            }
            if (isReached(step, now)) {
                idle.remove(step);
            }
            now = done.settings();
        }
    }

    /** Whether there is something for it: not whether it does something, as the values that are tried may be none for it. */
    private static boolean isReached(Step step, Settings now) {
        if (step instanceof AddDefault add) {
            return now.at(add.key()).isEmpty();
        }
        if (step instanceof When when && when.condition() instanceof Condition.Present present) {
            return present.holds(now);
        }
        List<KeyPattern> sources = Edits.named(step.footprint().sources());
        boolean mayAdd = step instanceof Custom || step instanceof SetValue;
        return mayAdd
                || sources.isEmpty()
                || sources.stream().anyMatch(pattern -> !pattern.matches(now).isEmpty());
    }

    /** How many of the accepted settings are changed. */
    int changed() {
        return changed;
    }

    /** What is not proven, where something else is: of one migration, as only there it is known what it is for. */
    Optional<String> lacks(Secrets secrets) {
        if (changed == 0 || subject.migration().isEmpty()) {
            return Optional.empty();
        }
        Stream<String> never = missed.stream()
                .map(condition -> "it expects " + condition.expected() + ", which is so in none of the " + changed
                        + " settings that it changes");
        Stream<String> nothing = idle.stream()
                .map(step -> "this step finds nothing to do when its turn comes, in any of the " + changed
                        + " settings that the migration changes: " + secrets.shown(step));
        return Stream.concat(never, nothing).findFirst();
    }
}
