package dev.keyturn.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.jdbc.JdbcSource;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Event;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import dev.keyturn.spi.Transacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Several writes as one whose answer is lost, or whose lock is. */
class StoreTest {
    private final List<Event> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger works = new AtomicInteger();

    private SettingsSource wrapped(Cuts cuts, String table) {
        return Resilient.of(JdbcSource.of(cuts.dataSource(), table))
                .policy(Quick.POLICY)
                .tell(told::add)
                .wrap();
    }

    private static Transacts store(SettingsSource source) {
        return source.ability(Transacts.class).orElseThrow();
    }

    private static Entry append(Journal journal, String says) {
        List<Entry> entries = journal.read();
        String parent = entries.isEmpty() ? "" : entries.get(entries.size() - 1).checksum();
        Table body = Table.empty().with("says", Value.of(says));
        Entry entry =
                new Entry(entries.size() + 1L, parent, Instant.parse("2026-11-01T00:00:00Z"), Entry.Kind.NOTE, body);
        journal.append(entry);
        return entry;
    }

    private static void set(SettingsSource source, String value) {
        SettingsSource.Snapshot there = source.read(Selection.all());
        Settings after = there.settings().with("other", Value.of(value));
        source.write(there.revision(), Edit.of(Changes.between(there.settings(), after)));
    }

    /** Writes a setting and an entry; gives how often it was done. */
    private int work(SettingsSource source) {
        return store(source).atomically(() -> {
            set(source, "written");
            append(store(source).journal(), "mine");
            return works.incrementAndGet();
        });
    }

    private static Settings settings(Databases database, String table) {
        return Shape.state(database.dataSource(), table).settings();
    }

    private static List<Entry> entries(Databases database, String table) {
        return JdbcSource.of(database.dataSource(), table).journal().read();
    }

