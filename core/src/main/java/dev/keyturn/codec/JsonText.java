package dev.keyturn.codec;

import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Tables as compact JSON. Nothing is put right: what would not come back the same is refused. */
final class JsonText {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    // Length is bounded by the text that is in memory already; a lower bound on names or strings than on the way down
    // would let text be written that cannot be read again.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Key.MAX_DEPTH)
                    .maxNumberLength(Num.MAX_LENGTH)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(Key.MAX_DEPTH)
                    .build())
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    private JsonText() {}

    /** An exception of our own, so that refusing inside nested values needs no second result. */
    private static final class NotAccepted extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotAccepted() {
            super("not accepted", null, false, false);
        }
    }

    static Optional<Table> read(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            Table table = table(parser);
            return parser.nextToken() == null ? Optional.of(table) : Optional.empty();
        } catch (JacksonException | NotAccepted notAccepted) {
            return Optional.empty();
        }
    }

    private static Table table(JsonParser parser) {
        Table.Builder table = Table.builder();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = wellFormed(parser.currentName());
            if (table.has(name)) {
                throw new NotAccepted();
            }
            parser.nextToken();
            table.put(name, value(parser));
        }
        return table.build();
    }

    private static Items list(JsonParser parser) {
        List<Value> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return Value.of(items);
    }

    private static Value value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> table(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> Value.of(wellFormed(parser.getString()));
            // The text, not the number, which Jackson would make a double of.
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                Num.parse(parser.getString()).orElseThrow(NotAccepted::new);
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case VALUE_NULL -> Value.ofNull();
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> throw new NotAccepted();
        };
    }

    private static String wellFormed(String text) {
        if (!Unicode.isWellFormed(text)) {
            throw new NotAccepted();
        }
        return text;
    }

    static Optional<String> write(Table table) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            write(table, json);
        } catch (JacksonException | NotAccepted notAccepted) {
            return Optional.empty();
        }
        return Optional.of(text.toString());
    }

    private static void write(Value value, JsonGenerator json) {
        if (value instanceof Text text) {
            json.writeString(wellFormed(text.text()));
        } else if (value instanceof Num number
                && NUMBER.matcher(number.lexeme()).matches()) {
            json.writeNumber(number.lexeme());
        } else if (value instanceof Bool bool) {
            json.writeBoolean(bool.bool());
        } else if (value instanceof Null) {
            json.writeNull();
        } else if (value instanceof Items list) {
            json.writeStartArray();
            list.items().forEach(item -> write(item, json));
            json.writeEndArray();
        } else if (value instanceof Table table && table.own().isEmpty()) {
            json.writeStartObject();
            table.forEach((name, child) -> {
                json.writeName(wellFormed(name));
                write(child, json);
            });
            json.writeEndObject();
        } else {
            throw new NotAccepted();
        }
    }
}
