package dev.keyturn.selftest.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.HoldsJournal;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.ReadsParts;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import dev.keyturn.spi.Transacts;
import dev.keyturn.spi.Watchable;
import dev.keyturn.testkit.source.Call;
import dev.keyturn.testkit.source.FaultySource;
import dev.keyturn.testkit.source.MigratorContract;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultySourceTest {
    private static final Settings OLD = Settings.empty().with("level", Value.of("info"));
    private static final Settings NEW =
            OLD.with("level", Value.of("debug")).with("added", Value.of("x")).with("more", Value.of("y"));
    private static final Migration MIGRATION = MigratorContract.DATASOURCE;

    private final MemorySource memory = new MemorySource("settings", OLD);
    private final FaultySource store = FaultySource.of(memory);

    private static Settings there(SettingsSource source) {
        return source.read(Selection.all()).settings();
    }

    private void write() {
        Snapshot before = memory.read(Selection.all());
        store.write(before.revision(), Edit.of(Changes.between(before.settings(), NEW)));
    }

    private SourceException failure() {
        return catchThrowableOfType(SourceException.class, this::write);
    }

    @Test
    void withoutFaultsItDoesWhatTheSourceDoes() {
        write();

        assertThat(there(store)).isEqualTo(NEW).isEqualTo(there(memory));
        assertThat(store.name()).isEqualTo("settings");
        assertThat(store.capabilities()).isEqualTo(memory.capabilities());
    }

    @Test
    void aWriteThatFailsWritesNothingAndSaysThatItIsKnown() {
        store.onWrite(1).fails();

        SourceException failure = failure();

        assertThat(failure).hasMessage("settings: it is out of reach; expected an answer; safe to retry");
        assertThat(failure.isTemporary()).isTrue();
        assertThat(failure.isOutcomeKnown()).isTrue();
        assertThat(there(memory)).isEqualTo(OLD);
        write();
        assertThat(there(memory)).isEqualTo(NEW);
    }

    @Test
    void oneThatFailsForGoodSaysThatWaitingDoesNotHelp() {
        store.onWrite(1).failsForGood();

        assertThat(failure().isTemporary()).isFalse();
        assertThat(there(memory)).isEqualTo(OLD);
    }

    @Test
    void aWriteWhoseAnswerIsLostIsDoneAndSaysThatItIsNotKnown() {
        store.onWrite(1).losesItsAnswer();

        SourceException failure = failure();

        assertThat(failure.isOutcomeKnown()).isFalse();
        assertThat(failure.isTemporary()).isTrue();
        assertThat(there(memory)).isEqualTo(NEW);
    }

    @Test
    void callsAreCountedFromWhenItIsToldAndEachKindForItself() {
        there(store);
        store.onRead(2).fails();
        store.onWrite(1).fails(() -> new IllegalArgumentException("of its own"));

        assertThat(there(store)).isEqualTo(OLD);
        assertThatThrownBy(this::write).hasMessage("of its own");
        assertThat(store.left()).isEqualTo(1);
        assertThatThrownBy(() -> there(store)).isInstanceOf(SourceException.class);
        assertThat(there(store)).isEqualTo(OLD);
        assertThat(store.left()).isZero();
        assertThatThrownBy(() -> store.onRead(0).fails())
                .hasMessage("call 0; expected 1, which is the next one, or more");
    }

    @Test
    void whileItIsAwayNothingWorksAndFaultsThatWouldHaveHappenedAreOver() {
        store.onRead(2).fails();
        store.away();

        assertThatThrownBy(() -> there(store)).isInstanceOf(SourceException.class);
        assertThatThrownBy(() -> there(store)).isInstanceOf(SourceException.class);
        assertThatThrownBy(store::sweep).isInstanceOf(SourceException.class);
        assertThat(failure().isOutcomeKnown()).isTrue();
        store.back();

        assertThat(there(store)).isEqualTo(OLD);
        assertThat(store.left()).isZero();
        store.awayFor(1);
        assertThatThrownBy(() -> there(store)).isInstanceOf(SourceException.class);
        assertThat(there(store)).isEqualTo(OLD);
    }

    @Test
    void aLateAnswerIsTheRightOne() {
        store.onRead(1).isLate(Duration.ofMillis(30));
        long begin = System.nanoTime();

        assertThat(there(store)).isEqualTo(OLD);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void aStaleReadGivesWhatWasThereWithItsRevisionSoThatAWriteOnItIsRefused() {
        store.onRead(2).isStale();
        write();

        assertThat(there(store)).isEqualTo(NEW);
        Snapshot stale = store.read(Selection.all());
        assertThat(stale.settings()).isEqualTo(OLD);
        assertThatThrownBy(() -> store.write(stale.revision(), Edit.of(Changes.between(OLD, NEW))))
                .isInstanceOf(StaleException.class);
    }

    @Test
    void aTornWriteDoesTheFirstOfItsChanges() {
        store.onWrite(1).isTorn(1);

        assertThat(failure().isOutcomeKnown()).isFalse();
        assertThat(there(memory).keys())
                .hasSize(OLD.keys().size() + 1 - 1 + there(memory).keys().size() - 1);
        assertThat(there(memory)).isNotEqualTo(OLD).isNotEqualTo(NEW);
    }

    @Test
    void whoIsKilledWritesNothingMore() {
        store.onWrite(2).isKilledWhenDone();
        memory.become(OLD);
        store.onWrite(1).fails();
        assertThatThrownBy(this::write).isInstanceOf(SourceException.class);

        assertThatThrownBy(this::write).isInstanceOf(FaultySource.Killed.class);
        assertThat(there(memory)).isEqualTo(NEW);
        memory.become(OLD);
        assertThatThrownBy(this::write).isInstanceOf(FaultySource.Killed.class);
        assertThatThrownBy(() -> there(store)).isInstanceOf(FaultySource.Killed.class);
        assertThat(there(memory)).isEqualTo(OLD);
    }

    @Test
    void theAbilitiesOfTheSourceGoThroughIt() {
        SettingsSource bare = new PartlySource(new PartlySource.Store(OLD));
        FaultySource faulty = FaultySource.of(bare);
        Transacts transacts = faulty.ability(Transacts.class).orElseThrow();
        HoldsJournal holds = faulty.ability(HoldsJournal.class).orElseThrow();

        assertThat(transacts.journal()).isEqualTo(holds.journal()).isEqualTo(transacts.journal());
        assertThat(faulty.ability(ReadsParts.class)).isEqualTo(bare.ability(ReadsParts.class));
        assertThat(faulty.ability(Watchable.class)).isEmpty();
        assertThat(store.ability(HoldsJournal.class)).isEmpty();
        faulty.on(Call.LOCK, 1).fails();
        assertThatThrownBy(() -> holds.lock().acquire(Duration.ZERO, "run A").close())
                .isInstanceOf(SourceException.class);
        holds.lock().acquire(Duration.ZERO, "run A").close();
        faulty.on(Call.APPEND, 1).fails();
        assertThatThrownBy(() -> migrator(faulty).migrate()).isInstanceOf(SourceException.class);
        assertThat(faulty.left()).isZero();
        assertThat(holds.journal().read()).isEmpty();
    }

    @Test
    void whatIsDoneAsOneIsUndoneWhereItsEndFails() {
        SettingsSource bare = new PartlySource(new PartlySource.Store(OLD));
        FaultySource faulty = FaultySource.of(bare);
        faulty.onTogether(1).isUndone();

        assertThatThrownBy(() -> migrator(faulty).migrate()).hasMessageContaining("another one was quicker");
        assertThat(there(bare)).isEqualTo(OLD);
        migrator(faulty).migrate();
        assertThat(there(bare)).isNotEqualTo(OLD);
        assertThat(bare.ability(HoldsJournal.class).orElseThrow().journal().read())
                .extracting(Entry::kind)
                .containsExactly(Entry.Kind.INTENT, Entry.Kind.APPLIED);
    }

    private static Migrator migrator(SettingsSource source) {
        return Migrator.of(source).with(MIGRATION).build();
    }

    @Test
    void theExampleOfItsPageIsTrue() {
        SettingsSource bare = new PartlySource(new PartlySource.Store(OLD));
        FaultySource faulty = FaultySource.of(bare);
        faulty.onTogether(1).losesItsAnswer();

        assertThatThrownBy(() -> migrator(faulty).migrate()).isInstanceOf(SourceException.class);
        assertThat(migrator(faulty).migrate().migrated()).isEmpty();
        assertThat(there(bare).text("cache.mode")).isEqualTo(Optional.of("warm"));
        assertThat(faulty.left()).isZero();
    }
}
