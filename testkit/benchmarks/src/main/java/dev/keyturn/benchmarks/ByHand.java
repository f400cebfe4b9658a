package dev.keyturn.benchmarks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The twenty steps as somebody writes them by hand on a Jackson tree that is changed in place. It looks whether a source
 * is there and its target free, as anybody would, and keeps in fields what the way back needs. It does less than the
 * steps do: it is not all or nothing, and does not carry back an edit that needs care. Where it {@code keepsOrder}, a
 * new name stands where the old one stood, and every entry comes back to its place, as with the steps; else it forgets
 * the order, which is as quick as a Jackson tree can be.
 */
final class ByHand {
    private static final String[] UNITS = {"d", "h", "m", "s", "ms"};
    private static final long[] MILLIS = {86_400_000, 3_600_000, 60_000, 1_000, 1};
    private static final Map<String, String> LEVELS = Map.of("DEBUG", "verbose", "INFO", "normal", "ERROR", "quiet");
    private static final Map<String, String> BACK = Map.of("verbose", "DEBUG", "normal", "INFO", "quiet", "ERROR");

    private final ObjectNode app;
    private final boolean keepsOrder;
    private final Deque<Integer> places = new ArrayDeque<>();
    private boolean isCompressionAdded;
    private boolean isFormatAdded;
    private JsonNode schema = NullNode.instance;
    private JsonNode flag = NullNode.instance;
    private JsonNode modules = NullNode.instance;
    private boolean isFeatureRenamed;

    ByHand(ObjectNode root, boolean keepsOrder) {
        app = (ObjectNode) root.get("app");
        this.keepsOrder = keepsOrder;
    }

    void up() {
        ObjectNode db = table("db");
        rename(db, "url", "jdbcUrl");
        ObjectNode mail = table("mail");
        app.putObject("smtp").set("host", take(mail, "host"));
        app.putObject("caching").set("local", take(app, "cache"));
        ObjectNode http = table("http");
        http.put("timeout", duration(http.get("timeout").longValue()));
        String idle = duration(http.get("idle").longValue() * 1000);
        http.put("idle", idle);
        rename(http, "idle", "idleTimeout");
        String address = http.get("address").stringValue();
        int colon = address.lastIndexOf(':');
        take(http, "address");
        free(http, "host").put("host", address.substring(0, colon));
        free(http, "port").put("port", Long.parseLong(address.substring(colon + 1)));
        ObjectNode metrics = table("metrics");
        String endpoint =
                metrics.get("host").stringValue() + ":" + metrics.get("port").longValue();
        take(metrics, "host");
        take(metrics, "port");
        free(metrics, "endpoint").put("endpoint", endpoint);
        isCompressionAdded = !http.has("compression");
        if (isCompressionAdded) {
            http.put("compression", true);
        }
        ObjectNode log = table("log");
        isFormatAdded = !log.has("format");
        if (isFormatAdded) {
            log.put("format", "json");
        }
        schema = app.get("schema");
        app.put("schema", 2L);
        ObjectNode legacy = table("legacy");
        flag = take(legacy, "flag");
        modules = take(legacy, "modules");
        log.put("level", word(LEVELS, log.get("level").stringValue()));
        ObjectNode admin = table("admin");
        JsonNode email = admin.get("email");
        admin.putArray("email").add(email);
        admin.set("groups", only(admin.get("groups")));
        gather("queue");
        scatter("ui");
        if (app.has("audit")) {
            throw new IllegalStateException("audit is there");
        }
        app.putObject("audit").set("owner", admin.get("name"));
        for (JsonNode element : app.get("servers")) {
            ObjectNode server = (ObjectNode) element;
            rename(server, "host", "hostname");
            server.put("timeout", duration(server.get("timeout").longValue()));
        }
        ObjectNode feature = table("feature");
        isFeatureRenamed = feature.has("mode");
        if (isFeatureRenamed) {
            rename(feature, "mode", "kind");
        }
    }

