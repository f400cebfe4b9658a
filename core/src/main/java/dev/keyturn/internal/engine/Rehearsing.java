package dev.keyturn.internal.engine;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.HoldsJournal;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Remark;
import dev.keyturn.step.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The real engine on a copy in memory: there, back, there again; then an edit to each key that was touched, and back. It
 * gets a copy, and has no way to reach what it is a copy of.
 */
public final class Rehearsing {
    /** So many keys are edited, each in a run of its own; a plan with more of them is tried on that many, evenly spread. */
    private static final int MOST_EDITS = 200;

    private final Wiring wiring;
    private final Settings before;
    private final Which which;
    private final Ticks ticks;
    private final List<Problem> problems = new ArrayList<>();
    private final Looking looking;
    private final List<Looking.Looked> looks = new ArrayList<>();
    private final List<Edited> edits = new ArrayList<>();
    private int untried;

    private Rehearsing(Wiring copy, Which which, Looking looking, Ticks ticks) {
        this.wiring = copy;
        this.before = now(copy);
        this.which = which;
        this.looking = looking;
        this.ticks = ticks;
    }

    /** Is told how many of the edits are done. */
    @FunctionalInterface
    public interface Ticks {
        /** So many of so many. */
        void at(int done, int of);
    }

    /** What became of an edit. */
    public enum Fate {
        /** It arrived in the old shape. */
        CARRIED_BACK,
        /** It stayed where it was, and was reported. */
        KEPT,
        /** The way back refused, and said why: somebody would have to decide. */
        CONFLICT,
        /** It is nowhere any more: the migration is wrong. */
        LOST
    }

    /**
     * What became of an edit to one key.
     *
     * @param key the key that was edited
     * @param fate what became of it
     * @param says why, where it is a conflict
     */
    public record Edited(Key key, Fate fate, String says) {}

    /**
     * What a rehearsal found.
     *
     * @param done what was migrated
     * @param after the settings afterwards
     * @param edits what became of edits
     * @param untried how many keys were not edited, because there are so many
     * @param looks what whoever looked at the copy found
     * @param problems what went wrong; empty where all is well
     */
    public record Found(
            List<Forward.Todo> done,
            Settings after,
            List<Edited> edits,
            int untried,
            List<Looking.Looked> looks,
            List<Problem> problems) {
        public Found {
            done = List.copyOf(done);
            edits = List.copyOf(edits);
            looks = List.copyOf(looks);
            problems = List.copyOf(problems);
        }

        /** The same with what is in the way where it would be done in earnest. */
        public Found refused(List<Problem> more) {
            List<Problem> all = new ArrayList<>(problems);
            all.addAll(more);
            return new Found(done, after, edits, untried, looks, all);
        }

        /** The same said of another source: of the one that this one is a copy of. */
        public Found insteadOf(String copy, String source) {
            List<Problem> told = problems.stream()
                    .map(one -> one.origin().source().equals(copy)
                            ? new Problem(
                                    new Origin(
                                            source,
                                            one.origin().line(),
                                            one.origin().column()),
                                    one.key(),
                                    one.what(),
                                    one.expected(),
                                    one.unsafe(),
                                    one.hint())
                            : one)
                    .toList();
            return new Found(done, after, edits, untried, looks, told);
        }

        /** What was found of a source that could not be rehearsed. */
        public static Found none(Settings settings, List<Problem> problems) {
            return new Found(List.of(), settings, List.of(), 0, List.of(), problems);
        }
    }

    /** Says nothing, if a rehearsal may replace what this source holds. */
    public static void checkUnused(SettingsSource real, SettingsSource staging) {
        if (staging == real) {
            throw new IllegalArgumentException("a rehearsal replaces what its source held, so it needs another one");
        }
        boolean isUsed = staging.ability(HoldsJournal.class)
                .filter(holds -> !holds.journal().read().isEmpty())
                .isPresent();
        if (isUsed) {
            throw new RefusedException(Problem.of(
                            Origin.of(staging.name()),
                            Key.root(),
                            "it has a journal of its own, so it is in use, and a rehearsal would replace what it holds",
                            "a source that is there for rehearsals")
                    .hint("nothing was written; rehearse on another source"));
        }
    }

    /** Rehearses on a copy, which is used up by it. */
    public static Found rehearse(Wiring copy, Which which, Looking looking, Ticks ticks) {
        return new Rehearsing(copy, which, looking, ticks).run();
    }

    private Found run() {
        Settings after = before;
        List<Forward.Todo> done = List.of();
        Optional<Problem> emptied = Emptied.problem(wiring, wiring.history(), before);
        if (emptied.isPresent()) {
            return Found.none(before, List.of(emptied.get()));
        }
        try {
            Engine engine = new Engine(wiring);
            engine.recover(OnConflict.REFUSE);
            Settings start = now(wiring);
            Engine.Result first = engine.migrate(which, Still.ANYTHING);
            done = first.done();
            after = now(wiring);
            List<Entry> journal = wiring.journal().read();
            look(true, after);
            if (!done.isEmpty()) {
                backAndAgain(engine, done, start, after);
                edits(done, journal, after);
            }
        } catch (RefusedException refused) {
            problems.addAll(refused.problems());
        }
        return new Found(done, after, edits, untried, looks, problems);
    }

