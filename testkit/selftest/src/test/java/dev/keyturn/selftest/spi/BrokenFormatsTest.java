package dev.keyturn.selftest.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.keyturn.testkit.source.FormatRules;
import dev.keyturn.testkit.source.Rule;
import dev.keyturn.testkit.source.SettingsFormatContract;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The contract of formats finds what is broken on purpose, by the rule that was made for it, and says what is wrong. */
class BrokenFormatsTest {
    /** What the tests of a contract do whose names begin like this. */
    private static Events run(Class<?> tried, String begin) {
        MethodSelector[] methods = Arrays.stream(SettingsFormatContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .filter(name -> name.startsWith(begin))
                .map(name -> selectMethod(tried, name))
                .toArray(MethodSelector[]::new);
        return EngineTestKit.engine("junit-jupiter")
                .selectors(methods)
                .execute()
                .testEvents();
    }

    private static Map<String, String> failures(Events events) {
        Map<String, String> failures = new TreeMap<>();
        for (Event event : events.failed().list()) {
            String message = event.getRequiredPayload(TestExecutionResult.class)
                    .getThrowable()
                    .map(Throwable::getMessage)
                    .orElse("");
            failures.put(event.getTestDescriptor().getDisplayName(), message);
        }
        return failures;
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(
                        BrokenFormats.RefusesASample.class, Rule.READ, "a sample is refused: some-text:6:1: no entry"),
                Arguments.of(BrokenFormats.TrimsValues.class, Rule.EXACT, "expected text \" "),
                Arguments.of(BrokenFormats.DoesNotEscapeQuotes.class, Rule.EXACT, "what came out says something else"),
                Arguments.of(BrokenEdits.WritesLineEndsAsTheyAre.class, Rule.EXACT, "what came out cannot be read"),
                Arguments.of(
                        BrokenFormats.ThrowsAtWhatItWrites.class,
                        Rule.EXACT,
                        "reading what came out ends with IllegalStateException instead of a RefusedException"),
                Arguments.of(BrokenFormats.FoldsCase.class, Rule.EXACT, "but was nothing"),
                Arguments.of(
                        BrokenEdits.RemovesPrefixSiblings.class,
                        Rule.EXACT,
                        "levels: expected text \"3\", but was nothing"),
                Arguments.of(
                        BrokenFormats.HasAllInOnePlace.class, Rule.PLACED, "is where another one is, at some-text:1:1"),
                Arguments.of(
                        BrokenFormats.ForgetsTheNameOfTheText.class,
                        Rule.NAMED,
                        "and the text is called \"some-text\""),
                Arguments.of(BrokenFormats.RefusesWithoutAPlace.class, Rule.NAMED, "a refusal is said of \"settings\""),
                Arguments.of(BrokenFormats.ShowsValuesInRefusals.class, Rule.SECRECY, "a refusal shows a value"),
                Arguments.of(
                        BrokenFormats.ShowsValuesInRefusals.class, Rule.SECRECY, "a refusal of an edit shows a value"),
                Arguments.of(
                        BrokenFormats.ReadsOtherwiseTheSecondTime.class,
                        Rule.SAME,
                        "read a second time it says something else"),
                Arguments.of(
                        BrokenFormats.ReadsWithTheDefaultLocale.class, Rule.SAME, "in Turkish it is something else"),
                Arguments.of(BrokenFormats.KeepsTheTextInAField.class, Rule.SAME, "while others read other texts"),
                Arguments.of(BrokenEdits.WritesForNothing.class, Rule.SAME, "an edit of nothing changes something"),
                Arguments.of(BrokenEdits.CountsOneTooFar.class, Rule.FITS, "a splice does not fit the text at offset"),
                Arguments.of(
                        BrokenEdits.DoesNotBringBackWhatItRemoved.class,
                        Rule.BACK,
                        "what came out says something else"),
                Arguments.of(
                        BrokenEdits.TakesTheCommentBelowAlong.class,
                        Rule.BYTES,
                        "a comment is gone: # how much is told"),
                Arguments.of(BrokenEdits.ForgetsComments.class, Rule.BYTES, "what was there is not there any more"),
                Arguments.of(
                        BrokenEdits.DropsTheLastLineEnd.class, Rule.BYTES, "the line end behind the last line is gone"),
                Arguments.of(
                        BrokenEdits.MakesAllLineEndsAlike.class,
                        Rule.BYTES,
                        "a line ends otherwise than those of the text"),
                Arguments.of(BrokenEdits.SortsItsLines.class, Rule.BYTES, "more is changed than the entry"),
                Arguments.of(BrokenFormats.ThrowsNull.class, Rule.TOTAL, "it ends with NullPointerException"),
                Arguments.of(BrokenFormats.ReadsByRecursion.class, Rule.TOTAL, "it ends with StackOverflowError"),
                Arguments.of(BrokenFormats.TakesForever.class, Rule.TOTAL, "it takes longer than PT0.03S: \""),
                Arguments.of(
                        BrokenFormats.SaysThatItHoldsLists.class, Rule.CAPABLE, "refuses it in every sample: a list"),
                Arguments.of(
                        BrokenFormats.ReadsListsThatItSaysItDoesNotHold.class,
                        Rule.CAPABLE,
                        "a text is read as something that"),
                Arguments.of(
                        BrokenEdits.RefusesEveryEdit.class,
                        Rule.CAPABLE,
                        "refuses it in every sample: a text that becomes another"),
                Arguments.of(
                        BrokenFormats.ReadsWhatNobodyElseReads.class,
                        Rule.REFERENCE,
                        "the reference does not read what the format reads"));
    }

