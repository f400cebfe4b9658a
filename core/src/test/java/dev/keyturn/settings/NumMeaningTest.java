package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What numbers stand for, and when two are the same. */
class NumMeaningTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0.0, 0",
        "-0.0, 0",
        "0e5, 0",
        "1e3, 1000",
        "1.50e1, 15",
        "100e-2, 1",
        "1e18, 1000000000000000000",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808",
        "0x7FFFFFFFFFFFFFFF, 9223372036854775807",
        "-0x8000000000000000, -9223372036854775808",
        "9223372036854775807.000, 9223372036854775807",
        "922337203685477580.7e1, 9223372036854775807",
        "999999999999999999, 999999999999999999",
        "-999999999999999999, -999999999999999999",
        "1000000000000000000, 1000000000000000000",
        "+5, 5",
        "1_0, 10",
        "1.000000000000000000000000000000, 1",
        "100000000000000000000e-2, 1000000000000000000",
    })
    void aWholeNumberThatFitsIsALong(String lexeme, long expected) {
        assertThat(Num.of(lexeme).asLong()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "-9223372036854775809",
                "1e19",
                "1e20",
                "-1e19",
                "0x8000000000000000",
                "0.5",
                "1.5",
                "1e-1",
                "-0.1",
                "9223372036854775807.1",
                "1000000000000000000000",
                "0.0000000000000000000001"
            })
    void whatIsNotWholeOrDoesNotFitIsNoLong(String lexeme) {
        assertThat(Num.of(lexeme).asLong()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "16, 0x10, true",
        "16, 16.0, true",
        "16, 1.6e1, true",
        "1_6, 0b10000, true",
        "0, -0.0, true",
        "1, 2, false",
        "1, -1, false",
        "1, .inf, false",
        ".inf, 1, false",
        ".inf, +Infinity, true",
        ".inf, -.inf, false",
        ".nan, NaN, true",
        ".nan, .inf, false",
        "0.1, 0.10, true",
        "0.1, 0.11, false",
    })
    void spellingsOfOneNumberAreTheSameNumber(String a, String b, boolean same) {
        assertThat(Num.of(a).sameNumberAs(Num.of(b))).isEqualTo(same);
        assertThat(Num.of(b).sameNumberAs(Num.of(a))).isEqualTo(same);
    }

    @Test
    void numbersAreEqualWhenTheyAreWrittenTheSame() {
        Num num = Num.of("1.0");
        Num elsewhere = num.withOrigin(Origin.of("f", 1, 2));
        assertThat(elsewhere).isEqualTo(num).hasSameHashCodeAs(num);
        assertThat(elsewhere.origin()).isEqualTo(Origin.of("f", 1, 2));
        assertThat(num.origin()).isSameAs(Origin.unknown());
        assertThat(num).isNotEqualTo(Num.of("1")).isNotEqualTo(Num.of("1.00")).isNotEqualTo("1.0");
        assertThat(num.hashCode()).isNotEqualTo(Num.of("2.0").hashCode());
    }

    @Test
    void javaNumbersKeepTheirDigits() {
        assertThat(Value.of(Long.MIN_VALUE)).hasToString("-9223372036854775808");
        assertThat(Value.of(new BigInteger("123456789012345678901"))).hasToString("123456789012345678901");
        assertThat(Value.of(new BigDecimal("3.10"))).hasToString("3.10");
        assertThat(Value.of(new BigDecimal("1E+5"))).hasToString("1E+5");
        assertThat(Value.of(1e10)).hasToString("1.0E10");
        assertThat(Value.of(Double.NaN)).hasToString("NaN");
        assertThat(Value.of(Double.NEGATIVE_INFINITY)).hasToString("-Infinity");
    }
}
