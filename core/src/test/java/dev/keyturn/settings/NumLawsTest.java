package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

class NumLawsTest {
    @Provide
    Arbitrary<BigInteger> integers() {
        Arbitrary<BigInteger> huge =
                Arbitraries.bigIntegers().between(BigInteger.TEN.pow(60).negate(), BigInteger.TEN.pow(60));
        Arbitrary<BigInteger> edges = Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, 0L, 999_999_999_999_999_999L)
                .flatMap(edge -> Arbitraries.integers()
                        .between(-2, 2)
                        .map(by -> BigInteger.valueOf(edge).add(BigInteger.valueOf(by))));
        return Arbitraries.oneOf(huge, edges);
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        return Combinators.combine(integers(), Arbitraries.integers().between(-400, 400))
                .as(BigDecimal::new);
    }

    /** A number and one of its spellings as a whole number. */
    @Provide
    Arbitrary<Tuple2<BigInteger, String>> spelledIntegers() {
        return integers()
                .flatMap(n -> {
                    String sign = n.signum() < 0 ? "-" : "";
                    BigInteger size = n.abs();
                    return Arbitraries.of(
                                    sign + size,
                                    (sign.isEmpty() ? "+" : sign) + size,
                                    sign + "00" + size,
                                    sign + underscored(size.toString()),
                                    sign + "0x" + size.toString(16),
                                    sign + "0X" + underscored(size.toString(16).toUpperCase(Locale.ROOT)),
                                    sign + "0o" + size.toString(8),
                                    sign + "0O" + underscored(size.toString(8)),
                                    sign + "0b" + size.toString(2),
                                    sign + "0B" + underscored(size.toString(2)))
                            .map(text -> Tuple.of(n, text));
                })
                .withoutEdgeCases();
    }

    /** A number and one of its spellings with a point or an exponent. */
    @Provide
    Arbitrary<Tuple2<BigDecimal, String>> spelledDecimals() {
        return decimals()
                .flatMap(n -> Arbitraries.of(
                                n.unscaledValue() + "e" + -n.scale(),
                                n.unscaledValue() + ".E" + -n.scale(),
                                n.unscaledValue() + ".00e" + -n.scale(),
                                n.unscaledValue() + "000e" + (-n.scale() - 3L),
                                withPoint(n.toPlainString()),
                                withPoint(n.toPlainString()) + "000",
                                withPoint(underscored(n.unscaledValue().toString())) + "e" + -n.scale())
                        .map(text -> Tuple.of(n, text)))
                .withoutEdgeCases();
    }

    private static String withPoint(String digits) {
        return digits.contains(".") ? digits : digits + ".0";
    }

    private static String underscored(String digits) {
        return digits.replaceAll("(?<=[0-9a-fA-F])(?=[0-9a-fA-F]{3}$)", "_");
    }

    @Property
    void aWholeNumberIsReadExactlyHoweverItIsSpelled(@ForAll("spelledIntegers") Tuple2<BigInteger, String> spelled) {
        BigInteger n = spelled.get1();
        Num num = Num.of(spelled.get2());
        assertThat(num.isInteger()).isTrue();
        assertThat(num.exact()).contains(new BigDecimal(n));
        assertThat(num.normalised()).isEqualTo(n.toString());
        assertThat(num.sameNumberAs(Value.of(n))).isTrue();
        assertThat(num.asLong().isPresent()).isEqualTo(n.bitLength() < 64);
        num.asLong().ifPresent(value -> assertThat(BigInteger.valueOf(value)).isEqualTo(n));
    }

    @Property
    void aDecimalNumberIsReadExactlyHoweverItIsSpelled(@ForAll("spelledDecimals") Tuple2<BigDecimal, String> spelled) {
        BigDecimal n = spelled.get1();
        Num num = Num.of(spelled.get2());
        assertThat(num.isInteger()).isFalse();
        assertThat(num.exact().orElseThrow()).isEqualByComparingTo(n);
        boolean fits =
                n.remainder(BigDecimal.ONE).signum() == 0 && n.toBigInteger().bitLength() < 64;
        assertThat(num.asLong().isPresent()).isEqualTo(fits);
        num.asLong().ifPresent(value -> assertThat(BigDecimal.valueOf(value)).isEqualByComparingTo(n));
    }

    @Property
    void allSpellingsOfADecimalNumberHaveOneNormalForm(
            @ForAll("spelledDecimals") Tuple2<BigDecimal, String> spelled, @ForAll("integers") BigInteger other) {
        Num num = Num.of(spelled.get2());
        Num normal = Num.of(num.normalised());
        assertThat(normal.normalised()).isEqualTo(normal.lexeme());
        assertThat(normal.isInteger()).isFalse();
        assertThat(normal.sameNumberAs(num)).isTrue();
        String plain = withPoint(spelled.get1().toPlainString());
        assertThat(num.normalised()).isEqualTo(Num.of(plain).normalised());
        assertThat(num.sameNumberAs(Value.of(other))).isEqualTo(spelled.get1().compareTo(new BigDecimal(other)) == 0);
    }

    @Property
    void whatJavaWritesIsANumber(@ForAll double number) {
        assertThat(Value.of(number).exact()).contains(new BigDecimal(Double.toString(number)));
    }

    @Property
    void textIsANumberOrNot(@ForAll("nearNumbers") String text) {
        Num.parse(text).ifPresent(num -> {
            assertThat(num.lexeme()).isEqualTo(text);
            assertThat(Num.of(num.normalised()).normalised()).isEqualTo(num.normalised());
            assertThat(Num.of(num.normalised()).sameNumberAs(num)).isTrue();
            assertThat(Num.of(num.normalised()).isInteger()).isEqualTo(num.isInteger());
        });
    }

    @Provide
    Arbitrary<String> nearNumbers() {
        return Arbitraries.strings().withChars("0019.-+_eExXobF").ofMinLength(1).ofMaxLength(8);
    }
}
