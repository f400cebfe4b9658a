package dev.keyturn.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Base64;
import java.util.Optional;

/**
 * Text, and its UTF-8 bytes in Base64.
 *
 * <p>The way back encodes again and compares: that refuses bytes that are no UTF-8, padding that is missing and bits
 * that no encoder sets, all of which the JDK would put right in silence.
 */
record TextToBase64() implements Codec {
    @Override
    public String name() {
        return "text-to-base64";
    }

    @Override
    public String upAccepts() {
        return "well-formed Unicode text";
    }

    @Override
    public String downAccepts() {
        return "UTF-8 text in Base64 as of RFC 4648, section 4, with padding and without line breaks";
    }

    @Override
    public Optional<Value> up(Value value) {
        return value instanceof Text text && Unicode.isWellFormed(text.text())
                ? Optional.of(Value.of(encoded(text.text())))
                : Optional.empty();
    }

    private static String encoded(String plain) {
        return Base64.getEncoder().encodeToString(plain.getBytes(UTF_8));
    }

    @Override
    public Optional<Value> down(Value value) {
        if (!(value instanceof Text base64)) {
            return Optional.empty();
        }
        return decoded(base64.text())
                .filter(plain -> encoded(plain).equals(base64.text()))
                .map(Value::of);
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), UTF_8));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    @Override
    public Sides sides() {
        return Sides.ALIKE;
    }
}
