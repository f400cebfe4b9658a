package dev.keyturn.files.independent;

import dev.keyturn.files.IndependentParser;
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

/** Jackson, for JSON and for JSON with comments. */
public final class Jackson implements IndependentParser {
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonFactory LENIENT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private final String format;
    private final JsonFactory factory;

    private Jackson(String format, JsonFactory factory) {
        this.format = format;
        this.factory = factory;
    }

    /** For JSON as RFC 8259 has it. */
    public static Jackson strict() {
        return new Jackson("json", STRICT);
    }

    /** For JSON in which comments, and commas behind the last entry, are allowed. */
    public static Jackson withComments() {
        return new Jackson("jsonc", LENIENT);
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public String name() {
        return "Jackson";
    }

    @Override
    public Verdict compare(String text, Settings settings) {
        try {
            return read(text).equals(settings.root()) ? Verdict.SAME : Verdict.DIFFERENT;
        } catch (RuntimeException e) {
            return Verdict.UNREADABLE;
        }
    }

    /** Any value, or whatever exception Jackson thinks fit. */
    public Value read(String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text; // Jackson does so for bytes
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
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalArgumentException("unexpected " + parser.currentToken());
        };
    }
}