    /** The number of the commit of the work. */
    private int commit(Databases database, boolean isLocked) throws Exception {
        Cuts none = Cuts.none(database.dataSource());
        SettingsSource source = wrapped(none, Shape.table(database));
        if (isLocked) {
            Lock.Held held = store(source).lock().acquire(Duration.ofSeconds(30), "run A");
            work(source);
            int last = none.commits().get(none.commits().size() - 1);
            held.close();
            works.set(0);
            return last;
        }
        work(source);
        works.set(0);
        return none.commits().get(none.commits().size() - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "H2, COMMITS_LATER, 1",
        "H2, IS_UNDONE_LATER, 2",
        "POSTGRESQL, COMMITS_LATER, 1",
        "POSTGRESQL, IS_UNDONE_LATER, 2"
    })
    void withoutALockTheEndOfALostTransactionThatStillRunsIsWaitedForToo(Databases database, Cuts.How how, int times)
            throws Exception {
        String table = Shape.table(database);
        Cuts cuts = Cuts.at(database.dataSource(), how, commit(database, false), () -> {});

        assertThat(work(wrapped(cuts, table))).isEqualTo(times);

        cuts.join();
        assertThat(entries(database, table)).hasSize(1);
        assertThat(settings(database, table).value(Key.of("other"))).contains(Value.of("written"));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void whatBecameOfItIsTold(Databases database) throws Exception {
        String table = Shape.table(database);
        int commit = commit(database, true);
        told.clear();
        Cuts cuts = Cuts.at(database.dataSource(), Cuts.How.COMMITS_LATER, commit, database.letGo(table));
        SettingsSource source = wrapped(cuts, table);
        try (Lock.Held held = store(source).lock().acquire(Duration.ofSeconds(30), "run A")) {
            assertThat(held).isNotNull();
            assertThat(work(source)).isEqualTo(1);
        }
        source.close();
        cuts.join();
        assertThat(told.stream()
                        .map(event ->
                                event.toString().replace(table, "settings").replaceAll("in 0(\\.\\d)? s", "in 0 s")))
                .containsExactly(
                        "retried settings: attempt 2 of 5 in 0 s: the connection broke while a transaction was being ended"
                                + " (SQLSTATE 08006, error 0)",
                        "resolved settings: the lock was lost with its connection, and is taken anew",
                        "resolved settings: the answer to a commit was lost, and its entries are in the journal: it was"
                                + " written");
    }

    @Test
    void whereAnotherRunHasTheNumberOfItsEntryItIsOldAndNotDoneAgain() throws Exception {
        Databases database = Databases.H2;
        String table = Shape.table(database);
        Cuts cuts = Cuts.at(
                database.dataSource(),
                Cuts.How.IS_CUT_BEFORE,
                commit(database, false),
                () -> append(JdbcSource.of(database.dataSource(), table).journal(), "other"));

        assertThatThrownBy(() -> work(wrapped(cuts, table)))
                .isInstanceOf(StaleException.class)
                .hasMessage(
                        table + ": the answer to a commit was lost, and another run has written its entry since;"
                                + " expected to be the only run on this source; safe to retry; look at the history, then run again");

        assertThat(works).hasValue(1);
        assertThat(settings(database, table).value(Key.of("other"))).contains(Value.of("hunter2"));
    }

    @Test
    void whereAnotherRunCameInBetweenTheRunIsStopped() throws Exception {
        Databases database = Databases.H2;
        String table = Shape.table(database);
        Cuts cuts = Cuts.none(database.dataSource());
        SettingsSource source = wrapped(cuts, table);
        try (Lock.Held held = store(source).lock().acquire(Duration.ofSeconds(30), "run A")) {
            assertThat(held).isNotNull();
            assertThat(store(source).journal().read()).isEmpty();
            cuts.cutAll(0);
            append(JdbcSource.of(database.dataSource(), table).journal(), "other");

            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> work(source))
                        .isInstanceOf(StaleException.class)
                        .hasMessageContaining(
                                "another run came in between, when the lock was lost with its connection");
            }
            assertThatThrownBy(() -> source.read(Selection.all())).isInstanceOf(StaleException.class);
        }
        assertThat(entries(database, table)).hasSize(1);
    }

    @Test
    void workThatAddedNoEntryAndWhoseAnswerWasLostIsNotDoneAgain() throws Exception {
        Databases database = Databases.H2;
        String table = Shape.table(database);
        Cuts none = Cuts.none(database.dataSource());
        Cuts[] both = {none, none};
        for (int i = 0; i < 2; i++) {
            if (i == 1) {
                int commit = none.commits().get(none.commits().size() - 1);
                both[1] = Cuts.at(database.dataSource(), Cuts.How.IS_CUT_AFTERWARDS, commit, () -> {});
            }
            SettingsSource source = wrapped(both[i], i == 0 ? Shape.table(database) : table);
            Runnable run = () -> store(source).atomically(() -> {
                set(source, "written");
                return works.incrementAndGet();
            });
            if (i == 0) {
                run.run();
            } else {
                assertThatThrownBy(run::run)
                        .isInstanceOfSatisfying(
                                SourceException.class,
                                failure -> assertThat(failure.isOutcomeKnown()).isFalse());
            }
        }
        assertThat(works).hasValue(2);
    }

    @Test
    void anOutageOfSeveralAttemptsIsOutlived() throws Exception {
        Databases database = Databases.H2;
        String table = Shape.table(database);
        Cuts cuts = Cuts.at(database.dataSource(), Cuts.How.IS_CUT_BEFORE, 0, database.letGo(table));
        SettingsSource source = wrapped(cuts, table);
        Lock.Held held = store(source).lock().acquire(Duration.ofSeconds(30), "run A");
        assertThat(work(source)).isEqualTo(1);
        cuts.cutAll(3);
        assertThat(work(source)).isEqualTo(2);
        held.close();
        store(wrapped(Cuts.none(database.dataSource()), table))
                .lock()
                .acquire(Duration.ZERO, "run B")
                .close();
        assertThat(entries(database, table)).hasSize(2);
    }

    @Test
    void workThatIsRefusedIsUndoneAndNotDoneAgain() {
        Databases database = Databases.H2;
        String table = Shape.table(database);
        SettingsSource source = wrapped(Cuts.none(database.dataSource()), table);
        RefusedException refused =
                new RefusedException(Problem.of(Origin.of("settings"), Key.root(), "it is so", "something else"));

        assertThatThrownBy(() -> store(source).atomically(() -> {
                    set(source, "written");
                    append(store(source).journal(), "mine");
                    works.incrementAndGet();
                    throw refused;
                }))
                .isSameAs(refused);

        source.close();
        assertThat(works).hasValue(1);
        assertThat(told).isEmpty();
        assertThat(entries(database, table)).isEmpty();
        assertThat(settings(database, table)).isEqualTo(Shape.OLD);
    }

    @Test
    void anEntryOfAPartThatWasUndoneIsNotLookedFor() throws Exception {
        Transaction<String> transaction = new Transaction<>();
        Entry kept = new Entry(1, "", Instant.EPOCH, Entry.Kind.NOTE, Table.empty());
        Entry undone = new Entry(2, kept.checksum(), Instant.EPOCH, Entry.Kind.NOTE, Table.empty());
        transaction.add(kept);
        assertThatThrownBy(() -> transaction.part(() -> {
                    transaction.add(undone);
                    throw new IllegalStateException("a part");
                }))
                .hasMessage("a part");
        assertThat(transaction.in(List.of(kept))).isEqualTo(Transaction.Outcome.WRITTEN);
        assertThat(transaction.in(List.of())).isEqualTo(Transaction.Outcome.UNDONE);
        assertThat(transaction.in(List.of(undone))).isEqualTo(Transaction.Outcome.TAKEN);
    }
}
