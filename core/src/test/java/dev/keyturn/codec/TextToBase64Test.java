package dev.keyturn.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.codec.Codec.Sides;
import dev.keyturn.settings.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;

class TextToBase64Test extends CodecLaws {
    private static final Codec CODEC = Codecs.textToBase64();

    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(20),
                Arbitraries.strings().withChars("aİıß€\u0000").ofMaxLength(20),
                Arbitraries.of("😀", "", "\ufeff"));
    }

    @Override
    Arbitrary<Try> ups() {
        return texts().map(text -> new Try(CODEC, Value.of(text)));
    }

    @Override
    Arbitrary<Try> downs() {
        return texts().map(text ->
                new Try(CODEC, Value.of(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void textIsEncodedAsUtf8() {
        Check.bothWays(CODEC, Value.of("Grüße"), Value.of("R3LDvMOfZQ=="));
        Check.bothWays(CODEC, Value.of(""), Value.of(""));
        Check.bothWays(CODEC, Value.of("😀"), Value.of("8J+YgA=="));
        Check.bothWays(CODEC, Value.of("a"), Value.of("YQ=="));
    }

    @Test
    void halfASurrogateIsRefused() {
        Check.refusesUp(CODEC, Nasty.LONE_SURROGATE, "a" + Nasty.LONE_SURROGATE, "\udc00\ud800");
    }

    @Test
    void onlyWhatAnEncoderWritesIsDecoded() {
        Check.refusesDown(
                CODEC, "YQ", "YQ=", "YQ===", "YR==", "YQ==\n", " YQ==", "Y Q==", "Y*==", "=", "8J-YgA==", "YQ==YQ==");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        Check.refusesDown(CODEC, "/w==", "wIA=", "7aCA", "8J+Y");
    }

    @Test
    void otherKindsAreRefused() {
        assertThat(CODEC.up(Value.of(1))).isEmpty();
        assertThat(CODEC.down(Value.of(1234))).isEmpty();
        Check.refusesWhatIsNoScalar(CODEC);
    }

    @Test
    void theSidesAreAlikeBecauseTextMayBeBase64Already() {
        assertThat(CODEC.sides()).isEqualTo(Sides.ALIKE);
        assertThat(CODEC.up(Value.of("YQ=="))).isPresent();
        assertThat(CODEC.down(Value.of("YQ=="))).isPresent();
    }
}
