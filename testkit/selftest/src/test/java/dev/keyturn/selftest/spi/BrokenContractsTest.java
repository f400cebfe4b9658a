package dev.keyturn.selftest.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.source.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contracts find what is broken on purpose, by the rule that was made for it, and say what is wrong. */
class BrokenContractsTest {
    /** How often each is found whose finding depends on how threads come to run. */
    private static final int TIMES = Boolean.getBoolean("keyturn.thorough") ? 20 : 2;

    private static final int LONGEST = 100;
    private static final List<String> TABLE = new ArrayList<>();

    /**
     * Something broken.
     *
     * @param tried a test class that tries it
     * @param rule the rule, or the law, that has to find it
     * @param says what the message has to say
     * @param isRace whether finding it depends on how threads come to run
     */
    private record Row(Class<?> tried, Object rule, String says, boolean isRace) {
        static Row of(Class<?> tried, Object rule, String says) {
            return new Row(tried, rule, says, false);
        }

        static Row race(Class<?> tried, Object rule, String says) {
            return new Row(tried, rule, says, true);
        }

        String id() {
            return rule.toString().replaceFirst(":.*", "");
        }

        /** {@code source: loses updates}. */
        String name() {
            String kind = tried.getEnclosingClass().getSimpleName();
            String place = Map.of(
                            "BrokenJournals", "journal",
                            "BrokenLocks", "lock",
                            "BrokenBackups", "backups",
                            "BrokenWatches", "watch")
                    .getOrDefault(kind, kind.equals("BrokenRevisions") ? "revisions of a source" : "source");
            return place
                    + ": "
                    + tried.getSimpleName().replaceAll("(?<=.)([A-Z])", " $1").toLowerCase(Locale.ROOT);
        }
    }

