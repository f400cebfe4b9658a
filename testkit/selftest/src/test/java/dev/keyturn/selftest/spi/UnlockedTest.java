package dev.keyturn.selftest.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migrator;
import dev.keyturn.MigratorBuilder;
import dev.keyturn.Plan;
import dev.keyturn.Report;
import dev.keyturn.To;
import dev.keyturn.journal.MemoryBackups;
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
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.SourceException;
import dev.keyturn.testkit.source.MigratorContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A start with nothing to do takes no lock, where settings and journal change as one; every other one does. */
class UnlockedTest {
    private static final Settings OLD = Settings.empty()
            .with("db.url", Value.of("jdbc:x"))
            .with("http.timeout", Value.of("3000"))
            .with("level", Value.of("info"));

    private final Counting store = new Counting(new PartlySource.Store(OLD));

    private static final class Counting extends PartlySource {
        private final List<String> done = new ArrayList<>();
        private boolean isFailing;

        Counting(PartlySource.Store store) {
            super(store);
        }

        @Override
        public Lock lock() {
            Lock real = super.lock();
            return (wait, holder) -> {
                done.add("lock");
                return real.acquire(wait, holder);
            };
        }

        @Override
        public void sweep() {
            done.add("sweep");
        }

        @Override
        public Snapshot read(Selection selection) {
            done.add("read");
            if (isFailing) {
                isFailing = false;
                throw new SourceException(
                        Problem.of(Origin.of(name()), Key.root(), "the connection is too old", "a fresh one"),
                        true,
                        true,
                        new IllegalStateException());
            }
            return super.read(selection);
        }
    }

    private MigratorBuilder builder() {
        return Migrator.of(store).with(MigratorContract.DATASOURCE).key(new byte[32]);
    }

    private Migrator migrated() {
        Migrator migrator = builder().build();
        migrator.migrate();
        store.done.clear();
        return migrator;
    }

    private void set(Settings settings) {
        Snapshot there = store.read(Selection.all());
        store.write(there.revision(), Edit.of(Changes.between(there.settings(), settings)));
        store.done.clear();
    }

    @Test
    void aStartWithNothingToDoReadsOnceAndAsksForNoLock() {
        migrated();
        List<Event> told = Collections.synchronizedList(new ArrayList<>());
        Report report = builder().tell(told::add).build().migrate();
        assertThat(store.done).containsExactly("read");
        assertThat(report.migrated()).isEmpty();
        assertThat(told).extracting(Event::kind).containsExactly(Event.Kind.STARTED, Event.Kind.ENDED);
        assertThat(told.get(0).toString()).contains("migrate; shape 1-datasource; pending none; last change ");
    }

    @Test
    void itReportsWhatARunWithTheLockReports() {
        migrated();
        set(store.read(Selection.all()).settings().with("db.url", Value.of("jdbc:again")));
        Report unlocked = builder().build().migrate();
        assertThat(store.done).containsExactly("read");
        Report locked = builder().backups(new MemoryBackups()).build().migrate();
        assertThat(store.done).contains("lock", "sweep");
        assertThat(unlocked.toString()).contains("db.url").isEqualTo(locked.toString());
        assertThat(unlocked.toJson()).isEqualTo(locked.toJson());
    }

    @Test
    void itDoesNotWaitForAnotherRun() {
        migrated();
        try (Lock.Held held = store.lock().acquire(Duration.ZERO, "another run")) {
            assertThat(held).isNotNull();
            assertThat(builder().patience(Duration.ZERO).build().migrate().migrated())
                    .isEmpty();
        }
    }

    @Test
    void aRunWithSomethingToDoLooksAgainWhenItHasTheLock() {
        builder().build().migrate();
        assertThat(store.done.subList(0, 4)).containsExactly("read", "lock", "sweep", "read");
    }

    @Test
    void oldSettingsThatAreBackAreMigratedUnderTheLock() {
        Migrator migrator = migrated();
        set(OLD);
        assertThat(migrator.migrate().migrated()).containsExactly("1-datasource");
        assertThat(store.done).contains("lock");
    }

    @Test
    void whatAnotherRunLeftUnfinishedIsFinishedUnderTheLock() {
        migrated();
        builder().build().rollback(To.before("1-datasource"));
        List<Entry> entries = store.journal().read();
        Entry reversal = entries.get(2);
        store.journal()
                .append(new Entry(
                        5,
                        entries.get(3).checksum(),
                        Instant.EPOCH,
                        Entry.Kind.INTENT,
                        entries.get(0).body()));
        assertThat(reversal.kind()).isEqualTo(Entry.Kind.REVERSAL);
        store.done.clear();
        builder().build().migrate();
        assertThat(store.done).contains("lock");
        assertThat(store.journal().read().get(5).kind()).isEqualTo(Entry.Kind.DISCARDED);
    }

    @Test
    void settingsThatAreEmptyAsAWholeAreRefusedUnderTheLock() {
        Migrator migrator = migrated();
        set(Settings.of(Table.empty()));
        assertThatThrownBy(migrator::migrate)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("it is empty");
        assertThat(store.done).contains("lock");
    }

    @Test
    void aReadThatFailsIsTriedAgainUnderTheLock() {
        Migrator migrator = migrated();
        store.isFailing = true;
        assertThat(migrator.migrate().migrated()).isEmpty();
        assertThat(store.done).containsExactly("read", "lock", "sweep", "read");
    }

    @Test
    void aPlanThatIsOutOfDateIsRefusedUnderTheLock() {
        Migrator migrator = migrated();
        Plan plan = migrator.plan();
        assertThat(migrator.migrate(plan).migrated()).isEmpty();
        assertThat(store.done).doesNotContain("lock");
        set(store.read(Selection.all()).settings().with("datasource.url", Value.of("jdbc:y")));
        assertThatThrownBy(() -> migrator.migrate(plan))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the settings were changed since");
        assertThat(store.done).contains("lock");
    }

    @Test
    void whoeverKeepsBackupsSweepsThem() {
        migrated();
        builder().backups(new MemoryBackups()).build().migrate();
        assertThat(store.done).contains("lock", "sweep");
    }

    @Test
    void onAnotherJournalTheLockIsTaken() {
        migrated();
        PartlySource beside = new PartlySource(new PartlySource.Store(Settings.empty()));
        Migrator migrator = builder().journal(beside.journal(), store.lock()).build();
        migrator.migrate();
        store.done.clear();
        assertThat(migrator.migrate().migrated()).isEmpty();
        assertThat(store.done).contains("lock", "sweep");
    }
}
