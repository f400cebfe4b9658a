package dev.keyturn.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.codec.Codec.Sides;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.junit.jupiter.api.Test;

class CsvToListTest extends CodecLaws {
    private static final Codec CODEC = Codecs.csvToList();

    private static Arbitrary<Codec> codecs() {
        return Arbitraries.of(CODEC, Codecs.csvToList(';'), Codecs.csvToList('|'), Codecs.csvToList('ı'));
    }

    @Override
    Arbitrary<Try> ups() {
        Arbitrary<Value> texts = Arbitraries.strings()
                .withChars("ab1,;| \t\n\u00a0ı")
                .ofMaxLength(12)
                .map(Value::of);
        return Combinators.combine(codecs(), texts).as(Try::new);
    }

    @Override
    Arbitrary<Try> downs() {
        Arbitrary<Value> item = Arbitraries.oneOf(
                Arbitraries.of("a", "b c", "x", "", "\u00a0").map(Value::of),
                Arbitraries.of("1", "2.50", "0x1F").map(Num::of),
                Arbitraries.of(true, false).map(Value::of));
        return Combinators.combine(codecs(), item.list().ofMaxSize(5).map(list -> (Value) Value.of(list)))
                .as(Try::new);
    }

    private static Value list(String... items) {
        return Value.of(Arrays.stream(items).map(Value::of).toList());
    }

    @Test
    void elementsStandBetweenSeparators() {
        Check.bothWays(CODEC, Value.of("a,b"), list("a", "b"));
        Check.bothWays(CODEC, Value.of("a"), list("a"));
        Check.bothWays(CODEC, Value.of("a,,b"), list("a", "", "b"));
        Check.bothWays(CODEC, Value.of(","), list("", ""));
        Check.bothWays(CODEC, Value.of("1,true"), list("1", "true"));
        Check.bothWays(CODEC, Value.of("a b,c\u00a0"), list("a b", "c\u00a0"));
    }

    @Test
    void noTextIsTheEmptyList() {
        Check.bothWays(CODEC, Value.of(""), list());
        Check.up(CODEC, Value.of(" \t"), list());
    }

    @Test
    void whiteSpaceAroundElementsGoes() {
        Check.up(CODEC, Value.of(" a , b\n,\tc d "), list("a", "b", "c d"));
        assertThat(CODEC.upLoses()).isPresent();
    }

    @Test
    void numbersAndBooleansGoDownAsTheirText() {
        Check.down(CODEC, Value.of(List.of(Num.of("3.10"), Value.of(true))), Value.of("3.10,true"));
    }

    @Test
    void whatWouldNotComeBackIsRefused() {
        for (Value value : List.of(list(""), list("a,b"), list(" a"), list("a\n", "b"), list("a", " "))) {
            assertThat(CODEC.down(value)).as("%s", value).isEmpty();
        }
        for (Value item : List.of(Value.ofNull(), list("a"), Table.empty())) {
            assertThat(CODEC.down(Value.of(List.of(item)))).as("%s", item).isEmpty();
        }
        assertThat(Codecs.csvToList('_').down(Value.of(List.of(Num.of("1_000")))))
                .isEmpty();
    }

    @Test
    void otherKindsAreRefused() {
        for (Value value : List.of(Value.of(1), Value.of(true), Value.ofNull(), Table.empty(), list("a"))) {
            assertThat(CODEC.up(value)).isEmpty();
        }
        for (Value value : List.of(Value.of(1), Value.of(true), Value.ofNull(), Table.empty(), Value.of("a"))) {
            assertThat(CODEC.down(value)).isEmpty();
        }
        assertThat(CODEC.sides()).isEqualTo(Sides.DISTINCT);
    }

    @Test
    void anotherSeparatorLeavesCommasAlone() {
        Check.bothWays(Codecs.csvToList(';'), Value.of("a,b;c"), list("a,b", "c"));
    }

    @Test
    void aSeparatorIsOneVisibleCharacter() {
        for (String separator : List.of("", " ", "\t", ", ", "||", Nasty.LONE_SURROGATE)) {
            assertThatThrownBy(() -> CsvToList.from(Value.of(Map.of("separator", Value.of(separator)))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected a single character");
        }
        assertThatThrownBy(() -> CsvToList.from(Value.of(Map.of("seperator", Value.of(";")))))
                .hasMessage("codec \"csv-to-list\": there is no option \"seperator\"; expected separator; "
                        + "did you mean \"separator\"?");
    }

    @Test
    void aMillionElementsAreSplitQuickly() {
        assertThat(CODEC.up(Value.of(",".repeat(1_000_000)))).isPresent();
    }
}