    private static List<Row> sources() {
        return List.of(
                Row.race(Broken.LosesUpdates.class, Rule.ONE_WINS, "were told that they have won"),
                Row.race(
                        Broken.LosesUpdates.class,
                        Rule.ONE_WINS,
                        "the count after all were told that they have counted"),
                Row.of(
                        Broken.IgnoresTheRevision.class,
                        Rule.CAS,
                        "a write with an old revision is accepted, where StaleException was expected"),
                Row.of(Broken.WritesThenRefuses.class, Rule.CAS, "the settings after a write with an old revision"),
                Row.race(Broken.TearsBatches.class, Rule.WHOLE, "a reader sees parts of different writes"),
                Row.of(Broken.ReadsFromACache.class, Rule.FRESH, "level after write"),
                Row.of(
                        Broken.RefusesListsThatItPromised.class,
                        Rule.CAPABLE,
                        "broken says that it can hold this, and refuses it: list"),
                Row.of(
                        Broken.ForgetsWhatAWriteDoesNotName.class,
                        Rule.REST,
                        "app.name after a write that does not name it"),
                Row.of(Broken.ForgetsWhatAWriteDoesNotName.class, Law.RT, "the settings after the migration"),
                Row.of(Broken.ShowsValuesInMessages.class, Rule.SECRECY, "a refusal shows a value"),
                Row.of(Broken.ForgetsWhenItIsClosed.class, Rule.DURABLE, "the settings, opened again"),
                Row.of(BrokenStores.ForgetsItsJournal.class, Rule.TOGETHER, "the entries"),
                Row.of(BrokenStores.KeepsWhatFailed.class, Rule.TOGETHER, "the settings and their revision"),
                Row.of(BrokenStores.KeepsWhatFailed.class, Rule.WHOLE, "what another one sees meanwhile"),
                Row.of(BrokenStores.ForgetsWhatIsAround.class, Rule.READ, "a part has at level"),
                Row.of(BrokenValues.TrimsTexts.class, Rule.EXACT, "the value <\" \"> is written"),
                Row.of(BrokenValues.CutsLongTexts.class, Rule.EXACT, "is written"),
                Row.of(BrokenValues.NormalisesUnicode.class, Rule.EXACT, "is written"),
                Row.of(BrokenValues.LosesTypes.class, Rule.EXACT, "is written"),
                Row.of(BrokenValues.MergesKindsOfNumbers.class, Rule.EXACT, "is written"),
                Row.of(BrokenValues.SortsLists.class, Rule.EXACT, "list is written"),
                Row.of(BrokenValues.DropsNull.class, Rule.EXACT, "the value <null> is written"),
                Row.of(BrokenValues.DropsNull.class, Rule.EXACT, "null is written"),
                Row.of(BrokenValues.DropsEmptyTables.class, Rule.EXACT, "empty table is written"),
                Row.of(BrokenValues.TakesEmptyTextsForNothing.class, Rule.EXACT, "the value <\"\"> is written"),
                Row.of(
                        BrokenValues.LosesTheOrder.class,
                        Rule.REST,
                        "the order of the keys that were there before a write and after it"),
                Row.of(BrokenValues.FoldsCase.class, Rule.EXACT, "the name <PLAIN> is written"),
                Row.of(BrokenValues.TakesADotForALevel.class, Rule.EXACT, "the name <a.b> is written"),
                Row.of(BrokenValues.TakesNamesThatDifferInCaseForOne.class, Rule.EXACT, "the name <PLAIN> is written"),
                Row.of(BrokenValues.NormalisesNames.class, Rule.EXACT, "is written"),
                Row.of(BrokenValues.SwallowsErrors.class, Rule.EXACT, "is written"),
                Row.of(
                        BrokenValues.WritesWhatComesBeforeARefusal.class,
                        Rule.EXACT,
                        "an unusual text is refused, and yet something is written"),
                Row.of(BrokenRevisions.CountsCharacters.class, Rule.REVISION, "different revisions"),
                Row.of(BrokenRevisions.GivesTheOneBefore.class, Rule.REVISION, "the revision after a write"),
                Row.of(BrokenRevisions.UsesThemAgain.class, Rule.REVISION, "different revisions"),
                Row.race(BrokenRevisions.TakesTheTimeForOne.class, Rule.REVISION, "different revisions"),
                Row.of(BrokenRevisions.ChangesItWithEveryRead.class, Rule.REVISION, "the revision of the same content"),
                Row.race(BrokenRevisions.AsksTwice.class, Rule.REVISION, "have one revision"),
                Row.of(
                        BrokenRevisions.ForgetsNewKeysOfAPart.class,
                        Rule.REVISION,
                        "a part has the same revision after a write of fresh.one"),
                Row.of(BrokenRevisions.ComparesTheBeginning.class, Rule.CAS, "a write with the revision"),
                Row.of(BrokenLives.LeavesAFileOpen.class, Rule.CLOSED, "30 sources were opened and closed"),
                Row.of(BrokenLives.OpensAFileForEveryRead.class, Rule.CLOSED, "after 30 reads"),
                Row.of(BrokenLives.LosesAConnectionNowAndThen.class, Rule.CLOSED, "3 more files or connections"),
                Row.race(BrokenLives.IsNotForThreads.class, Rule.READ, "one of several threads that read gets at"),
                Row.of(BrokenLives.WritesWhenItIsClosed.class, Rule.FRESH, "level after write"),
                Row.of(
                        BrokenLives.WritesWhenItIsClosed.class,
                        Rule.DURABLE,
                        "the settings after the process has ended"),
                Row.of(BrokenLives.LooksAgainWhenItHasWritten.class, Rule.FRESH, "level after write"),
                Row.race(BrokenLives.LocksItsOwnProcessOnly.class, Rule.ONE_WINS, "were told that they have won"),
                Row.of(BrokenLives.FailsWhenItIsClosedTwice.class, Rule.HARMLESS, "closing a second time ends with"),
                Row.of(BrokenAbilities.SweepsTooMuch.class, Rule.HARMLESS, "the settings after sweeping"),
                Row.of(
                        BrokenAbilities.IsWrittenAllTheSame.class,
                        Rule.CAPABLE,
                        "a write to a place that says it cannot be written is accepted"),
                Row.of(BrokenAbilities.HasAnotherNameInMessages.class, Rule.NAMED, "and the source is called broken"),
                Row.of(
                        BrokenAbilities.WritesWhatItShows.class,
                        Rule.REST,
                        "what is there after an edit was only shown"),
                Row.of(
                        BrokenAbilities.PutsBackOtherContent.class,
                        Rule.EXACT,
                        "the content that was put back is other bytes"));
    }