    void down() {
        ObjectNode feature = table("feature");
        if (isFeatureRenamed) {
            rename(feature, "kind", "mode");
        }
        for (JsonNode element : app.get("servers")) {
            ObjectNode server = (ObjectNode) element;
            server.put("timeout", millis(server.get("timeout").stringValue()));
            rename(server, "hostname", "host");
        }
        app.remove("audit");
        gatherBack("ui");
        scatterBack("queue");
        ObjectNode admin = table("admin");
        JsonNode groups = admin.get("groups");
        admin.putArray("groups").add(groups);
        admin.set("email", only(admin.get("email")));
        ObjectNode log = table("log");
        log.put("level", word(BACK, log.get("level").stringValue()));
        ObjectNode legacy = table("legacy");
        back(legacy, "modules", modules);
        back(legacy, "flag", flag);
        app.set("schema", schema);
        if (isFormatAdded && log.get("format").stringValue().equals("json")) {
            log.remove("format");
        }
        ObjectNode http = table("http");
        if (isCompressionAdded && http.get("compression").booleanValue()) {
            http.remove("compression");
        }
        ObjectNode metrics = table("metrics");
        String endpoint = metrics.get("endpoint").stringValue();
        int colon = endpoint.lastIndexOf(':');
        metrics.remove("endpoint");
        back(metrics, "port", LongNode.valueOf(Long.parseLong(endpoint.substring(colon + 1))));
        back(metrics, "host", StringNode.valueOf(endpoint.substring(0, colon)));
        String address = http.get("host").stringValue() + ":" + http.get("port").longValue();
        http.remove("host");
        http.remove("port");
        back(http, "address", StringNode.valueOf(address));
        http.put("idleTimeout", millis(http.get("idleTimeout").stringValue()) / 1000);
        rename(http, "idleTimeout", "idle");
        http.put("timeout", millis(http.get("timeout").stringValue()));
        back(app, "cache", table("caching").remove("local"));
        app.remove("caching");
        back(table("mail"), "host", table("smtp").remove("host"));
        app.remove("smtp");
        ObjectNode db = table("db");
        rename(db, "jdbcUrl", "url");
    }

    private ObjectNode table(String name) {
        return (ObjectNode) app.get(name);
    }

    private static ObjectNode free(ObjectNode table, String name) {
        if (table.has(name)) {
            throw new IllegalStateException(name + " is there");
        }
        return table;
    }

    private void rename(ObjectNode table, String name, String newName) {
        free(table, newName);
        if (!keepsOrder) {
            JsonNode value = table.remove(name);
            if (value != null) {
                table.set(newName, value);
            }
            return;
        }
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(table.properties());
        table.removeAll();
        for (Map.Entry<String, JsonNode> entry : entries) {
            table.set(entry.getKey().equals(name) ? newName : entry.getKey(), entry.getValue());
        }
    }

    private JsonNode take(ObjectNode table, String name) {
        if (keepsOrder) {
            int place = 0;
            for (String before : table.propertyNames()) {
                if (before.equals(name)) {
                    break;
                }
                place++;
            }
            places.push(place);
        }
        JsonNode value = table.remove(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not there");
        }
        return value;
    }

    private void back(ObjectNode table, String name, JsonNode value) {
        free(table, name);
        if (!keepsOrder) {
            table.set(name, value);
            return;
        }
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(table.properties());
        entries.add(places.pop(), Map.entry(name, value));
        table.removeAll();
        for (Map.Entry<String, JsonNode> entry : entries) {
            table.set(entry.getKey(), entry.getValue());
        }
    }

    private static JsonNode only(JsonNode list) {
        if (!(list instanceof ArrayNode array) || array.size() != 1) {
            throw new IllegalStateException("no list of one");
        }
        return array.get(0);
    }

    private static String word(Map<String, String> words, String word) {
        String other = words.get(word);
        if (other == null) {
            throw new IllegalStateException("no word of the table");
        }
        return other;
    }

    private void gather(String name) {
        ObjectNode table = app.putObject(name);
        String prefix = name + "_";
        for (String old : names(prefix)) {
            table.set(old.substring(prefix.length()), take(app, old));
        }
    }

    private List<String> names(String prefix) {
        List<String> names = new ArrayList<>();
        for (String name : app.propertyNames()) {
            if (name.startsWith(prefix)) {
                names.add(name);
            }
        }
        return names;
    }

    private void scatterBack(String name) {
        ObjectNode table = (ObjectNode) app.remove(name);
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(table.properties());
        for (int i = entries.size() - 1; i >= 0; i--) {
            back(app, name + "_" + entries.get(i).getKey(), entries.get(i).getValue());
        }
    }

    private void scatter(String name) {
        for (Map.Entry<String, JsonNode> entry : take(app, name).properties()) {
            String newName = name + "_" + entry.getKey();
            free(app, newName).set(newName, entry.getValue());
        }
    }

    private void gatherBack(String name) {
        ObjectNode table = app.objectNode();
        String prefix = name + "_";
        for (String old : names(prefix)) {
            table.set(old.substring(prefix.length()), app.remove(old));
        }
        back(app, name, table);
    }

    static String duration(long millis) {
        int unit = 0;
        while (millis % MILLIS[unit] != 0 || millis == 0) {
            unit++;
        }
        return millis / MILLIS[unit] + UNITS[unit];
    }

    private static long millis(String duration) {
        int digits = 0;
        while (Character.isDigit(duration.charAt(digits))) {
            digits++;
        }
        String unit = duration.substring(digits);
        for (int i = 0; i < UNITS.length; i++) {
            if (UNITS[i].equals(unit)) {
                return Long.parseLong(duration.substring(0, digits)) * MILLIS[i];
            }
        }
        throw new IllegalStateException("no duration");
    }
}
