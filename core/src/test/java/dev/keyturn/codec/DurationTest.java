package dev.keyturn.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.codec.Codec.Sides;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Value;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.junit.jupiter.api.Test;

class DurationTest extends CodecLaws {
    private static final Codec MILLIS = Codecs.millisToDuration();
    private static final Codec SECONDS = Codecs.secondsToDuration();

    @Override
    Arbitrary<Try> ups() {
        return Combinators.combine(
                        Arbitraries.of(MILLIS, SECONDS), Check.wholeNumbers(60, 1_000, 3_600_000, 86_400_000))
                .as(Try::new);
    }

    @Override
    Arbitrary<Try> downs() {
        Arbitrary<Value> plain = Combinators.combine(
                        Arbitraries.longs().between(0, 100_000), Arbitraries.of("ms", "s", "m", "h", "d", "s", "000us"))
                .as((n, unit) -> Value.of(n + unit));
        Arbitrary<Value> iso = Combinators.combine(
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 99))
                .as((m, s) -> Value.of("PT" + m + "M" + s + "S"));
        return Combinators.combine(Arbitraries.of(MILLIS, SECONDS), Arbitraries.oneOf(plain, plain, iso))
                .as(Try::new);
    }

    @Test
    void millisecondsAreWrittenInTheLargestUnitThatDividesThem() {
        Check.bothWays(MILLIS, Value.of(3000), Value.of("3s"));
        Check.bothWays(MILLIS, Value.of(3001), Value.of("3001ms"));
        Check.bothWays(MILLIS, Value.of(90_000), Value.of("90s"));
        Check.bothWays(MILLIS, Value.of(120_000), Value.of("2m"));
        Check.bothWays(MILLIS, Value.of(7_200_000), Value.of("2h"));
        Check.bothWays(MILLIS, Value.of(86_400_000), Value.of("1d"));
    }

    @Test
    void zeroIsWrittenInTheUnitThatWasCounted() {
        Check.bothWays(MILLIS, Value.of(0), Value.of("0ms"));
        Check.bothWays(SECONDS, Value.of(0), Value.of("0s"));
        Check.down(MILLIS, Value.of("0d"), Value.of(0));
    }

    @Test
    void secondsAreNeverWrittenInMilliseconds() {
        Check.bothWays(SECONDS, Value.of(1), Value.of("1s"));
        Check.bothWays(SECONDS, Value.of(3600), Value.of("1h"));
        Check.down(SECONDS, Value.of("2000ms"), Value.of(2));
    }

    @Test
    void theGreatestNumberFitsAndTheNextOneDoesNot() {
        Check.bothWays(MILLIS, Value.of(Long.MAX_VALUE), Value.of("9223372036854775807ms"));
        Check.refusesUp(MILLIS, "9223372036854775808", "9999999999999999999", "99999999999999999999");
        Check.refusesNumbersUp(MILLIS, "9223372036854775808", "1e19", "1e999999999");
        Check.refusesDown(MILLIS, "9223372036854775808ms", "9223372036854775807s", "106751991168d");
        Check.down(MILLIS, Value.of("106751991167d"), Value.of(9_223_372_036_828_800_000L));
    }

    @Test
    void aNumberMayBeWrittenInManyWaysAndTextInOne() {
        Check.up(MILLIS, Value.of("3000"), Value.of("3s"));
        Check.up(MILLIS, Num.of("3_000"), Value.of("3s"));
        Check.up(MILLIS, Num.of("3e3"), Value.of("3s"));
        Check.up(MILLIS, Num.of("3000.0"), Value.of("3s"));
        Check.up(MILLIS, Num.of("0xBB8"), Value.of("3s"));
        Check.refusesUp(MILLIS, "", " 3000", "3000 ", "3_000", "3e3", "3000.0", "+3000", "03000", "0xBB8", "\u0663");
    }

    @Test
    void whatIsNoNumberOfMillisecondsIsRefused() {
        Check.refusesUp(MILLIS, "-1", "-0", "3s", "0.5", "true", "nan");
        Check.refusesNumbersUp(MILLIS, "-1", "-0", "0.5", "1e-3", ".inf", "nan", "010", "0_10", "1e-999999999");
        Check.refusesWhatIsNoScalar(MILLIS);
        assertThat(MILLIS.up(Value.of(true))).isEmpty();
    }

    @Test
    void zeroWithAHugeExponentIsZeroAtOnce() {
        Check.up(MILLIS, Num.of("0e-999999999"), Value.of("0ms"));
        Check.up(MILLIS, Num.of("0e999999999"), Value.of("0ms"));
    }

    @Test
    void otherSpellingsAreReadWhereTheyAreExact() {
        Check.down(MILLIS, Value.of("3000us"), Value.of(3));
        Check.down(MILLIS, Value.of("3000000ns"), Value.of(3));
        Check.down(MILLIS, Value.of("PT1M30.5S"), Value.of(90_500));
        Check.down(MILLIS, Value.of("P1D"), Value.of(86_400_000));
        Check.refusesDown(MILLIS, "3500us", "1ns", "PT0.0005S", "PT-3S", "PT", "P", "P1M", "PT9223372036854775807H");
        Check.refusesDown(SECONDS, "1500ms", "PT1.5S");
    }

    @Test
    void whatHasNoUnitOrAnUnknownOneIsRefused() {
        Check.refusesDown(
                MILLIS, "", "0", "3000", "s", "3S", "3 s", " 3s", "3s ", "3sec", "1.5s", "-3s", "+3s", "03s", "3M");
        assertThat(MILLIS.down(Value.of(3000))).isEmpty();
    }

    @Test
    void hugeTextIsRefusedQuickly() {
        String digits = "9".repeat(1_000_000);
        Check.refusesUp(MILLIS, digits);
        Check.refusesDown(MILLIS, digits, digits + "s", "P" + digits, "PT" + digits + "S", "PT" + digits);
    }

    @Test
    void theSidesAreDistinct() {
        assertThat(MILLIS.sides()).isEqualTo(Sides.DISTINCT);
        assertThat(SECONDS.sides()).isEqualTo(Sides.DISTINCT);
    }
}