    @ParameterizedTest(name = "{1} finds {0}: {2}")
    @MethodSource("broken")
    void whatIsBrokenIsFoundByItsRule(Class<?> tried, Rule rule, String message) {
        Map<String, String> failures = failures(run(tried, rule.name() + "_"));

        assertThat(failures.values()).anyMatch(said -> said.startsWith(rule + "\n") && said.contains(message));
    }

    @Test
    void aRightFormatIsNotCaughtAndWhatIsSkippedIsSaid() {
        Events events = run(LineFormatTest.class, "");

        assertThat(failures(events)).isEmpty();
        assertThat(events.succeeded().count()).isGreaterThan(30);
        assertThat(reasons(events))
                .contains(
                        "lines says that it cannot hold: lists",
                        "lines says that it cannot hold: null",
                        "lines says that it holds texts only");
        assertThat(reasons(run(BrokenFormats.TrimsValues.class, "REFERENCE")))
                .containsOnly("not proven: nobody but lines itself says what its texts mean; give a reference()");
    }

    private static List<String> reasons(Events events) {
        return events.aborted().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .map(Throwable::getMessage)
                        .orElse(""))
                .map(reason -> reason.replace("Assumption failed: ", ""))
                .toList();
    }

    @Test
    void aFailureShowsTheSmallestTextAndTheEdit() {
        Map<String, String> failures = failures(run(BrokenFormats.TrimsValues.class, "EXACT_everyEdit"));

        assertThat(failures.values()).containsExactly("""
                EXACT: what is written is read back exactly, or refused before anything is written
                  what came out says something else
                  | s: expected text " 'a' \\"b\\" \\\\ # ${x} // /*\\u0009", but was text "'a' \\"b\\" \\\\ # ${x} // /*"
                  --- the edit
                  | change s from text "" to text " 'a' \\"b\\" \\\\ # ${x} // /*\\u0009"
                  --- the text
                  | s=
                  (no line end behind this)
                  --- what came out
                  | s= 'a' "b" \\ # ${x} // /*\t
                  (no line end behind this)""");
    }

    @Test
    void theRulesCanBeTriedOnOneTextAlone() {
        FormatRules rules = FormatRules.of(new LineFormat());
        for (int kind = 0; kind < 24; kind++) {
            rules.tryOut("a=1\nb=2\n", 1, kind);
        }
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() ->
                        FormatRules.of(new BrokenFormats.TrimsValues().format()).tryOut("a=1\nb=2\n", 1, 10)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(Rule.EXACT + "\n");
    }
}
