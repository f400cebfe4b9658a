package dev.keyturn.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.SettingsSource.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** When a watch looks and what it tells, on a clock of the test's own: nothing here waits. */
class WatchingTest {
    private static final Pace FILE = new Pace(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(2));
    private static final Pace WHOLE = Pace.every(Duration.ofSeconds(30));

    /** Beyond this System.nanoTime turns negative. */
    private static final long BEGIN = Long.MAX_VALUE - Duration.ofSeconds(3).toNanos();

    /** What a source holds from which millisecond on: {@code !x} cannot be read because of x, {@code -} is no settings. */
    private static final class Story {
        private final TreeMap<Long, String> contents = new TreeMap<>();
        private final TreeSet<Long> hints = new TreeSet<>();
        private final List<String> told = new ArrayList<>();
        private int looks;

        Story at(long millis, String content) {
            contents.put(millis, content);
            return this;
        }

        Story hint(long... millis) {
            for (long at : millis) {
                hints.add(at);
            }
            return this;
        }

        /** A change of which the system tells. */
        Story save(long millis, String content) {
            return at(millis, content).hint(millis);
        }

        List<String> told(Pace pace, long untilMillis) {
            Watching watching = new Watching(pace, () -> 0, BEGIN);
            TreeSet<Long> ahead = new TreeSet<>(hints);
            long now = 0;
            while (now <= untilMillis) {
                long due = now + Math.max(0, nanosToMillis(watching.untilLook(BEGIN + now * 1_000_000)));
                if (!ahead.isEmpty() && ahead.first() < due) {
                    now = Math.max(now, ahead.pollFirst());
                    watching.hint(BEGIN + now * 1_000_000);
                } else {
                    now = due;
                    look(watching, now, untilMillis);
                }
            }
            return told;
        }

        private static long nanosToMillis(long nanos) {
            return (nanos + 999_999) / 1_000_000;
        }

        private void look(Watching watching, long now, long untilMillis) {
            String content = contents.floorEntry(now).getValue();
            looks++;
            if (now <= untilMillis && watching.isToTell(seen(content), BEGIN + now * 1_000_000)) {
                told.add(now + " " + content);
            }
        }

        private static Seen seen(String content) {
            if (content.startsWith("!")) {
                return new Seen.Trouble(List.of(Problem.of(Origin.of("s"), Key.root(), content, "none")));
            }
            Settings settings =
                    content.equals("-") ? Settings.empty() : Settings.empty().with("a", Value.of(content));
            return new Seen.Content(new Snapshot(settings, content));
        }
    }

    @Test
    void whatIsThereAtTheBeginningIsTold() {
        assertThat(new Story().at(0, "A").told(FILE, 20_000)).containsExactly("200 A");
        assertThat(new Story().at(0, "A").told(WHOLE, 100_000)).containsExactly("0 A");
    }

    @Test
    void aSourceThatCannotBeReadAtTheBeginningIsToldAsThat() {
        assertThat(new Story().at(0, "!bad").told(FILE, 20_000)).containsExactly("2000 !bad");
    }

    @Test
    void aChangeOfWhichNobodyTellsIsNoticedByTheNextLookAtAnInterval() {
        assertThat(new Story().at(0, "A").at(1_000, "B").told(FILE, 20_000)).containsExactly("200 A", "5400 B");
        assertThat(new Story().at(0, "A").at(1_000, "B").told(WHOLE, 100_000)).containsExactly("0 A", "30000 B");
    }

    @Test
    void aChangeOfWhichTheSystemTellsIsNoticedAtOnce() {
        assertThat(new Story().at(0, "A").save(1_000, "B").told(FILE, 20_000)).containsExactly("200 A", "1210 B");
    }

    @Test
    void aHintWithoutAChangeTellsNothing() {
        assertThat(new Story().at(0, "A").hint(1_000, 2_000, 3_000).told(FILE, 20_000))
                .containsExactly("200 A");
    }

    @Test
    void aStormOfHintsDoesNotBecomeAStormOfLooks() {
        Story story = new Story().at(0, "A");
        for (long at = 1_000; at < 2_000; at++) {
            story.hint(at);
        }

        story.told(FILE, 2_000);

        assertThat(story.looks).isBetween(10, 110);
    }

    @Test
    void aFileThatIsWrittenInSeveralChunksIsToldWhenItStaysTheSame() {
        Story story = new Story().at(0, "A");
        for (int chunk = 1; chunk <= 10; chunk++) {
            story.save(1_000 + chunk * 150, "B".repeat(chunk));
        }

        assertThat(story.told(FILE, 20_000)).containsExactly("200 A", "2760 " + "B".repeat(10));
    }

