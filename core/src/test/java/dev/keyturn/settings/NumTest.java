package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumTest {
    private static final String REFUSED = "not a number: expected digits with at most 1000 characters";

    @ParameterizedTest
    @CsvSource({
        "0,         true,  0,         0",
        "7,         true,  7,         7",
        "-7,        true,  -7,        -7",
        "+1,        true,  1,         1",
        "-0,        true,  0,         0",
        "007,       true,  7,         7",
        "1_000,     true,  1000,      1000",
        "-1_0,      true,  -10,       -10",
        "0x1F,      true,  31,        31",
        "0XdeadBEEF,true,  3735928559,3735928559",
        "-0x10,     true,  -16,       -16",
        "+0x10,     true,  16,        16",
        "0xF_F,     true,  255,       255",
        "0o17,      true,  15,        15",
        "0O1_7,     true,  15,        15",
        "-0o7,      true,  -7,        -7",
        "0b101,     true,  5,         5",
        "0B1_0,     true,  2,         2",
        "-0b11,     true,  -3,        -3",
        "1e3,       false, 1E+3,      1E+3",
        "1E3,       false, 1E+3,      1E+3",
        "1e+3,      false, 1E+3,      1E+3",
        "10e-1,     false, 1.0,       1.0",
        "1e1_0,     false, 1E+10,     1E+10",
        "3.10,      false, 3.10,      3.1",
        "-3.10,     false, -3.10,     -3.1",
        "1_0.2_5,   false, 10.25,     10.25",
        ".5,        false, 0.5,       0.5",
        "-.5,       false, -0.5,      -0.5",
        "5.,        false, 5,         5.0",
        "5.e2,      false, 5E+2,      5E+2",
        "1000.0,    false, 1000.0,    1E+3",
        "1500.0,    false, 1500.0,    1.5E+3",
        "0.0,       false, 0.0,       0.0",
        "-0.0,      false, 0.0,       0.0",
        "0e5,       false, 0E+5,      0.0",
        "0.0000001, false, 1E-7,      1E-7",
        "123456789012345678901234567890, true, 123456789012345678901234567890, 123456789012345678901234567890",
        "0.100000000000000000000000000001, false, 0.100000000000000000000000000001, 0.100000000000000000000000000001",
    })
    void aNumberStandsForItselfExactly(String lexeme, boolean isInteger, String exact, String normalised) {
        Num num = Num.of(lexeme);
        assertThat(num.lexeme()).isEqualTo(lexeme);
        assertThat(num).hasToString(lexeme);
        assertThat(num.isInteger()).isEqualTo(isInteger);
        assertThat(num.exact()).contains(new BigDecimal(exact));
        assertThat(num.normalised()).isEqualTo(normalised);
        assertThat(Num.parse(lexeme)).contains(num);
        assertThat(num.kind()).isEqualTo("number");
    }

    @ParameterizedTest
    @CsvSource({
        ".inf, .inf", "inf, .inf", "+.inf, .inf", "+Inf, .inf", "INF, .inf", "Infinity, .inf", "-.inf, -.inf",
        "-Infinity, -.inf", "-.INF, -.inf", ".nan, .nan", "nan, .nan", ".NaN, .nan", "NAN, .nan", "-nan, .nan",
        "+nan, .nan",
    })
    void whatIsNotFiniteHasNoExactNumber(String lexeme, String normalised) {
        Num num = Num.of(lexeme);
        assertThat(num.exact()).isEmpty();
        assertThat(num.asLong()).isEmpty();
        assertThat(num.isInteger()).isFalse();
        assertThat(num.normalised()).isEqualTo(normalised);
        assertThat(num.sameNumberAs(Num.of(normalised))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                ".",
                "-.",
                "e5",
                "1e",
                "1e+",
                ".e1",
                "--1",
                "1-",
                "1 ",
                " 1",
                "1,0",
                "1_",
                "_1",
                "1__0",
                "1_.0",
                "1._0",
                "1.0_",
                "0x",
                "0x_1",
                "0x1_",
                "0xG",
                "0o8",
                "0b2",
                "0x1.5",
                "1.2.3",
                "1e5.0",
                "٣",
                "١٢",
                "1f",
                "1L",
                "1d",
                "iNF",
                "infinity",
                "..inf",
                "nan.",
                "NaN0",
                "true",
                "1e1000000000",
                "1e-1000000000",
                "1e99999999999999999999",
                "10e999999999",
                "0.1e-999999999",
                "/",
                ":",
                "1/",
                "1:",
                "-/"
            })
    void whatIsNoNumberIsRefused(String text) {
        assertThat(Num.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Num.of(text)).withMessage(REFUSED);
    }

    @Test
    void aNumberHasAtMostAThousandCharacters() {
        assertThat(Num.of("1".repeat(1_000)).normalised()).isEqualTo("1".repeat(1_000));
        assertThat(Num.parse("1".repeat(1_001))).isEmpty();
        assertThat(Num.parse("0." + "1".repeat(998))).isPresent();
        assertThat(Num.parse("0." + "1".repeat(999))).isEmpty();
        assertThat(Num.of("0b" + "1".repeat(998)).exact())
                .contains(new BigDecimal(BigInteger.ONE.shiftLeft(998).subtract(BigInteger.ONE)));
    }

    @Test
    void aNumberWhoseNormalFormIsTooLongIsRefused() {
        assertThat(Num.parse("0x" + "F".repeat(998))).isEmpty();
        assertThat(Num.parse("0x" + "F".repeat(800))).isPresent();
        assertThat(Num.of("1".repeat(998) + ".").normalised()).isEqualTo("1".repeat(998) + ".0");
        assertThat(Num.parse("1".repeat(999) + ".")).isEmpty();
        assertThat(Num.parse("1".repeat(995) + "e9")).isEmpty();
    }

    @Test
    void hostileTextIsJudgedQuickly() {
        assertTimeout(Duration.ofSeconds(2), () -> {
            assertThat(Num.parse("1".repeat(10_000_000))).isEmpty();
            assertThat(Num.parse("1_".repeat(500))).isEmpty();
            assertThat(Num.parse("1_".repeat(499) + "1")).isPresent();
            assertThat(Num.parse("1".repeat(999) + "x")).isEmpty();
            assertThat(Num.parse("0." + "1_".repeat(499))).isEmpty();
            assertThat(Num.parse("1e" + "0".repeat(900) + "5")).isPresent();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "0e999999999",
                "0e-999999999",
                "0.00e-999999999",
                "9.99e999999999",
                "1e20",
                "1e300000000"
            })
    void hugeExponentsAreNeverWrittenOut(String lexeme) {
        assertTimeout(Duration.ofSeconds(1), () -> {
            Num num = Num.of(lexeme);
            Num zero = Num.of("0.0");
            boolean isZero = lexeme.startsWith("0");
            assertThat(num.asLong().isPresent()).isEqualTo(isZero);
            assertThat(num.sameNumberAs(zero)).isEqualTo(isZero);
            assertThat(num.sameNumberAs(Num.of("1"))).isFalse();
            assertThat(num.isInteger()).isFalse();
            assertThat(num.normalised()).hasSizeLessThan(20);
            assertThat(Num.of(num.normalised()).normalised()).isEqualTo(num.normalised());
            assertThat(num.exact()).isPresent();
            assertThatNoException().isThrownBy(num::hashCode);
        });
    }
}
