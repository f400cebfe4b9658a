package dev.keyturn.codec;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.codec.Codec.Sides;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.junit.jupiter.api.Test;

class EnumMapTest extends CodecLaws {
    private static final Codec LEVELS = Codecs.enumMap(Map.of("debug", "verbose", "info", "normal"));
    private static final Codec FLAGS =
            Codecs.enumMap(List.of(entry(Value.of(1), Value.of(true)), entry(Value.of(0), Value.of(false))));
    private static final Codec LOSSY = Codecs.enumMap(List.of(
            entry(Value.of("warn"), Value.of("w")),
            entry(Value.of("warning"), Value.of("w")),
            entry(Value.of("e"), Value.of("e"))));

    /** Random maps over few words, so that words stand on both sides and spell one another. */
    private static Arbitrary<Codec> codecs() {
        List<Value> words = List.of(
                Value.of("a"),
                Value.of("b"),
                Value.of("1"),
                Value.of(1),
                Num.of("1.0"),
                Value.of("true"),
                Value.of(true),
                Value.of(""));
        return Combinators.combine(
                        Arbitraries.shuffle(words),
                        Arbitraries.of(words).list().ofSize(words.size()),
                        Arbitraries.integers().between(1, words.size()))
                .as((from, to, size) -> {
                    List<Map.Entry<Value, Value>> pairs = new ArrayList<>();
                    for (int i = 0; i < size; i++) {
                        pairs.add(entry(from.get(i), to.get(i)));
                    }
                    return Codecs.enumMap(pairs);
                });
    }

    @Override
    Arbitrary<Try> ups() {
        return accepted(Codec::up);
    }

    @Override
    Arbitrary<Try> downs() {
        return accepted(Codec::down);
    }

    private static Arbitrary<Try> accepted(BiFunction<Codec, Value, Optional<Value>> way) {
        List<Value> words = Stream.of("a", "b", "", "1", "true", "debug", "info", "verbose", "normal", "w", "warning")
                .map(Value::of)
                .collect(Collectors.toCollection(ArrayList::new));
        words.addAll(List.of(Value.of(1), Num.of("1.0"), Value.of(true), Value.of(false)));
        return Arbitraries.oneOf(codecs(), Arbitraries.of(LEVELS, FLAGS, LOSSY))
                .flatMap(codec -> Arbitraries.of(words.stream()
                                .filter(word -> way.apply(codec, word).isPresent())
                                .toList())
                        .map(word -> new Try(codec, word)));
    }

    @Test
    void eachOldWordHasItsNewOne() {
        Check.bothWays(LEVELS, Value.of("debug"), Value.of("verbose"));
        Check.bothWays(LEVELS, Value.of("info"), Value.of("normal"));
        assertThat(LEVELS.upLoses()).isEmpty();
    }

    @Test
    void otherWordsAreRefused() {
        Check.refusesUp(LEVELS, "", "Debug", "DEBUG", " debug", "verbose");
        Check.refusesDown(LEVELS, "debug", "Verbose");
        Check.refusesWhatIsNoScalar(LEVELS);
        assertThat(FLAGS.up(Num.of("1.0"))).isEmpty();
        assertThat(FLAGS.up(Num.of("2"))).isEmpty();
    }

    @Test
    void numbersAndBooleansMayBeWordsAndTextMaySpellThem() {
        Check.bothWays(FLAGS, Value.of(1), Value.of(true));
        Check.up(FLAGS, Value.of("1"), Value.of(true));
        Check.down(FLAGS, Value.of("false"), Value.of(0));
        assertThat(FLAGS.sides()).isEqualTo(Sides.DISTINCT);
    }

    @Test
    void ofSeveralOldWordsTheFirstComesBack() {
        Check.up(LOSSY, Value.of("warning"), Value.of("w"));
        Check.bothWays(LOSSY, Value.of("warn"), Value.of("w"));
        assertThat(LOSSY.upLoses()).contains("which of several old words it was: the first one comes back");
        assertThat(LOSSY.downLoses()).isEmpty();
        assertThat(LOSSY.reversed().downLoses()).isPresent();
    }