    @Test
    void aFileThatIsEmptyOrMalformedInTheMiddleOfASaveIsToldAsNeither() {
        assertThat(new Story()
                        .at(0, "A")
                        .save(1_000, "-")
                        .save(1_900, "!half")
                        .save(2_500, "B")
                        .told(FILE, 20_000))
                .containsExactly("200 A", "2810 B");
    }

    @Test
    void aFileThatIsGoneForAMomentIsNotTold() {
        assertThat(new Story().at(0, "A").save(1_000, "!gone").save(2_500, "A").told(FILE, 20_000))
                .containsExactly("200 A");
    }

    @Test
    void aFileThatStaysEmptyIsTold() {
        assertThat(new Story().at(0, "A").save(1_000, "-").told(FILE, 20_000)).containsExactly("200 A", "3010 -");
    }

    @Test
    void aBadFileIsToldOnceAndAgainWhenItIsBadInAnotherWay() {
        assertThat(new Story()
                        .at(0, "A")
                        .save(1_000, "!one")
                        .save(20_000, "!two")
                        .told(FILE, 60_000))
                .containsExactly("200 A", "3010 !one", "22010 !two");
    }

    @Test
    void whenABadFileIsGoodAgainThatIsToldAlsoIfItIsTheLastGoodOne() {
        assertThat(new Story().at(0, "A").save(1_000, "!one").save(9_000, "A").told(FILE, 60_000))
                .containsExactly("200 A", "3010 !one", "9210 A");
    }

    @Test
    void aChangeThatIsTakenBackBeforeItIsToldIsNone() {
        assertThat(new Story().at(0, "A").save(1_000, "B").save(1_100, "A").told(FILE, 60_000))
                .containsExactly("200 A");
    }

    @Test
    void aSourceOutOfReachForOneLookIsNotToldWhereItsReadsAreWhole() {
        assertThat(new Story()
                        .at(0, "A")
                        .at(29_990, "!blip")
                        .at(30_500, "A")
                        .at(59_000, "B")
                        .told(WHOLE, 100_000))
                .containsExactly("0 A", "61000 B");
    }

    @Test
    void looksOfManyProcessesDoNotComeAtTheSameMoment() {
        Watching watching = new Watching(FILE, () -> 0.5, 0);
        watching.isToTell(Story.seen("A"), 0);
        watching.isToTell(Story.seen("A"), Duration.ofMillis(200).toNanos());

        assertThat(watching.untilLook(Duration.ofMillis(200).toNanos()))
                .isEqualTo(Duration.ofMillis(4_750).toNanos());
    }

    @Test
    void whateverHappensTheLastStateIsToldAndNothingTwiceAndNothingThatDidNotStay() {
        Random random = new Random(1);
        int changes = 0;
        for (int tries = 0; tries < 3_000; tries++) {
            Story story = new Story().at(0, "A");
            long at = 0;
            for (int i = random.nextInt(12); i > 0; i--) {
                at += 1 + random.nextInt(random.nextBoolean() ? 150 : 4_000);
                String content = List.of("A", "B", "C", "-", "!x", "!y").get(random.nextInt(6));
                if (random.nextInt(3) == 0) {
                    story.at(at, content);
                } else {
                    story.save(at, content);
                }
            }

            List<String> told = story.told(FILE, at + 10_000);

            changes += told.size();
            isHonest(story.contents, told);
        }
        assertThat(changes).isGreaterThan(6_000);
    }

    private static void isHonest(NavigableMap<Long, String> contents, List<String> told) {
        String before = "";
        for (String line : told) {
            long at = Long.parseLong(line.substring(0, line.indexOf(' ')));
            String content = line.substring(line.indexOf(' ') + 1);
            assertThat(content).as("%s of %s", told, contents).isNotEqualTo(before);
            assertThat(contents.floorEntry(at).getValue()).isEqualTo(content);
            assertThat(contents.floorEntry(Math.max(0, at - 200)).getValue())
                    .as("%s of %s", line, contents)
                    .isEqualTo(content);
            before = content;
        }
        Map.Entry<Long, String> last = contents.lastEntry();
        assertThat(before).as("%s of %s", told, contents).isEqualTo(last.getValue());
    }

    @Test
    void aPaceThatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> Pace.every(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 1 ms or more");
        assertThatThrownBy(() -> new Pace(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no less doubt than quiet");
    }
}
