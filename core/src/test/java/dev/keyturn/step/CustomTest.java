package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.leaves;
import static dev.keyturn.step.Example.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CustomTest {
    /** There and back is not the identity: the case of the letters is lost. */
    private static final Step LOSSY =
            custom(settings -> recased(settings, true), settings -> recased(settings, false), List.of("seen"), "a");
    /** There and back is the identity. */
    private static final Step EXACT = custom(
            settings -> renamed(settings, "a", "b"), settings -> renamed(settings, "b", "a"), List.of(), "a", "b");

    private static Step custom(
            UnaryOperator<Settings> up, UnaryOperator<Settings> down, List<String> reads, String... writes) {
        return new Custom("mine", patterns(reads), patterns(List.of(writes)), Optional.of(new Custom.Code(up, down)));
    }

    private static List<KeyPattern> patterns(List<String> keys) {
        return keys.stream().map(KeyPattern::of).toList();
    }

    private static Settings recased(Settings settings, boolean upper) {
        return settings.value("a")
                .map(value -> ((Text) value).text())
                .map(text -> settings.with(
                        "a", Value.of(upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT))))
                .orElse(settings);
    }

    private static Settings renamed(Settings settings, String from, String to) {
        return settings.value(from)
                .map(value -> settings.without(Key.of(from)).with(to, value))
                .orElse(settings);
    }

    @Test
    void RESMIN_exactCodeKeepsNothingButPlaces() {
        goes(EXACT, "{'a': 1, 'z': 2}", "{'z': 2, 'b': 1}").keeping("{did: \"done\", places: {a: false}}");
    }

    @Test
    void RT_whatTheCodeDoesNotBringBackIsKeptAndNothingElse() {
        goes(LOSSY, "{'seen': 'secret', 'a': 'Hi', 'z': 2}", "{'seen': 'secret', 'a': 'HI', 'z': 2}")
                .keeping("{did: \"done\", was: [{key: \"a\", value: \"Hi\"}], wrote: [{key: \"a\", value: \"HI\"}]}")
                .edited("{'seen': 'secret', 'a': 'HO', 'z': 3}")
                .returns("{'seen': 'secret', 'a': 'ho', 'z': 3}");
    }

    @Test
    void EDIT_IN_theCodeCarriesEditsBack() {
        goes(EXACT, "{'a': 1}", "{'b': 1}").edited("{'b': 5}").returns("{'a': 5}");
        goes(EXACT, "{'a': 1}", "{'b': 1}").edited("{'z': 5}").returns("{'z': 5}");
        born(EXACT, "{'b': 5}").returns("{'a': 5}");
    }

    @Test
    void IDEM_codeThatChangesNothingLeavesEverything() {
        leaves(EXACT, "{'b': 1}");
        leaves(EXACT, "{'z': 1}");
    }

    @Test
    void FRAME_theCodeSeesTheDeclaredKeysOnly() {
        Step spy = custom(
                settings -> settings.with("a", Value.of(settings.toString())), settings -> settings, List.of("r"), "a");
        assertThat(Example.done(spy.up(Example.settings("{'z': 1, 'r': {'x': 2}, 'a': 3}")))
                        .settings())
                .isEqualTo(Example.settings("{'z': 1, 'r': {'x': 2}, 'a': '{r: {x: 2}, a: 3}'}"));
    }

    @Test
    void theCodeMaySeeEverything() {
        Step all = custom(
                settings ->
                        settings.value("x.y").map(y -> settings.with("a", y)).orElse(settings),
                settings -> settings.without(Key.of("a")),
                List.of("."),
                "a");
        goes(all, "{'x': {'y': 1}}", "{'x': {'y': 1}, 'a': 1}");
    }

    @Test
    void FRAME_everyUndeclaredChangeIsRefused() {
        refuses(
                custom(
                        settings -> settings.with("x.y", Value.of("secret"))
                                .with("a", Value.of(1))
                                .without(Key.of("r")),
                        settings -> settings,
                        List.of("r"),
                        "a"),
                "{'r': 1, 'a': 2}",
                "test.yaml:1:7: r: the custom step \"mine\" changed it without having declared it; expected changes of declared"
                        + " keys only; safe to retry; add the key to what the step writes",
                "test.yaml:1:1: x.y: the custom step \"mine\" changed it without having declared it; expected changes of"
                        + " declared keys only; safe to retry; add the key to what the step writes");
    }

    @Test
    void codeThatRefusesRefuses() {
        Problem problem = Problem.of(Origin.of("here"), Key.of("a"), "it is odd", "something even");
        refuses(
                custom(
                        settings -> {
                            throw new RefusedException(problem);
                        },
                        settings -> settings,
                        List.of(),
                        "a"),
                "{'a': 1}",
                "here: a: it is odd; expected something even; safe to retry");
    }

    @Test
    void SECRECY_codeThatFailsIsToldWithItsLineAndWithoutItsMessage() {
        int line = new Throwable().getStackTrace()[0].getLineNumber() + 2;
        UnaryOperator<Settings> fails = settings -> {
            throw new IllegalStateException("secret");
        };
        String why =
                ": a: the code of the custom step \"mine\" failed with IllegalStateException at CustomTest.java:" + line
                        + "; expected code that answers"
                        + " all settings, or throws RefusedException with what is wrong; safe to retry";
        refuses(custom(fails, settings -> settings, List.of(), "a"), "{'a': 1}", "test.yaml:1:7" + why);
        goes(custom(settings -> recased(settings, true), fails, List.of(), "a"), "{'a': 'x'}", "{'a': 'X'}")
                .edited("{'a': 'Y'}")
                .refuses("edited.yaml:1:7" + why);
    }

    @Test
    void codeThatFailsWithinAMethodOfTheLibraryOfJavaIsToldWithTheLineThatCalledIt() {
        int line = new Throwable().getStackTrace()[0].getLineNumber() + 2;
        UnaryOperator<Settings> fails =
                settings -> settings.with("a", Value.of(settings.text("a").orElseThrow()));

        refuses(
                custom(fails, settings -> settings, List.of(), "a"),
                "{'a': 1}",
                "test.yaml:1:7: a: the code of the custom step \"mine\" failed with NoSuchElementException at"
                        + " CustomTest.java:" + line + "; expected code that answers all settings, or throws"
                        + " RefusedException with what is wrong; safe to retry");
    }

    @Test
    void withoutTheCodeOnlyWhatWasKeptAndNotEditedComesBack() {
        Step unknown = new Custom("mine", patterns(List.of("seen")), patterns(List.of("a")), Optional.empty());
        String why =
                ".yaml:1:7: a: the code of the custom step \"mine\" is not in this program; expected the program that has"
                        + " it; safe to retry; run this with a release that contains the migration's class";
        refuses(unknown, "{'a': 1}", "test" + why);
        Example.Went went = goes(LOSSY, "{'a': 'Hi'}", "{'a': 'HI'}");
        new Example.Went(unknown, went.after(), went.residue()).asItIs().returns(Example.settings("{'a': 'Hi'}"));
        new Example.Went(unknown, went.after(), went.residue())
                .edited("{'a': 'HO'}")
                .refuses("edited" + why);
    }

    @Test
    void aListMayBecomeATableAndBack() {
        goes(
                custom(
                        settings -> settings.replaced(Key.of("a"), Table.empty().with("x", Value.of(1))),
                        settings -> settings.replaced(Key.of("a"), Value.of(List.of(Value.of(1)))),
                        List.of(),
                        "a"),
                "{'a': [1], 'z': 2}",
                "{'a': {'x': 1}, 'z': 2}");
    }

    @Test
    void keysInAListAreRefused() {
        String why =
                ": it lies in a list, and the custom step \"mine\" takes lists as a whole; expected keys of tables; safe to"
                        + " retry; let the step declare the list around it";
        Step step = custom(settings -> settings, settings -> settings, List.of("l.*.h"), "l.*.h");
        refuses(step, "{'l': [{'h': 1}, {'h': 2}]}", "test.yaml:1:14: l[0].h" + why, "test.yaml:1:24: l[1].h" + why);
        born(step, "{'l': [{'h': 1}]}").refuses("edited.yaml:1:14: l[0].h" + why);
        leaves(step, "{'l': {'a': {'h': 1}}}");
    }

    @Test
    void aCustomStepIsItsNameAndItsKeys() {
        Step same = new Custom("mine", patterns(List.of("seen")), patterns(List.of("a")), Optional.empty());
        assertThat(same).isEqualTo(LOSSY).hasSameHashCodeAs(LOSSY);
        assertThat(same).isNotEqualTo(EXACT).isNotEqualTo(new Object());
        assertThat(new Custom("other", patterns(List.of("seen")), patterns(List.of("a")), Optional.empty()))
                .isNotEqualTo(LOSSY);
        assertThat(new Custom("mine", List.of(), patterns(List.of("a")), Optional.empty()))
                .isNotEqualTo(LOSSY);
        assertThat(LOSSY.footprint().reads()).containsExactly(KeyPattern.of("seen"));
        assertThat(LOSSY.footprint().writes()).containsExactly(KeyPattern.of("a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Custom("mine", List.of(), List.of(), Optional.empty()))
                .withMessage("a custom step has a name and declares at least one key that it writes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Custom(" ", List.of(), patterns(List.of("a")), Optional.empty()));
    }
}
