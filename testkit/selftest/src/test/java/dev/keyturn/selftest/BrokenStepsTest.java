package dev.keyturn.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Custom;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Laws;
import dev.keyturn.testkit.laws.Subject;
import dev.keyturn.testkit.laws.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The laws find the steps that are broken on purpose, and say what is wrong. */
class BrokenStepsTest {
    private static Settings same(Settings settings) {
        return settings;
    }

    private static void isFound(Law law, String message, UnaryOperator<Settings> up, UnaryOperator<Settings> down) {
        Verdict verdict = Laws.check(Subject.of(new Custom(
                "broken",
                List.of(),
                List.of(KeyPattern.of("a"), KeyPattern.of("b")),
                Optional.of(new Custom.Code(up, down)))));
        assertThat(verdict.of(law)).as(verdict.toString()).isPresent();
        assertThat(verdict.of(law).orElseThrow().toString())
                .startsWith(law.id() + ": " + law.sentence())
                .contains("step:      custom")
                .contains("settings:  ")
                .contains("likely:    ")
                .contains("@Test")
                .contains(message);
    }

    private static Settings moved(Settings settings, String from, String to) {
        Optional<Value> value = settings.value(from);
        return value.isEmpty() || settings.has(Key.of(to))
                ? settings
                : settings.without(Key.of(from)).with(to, value.get());
    }

    @Test
    void editDelFindsAStepThatPutsADeletedTargetBack() {
        isFound(
                Law.EDIT_DEL,
                "where it is back",
                settings -> moved(settings, "a", "b"),
                settings -> settings.has(Key.of("b")) ? moved(settings, "b", "a") : settings.with("a", Value.of("x")));
    }

    @Test
    void editInFindsAWayBackThatIgnoresEdits() {
        isFound(
                Law.EDIT_IN,
                "and up again",
                settings -> moved(settings, "a", "b"),
                settings -> settings.has(Key.of("b"))
                        ? settings.withoutAll(Key.of("b")).with("a", Value.of("from"))
                        : settings);
    }

    @Test
    void editParkFindsAWayBackThatDropsNull() {
        isFound(
                Law.EDIT_PARK,
                "it is dropped silently",
                settings -> moved(settings, "a", "b"),
                settings -> settings.value("b").filter(Null.class::isInstance).isPresent()
                        ? settings.withoutAll(Key.of("b"))
                        : moved(settings, "b", "a"));
    }

    @Test
    void editInFindsAWayBackThatTrims() {
        isFound(
                Law.EDIT_IN,
                "\" around \"",
                settings -> moved(settings, "a", "b"),
                settings -> moved(
                        settings.text("b")
                                .map(text -> settings.with("b", Value.of(text.trim())))
                                .orElse(settings),
                        "b",
                        "a"));
    }

    @Test
    void idemFindsAStepThatAddsTwice() {
        isFound(
                Law.IDEM,
                "up twice",
                settings -> CustomTest.eachText(settings, text -> text + "!"),
                settings -> CustomTest.eachText(settings, text -> text.replaceFirst("!$", "")));
    }

    @Test
    void pureFindsAStepThatUsesTheDefaultLocale() {
        isFound(
                Law.PURE,
                "in Turkish",
                settings -> CustomTest.eachText(settings, text -> text.toLowerCase(Locale.getDefault())),
                BrokenStepsTest::same);
    }

    @Test
    void pureFindsAStepThatCounts() {
        AtomicInteger count = new AtomicInteger();
        isFound(
                Law.PURE,
                "up gives",
                settings ->
                        settings.has(Key.of("a")) ? settings.with("a", Value.of(count.incrementAndGet())) : settings,
                BrokenStepsTest::same);
    }

    @Test
    void pureFindsAStepThatLooksAtTheTimeZone() {
        isFound(
                Law.PURE,
                "Pacific/Chatham",
                settings -> settings.has(Key.of("a"))
                        ? settings.with("a", Value.of(TimeZone.getDefault().getID()))
                        : settings,
                BrokenStepsTest::same);
    }

    @Test
    void nonVacuousFindsAStepThatRefusesAlmostEverything() {
        isFound(
                Law.NON_VACUOUS,
                "settings are accepted, expected at least 20 of 100",
                settings -> {
                    if (!settings.isEmpty()) {
                        throw new IllegalStateException("no");
                    }
                    return settings;
                },
                BrokenStepsTest::same);
    }

    @Test
    void editBackFindsAWayBackThatOverwritesAKeyThatCameBack() {
        isFound(
                Law.EDIT_BACK,
                "expected a conflict",
                settings -> moved(settings, "a", "b"),
                settings -> settings.value("b")
                        .map(value -> settings.withoutAll(Key.of("b")).with("a", value))
                        .orElse(settings));
    }

    @Test
    void editMinFindsAWayBackThatEmptiesItsTable() {
        isFound(
                Law.EDIT_MIN,
                "does not reach it",
                settings -> CustomTest.eachText(settings, text -> text.toLowerCase(Locale.ROOT)),
                settings ->
                        settings.at(Key.of("b")).filter(Table.class::isInstance).isPresent()
                                ? CustomTest.eachText(settings, text -> text.toUpperCase(Locale.ROOT))
                                : settings);
    }
}