    private void look(boolean isMigrated, Settings settings) {
        Optional<Looking.Looked> found = looking.at(isMigrated, settings);
        found.ifPresent(looks::add);
        found.filter(one -> !one.isWell())
                .ifPresent(one -> problems.add(Problem.of(
                                Origin.of(wiring.source().name()),
                                Key.root(),
                                (isMigrated ? "on the migrated copy, " : "on the copy that was rolled back, ")
                                        + one.says(),
                                "settings that whoever reads them can work with")
                        .hint("nothing was changed")));
    }

    private static Settings now(Wiring wiring) {
        return wiring.source().read(Selection.all()).settings();
    }

    private void backAndAgain(Engine engine, List<Forward.Todo> done, Settings start, Settings after) {
        engine.rollback(targets(done), Decisions.NONE);
        look(false, now(wiring));
        // what was found to be there already is converted back, and so leads to another state than the start
        boolean isFound = done.stream().anyMatch(todo -> todo.why() == Forward.Why.FOUND);
        if (!isFound) {
            compare(start, now(wiring), "the way back does not lead to what was there");
        }
        engine.migrate(new Which(which.upTo(), which.most(), true), Still.ANYTHING);
        compare(after, now(wiring), "a second way there leads to something else");
    }

    private static Engine.Choice targets(List<Forward.Todo> done) {
        List<String> ids = done.stream().map(todo -> todo.migration().id()).toList();
        return history -> {
            List<Applied> targets = new ArrayList<>();
            history.applied().stream().filter(one -> ids.contains(one.id())).forEach(one -> targets.add(0, one));
            return targets;
        };
    }

    private void compare(Settings expected, Settings actual, String what) {
        for (Change change : Changes.between(expected, actual).list()) {
            problems.add(Problem.of(wiring.origin(before, change.key()), change.key(), what, "the same value")
                    .hint("mend the migration; nothing was changed"));
        }
    }

    private void edits(List<Forward.Todo> done, List<Entry> journal, Settings after) {
        Map<Key, Value> touched = new LinkedHashMap<>();
        for (Forward.Todo todo : done) {
            for (Change change : todo.changes().list()) {
                after.value(change.key()).ifPresent(value -> touched.put(change.key(), value));
            }
        }
        List<Map.Entry<Key, Value>> all = List.copyOf(touched.entrySet());
        int tried = Math.min(all.size(), MOST_EDITS);
        untried = all.size() - tried;
        for (int i = 0; i < tried; i++) {
            Map.Entry<Key, Value> one = all.get((int) ((long) i * all.size() / tried));
            Optional<Value> edited = AnotherValue.of(one.getValue());
            if (edited.isEmpty()) {
                untried++;
            } else {
                edit(done, journal, after, one.getKey(), edited.get());
            }
            ticks.at(i + 1, tried);
        }
    }

    private void edit(List<Forward.Todo> done, List<Entry> journal, Settings after, Key key, Value value) {
        try {
            Fate fate = fate(done, journal, after, key, value);
            // what it was edited to may be what a step looks for, such as an old default: another value tells
            Optional<Value> other = AnotherValue.of(value).filter(one -> !holds(after, key, one));
            if (fate == Fate.LOST && other.isPresent()) {
                fate = fate(done, journal, after, key, other.get());
            }
            if (fate == Fate.LOST) {
                problems.add(Problem.of(
                                wiring.origin(before, key),
                                key,
                                "an edit made after the migration is lost on the way back",
                                "an edit that arrives in the old shape, or a conflict that is told")
                        .hint("mend the migration; nothing was changed"));
            }
            edits.add(new Edited(key, fate, ""));
        } catch (RefusedException refused) {
            Problem first = refused.problems().get(0);
            edits.add(new Edited(key, Fate.CONFLICT, first.what()));
        }
    }

    /** An edit that arrived in the old shape is found again on the way up; one that stayed where it was is there without that. */
    private Fate fate(List<Forward.Todo> done, List<Entry> journal, Settings after, Key key, Value value) {
        Wiring copy = wiring.inMemory(after.with(key, value), journal);
        Engine.Result result = new Engine(copy).rollback(targets(done), Decisions.NONE);
        boolean isKept = result.undone().stream()
                .flatMap(undo -> undo.remarks().stream())
                .anyMatch(remark ->
                        remark.what() == Remark.What.KEPT && remark.key().equals(key));
        if (isKept && holds(result.after(), key, value)) {
            return Fate.KEPT;
        }
        return holds(again(done, result.after()), key, value) ? Fate.CARRIED_BACK : Fate.LOST;
    }

    private Settings again(List<Forward.Todo> done, Settings back) {
        Settings again = back;
        for (Forward.Todo todo : done) {
            Sequence.Result result = Sequence.up(todo.migration().allSteps(), again);
            problems.addAll(result.problems());
            again = result.settings();
        }
        return again;
    }

    private static boolean holds(Settings settings, Key key, Value value) {
        return settings.value(key).equals(Optional.of(settings.held(value)));
    }
}
