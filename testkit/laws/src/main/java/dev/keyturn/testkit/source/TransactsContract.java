package dev.keyturn.testkit.source;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.StaleException;
import dev.keyturn.spi.Transacts;
import dev.keyturn.testkit.laws.Law;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/**
 * What is promised of every source that {@link Transacts}, as tests. A test class implements it beside {@link
 * SettingsSourceContract}. The name of each test begins with the {@link Rule} or the {@link Law} that it tries.
 */
public interface TransactsContract extends GivesSources {
    /** Thrown by work that is to be undone. */
    final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static Transacts store(SettingsSource source) {
        // who implements this says that the source can; to skip would be to promise it unseen
        Rule.TOGETHER.demand(
                source.ability(Transacts.class).isPresent(),
                source.name() + " has no ability(Transacts), which this contract is about");
        return source.ability(Transacts.class).orElseThrow();
    }

    private static Entry append(Journal journal, String says) {
        List<Entry> entries = journal.read();
        Entry next = new Entry(
                entries.size() + 1L,
                entries.isEmpty() ? "" : entries.get(entries.size() - 1).checksum(),
                Instant.parse("2026-11-01T00:00:00Z"),
                Entry.Kind.NOTE,
                Table.empty().with("says", Value.of(says)));
        journal.append(next);
        return next;
    }

