package dev.keyturn.selftest.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.journal.MemoryBackups;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Backups;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Pace;
import dev.keyturn.spi.Polling;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.Watch;
import dev.keyturn.spi.Watcher;
import dev.keyturn.testkit.source.BackupsContract;
import dev.keyturn.testkit.source.JournalContract;
import dev.keyturn.testkit.source.LockContract;
import dev.keyturn.testkit.source.Rule;
import dev.keyturn.testkit.source.SettingsSourceContract;
import dev.keyturn.testkit.source.TransactsContract;
import dev.keyturn.testkit.source.WatchContract;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a contract cannot try is not green: it is skipped, and the reason says what is not proven and what to give. */
class NotProvenTest {
    private static String unproven(Rule rule, String because, String give) {
        return "not proven: " + rule + ", because " + because + "; give " + give + " to prove it";
    }

    /** Gives what has to be given, and nothing else. */
    static class BareSource implements SettingsSourceContract {
        @Override
        public SettingsSource source(Settings initial) {
            return new MemorySource("memory", initial);
        }
    }

    @Test
    void aSourceOfWhichOnlyTheSourceIsGiven() {
        String once = "this test opens memory only once";
        String reopen = "reopen(SettingsSource)";
        assertThat(Trial.of(BareSource.class).skipped())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ONE_WINS_ofEightProcessesThatWriteWithTheSameRevision()",
                        unproven(Rule.ONE_WINS, once, reopen),
                        "FRESH_aReadSeesWhatAnotherHasWritten()",
                        unproven(Rule.FRESH, once, reopen),
                        "CAS_whatAnotherHasWrittenMakesTheRevisionOld()",
                        unproven(Rule.CAS, once, reopen),
                        "DURABLE_whatWasWrittenIsThereWhenThePlaceIsOpenedAgain()",
                        unproven(Rule.DURABLE, once, reopen),
                        "DURABLE_whatWasWrittenSurvivesTheEndOfTheProcess()",
                        unproven(
                                Rule.DURABLE,
                                "this test does not end the process of a source",
                                "crash(SettingsSource)"),
                        "CAPABLE_aPlaceThatCannotBeWrittenRefusesToBe()",
                        "not applicable: " + Rule.CAPABLE
                                + ", because memory says in its capabilities() that it can be written",
                        "EXACT_contentThatIsPutBackIsWhatItWas()",
                        "not applicable: " + Rule.EXACT + ", because memory has no ability(KeepsContent)",
                        "REST_whatIsOnlyShownIsNotWritten()",
                        "not applicable: " + Rule.REST + ", because memory has no ability(Renders)",
                        "NAMED_everyOriginBeginsWithTheName()",
                        "not applicable: " + Rule.NAMED
                                + ", because memory holds values in memory, with the origins that they came with"));
    }

    /** Has no time for races. */
    static class WithoutRaces extends BareSource implements JournalContract, LockContract {
        @Override
        public int rounds() {
            return 0;
        }

        @Override
        public Journal journal() {
            return new MemoryJournal("journal");
        }

        @Override
        public Lock lock() {
            return new MemoryLock();
        }
    }

    @Test
    void racesOfNoRounds() {
        Trial trial = Trial.of(WithoutRaces.class);
        assertThat(trial.failed()).isEmpty();
        assertThat(trial.skipped())
                .containsEntry(
                        "ONE_WINS_soThatOfManyThatCountNobodysIsLost()",
                        unproven(Rule.ONE_WINS, "this test gives races no rounds", "rounds() of one or more"));
        assertThat(trial.skipped().keySet())
                .contains(
                        "WHOLE_readersSeeBeforeOrAfterAndNeverGoBack()",
                        "ONE_WINS_ofEightThreadsThatAppendTheSameNumber()",
                        "WHOLE_ofManyThatAppendNobodysEntryIsLostAndReadersSeeABeginning()",
                        "ALONE_ofEightThatTakeItInTurnNoTwoAreInsideAtOnce()");
    }

    static class BareJournal implements JournalContract {
        @Override
        public Journal journal() {
            return new MemoryJournal("journal");
        }
    }

    @Test
    void aJournalOfWhichOnlyTheJournalIsGiven() {
        String once = "this test opens journal only once";
        assertThat(Trial.of(BareJournal.class).skipped())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "FRESH_whatOneAppendsTheOtherReadsAndGoesOnFrom()",
                        unproven(Rule.FRESH, once, "reopen(Journal)"),
                        "ONE_WINS_ofEightProcessesThatAppendTheSameNumber()",
                        unproven(Rule.ONE_WINS, once, "reopen(Journal)")));
    }

    static class BareLock implements LockContract {
        @Override
        public Lock lock() {
            return new MemoryLock();
        }
    }

    @Test
    void aLockOfWhichOnlyTheLockIsGiven() {
        assertThat(Trial.of(BareLock.class).skipped())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ALONE_anotherProcessIsKeptOutUntilItIsLetGo()",
                        unproven(Rule.ALONE, "this test opens the lock only once", "reopen(Lock)"),
                        "ALONE_whoLivesKeepsItBeyondTheLease()",
                        unproven(Rule.ALONE, "this test names no lease", "lease(), if the lock has one,"),
                        "FREE_whatADeadHolderLeavesBehindIsTakenOverAndNotTakenBack()",
                        unproven(Rule.FREE, "this test does not end the process of a holder", "kill(Lock, Held)")));
    }

    static class BareBackups implements BackupsContract {
        @Override
        public Backups backups() {
            return new MemoryBackups();
        }
    }

    @Test
    void aPlaceForBackupsOfWhichOnlyThePlaceIsGiven() {
        assertThat(Trial.of(BareBackups.class).skipped())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "DURABLE_whatWasKeptIsThereWhenThePlaceIsOpenedAgain()",
                        unproven(Rule.DURABLE, "this test opens the place for backups only once", "reopen(Backups)")));
    }

    static class BareWatch implements WatchContract {
        @Override
        public SettingsSource source(Settings initial) {
            return new MemorySource("memory", initial);
        }

        @Override
        public Watch watch(SettingsSource source, Watcher watcher) {
            return Polling.of(source, Pace.every(Duration.ofMillis(5)), watcher);
        }
    }

    @Test
    void aWatchOfWhichOnlyTheSourceIsGiven() {
        assertThat(Trial.of(BareWatch.class).skipped())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "NOTICED_aChangeIsToldWhoeverMadeIt()",
                        unproven(Rule.NOTICED, "this test opens memory only once", "reopen(SettingsSource)"),
                        "GOOD_whatCannotBeReadIsToldOnceAsThatAndWhenItIsOverThatIsTold()",
                        unproven(Rule.GOOD, "this test does not make memory unreadable", "damage(SettingsSource)")));
    }

    static class BareStore implements TransactsContract {
        @Override
        public SettingsSource source(Settings initial) {
            return new PartlySource(new PartlySource.Store(initial));
        }
    }

    @Test
    void aStoreOfWhichOnlyTheSourceIsGiven() {
        String once = "this test opens partly only once";
        assertThat(Trial.of(BareStore.class).skipped())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "WHOLE_othersSeeNothingOfItBeforeItHasEnded()",
                        unproven(Rule.WHOLE, once, "reopen(SettingsSource)"),
                        "ONE_WINS_ofManyProcessesThatCountAndNoteItNobodysIsLost()",
                        unproven(Rule.ONE_WINS, once, "reopen(SettingsSource)")));
    }

    /** Has no such ability. */
    static class NoStore implements TransactsContract {
        @Override
        public SettingsSource source(Settings initial) {
            return new MemorySource("memory", initial);
        }
    }

    @Test
    void aSourceThatCannotDoSeveralThingsAsOneDoesNotKeepTheContractOfThoseThatCan() {
        Trial trial = Trial.of(NoStore.class);
        assertThat(trial.succeeded()).isEmpty();
        assertThat(trial.failed())
                .containsEntry(
                        "TOGETHER_workThatThrowsLeavesNothingOfAnything()",
                        Rule.TOGETHER + "\n  memory has no ability(Transacts), which this contract is about");
    }
}
