package dev.keyturn.step;

import dev.keyturn.codec.Codec;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.codec.Codecs;
import dev.keyturn.codec.Conversion;
import dev.keyturn.codec.Splitter;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;

/** Conversions from their form in migration documents: a name, or a table of one name with its options. */
final class ConversionForms {
    private ConversionForms() {}

    static Codec codec(Value value, Key at, CodecRegistry codecs) {
        if (read(value, at, codecs) instanceof Codec codec) {
            return codec;
        }
        throw Form.refuse(
                value.origin(),
                at,
                "this conversion is between one value and several",
                "one that converts a single value, such as "
                        + Codecs.millisToDuration().name());
    }

    static Splitter splitter(Value value, Key at, CodecRegistry codecs) {
        if (read(value, at, codecs) instanceof Splitter splitter) {
            return splitter;
        }
        throw Form.refuse(
                value.origin(),
                at,
                "this conversion is between two single values",
                "one between a value and its parts, such as "
                        + Codecs.hostPort().name());
    }

    private static Conversion read(Value value, Key at, CodecRegistry codecs) {
        if (value instanceof Text name) {
            return find(name.text(), Table.empty(), value.origin(), at, codecs);
        }
        if (value instanceof Table named && named.size() == 1 && named.own().isEmpty()) {
            String name = named.names().get(0);
            if (named.get(name).orElseThrow() instanceof Table options) {
                return find(name, options, options.origin(), at, codecs);
            }
        }
        throw Form.refuse(
                value.origin(),
                at,
                "it names no conversion",
                "a name such as millis-to-duration, or a table of one name with its options");
    }

    static Conversion find(String versioned, Table options, Origin origin, Key at, CodecRegistry codecs) {
        Versioned name = Versioned.of(versioned, origin, at);
        Conversion found;
        try {
            found = codecs.find(name.name(), options)
                    .orElseThrow(() -> new RefusedException(Problem.of(
                                    origin,
                                    at,
                                    "there is no conversion named " + Form.quoted(name.name()),
                                    "one that is registered")
                            .hint(Form.meant(name.name(), codecs.names()))));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Form.told(origin, at, e, "options that the conversion takes"));
        }
        name.check(found.version(), "conversion", origin, at);
        return found;
    }
}
