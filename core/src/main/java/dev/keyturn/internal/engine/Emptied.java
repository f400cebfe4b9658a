package dev.keyturn.internal.engine;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.SourceException;
import dev.keyturn.step.Description;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Settings that are empty as a whole, although the journal knows of something in them. Nearly always somebody is about to
 * write them: an editor empties a file first, a mount is not there yet. What is done meanwhile would be done to nothing.
 */
final class Emptied {
    /** In place of keys that a run found and that are not written down. */
    private static final Key SOMETHING = Key.root();

    private Emptied() {}

    /** Why nothing may be done with such settings. */
    static Optional<Problem> problem(Wiring wiring, History history, Settings settings) {
        return settings.isEmpty() && isSomethingExpected(history) && wiring.isWholeEmpty(history)
                ? Optional.of(problem(wiring, history))
                : Optional.empty();
    }

    /**
     * Says nothing, if something may be done with such settings.
     *
     * @throws SourceException if not; it is temporary
     */
    static void check(Wiring wiring, History history, Settings settings) {
        Optional<Problem> problem = problem(wiring, history, settings);
        if (problem.isPresent()) {
            throw new SourceException(problem.get(), true, true, new IllegalStateException("empty"));
        }
    }

    private static Problem problem(Wiring wiring, History history) {
        String baseline = wiring.migrations().stream()
                .map(Description::id)
                .filter(id -> history.applied(id).isPresent())
                .reduce((earlier, later) -> later)
                .map(id -> "; if it is meant to be empty, say so with baseline(\"" + id + "\")")
                .orElse("");
        return Problem.of(
                        Origin.of(wiring.source().name()),
                        Key.root(),
                        "it is empty, although the journal says that settings were written to it",
                        "the settings, or some of them")
                .hint(
                        "it may be being written just now: run again in a moment; if the settings were lost, bring them back"
                                + " (restore has backups)" + baseline);
    }

    /** Something stands in the settings before an unfinished write and behind it, or was written last where there is none. */
    private static boolean isSomethingExpected(History history) {
        Set<Key> there = new HashSet<>();
        for (Entry entry : history.entries()) {
            switch (entry.kind()) {
                case APPLIED, REVERSED -> carryOut(history.about(entry), there);
                case BASELINE -> note(entry, there);
                case RESTORED, RETURNED -> there.clear();
                case NOTE -> transferred(entry, history, there);
                case INTENT, REVERSAL, DISCARDED, TAG -> {
                    // nothing that is known to be in the settings
                }
            }
        }
        Optional<Entry> unfinished = history.unfinished().map(History.Unfinished::entry);
        return unfinished.isPresent() ? isSomethingOnBothSides(unfinished.get(), there) : !there.isEmpty();
    }

    private static void note(Entry baseline, Set<Key> there) {
        Optional<String> found = baseline.body().text(Body.FOUND);
        if (found.isEmpty()) {
            there.clear(); // somebody says what the settings are to be, empty ones included
        } else if (found.get().equals(Body.RESULT)) {
            there.add(SOMETHING);
        }
    }

    /** What came from another place is there when that place no longer counts, and what went is gone when all is done. */
    private static void transferred(Entry entry, History history, Set<Key> there) {
        Optional<Mark> end = Mark.read(entry, history.vault())
                .filter(mark ->
                        mark.isOrigin() ? mark.stage() == Mark.Stage.DONE : mark.stage() == Mark.Stage.SWITCHED);
        end.flatMap(Mark::about)
                .map(number -> history.entries().get((int) (number - 1)))
                .ifPresent(begun -> carryOut(Stored.outlines(begun, Mark.changesOf(begun)), there));
    }

    private static boolean isSomethingOnBothSides(Entry unfinished, Set<Key> there) {
        boolean isBefore =
                !there.isEmpty() || Stored.outlines(unfinished).stream().anyMatch(Stored.Outline::isBefore);
        carryOut(unfinished, there);
        return isBefore && !there.isEmpty();
    }

    private static void carryOut(Entry entry, Set<Key> there) {
        carryOut(Stored.outlines(entry), there);
    }

    private static void carryOut(List<Stored.Outline> outlines, Set<Key> there) {
        for (Stored.Outline outline : outlines) {
            if (outline.isAfter()) {
                there.add(outline.key());
            } else if (!there.remove(outline.key())) {
                there.remove(SOMETHING); // it may have been this
            }
        }
    }
}
