package dev.keyturn.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.codec.Codec.Sides;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.junit.jupiter.api.Test;

class WordsToBooleanTest extends CodecLaws {
    private static final Codec CODEC = Codecs.wordsToBoolean("yes", "no");

    private static Arbitrary<WordsToBoolean> codecs() {
        return Arbitraries.of(List.of(
                new WordsToBoolean("yes", "no"),
                new WordsToBoolean("1", "0"),
                new WordsToBoolean("on", ""),
                new WordsToBoolean("TRUE", "FALSE"),
                new WordsToBoolean("AKTİF", "PASİF")));
    }

    @Override
    Arbitrary<Try> ups() {
        return Combinators.combine(codecs(), Arbitraries.of(true, false))
                .as((codec, yes) -> new Try(codec, Value.of(yes ? codec.yes() : codec.no())));
    }

    @Override
    Arbitrary<Try> downs() {
        return Combinators.combine(
                        codecs(),
                        Arbitraries.<Value>of(Value.of(true), Value.of(false), Value.of("true"), Value.of("false")))
                .as(Try::new);
    }

    @Test
    void theTwoWordsAreTheBooleans() {
        Check.bothWays(CODEC, Value.of("yes"), Value.of(true));
        Check.bothWays(CODEC, Value.of("no"), Value.of(false));
    }

    @Test
    void textThatSpellsABooleanGoesDown() {
        Check.down(CODEC, Value.of("true"), Value.of("yes"));
        Check.down(CODEC, Value.of("false"), Value.of("no"));
    }

    @Test
    void everythingElseIsRefused() {
        Check.refusesUp(CODEC, "", "Yes", "YES", " yes", "yes ", "y", "true", "false");
        Check.refusesDown(CODEC, "", "True", "TRUE", " true", "1", "yes");
        assertThat(CODEC.up(Value.of(true))).isEmpty();
        assertThat(CODEC.down(Value.of(1))).isEmpty();
        Check.refusesWhatIsNoScalar(CODEC);
    }

    @Test
    void aDottedTurkishIIsNotAPlainOne() {
        Codec codec = Codecs.wordsToBoolean("AKTIF", "PASIF");

        Check.refusesUp(codec, "aktif", "AKTİF", "aktıf");
    }

    @Test
    void wordsThatWouldBlurTheSidesAreRefused() {
        assertThat(CODEC.sides()).isEqualTo(Sides.DISTINCT);
        for (String word : List.of("true", "false")) {
            assertThatThrownBy(() -> Codecs.wordsToBoolean(word, "no")).hasMessageContaining("could not be told apart");
            assertThatThrownBy(() -> Codecs.wordsToBoolean("yes", word))
                    .hasMessageContaining("could not be told apart");
        }
        assertThatThrownBy(() -> Codecs.wordsToBoolean("yes", "yes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("codec \"words-to-boolean\": both words are the same; expected two words");
    }

    @Test
    void theDefaultIsYesAndNo() {
        assertThat(WordsToBoolean.from(Table.empty())).isEqualTo(CODEC);
        assertThat(WordsToBoolean.from(Value.of(Map.of("true", Value.of("on")))))
                .isEqualTo(Codecs.wordsToBoolean("on", "no"));
    }

    @Test
    void wrongOptionsAreNamed() {
        assertThatThrownBy(() -> WordsToBoolean.from(Value.of(Map.of("treu", Value.of("on")))))
                .hasMessage("codec \"words-to-boolean\": there is no option \"treu\"; expected true or false; "
                        + "did you mean \"true\"?");
        assertThatThrownBy(() -> WordsToBoolean.from(Value.of(Map.of("true", Num.of("1")))))
                .hasMessage("codec \"words-to-boolean\": the option \"true\" is a number; "
                        + "expected text (in quotes where needed)");
    }
}
