package dev.keyturn.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.codec.Codec.Sides;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Value;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

class NumberToTextTest extends CodecLaws {
    private static final Codec CODEC = Codecs.numberToText();

    private static Arbitrary<String> lexemes() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.bigDecimals().map(String::valueOf),
                Arbitraries.of("0x1F", "1_000", "1e3", "3.10", ".inf", "NaN", "+5", "-0", "007", "1e999999999"));
    }

    @Override
    Arbitrary<Try> ups() {
        return lexemes().map(lexeme -> new Try(CODEC, Num.of(lexeme)));
    }

    @Override
    Arbitrary<Try> downs() {
        return lexemes().map(lexeme -> new Try(CODEC, Value.of(lexeme)));
    }

    @Test
    void everyCharacterIsKept() {
        for (String lexeme :
                new String[] {"3.10", "0x1F", "1_000", "1e3", "-0", "1e999999999", ".inf", "123456789012345678901"}) {
            Check.bothWays(CODEC, Num.of(lexeme), Value.of(lexeme));
        }
    }

    @Test
    void textThatIsNoNumberIsRefused() {
        Check.refusesDown(
                CODEC, "", " 1", "1 ", "1\n", "one", "1,5", "\u0661", "true", "1e9999999999", "9".repeat(1_000_000));
    }

    @Test
    void otherKindsAreRefused() {
        Check.refusesUp(CODEC, "1");
        assertThat(CODEC.up(Value.of(true))).isEmpty();
        assertThat(CODEC.down(Value.of(1))).isEmpty();
        assertThat(CODEC.down(Value.of(true))).isEmpty();
        Check.refusesWhatIsNoScalar(CODEC);
    }

    @Test
    void theSidesAreDistinctOnlyWhereTextIsNoNumber() {
        assertThat(CODEC.sides()).isEqualTo(Sides.DISTINCT_WHEN_TYPED);
    }
}
