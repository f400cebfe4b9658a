package dev.keyturn.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.codec.Codec.Sides;
import dev.keyturn.settings.Value;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.junit.jupiter.api.Test;

class BytesToSizeTest extends CodecLaws {
    private static final Codec CODEC = Codecs.bytesToSize();

    @Override
    Arbitrary<Try> ups() {
        return Check.wholeNumbers(1000, 1 << 10, 1 << 20, 1 << 30, 1L << 40).map(v -> new Try(CODEC, v));
    }

    @Override
    Arbitrary<Try> downs() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 5_000),
                        Arbitraries.of("B", "kB", "KiB", "MB", "MiB", "GB", "GiB", "TB", "TiB"))
                .as((n, unit) -> new Try(CODEC, Value.of(n + unit)));
    }

    @Test
    void bytesAreWrittenInTheLargestBinaryUnitThatDividesThem() {
        Check.bothWays(CODEC, Value.of(0), Value.of("0B"));
        Check.bothWays(CODEC, Value.of(1500), Value.of("1500B"));
        Check.bothWays(CODEC, Value.of(1024), Value.of("1KiB"));
        Check.bothWays(CODEC, Value.of(1 << 20), Value.of("1MiB"));
        Check.bothWays(CODEC, Value.of(3L << 29), Value.of("1536MiB"));
        Check.bothWays(CODEC, Value.of(1L << 40), Value.of("1TiB"));
        Check.bothWays(CODEC, Value.of(Long.MAX_VALUE), Value.of("9223372036854775807B"));
    }

    @Test
    void decimalUnitsAreReadAsPowersOfAThousand() {
        Check.down(CODEC, Value.of("1kB"), Value.of(1000));
        Check.down(CODEC, Value.of("1MB"), Value.of(1_000_000));
        Check.down(CODEC, Value.of("2TB"), Value.of(2_000_000_000_000L));
    }

    @Test
    void unitsWithTwoMeaningsAreRefused() {
        Check.refusesDown(CODEC, "1K", "1k", "1KB", "1M", "1G", "1mb", "1mib", "1b", "1Kib", "1PiB", "1bytes");
    }

    @Test
    void whatIsNoSizeIsRefused() {
        Check.refusesDown(CODEC, "", "B", "1", "-1B", "1.5MiB", "1 MiB", "01B", "PT1S", "8388608TiB", "1s");
        Check.down(CODEC, Value.of("8388607TiB"), Value.of(8_388_607L << 40));
        Check.refusesUp(CODEC, "-1", "", "1B", "1 ", "9223372036854775808");
        Check.refusesNumbersUp(CODEC, "-1", "1.5", "1e999999999", "nan");
        Check.refusesWhatIsNoScalar(CODEC);
    }

    @Test
    void theSidesAreDistinct() {
        assertThat(CODEC.sides()).isEqualTo(Sides.DISTINCT);
    }
}
