package dev.keyturn.selftest.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.source.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contracts find what is broken on purpose, by the rule that was made for it, and say what is wrong. */
class BrokenContractsTest {
    private static Map<String, String> failures(Class<?> tried) {
        return Trial.of(tried).failed();
    }

    /** Some test whose name begins with the rule fails, with the rule's sentence and with this. */
    private static void isCaught(Class<?> tried, Rule rule, String message) {
        Map<String, String> failures = failures(tried);
        List<String> found = failures.entrySet().stream()
                .filter(failure -> failure.getKey().startsWith(rule.name() + "_"))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(found)
                .as("%s among %s", rule, failures)
                .anyMatch(said -> said.startsWith(rule + "\n") && said.contains(message));
    }

    @Test
    void aRightSourceAndARightJournalAreNotCaught() {
        assertThat(failures(Broken.Right.class)).isEmpty();
        assertThat(Trial.of(Broken.Right.class).succeeded()).hasSizeGreaterThan(35);
        assertThat(failures(BrokenJournals.Right.class)).isEmpty();
        assertThat(Trial.of(BrokenJournals.Right.class).succeeded()).hasSizeGreaterThan(7);
    }

    @Test
    void TOGETHER_findsASourceThatUndoesOneOfTwo() {
        isCaught(BrokenStores.ForgetsItsJournal.class, Rule.TOGETHER, "the entries");
        isCaught(BrokenStores.KeepsWhatFailed.class, Rule.TOGETHER, "the settings and their revision");
    }

    @Test
    void WHOLE_findsASourceThatShowsWhatHasNotEnded() {
        isCaught(BrokenStores.KeepsWhatFailed.class, Rule.WHOLE, "what another one sees meanwhile");
    }

    @Test
    void READ_findsASourceThatForgetsTheValuesAroundAPart() {
        isCaught(BrokenStores.ForgetsWhatIsAround.class, Rule.READ, "a part has at level");
    }

    @Test
    void ONE_WINS_findsASourceThatLosesUpdates() {
        isCaught(Broken.LosesUpdates.class, Rule.ONE_WINS, "were told that they have won");
        isCaught(Broken.LosesUpdates.class, Rule.ONE_WINS, "the count after all were told that they have counted");
    }

    @Test
    void CAS_findsASourceThatIgnoresTheRevision() {
        isCaught(
                Broken.IgnoresTheRevision.class,
                Rule.CAS,
                "a write with an old revision is accepted, where StaleException was expected");
    }

    @Test
    void CAS_findsASourceThatWritesAndRefusesThen() {
        isCaught(Broken.WritesThenRefuses.class, Rule.CAS, "the settings after a write with an old revision");
    }

    @Test
    void WHOLE_findsASourceThatTearsBatches() {
        isCaught(Broken.TearsBatches.class, Rule.WHOLE, "a reader sees parts of different writes");
    }

    @Test
    void FRESH_findsASourceThatReadsFromACache() {
        isCaught(Broken.ReadsFromACache.class, Rule.FRESH, "level after write");
    }

    @Test
    void REVISION_findsASourceThatCountsCharacters() {
        isCaught(Broken.CountsCharactersAsItsRevision.class, Rule.REVISION, "different revisions");
    }

    @Test
    void EXACT_findsASourceThatTrimsTexts() {
        isCaught(Broken.TrimsTexts.class, Rule.EXACT, "the value <\" \"> is written");
    }

    @Test
    void EXACT_findsASourceThatDropsNull() {
        Map<String, String> failures = failures(Broken.DropsNull.class);
        assertThat(failures).containsKey("CAPABLE_nullIsHeldWhereTheSourceSaysSo()");
        isCaught(Broken.DropsNull.class, Rule.EXACT, "the value <null> is written");
    }

    @Test
    void CAPABLE_findsASourceThatRefusesWhatItPromised() {
        isCaught(
                Broken.RefusesListsThatItPromised.class,
                Rule.CAPABLE,
                "broken says that it can hold this, and refuses it: list");
    }

    @Test
    void REST_findsASourceThatForgetsWhatAWriteDoesNotName() {
        assertThat(failures(Broken.ForgetsWhatAWriteDoesNotName.class))
                .hasEntrySatisfying(
                        "EXACT_manyChangesAreWrittenAtOnceAndTheOthersStay()",
                        message -> assertThat(message)
                                .startsWith(Rule.REST + "\n  app.name after a write that does not name it"));
    }

    @Test
    void RT_findsASourceThatForgetsWhatAMigrationDoesNotName() {
        assertThat(failures(Broken.ForgetsWhatAWriteDoesNotName.class))
                .hasEntrySatisfying(
                        "RT_thereAndBack()",
                        message -> assertThat(message).startsWith(Law.RT + "\n  the settings after the migration"));
    }

    @Test
    void SECRECY_findsASourceThatShowsValues() {
        assertThat(failures(Broken.ShowsValuesInMessages.class))
                .hasEntrySatisfying(
                        "CAS_anOldRevisionIsRefusedAndNothingIsWritten()",
                        message -> assertThat(message).startsWith(Rule.SECRECY + "\n  a refusal shows a value"));
    }

    @Test
    void DURABLE_findsASourceThatForgets() {
        isCaught(Broken.ForgetsWhenItIsClosed.class, Rule.DURABLE, "the settings, opened again");
    }

    @Test
    void ONE_WINS_findsAJournalThatOverwrites() {
        isCaught(BrokenJournals.Overwrites.class, Rule.ONE_WINS, "an append of number 1 is accepted");
    }

