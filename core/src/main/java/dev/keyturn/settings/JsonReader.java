package dev.keyturn.settings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads {@link Json} with Jackson's streaming parser; every value knows its line and column. */
final class JsonReader {
    // The length of names and text is bounded by the text that is in memory already.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Key.MAX_DEPTH)
                    .maxNumberLength(Num.MAX_LENGTH)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private static final OftenUsed FIELDS = new OftenUsed();

    private final String text;
    private final String source;
    private final boolean isExact;
    private final @Nullable Origin everywhere;

    JsonReader(String text, String source, boolean isExact) {
        this.text = text;
        this.source = source;
        this.isExact = isExact;
        this.everywhere = null;
    }

    /** Reads what is exact; all values have this origin. */
    JsonReader(String text, Origin everywhere) {
        this.text = text;
        this.source = everywhere.source();
        this.isExact = true;
        this.everywhere = everywhere;
    }

    Table document() {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refuse(origin(parser.currentTokenLocation()), "it is no JSON object", "{ at the beginning");
            }
            Value document = table(parser);
            if (parser.nextToken() != null) {
                throw refuse(origin(parser.currentTokenLocation()), "something follows the JSON object", "the end");
            }
            if (document instanceof Table table) {
                return table;
            }
            throw refuse(document.origin(), "it is a number", "a JSON object");
        } catch (JacksonException e) {
            // Jackson's own message quotes the text, which may hold secrets.
            throw refuse(
                    origin(e.getLocation()), "it is not well-formed JSON, or nests too deeply", "JSON as of RFC 8259");
        }
    }

    private Value table(JsonParser parser) {
        Origin origin = origin(parser);
        Table.Builder table = Table.builder().origin(origin);
        Value own = null;
        Value number = null;
        int count = 0;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Origin at = origin(parser);
            String name = everywhere != null ? FIELDS.same(parser.currentName()) : wellFormed(parser.currentName(), at);
            parser.nextToken();
            Value value = value(parser);
            count++;
            boolean isNew;
            if (isExact && name.equals("$value")) {
                isNew = own == null;
                own = value;
                table.own(value);
            } else if (isExact && name.equals("$number") && value instanceof Text digits) {
                isNew = number == null;
                number = number(digits.text(), at);
            } else {
                String meant = isExact && name.startsWith("$") ? meant(name, at) : name;
                isNew = !table.has(meant);
                table.put(meant, value);
            }
            if (!isNew) {
                throw refuse(at, "the name " + KeyText.quote(name) + " comes twice in its object", "each name once");
            }
        }
        if (number != null && count == 1) {
            return number.withOrigin(origin);
        }
        try {
            return table.build();
        } catch (IllegalStateException e) {
            throw refuse(origin, "a value beside no entry", "a table with $value and entries");
        }
    }

    /** The name that a name with a dollar sign in front stands for. */
    private String meant(String name, Origin at) {
        if (name.startsWith("$$")) {
            return name.substring(1);
        }
        if (name.startsWith("$\"")) {
            return KeyText.unquoted(name.substring(1))
                    .orElseThrow(() -> refuse(at, "it is no name in quotes", "a name as in a key"));
        }
        throw refuse(
                at,
                "a name with one dollar sign has no meaning here",
                "$value, $number, $$ or $ with a name in quotes");
    }

    private Value value(JsonParser parser) {
        Origin origin = origin(parser);
        return switch (parser.currentToken()) {
            case START_OBJECT -> table(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> new Text(wellFormed(parser.getString(), origin), origin);
            // The text, not the number, which Jackson would make a double of.
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString(), origin);
            case VALUE_TRUE -> new Bool(true, origin);
            case VALUE_FALSE -> new Bool(false, origin);
            case VALUE_NULL -> new Null(origin);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw refuse(origin, "it is not well-formed JSON", "a value");
        };
    }

    private Value number(String digits, Origin origin) {
        return Num.parse(digits)
                .orElseThrow(() -> refuse(origin, "the number is too long or too large", "a number of reasonable size"))
                .withOrigin(origin);
    }

    private Items list(JsonParser parser) {
        Origin origin = origin(parser);
        List<Value> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return Value.of(items).withOrigin(origin);
    }

    /** What Keyturn wrote may hold half a character where a setting does; what others wrote may not. */
    private String wellFormed(String text, Origin origin) {
        if (!isExact && KeyText.hasLoneSurrogate(text)) {
            throw refuse(origin, "it holds half of a character", "well-formed text");
        }
        return text;
    }

    private Origin origin(JsonParser parser) {
        return everywhere != null ? everywhere : origin(parser.currentTokenLocation());
    }

    private Origin origin(TokenStreamLocation location) {
        return location == null
                ? Origin.of(source)
                : Origin.of(source, Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()));
    }

    private static RefusedException refuse(Origin origin, String what, String expected) {
        return new RefusedException(Problem.of(origin, Key.root(), what, expected));
    }
}
