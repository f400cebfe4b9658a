package dev.keyturn.benchmarks;

import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The same settings as the trees of others. */
final class Trees {
    private Trees() {}

    static int leaves(Value value) {
        int[] leaves = {0};
        if (value instanceof Table table) {
            table.forEach((name, child) -> leaves[0] += leaves(child));
        } else if (value instanceof Items list) {
            list.items().forEach(item -> leaves[0] += leaves(item));
        } else {
            leaves[0] = 1;
        }
        return leaves[0];
    }

    static ObjectNode json(Table table) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        table.forEach((name, value) -> node.set(name, json(value)));
        return node;
    }

    private static JsonNode json(Value value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Table table) {
            return json(table);
        }
        if (value instanceof Items list) {
            ArrayNode array = nodes.arrayNode();
            list.items().forEach(item -> array.add(json(item)));
            return array;
        }
        return value instanceof Num number
                ? nodes.numberNode(number.asLong().orElseThrow().longValue())
                : value instanceof Bool bool ? nodes.booleanNode(bool.bool()) : nodes.stringNode(((Text) value).text());
    }

    /** Maps, lists and scalars, as Configurate holds them. */
    static Object plain(Value value) {
        if (value instanceof Table table) {
            Map<String, Object> map = new LinkedHashMap<>();
            table.forEach((name, child) -> map.put(name, plain(child)));
            return map;
        }
        if (value instanceof Items list) {
            return List.copyOf(list.items().stream().map(Trees::plain).toList());
        }
        return value instanceof Num number
                ? (Object) number.asLong().orElseThrow()
                : value instanceof Bool bool ? (Object) bool.bool() : ((Text) value).text();
    }
}
