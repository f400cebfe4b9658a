package dev.keyturn.files.json;

import dev.keyturn.settings.Num;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** A text as Jackson reads it. */
final class JacksonReading {
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonFactory LENIENT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private JacksonReading() {}

    static Settings settings(String text, boolean hasComments) {
        if (value(text, hasComments) instanceof Table table) {
            return Settings.of(table);
        }
        throw new IllegalArgumentException("no object");
    }

    /** Any value, or whatever exception Jackson thinks fit. */
    static Value value(String text, boolean hasComments) {
        String content = text.startsWith("\ufeff") ? text.substring(1) : text; // Jackson does so for bytes
        JsonFactory factory = hasComments ? LENIENT : STRICT;
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), content)) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException("nothing");
            }
            Value value = value(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more");
            }
            return value;
        }
    }

    private static Value value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Table.Builder table = Table.builder();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    table.put(name, value(parser));
                }
                yield table.build();
            }
            case START_ARRAY -> {
                List<Value> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield Value.of(items);
            }
            case VALUE_STRING -> Value.of(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Num.of(parser.getString());
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case VALUE_NULL -> Value.ofNull();
            default -> throw new IllegalArgumentException("unexpected " + parser.currentToken());
        };
    }
}
