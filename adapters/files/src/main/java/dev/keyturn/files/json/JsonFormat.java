package dev.keyturn.files.json;

import dev.keyturn.files.Parsed;
import dev.keyturn.files.SettingsFormat;
import dev.keyturn.files.Splice;
import dev.keyturn.files.edit.Operations;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import java.util.ArrayList;
import java.util.List;

/** JSON, and JSON with comments. */
public final class JsonFormat implements SettingsFormat {
    private final String name;
    private final boolean hasComments;

    private JsonFormat(String name, boolean hasComments) {
        this.name = name;
        this.hasComments = hasComments;
    }

    /** JSON as RFC 8259 has it. */
    public static JsonFormat strict() {
        return new JsonFormat("json", false);
    }

    /** JSON in which comments, and commas behind the last entry, are allowed. */
    public static JsonFormat withComments() {
        return new JsonFormat("jsonc", true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> endings() {
        return List.of("." + name);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, true, false, true);
    }

    @Override
    public Parsed parse(String text, String source) {
        JsonReader reader = new JsonReader(text, source, hasComments);
        JsonNode.Container root = reader.read();
        Settings settings = Settings.of(table(root, reader.places()));
        return new Parsed() {
            @Override
            public Settings settings() {
                return settings;
            }

            @Override
            public List<Splice> edit(Edit edit) {
                return new JsonEdit(text, root, hasComments, reader.places()).splices(Operations.of(settings, edit));
            }
        };
    }

    private static Table table(JsonNode.Container object, Places places) {
        Table.Builder table = Table.builder().origin(places.origin(object.start()));
        object.members().forEach(member -> table.put(member.name(), value(member.node(), places)));
        return table.build();
    }

    private static Value value(JsonNode node, Places places) {
        if (node instanceof JsonNode.Scalar scalar) {
            return scalar.value();
        }
        JsonNode.Container container = (JsonNode.Container) node;
        if (container.isObject()) {
            return table(container, places);
        }
        List<Value> items = new ArrayList<>(container.members().size());
        container.members().forEach(member -> items.add(value(member.node(), places)));
        return Value.of(items).withOrigin(places.origin(container.start()));
    }
}
