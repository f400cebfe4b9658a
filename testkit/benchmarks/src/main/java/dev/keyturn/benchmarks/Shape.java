package dev.keyturn.benchmarks;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.stream.IntStream;

/** Where the leaves stand that no step touches; those that steps touch are the same everywhere. */
public enum Shape {
    /** In small tables within tables: {@code app.services.s12.pool.k3}. */
    NESTED {
        @Override
        void fill(Table.Builder app, int leaves) {
            Table.Builder services = Table.builder();
            for (int service = 0; service * 20 < leaves; service++) {
                Table.Builder table = Table.builder().put("pool", leaves("k", service * 20, 10));
                leaves("k", service * 20 + 10, 10).forEach(table::put);
                services.put("s" + service, table.build());
            }
            app.put("services", services.build());
        }
    },

    /** All of them in one table, the one in which the steps work: {@code app.k000012}. */
    FLAT {
        @Override
        void fill(Table.Builder app, int leaves) {
            leaves("k", 0, leaves).forEach(app::put);
        }
    };

    abstract void fill(Table.Builder app, int leaves);

    /** Settings with so many leaves, give or take those of the last table. */
    Settings settings(int leaves) {
        Table.Builder app = Table.builder();
        touched(app);
        int rest = leaves - Trees.leaves(app.build());
        fill(app, rest);
        app.put("last", Value.of("here"));
        return Settings.of(Table.empty().with("app", app.build()));
    }

    private static Table leaves(String prefix, int from, int count) {
        Table.Builder table = Table.builder();
        for (int i = from; i < from + count; i++) {
            table.put("%s%06d".formatted(prefix, i), i % 3 == 0 ? Value.of(i) : Value.of("value " + i));
        }
        return table.build();
    }

    private static void touched(Table.Builder app) {
        app.put("db", table("url", "jdbc:h2:mem", "user", "sa", "password", "secret", "pool", 10));
        app.put("mail", table("host", "mail.example.org", "port", 25));
        app.put("cache", table("size", 100, "ttl", 60, "kind", "lru", "shards", 4, "warm", "no"));
        app.put("http", table("timeout", 3000, "idle", 90, "address", "example.org:8080", "threads", 16));
        app.put("metrics", table("host", "metrics.example.org", "port", 9090, "every", 15));
        app.put("log", table("level", "INFO", "file", "app.log"));
        app.put("schema", Value.of(1));
        app.put(
                "legacy",
                Table.builder()
                        .put("flag", Value.of("on"))
                        .put("modules", table("a", 1, "b", 2, "c", 3))
                        .put("keep", Value.of("yes"))
                        .build());
        app.put(
                "admin",
                Table.builder()
                        .put("name", Value.of("root"))
                        .put("email", Value.of("root@example.org"))
                        .put("groups", Value.of(List.of(Value.of("staff"))))
                        .build());
        table("queue_host", "queue.example.org", "queue_port", 5672, "queue_user", "guest")
                .forEach(app::put);
        app.put("ui", table("theme", "dark", "lang", "en"));
        app.put("feature", table("mode", "fast", "level", 3));
        app.put(
                "servers",
                Value.of(IntStream.range(0, 10).mapToObj(Shape::server).toList()));
    }

    private static Table server(int i) {
        return table("name", "s" + i, "host", "s" + i + ".example.org", "port", 8000 + i, "timeout", 1000 * (i + 1));
    }

    private static Table table(Object... namesAndValues) {
        Table.Builder table = Table.builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            table.put(
                    namesAndValues[i].toString(),
                    value instanceof Integer number ? Value.of(number) : Value.of(value.toString()));
        }
        return table.build();
    }
}