    @Test
    void ONE_WINS_findsAJournalThatLooksFirstAndWritesLater() {
        isCaught(BrokenJournals.LooksBeforeItLeaps.class, Rule.ONE_WINS, "were told that they have won");
    }

    @Test
    void NEXT_findsAJournalThatGoesOnBehindAGap() {
        isCaught(BrokenJournals.GoesOnBehindAGap.class, Rule.NEXT, "entry 2 of an empty journal is accepted");
    }

    @Test
    void CHAIN_findsAJournalThatDoesNotLookAtTheChain() {
        isCaught(
                BrokenJournals.DoesNotLookAtTheChain.class,
                Rule.CHAIN,
                "an entry that does not follow the one before it is accepted");
    }

    @Test
    void HARMLESS_findsAJournalThatSweepsTooMuch() {
        isCaught(BrokenJournals.SweepsTooMuch.class, Rule.HARMLESS, "the entries after sweeping");
    }

    @Test
    void ALONE_findsALockThatLetsTwoIn() {
        isCaught(BrokenLocks.LetsTwoIn.class, Rule.ALONE, "at once inside were");
    }

    @Test
    void ALONE_findsALockThatForgetsTheLiving() {
        isCaught(
                BrokenLocks.ForgetsTheLiving.class,
                Rule.ALONE,
                "taking a lock whose holder lives, waiting for three leases is accepted");
    }

    @Test
    void HARMLESS_findsALockThatLetsGoOfOthers() {
        isCaught(BrokenLocks.LetsGoOfOthers.class, Rule.HARMLESS, "after the one before was let go twice is accepted");
    }

    @Test
    void TOLD_findsALockThatDoesNotSayWhoHoldsIt() {
        isCaught(BrokenLocks.DoesNotSayWhoHoldsIt.class, Rule.TOLD, "the message does not say who holds it");
    }

    @Test
    void TOLD_findsALockThatSwallowsInterrupts() {
        isCaught(BrokenLocks.SwallowsInterrupts.class, Rule.TOLD, "whether the thread is interrupted still");
    }

    @Test
    void TOLD_findsALockThatDoesNotWait() {
        isCaught(BrokenLocks.DoesNotWait.class, Rule.TOLD, "asked to wait for PT0.3S, it waited for");
    }

    @Test
    void AGED_findsBackupsThatAreListedAsTheyCame() {
        isCaught(BrokenBackups.ListsThemAsTheyCame.class, Rule.AGED, "the names");
    }

    @Test
    void EXACT_findsBackupsThatChangeLineEnds() {
        isCaught(BrokenBackups.ChangesLineEnds.class, Rule.EXACT, "a backup of 5 characters is not what was kept");
    }

    @Test
    void WHOLE_findsBackupsThatLetReadersSeeHalf() {
        isCaught(BrokenBackups.LetsReadersSeeHalf.class, Rule.WHOLE, "a reader sees");
    }

    @Test
    void aRightWatchAndLookingAtIntervalsAreNotCaught() {
        assertThat(failures(BrokenWatches.Right.class)).isEmpty();
        assertThat(Trial.of(BrokenWatches.Right.class).succeeded()).hasSize(10);
        assertThat(failures(BrokenWatches.Polled.class)).isEmpty();
        assertThat(Trial.of(BrokenWatches.Polled.class).succeeded()).hasSize(10);
    }

    @Test
    void FIRST_findsAWatchThatSkipsWhatIsThere() {
        isCaught(BrokenWatches.SkipsWhatIsThere.class, Rule.FIRST, "nothing is told within");
    }

    @Test
    void NOTICED_findsAWatchThatComparesLengths() {
        isCaught(BrokenWatches.ComparesLengths.class, Rule.NOTICED, "nothing is told within");
    }

    @Test
    void ONCE_findsAWatchThatTellsItTwice() {
        isCaught(BrokenWatches.TellsItTwice.class, Rule.ONCE, "level as it is told after each change");
    }

    @Test
    void ORDER_findsAWatchThatTellsTwoThingsAtOnce() {
        isCaught(BrokenWatches.TellsTwoThingsAtOnce.class, Rule.ORDER, "a watcher is told");
    }

    @Test
    void STEADY_findsAWatchThatEndsWhenItsWatcherFails() {
        isCaught(BrokenWatches.EndsWhenItsWatcherFails.class, Rule.STEADY, "nothing is told within");
    }

    @Test
    void GOOD_findsAWatchThatTakesTroubleForNoSettings() {
        isCaught(BrokenWatches.TakesTroubleForNoSettings.class, Rule.GOOD, "what cannot be read is told as settings");
    }

    @Test
    void GOOD_findsAWatchThatDoesNotSayThatTroubleIsOver() {
        isCaught(BrokenWatches.DoesNotSayThatTroubleIsOver.class, Rule.GOOD, "nothing is told within");
    }

    @Test
    void OVER_findsAWatchThatGoesOnWhenItIsClosed() {
        isCaught(BrokenWatches.GoesOnWhenItIsClosed.class, Rule.OVER, "what is told after the end");
    }

    @Test
    void OVER_findsAWatchThatLeavesACallBehindWhenItIsClosed() {
        isCaught(
                BrokenWatches.LeavesACallBehindWhenItIsClosed.class,
                Rule.OVER,
                "it is closed while the watcher is being told something");
    }

    @Test
    void LIGHT_findsAWatchThatKeepsTheProcessAlive() {
        isCaught(BrokenWatches.KeepsTheProcessAlive.class, Rule.LIGHT, "a thread that is no daemon tells it");
    }
}
