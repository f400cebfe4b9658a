package dev.keyturn.step;

import dev.keyturn.codec.Codec;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A codec as a lens. A value that is a placeholder stands for one that is not known here: <code>${TIMEOUT:3000}</code> is
 * converted in its default, and any other placeholder is refused.
 */
record CodecLens(Codec codec) implements Lens {
    private static final Pattern WITH_DEFAULT = Pattern.compile("(\\$\\{[^${}:]+:)([^${}]*)}");

    @Override
    public Optional<List<Optional<Value>>> up(List<Optional<Value>> old) {
        return Attempt.at(codec, () -> convert(old, codec::up));
    }

    @Override
    public Optional<List<Optional<Value>>> down(List<Optional<Value>> young) {
        return Attempt.at(codec, () -> convert(young, codec::down));
    }

    private static Optional<List<Optional<Value>>> convert(
            List<Optional<Value>> one, Function<Value, Optional<Value>> conversion) {
        return one.get(0).flatMap(value -> convert(value, conversion)).map(value -> List.of(Optional.of(value)));
    }

    private static Optional<Value> convert(Value value, Function<Value, Optional<Value>> conversion) {
        if (!(value instanceof Text text) || !text.text().contains("${")) {
            return conversion.apply(value);
        }
        Matcher placeholder = WITH_DEFAULT.matcher(text.text());
        return placeholder.matches()
                ? conversion
                        .apply(Value.of(placeholder.group(2)))
                        .flatMap(CodecLens::asText)
                        .map(converted -> Value.of(placeholder.group(1) + converted + "}"))
                : Optional.empty();
    }

    private static Optional<String> asText(Value value) {
        if (value instanceof Text text && !text.text().matches("(?s).*[${}].*")) {
            return Optional.of(text.text());
        }
        return value instanceof Num || value instanceof Bool ? Optional.of(value.toString()) : Optional.empty();
    }

    @Override
    public String upAccepts() {
        return codec.upAccepts() + ", or a placeholder with such a default";
    }

    @Override
    public String downAccepts() {
        return codec.downAccepts() + ", or a placeholder with such a default";
    }

    @Override
    public boolean keepsOriginal() {
        return !Codecs.isBuiltIn(codec);
    }
}