    /** TOGETHER, done. */
    @Test
    default void TOGETHER_whatIsDoneAsOneIsThereAfterwardsAndSeenWithin() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Transacts store = store(source);
            Rule.TOGETHER.same(store.journal(), store.journal(), "the journal, asked for twice");
            Entry entry = store.atomically(() -> {
                Entry written = append(store.journal(), "first");
                Touch.set(source, "level", "debug");
                Rule.FRESH.same(List.of(written), store.journal().read(), "the entries, read within");
                Rule.FRESH.same("debug", Touch.settings(source).text("level").orElse(""), "level, read within");
                return written;
            });
            Rule.TOGETHER.same(List.of(entry), store.journal().read(), "the entries afterwards");
            Rule.TOGETHER.same("debug", Touch.settings(source).text("level").orElse(""), "level afterwards");
        }
    }

    /** TOGETHER, undone. */
    @Test
    default void TOGETHER_workThatThrowsLeavesNothingOfAnything() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Transacts store = store(source);
            Entry first = append(store.journal(), "first");
            Snapshot before = Touch.look(source);
            Rule.TOGETHER.thrown(
                    Undone.class,
                    () -> store.atomically(() -> {
                        append(store.journal(), "second");
                        Touch.set(source, "level", "debug");
                        append(store.journal(), "third");
                        throw new Undone();
                    }),
                    "work that throws");
            Rule.TOGETHER.thrown(
                    StaleException.class,
                    () -> store.atomically(() -> {
                        append(store.journal(), "second");
                        return source.write("no such revision", Touch.edit(before.settings(), Settings.empty()));
                    }),
                    "work with a write that is refused");
            Rule.TOGETHER.same(before, Touch.look(source), "the settings and their revision");
            Rule.TOGETHER.same(List.of(first), store.journal().read(), "the entries");
            Touch.set(source, "level", "trace");
            append(store.journal(), "second");
        }
    }

    /** TOGETHER, as part of another. */
    @Test
    default void TOGETHER_workWithinWorkIsPartOfIt() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Transacts store = store(source);
            Snapshot before = Touch.look(source);
            Rule.TOGETHER.thrown(
                    Undone.class,
                    () -> store.atomically(() -> {
                        store.atomically(() -> append(store.journal(), "inner"));
                        Touch.set(source, "level", "debug");
                        throw new Undone();
                    }),
                    "work that throws after other work in it has ended");
            Rule.TOGETHER.same(before, Touch.look(source), "the settings and their revision");
            Rule.TOGETHER.same(List.of(), store.journal().read(), "the entries");
        }
    }

    /** WHOLE. */
    @Test
    default void WHOLE_othersSeeNothingOfItBeforeItHasEnded() throws Exception {
        try (SettingsSource source = source(Touch.small());
                SettingsSource other = Touch.second(Rule.WHOLE, this, source)) {
            Transacts store = store(source);
            Snapshot before = Touch.look(source);
            CountDownLatch isWritten = new CountDownLatch(1);
            CountDownLatch isSeen = new CountDownLatch(1);
            List<Callable<List<Object>>> both = List.of(
                    () -> store.atomically(() -> {
                        append(store.journal(), "first");
                        Touch.set(source, "level", "debug");
                        isWritten.countDown();
                        await(isSeen);
                        return List.of();
                    }),
                    () -> {
                        await(isWritten);
                        try {
                            return List.of(
                                    Touch.look(other), store(other).journal().read());
                        } finally {
                            isSeen.countDown();
                        }
                    });
            List<List<Object>> seen = Race.values(Rule.WHOLE, Race.run(both));
            Rule.WHOLE.same(List.of(before, List.of()), seen.get(1), "what another one sees meanwhile");
            Rule.FRESH.same("debug", Touch.settings(other).text("level").orElse(""), "what it sees afterwards");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** ONE_WINS, through one source. */
    @Test
    default void ONE_WINS_ofManyThreadsThatCountAndNoteItNobodysIsLost() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            count(source, Collections.nCopies(Race.RUNNERS / 2, source));
        }
    }

    /** ONE_WINS, through several. */
    @Test
    default void ONE_WINS_ofManyProcessesThatCountAndNoteItNobodysIsLost() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            List<SettingsSource> several = new ArrayList<>();
            for (int i = 0; i < Race.RUNNERS / 2; i++) {
                several.add(Touch.second(Rule.ONE_WINS, this, source));
            }
            count(source, several);
            several.stream().filter(one -> one != source).forEach(SettingsSource::close);
        }
    }

    private void count(SettingsSource source, List<SettingsSource> several) throws Exception {
        Touch.races(Rule.ONE_WINS, rounds());
        store(source);
        Touch.set(source, "count", "0");
        List<Callable<Integer>> runners = new ArrayList<>();
        several.forEach(mine -> runners.add(() -> counted(mine)));
        Race.values(Rule.ONE_WINS, Race.run(runners));
        String all = Integer.toString(several.size() * rounds());
        Rule.ONE_WINS.same(all, Touch.settings(source).text("count").orElse(""), "the count");
        Rule.TOGETHER.same(all, Integer.toString(store(source).journal().read().size()), "the number of entries");
    }

    private int counted(SettingsSource source) {
        Transacts store = store(source);
        int done = 0;
        while (done < rounds()) {
            try {
                store.atomically(() -> {
                    append(store.journal(), Thread.currentThread().getName());
                    return Touch.change(source, settings -> {
                        int count = Integer.parseInt(settings.text("count").orElseThrow());
                        return settings.with("count", Value.of(Integer.toString(count + 1)));
                    });
                });
                done++;
            } catch (StaleException e) {
                Thread.onSpinWait(); // another one was quicker
            }
        }
        return done;
    }

    /** Killed within. */
    @Test
    default void CRASH_aRunThatIsKilledWithinLeavesNothingToRecover() throws Exception {
        try (Workplace workplace = Workplace.of(source(Touch.small()))) {
            store(workplace.source());
            Snapshot before = Touch.look(workplace.source());
            FaultySource dying = FaultySource.of(workplace.source());
            dying.onTogether(1).isKilledWithin();
            Workplace killed = Workplace.of(dying);
            try {
                killed.migrator(MigratorContract.DATASOURCE).migrate();
                throw new AssertionError("the run goes on after it was killed");
            } catch (FaultySource.Killed gone) {
                Held.same(Law.CRASH, before, Touch.look(workplace.source()), "the settings and their revision");
                Held.same(Law.CRASH, List.of(), workplace.journal().read(), "the entries");
            }
            workplace.migrator(MigratorContract.DATASOURCE).migrate();
            Held.same(Law.CRASH, 2, workplace.journal().read().size(), "the number of entries of the next run");
        }
    }
}
