package dev.keyturn.selftest.engine;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.codec.Codecs;
import java.util.List;

/** The settings of {@link Chains} in files of every format. */
final class Benches {
    private static final FileBench YAML = new FileBench("app.yaml", """
            # The shop's settings.
            db:
              url: jdbc:x
              password: 'correct horse' # not to be shown
            http: {timeout: 3001}
            server: {address: "h:80"}
            # gone soon
            legacy:
              flag: 1
              other: |
                a
                b
            level: DEBUG
            server_a: 1
            server_b: 2
            one: x
            tenants: {a: {db: p}, b: {db: q}}
            style: ""
            """, true);

    private static final FileBench JSON = new FileBench("app.json", """
            {
              "db": {"url": "jdbc:x", "password": "correct horse"},
              "http": {"timeout": 3001},
              "server": {"address": "h:80"},
              "legacy": {"flag": 1, "other": ["a", "b"]},
              "level": "DEBUG", "server_a": 1, "server_b": 2, "one": "x",
              "tenants": {"a": {"db": "p"}, "b": {"db": "q"}},
              "style": ""
            }
            """, true);

    private static final FileBench JSONC =
            new FileBench("app.jsonc", JSON.before().replace("{\n  \"db\"", "{\n  // the shop's\n  \"db\""), true);

    private static final FileBench HOCON = new FileBench("app.conf", """
            # The shop's settings.
            db { url = "jdbc:x", password = correct horse }
            http.timeout = 3001
            server.address = "h:80"
            // gone soon
            legacy { flag = 1
              other = [a, b] }
            level = DEBUG, server_a = 1, server_b = 2
            one : x
            tenants { a.db = p, b.db = q }
            style = ""
            """, true);

    private static final FileBench TOML = new FileBench("app.toml", """
            # The shop's settings.
            level = 'DEBUG'
            server_a = 1
            server_b = 2
            one = "x"
            style = ""
            http.timeout = 3_001
            server = { address = "h:80" }
            [db]
            url = "jdbc:x"
            password = "correct horse" # not to be shown
            # gone soon
            [legacy]
            flag = 1
            other = ["a", "b"]
            [tenants]
            a = { db = "p" }
            b = { db = "q" }
            """, true);

    private static final FileBench DOTENV = new FileBench("app.env", """
            # The shop's settings.
            export DB_URL=jdbc:x
            DB_PASSWORD='correct horse' # not to be shown
            HTTP_TIMEOUT=3001
            # gone soon
            LEGACY_FLAG="1"
            """, true);

    private static final Migration FLAT_FIRST = Chains.named("1-first")
            .rename("DB_URL")
            .to("DATASOURCE_URL")
            .convert("HTTP_TIMEOUT")
            .with(Codecs.millisToDuration())
            .addDefault("CACHE_ENABLED", true)
            .comment("new in 3.0")
            .remove("LEGACY_FLAG")
            .build();

    private static final Migration FLAT_SECOND = Chains.named("2-second")
            .rename("DATASOURCE_URL")
            .to("MAIN_URL")
            .remove("DB_PASSWORD")
            .build();

    private Benches() {}

    static List<FileBench> all() {
        return List.of(FileBench.PROPERTIES, YAML, JSON, JSONC, HOCON, TOML, DOTENV);
    }

    /** From the shortest to the longest. */
    static List<Migrations> chains(FileBench bench) {
        return bench.name().endsWith(".env")
                ? List.of(Migrations.of(FLAT_FIRST), Migrations.of(FLAT_FIRST, FLAT_SECOND))
                : Chains.all();
    }
}
