package dev.keyturn.files;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.codec.Codecs;
import java.util.Map;

/** A history as an application has it. */
final class ShopMigrations {
    static final Migration DATASOURCE = Migration.named("2026-11-datasource")
            .owner("payments")
            .expect("the service reads datasource.url")
            .rollbackNote("safe at any time")
            .rename("db.url")
            .to("datasource.url")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .split("server.address")
            .into("server.host", "server.port")
            .with(Codecs.hostPort())
            .addDefault("cache.enabled", true)
            .comment("answers are kept for a minute")
            .remove("legacy.flag")
            .build();

    static final Migration POOL = Migration.named("2026-12-pool")
            .owner("payments")
            .expect("the pool lends connections")
            .rollbackNote("safe at any time")
            .mapValue("pool.mode")
            .by(Map.of("SESSION", "keep", "STATEMENT", "share"))
            .move("pool")
            .to("connections.pool")
            .copy("tls")
            .to("connections.tls")
            .build();

    static final Migration SERVERS = Migration.named("2027-01-servers")
            .owner("payments")
            .expect("servers wait in seconds")
            .rollbackNote("safe at any time")
            .each("servers")
            .by("name")
            .apply(server -> server.convert("timeout").with(Codecs.millisToDuration()))
            .build();

    private ShopMigrations() {}

    static Migrations all() {
        return Migrations.of(DATASOURCE, POOL, SERVERS);
    }
}