    @Test
    void sidesFollowFromTheWords() {
        assertThat(LEVELS.sides()).isEqualTo(Sides.DISTINCT);
        assertThat(LOSSY.sides()).as("e stays e").isEqualTo(Sides.DISTINCT);
        assertThat(Codecs.enumMap(Map.of("a", "b", "b", "a")).sides()).isEqualTo(Sides.ALIKE);
        assertThat(Codecs.enumMap(Map.of("a", "b", "b", "c")).sides()).isEqualTo(Sides.ALIKE);
        assertThat(Codecs.enumMap(List.of(entry(Value.of(1), Value.of("1")))).sides())
                .isEqualTo(Sides.DISTINCT_WHEN_TYPED);
        assertThat(Codecs.enumMap(List.of(entry(Value.of("a"), Value.of(1)), entry(Value.of("1"), Value.of("b"))))
                        .sides())
                .isEqualTo(Sides.DISTINCT_WHEN_TYPED);
    }

    @Test
    void textDoesNotSpellAWordWhereThatWouldBlurTheSides() {
        Codec codec = Codecs.enumMap(List.of(entry(Value.of(1), Value.of("1"))));

        Check.bothWays(codec, Value.of(1), Value.of("1"));
        Check.refusesUp(codec, "1");
    }

    @Test
    void anExactWordGoesBeforeASpelling() {
        Codec codec =
                Codecs.enumMap(List.of(entry(Value.of(1), Value.of("number")), entry(Value.of("1"), Value.of("text"))));

        Check.bothWays(codec, Value.of(1), Value.of("number"));
        Check.bothWays(codec, Value.of("1"), Value.of("text"));
    }

    @Test
    void aPlainTableHoldsTextsAndAListHoldsAnything() {
        assertThat(LEVELS.options())
                .isEqualTo(Value.of(Map.of("debug", Value.of("verbose"), "info", Value.of("normal"))));
        assertThat(Codecs.enumMap(List.of(entry(Value.of(1), Value.of(true)))).options())
                .isEqualTo(Value.of(Map.of(
                        "words", Value.of(List.of(Value.of(Map.of("from", Value.of(1), "to", Value.of(true))))))));
        assertThat(LOSSY.options().names()).containsExactly("words");
        assertThat(EnumMap.from(LOSSY.options())).isEqualTo(LOSSY).hasSameHashCodeAs(LOSSY);
        assertThat(EnumMap.from(Value.of(Map.of("words", Value.of("w")))).up(Value.of("words")))
                .isPresent();
    }

    @Test
    void anOrderThatATableDoesNotPromiseIsNotUsed() {
        Table table = Value.of(Map.of("warn", Value.of("w"), "warning", Value.of("w")));

        assertThatThrownBy(() -> EnumMap.from(table)).hasMessageContaining("a table has no order to choose by");
        assertThatThrownBy(() -> Codecs.enumMap(Map.of("warn", "w", "warning", "w")))
                .hasMessageContaining("expected a list, in which the first is chosen");
    }

    @Test
    void wrongOptionsAreNamed() {
        assertRefused(Table.empty(), "there are no words; expected old words with the new word for each");
        assertRefused(Value.of(Map.of("a", Value.of(1))), "a new word is a number; expected text");
        assertRefused(words(Value.of("a")), "is no table; expected {from: old word, to: new word}");
        assertRefused(words(Value.of(Map.of("from", Value.of("a")))), "has no \"to\"");
        assertRefused(
                words(Value.of(Map.of("form", Value.of("a")))),
                "there is no option \"form\"; expected from or to; " + "did you mean \"from\"?");
        assertRefused(
                words(Value.of(Map.of("from", Value.ofNull(), "to", Value.of("a")))), "no text, number or boolean");
        Value pair = Value.of(Map.of("from", Value.of("a"), "to", Value.of("b")));
        assertRefused(words(pair, pair), "stands twice on the old side");
        assertRefused(words(pair).with("x", pair), "there is no option \"x\"; expected words");
    }

    private static Table words(Value... pairs) {
        return Value.of(Map.of("words", Value.of(List.of(pairs))));
    }

    private static void assertRefused(Table options, String message) {
        assertThatThrownBy(() -> EnumMap.from(options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("codec \"enum-map\": ")
                .hasMessageContaining(message);
    }
}