    private static List<Row> others() {
        return List.of(
                Row.of(BrokenJournals.Overwrites.class, Rule.ONE_WINS, "an append of number 1 is accepted"),
                Row.race(BrokenJournals.LooksBeforeItLeaps.class, Rule.ONE_WINS, "were told that they have won"),
                Row.of(BrokenJournals.GoesOnBehindAGap.class, Rule.NEXT, "entry 2 of an empty journal is accepted"),
                Row.of(
                        BrokenJournals.DoesNotLookAtTheChain.class,
                        Rule.CHAIN,
                        "an entry that does not follow the one before it is accepted"),
                Row.of(BrokenJournals.SweepsTooMuch.class, Rule.HARMLESS, "the entries after sweeping"),
                Row.race(BrokenLocks.LetsTwoIn.class, Rule.ALONE, "at once inside were"),
                Row.of(
                        BrokenLocks.ForgetsTheLiving.class,
                        Rule.ALONE,
                        "taking a lock whose holder lives, waiting for three leases is accepted"),
                Row.of(
                        BrokenLocks.LetsGoOfOthers.class,
                        Rule.HARMLESS,
                        "after the one before was let go twice is accepted"),
                Row.of(BrokenLocks.DoesNotSayWhoHoldsIt.class, Rule.TOLD, "the message does not say who holds it"),
                Row.of(BrokenLocks.SwallowsInterrupts.class, Rule.TOLD, "whether the thread is interrupted still"),
                Row.of(BrokenLocks.DoesNotWait.class, Rule.TOLD, "asked to wait for PT0.3S, it waited for"),
                Row.of(BrokenBackups.ListsThemAsTheyCame.class, Rule.AGED, "the names"),
                Row.of(
                        BrokenBackups.ChangesLineEnds.class,
                        Rule.EXACT,
                        "a backup of 5 characters is not what was kept"),
                Row.race(BrokenBackups.LetsReadersSeeHalf.class, Rule.WHOLE, "a reader sees"),
                Row.of(BrokenWatches.SkipsWhatIsThere.class, Rule.FIRST, "nothing is told within"),
                Row.of(BrokenWatches.ComparesLengths.class, Rule.NOTICED, "nothing is told within"),
                Row.of(BrokenWatches.TellsItTwice.class, Rule.ONCE, "level as it is told after each change"),
                Row.race(BrokenWatches.TellsTwoThingsAtOnce.class, Rule.ORDER, "a watcher is told"),
                Row.of(BrokenWatches.EndsWhenItsWatcherFails.class, Rule.STEADY, "nothing is told within"),
                Row.of(
                        BrokenWatches.TakesTroubleForNoSettings.class,
                        Rule.GOOD,
                        "what cannot be read is told as settings"),
                Row.of(BrokenWatches.DoesNotSayThatTroubleIsOver.class, Rule.GOOD, "nothing is told within"),
                Row.of(BrokenWatches.GoesOnWhenItIsClosed.class, Rule.OVER, "what is told after the end"),
                Row.of(
                        BrokenWatches.LeavesACallBehindWhenItIsClosed.class,
                        Rule.OVER,
                        "it is closed while the watcher is being told something"),
                Row.of(BrokenWatches.KeepsTheProcessAlive.class, Rule.LIGHT, "a thread that is no daemon tells it"));
    }

    private static List<Row> all() {
        return Stream.concat(sources().stream(), others().stream()).toList();
    }

    @Test
    void rightOnesAreNotFound() {
        for (Class<?> right : List.of(
                Broken.Right.class,
                BrokenJournals.Right.class,
                BrokenWatches.Right.class,
                BrokenWatches.Polled.class)) {
            Trial trial = Trial.of(right);
            assertThat(trial.failed()).as(right.getName()).isEmpty();
            assertThat(trial.succeeded()).as(right.getName()).hasSizeGreaterThan(7);
        }
        assertThat(Trial.of(Broken.Right.class).succeeded()).hasSizeGreaterThan(40);
    }

    @Test
    void thereAreFortySourcesAndEachIsBrokenInAWayOfItsOwn() {
        assertThat(sources().stream().map(Row::tried).distinct().count()).isGreaterThanOrEqualTo(40);
        assertThat(all().stream().map(row -> row.name() + row.id() + row.says()))
                .doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> eachIsFoundByItsRuleAndTheMessageSaysWhatIsWrong() {
        return all().stream()
                .map(row -> DynamicTest.dynamicTest(row.id() + " finds " + row.name(), () -> {
                    for (int time = 1; time <= (row.isRace() ? TIMES : 1); time++) {
                        isFound(row, time);
                    }
                }));
    }

    private static void isFound(Row row, int time) throws IOException {
        long begin = System.nanoTime();
        Map<String, String> failed = Trial.of(row.tried()).failed();
        List<String> found = failed.values().stream()
                .filter(said -> said.startsWith(row.rule() + "\n") && said.contains(row.says()))
                .toList();
        assertThat(found).as("time %s: %s among %s", time, row.rule(), failed).isNotEmpty();
        if (time == 1) {
            TABLE.add(String.format(
                    Locale.ROOT,
                    "%-62s %-9s %4.1f s %3s  %s",
                    row.name(),
                    row.id(),
                    (System.nanoTime() - begin) / 1e9,
                    row.isRace() ? TIMES + "x" : "",
                    firstLine(found.get(0))));
        }
        for (InputStream left : BrokenLives.LEFT_OPEN) {
            left.close();
        }
        BrokenLives.LEFT_OPEN.clear();
    }

    /** What is wrong; the rule stands before it in every message, and the table has it in another column. */
    private static String firstLine(String message) {
        String line = message.split("\n", -1)[1].strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    @AfterAll
    static void print() {
        System.out.printf(Locale.ROOT, "%-62s %-9s %6s %3s  %s%n", "broken", "found by", "after", "", "message");
        TABLE.stream().sorted().forEach(System.out::println);
        System.out.println(TABLE.size() + " of " + all().size() + " found; "
                + sources().size() + " are of sources; " + TIMES + " times where threads race");
    }
}
