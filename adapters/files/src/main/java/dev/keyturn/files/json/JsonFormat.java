package dev.keyturn.files.json;

import dev.keyturn.files.edit.Operations;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.spi.format.Splice;
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
            public List<String> commentMarks() {
                return hasComments ? List.of("//", "/*") : List.of();
            }

            @Override
            public int line(Key key) {
                return JsonFormat.line(root, key, reader.places());
            }

            @Override
            public List<Splice> edit(Edit edit) {
                return new JsonEdit(text, root, hasComments, reader.places()).splices(Operations.of(settings, edit));
            }
        };
    }

    /** The line in which the name of a member stands; 0 where there is none. */
    private static int line(JsonNode.Container root, Key key, Places places) {
        JsonNode around = root;
        int line = 0;
        for (Segment segment : key.segments()) {
            boolean isName = segment instanceof Segment.Name && around instanceof JsonNode.Container;
            int index = isName ? ((JsonNode.Container) around).find(((Segment.Name) segment).name()) : -1;
            if (index < 0) {
                return 0;
            }
            JsonNode.Member member = ((JsonNode.Container) around).members().get(index);
            line = places.origin(member.nameStart()).line();
            around = member.node();
        }
        return line;
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
