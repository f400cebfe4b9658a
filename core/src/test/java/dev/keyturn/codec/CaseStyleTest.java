package dev.keyturn.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.codec.Codec.Sides;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.junit.jupiter.api.Test;

class CaseStyleTest extends CodecLaws {
    private static final Codec CODEC = Codecs.caseStyle(CaseStyle.KEBAB, CaseStyle.CAMEL);

    private static List<CaseCodec> pairs() {
        List<CaseCodec> pairs = new ArrayList<>();
        for (CaseStyle from : CaseStyle.values()) {
            for (CaseStyle to : CaseStyle.values()) {
                if (from != to) {
                    pairs.add(new CaseCodec(from, to));
                }
            }
        }
        return pairs;
    }

    @Override
    Arbitrary<Try> ups() {
        return Combinators.combine(Arbitraries.of(pairs()), words())
                .as((codec, words) -> new Try(codec, Value.of(codec.from().write(words))));
    }

    @Override
    Arbitrary<Try> downs() {
        return Combinators.combine(Arbitraries.of(pairs()), words())
                .as((codec, words) -> new Try(codec, Value.of(codec.to().write(words))));
    }

    private static Arbitrary<List<String>> words() {
        Arbitrary<String> word = Combinators.combine(
                        Arbitraries.chars().range('a', 'z'),
                        Arbitraries.strings().withChars("aiz019").ofMaxLength(3))
                .as((first, rest) -> first + rest);
        return word.list().ofMinSize(1).ofMaxSize(4);
    }

    @Test
    void everyStyleWritesTheSameWords() {
        Map<CaseStyle, String> spellings = Map.of(
                CaseStyle.KEBAB, "max-pool-size",
                CaseStyle.SNAKE, "max_pool_size",
                CaseStyle.CAMEL, "maxPoolSize",
                CaseStyle.PASCAL, "MaxPoolSize",
                CaseStyle.UPPER_SNAKE, "MAX_POOL_SIZE");
        for (CaseCodec codec : pairs()) {
            Check.bothWays(codec, Value.of(spellings.get(codec.from())), Value.of(spellings.get(codec.to())));
        }
    }

    @Test
    void digitsBelongToTheWordInFrontOfThem() {
        Check.bothWays(CODEC, Value.of("utf8-bom"), Value.of("utf8Bom"));
        Check.bothWays(CODEC, Value.of("a1b"), Value.of("a1b"));
        Check.refusesUp(CODEC, "max-2", "1a", "a-1b");
        Check.refusesDown(CODEC, "2max");
    }

    @Test
    void everyCapitalStartsAWord() {
        Check.bothWays(CODEC, Value.of("http-u-r-l"), Value.of("httpURL"));
    }

    @Test
    void whatIsNotExactlyInTheStyleIsRefused() {
        Check.refusesUp(CODEC, "", "-", "a-", "-a", "a--b", "A-b", "a-B", "a_b", "a b", " a", "a.b", "é", "a\n");
        Check.refusesDown(CODEC, "", "AB", "a-b", "a_b", "a b", "aÉ");
        Check.refusesUp(Codecs.caseStyle(CaseStyle.UPPER_SNAKE, CaseStyle.KEBAB), "", "a", "A_b", "A__B", "_A", "A-B");
        Check.refusesWhatIsNoScalar(CODEC);
        assertThat(CODEC.up(Value.of(true))).isEmpty();
    }

    @Test
    void aTurkishIIsNoLetterHere() {
        Check.refusesUp(CODEC, "ı", "i\u0307", "max-ı");
        Check.refusesDown(CODEC, "maxİ", "İ");
        Check.bothWays(CODEC, Value.of("max-idle"), Value.of("maxIdle"));
    }

    @Test
    void allSidesAreDistinctButThoseOfPascalAndUpperSnake() {
        for (CaseCodec codec : pairs()) {
            boolean alike =
                    codec.name().equals("pascal-to-upper-snake") || codec.name().equals("upper-snake-to-pascal");
            assertThat(codec.sides()).as(codec.name()).isEqualTo(alike ? Sides.ALIKE : Sides.DISTINCT);
        }
        Codec alike = Codecs.caseStyle(CaseStyle.PASCAL, CaseStyle.UPPER_SNAKE);
        Check.up(alike, Value.of("AB"), Value.of("A_B"));
        Check.down(alike, Value.of("AB"), Value.of("Ab"));
    }

    @Test
    void oneStyleIsNoConversion() {
        assertThatThrownBy(() -> Codecs.caseStyle(CaseStyle.KEBAB, CaseStyle.KEBAB))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the styles are the same; expected two, such as KEBAB and CAMEL");
    }

    @Test
    void aMillionWordsAreConvertedQuickly() {
        assertThat(CODEC.up(Value.of("a" + "-a".repeat(500_000)))).isPresent();
        Check.refusesUp(CODEC, "-".repeat(1_000_000));
    }
}
