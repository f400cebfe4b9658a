package dev.keyturn.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Num;
import dev.keyturn.settings.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Examples in one line each. */
final class Check {
    private Check() {}

    static void bothWays(Codec codec, Value lower, Value higher) {
        up(codec, lower, higher);
        down(codec, higher, lower);
    }

    static void up(Codec codec, Value lower, Value higher) {
        assertThat(codec.up(lower)).as("up").contains(higher);
    }

    static void down(Codec codec, Value higher, Value lower) {
        assertThat(codec.down(higher)).as("down").contains(lower);
    }

    static void refusesUp(Codec codec, String... texts) {
        for (String text : texts) {
            assertThat(codec.up(Value.of(text))).as("up of %s", shortened(text)).isEmpty();
        }
    }

    static void refusesDown(Codec codec, String... texts) {
        refusesUp(codec.reversed(), texts);
    }

    static void refusesNumbersUp(Codec codec, String... lexemes) {
        for (String lexeme : lexemes) {
            assertThat(codec.up(Num.of(lexeme))).as("up of number %s", lexeme).isEmpty();
        }
    }

    /** Neither way takes what is no scalar. */
    static void refusesWhatIsNoScalar(Codec codec) {
        Stream.of(Value.ofNull(), Value.of(List.<Value>of()), Value.of(Map.<String, Value>of()))
                .forEach(value -> {
                    assertThat(codec.up(value)).isEmpty();
                    assertThat(codec.down(value)).isEmpty();
                });
    }

    private static String shortened(String text) {
        return text.length() < 50 ? text : text.substring(0, 50);
    }

    /** Numbers of every size, and those around a power of a base. */
    static Arbitrary<Value> wholeNumbers(long... near) {
        Arbitrary<Long> any = Arbitraries.longs().between(0, Long.MAX_VALUE);
        Arbitrary<Long> few = Arbitraries.longs().between(0, 10_000);
        Arbitrary<Long> multiples = Arbitraries.of(Arrays.stream(near).boxed().toList())
                .flatMap(unit -> Arbitraries.longs().between(0, 5_000).map(n -> n * unit));
        Arbitrary<Long> all = Arbitraries.oneOf(any, few, multiples, Arbitraries.of(0L, 1L, Long.MAX_VALUE));
        return Arbitraries.oneOf(
                all.map(n -> (Value) Value.of(n)), all.map(n -> (Value) Value.of(Long.toString(n))),
                few.map(n -> (Value) Num.of("0x" + Long.toHexString(n))), few.map(n -> (Value) Num.of(n + ".0")));
    }
}
