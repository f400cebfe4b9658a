package dev.keyturn.internal.engine;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.Copy;
import dev.keyturn.step.Custom;
import dev.keyturn.step.Description;
import dev.keyturn.step.Each;
import dev.keyturn.step.Footprint;
import dev.keyturn.step.Sequence;
import dev.keyturn.step.SetValue;
import dev.keyturn.step.Step;
import dev.keyturn.step.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which of the applied migrations found no old name to take away, and are due now because their old names came later: a
 * program was started before its settings were put there, or while an editor had emptied the file to write it anew.
 *
 * <p>One that found nothing at all is due as soon as there is something for it to do. One that found its result there, or
 * wrote some of it, is due where none of its new names is there and an old one is, as in an old copy. Where an old name
 * stands beside a new one, nobody can tell which is meant, and a notice says so.
 */
final class Late {
    private final Wiring wiring;
    private final History history;
    private final List<String> returned;

    private Late(Wiring wiring, History history, List<String> returned) {
        this.wiring = wiring;
        this.history = history;
        this.returned = returned;
    }

    /** The ids of those that are due, but for those that are known to be no longer in the settings. */
    static List<String> of(Wiring wiring, History history, Settings settings, List<String> returned) {
        return new Late(wiring, history, returned).ids(settings);
    }

    private List<String> ids(Settings settings) {
        List<String> ids = new ArrayList<>();
        Settings now = settings;
        Footprint due = Footprint.all(List.of());
        for (Description migration : wiring.migrations()) {
            Optional<Applied> applied =
                    history.applied(migration.id()).filter(one -> one.tookNothing() && !returned.contains(one.id()));
            if (applied.isEmpty()) {
                continue;
            }
            Footprint mine = Footprint.all(migration.allSteps());
            boolean isBehindDue = !mine.isIndependentOf(due);
            if (isBehindDue || mayBeDue(applied.get(), mine, now)) {
                Sequence.Result up = Sequence.up(migration.allSteps(), now);
                Changes changes = Changes.between(now, up.settings());
                if (up.isDone()
                        && (isBehindDue || isDue(applied.get(), migration, changes))
                        && isFree(applied.get(), mine)) {
                    ids.add(migration.id());
                    due = due.and(mine);
                    now = up.settings();
                }
            }
        }
        return ids;
    }

    /** What nearly every start asks; no step is tried where an old name cannot be there. */
    private static boolean mayBeDue(Applied applied, Footprint all, Settings now) {
        return isAnyThere(all.sources(), now) && (applied.foundNothing() || !isAnyThere(all.targets(), now));
    }

    private static boolean isAnyThere(List<KeyPattern> patterns, Settings now) {
        return patterns.stream().anyMatch(pattern -> !pattern.matches(now).isEmpty());
    }

    private static boolean isDue(Applied applied, Description migration, Changes changes) {
        boolean takesAway =
                changes.list().stream().anyMatch(change -> change.after().isEmpty());
        boolean isDue =
                takesAway || (applied.foundNothing() && !changes.isEmpty() && isAboutOldNames(migration.allSteps()));
        return isDue && !Forward.isAltered(migration, applied);
    }

    /** These may change a value of the new shape as well. */
    private static boolean isAboutOldNames(List<Step> steps) {
        return steps.stream()
                .noneMatch(step -> step instanceof Custom || step instanceof SetValue || step instanceof When);
    }

    /** Whether nothing behind it that took something away, or was declared to be there, touches the same keys. */
    private boolean isFree(Applied applied, Footprint mine) {
        return history.applied().stream()
                .dropWhile(one -> !one.id().equals(applied.id()))
                .skip(1)
                .filter(later -> !returned.contains(later.id()) && !later.tookNothing())
                .allMatch(later -> later.description(wiring.codecs())
                        .filter(other -> mine.isIndependentOf(Footprint.all(other.allSteps())))
                        .isPresent());
    }

    /** The old names of a migration that took nothing away, as far as they are there. */
    static List<Key> oldNames(Description migration, Settings now) {
        List<Key> names = new ArrayList<>();
        Footprint all = Footprint.all(migration.allSteps());
        for (Step step : migration.allSteps()) {
            boolean takesAway =
                    !(step instanceof Copy || step instanceof Custom || step instanceof Each || step instanceof When);
            for (KeyPattern source : takesAway ? step.footprint().sources() : List.<KeyPattern>of()) {
                source.matches(now).stream()
                        .filter(key -> all.targets().stream().noneMatch(target -> target.covers(key)))
                        .forEach(names::add);
            }
        }
        return names;
    }
}
