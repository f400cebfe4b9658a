package dev.keyturn.files.yaml;

import dev.keyturn.settings.Num;
import dev.keyturn.settings.Value;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/** What a scalar is, by the core schema of YAML 1.2 and the library's own resolver. */
final class Typing {
    static final String UNKNOWN_TAG = "a tag that Keyturn does not know";
    static final String KNOWN_TAGS = "no tag, or one of !!str, !!int, !!float, !!bool, !!null, !!map, !!seq";

    /** Merge keys are no part of the core schema: {@code <<} is a key as any other. */
    private static final ScalarResolver CORE = new CoreScalarResolver(false);

    /** A value, or what is wrong with it. */
    record Result(@Nullable Value value, String what, String expected) {
        static Result of(Value value) {
            return new Result(value, "", "");
        }
    }

    private Typing() {}

    static Result of(Node.Scalar scalar) {
        Tag resolved = resolved(scalar.text);
        Tag tag = tag(scalar).orElseGet(() -> scalar.isPlain() ? resolved : Tag.STR);
        if (tag.equals(Tag.STR)) {
            return Result.of(Value.of(scalar.text));
        }
        if (!isScalarTag(tag)) {
            return new Result(null, UNKNOWN_TAG, KNOWN_TAGS);
        }
        if (!tag.equals(resolved)) {
            return new Result(null, "its tag says another type than it has", "a value of the type of its tag");
        }
        if (tag.equals(Tag.NULL)) {
            return Result.of(Value.ofNull());
        }
        if (tag.equals(Tag.BOOL)) {
            return Result.of(Value.of(scalar.text.toLowerCase(Locale.ROOT).equals("true")));
        }
        return Num.parse(scalar.text)
                .map(number -> Result.of(number))
                .orElseGet(() -> new Result(
                        null,
                        "the number is too long, or its exponent too large",
                        "at most " + Num.MAX_LENGTH + " characters and nine digits of exponent"));
    }

    /** What an unquoted text would be. */
    static boolean isText(String plain) {
        return resolved(plain).equals(Tag.STR);
    }

    /** The library would put variables of the environment in; here <code>${NAME}</code> is the text that it is in the file. */
    private static Tag resolved(String plain) {
        Tag tag = CORE.resolve(plain, true);
        return tag.equals(Tag.ENV_TAG) ? Tag.STR : tag;
    }

    static boolean fits(Node.Collection collection) {
        return collection.tag() == null
                || collection.tag().equals("!")
                || collection.tag().equals((collection.isMapping ? Tag.MAP : Tag.SEQ).getValue());
    }

    static boolean fitsKey(Node.Scalar key) {
        return tag(key).map(Typing::isScalarTag).orElse(true);
    }

    /** An exclamation mark alone makes text of whatever stands behind it. */
    private static Optional<Tag> tag(Node.Scalar scalar) {
        return Optional.ofNullable(scalar.tag()).map(tag -> tag.equals("!") ? Tag.STR : new Tag(tag));
    }

    private static boolean isScalarTag(Tag tag) {
        return tag.equals(Tag.STR)
                || tag.equals(Tag.INT)
                || tag.equals(Tag.FLOAT)
                || tag.equals(Tag.BOOL)
                || tag.equals(Tag.NULL);
    }
}
