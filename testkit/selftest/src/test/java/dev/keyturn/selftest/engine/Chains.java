package dev.keyturn.selftest.engine;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.Steps;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Condition;
import java.util.List;
import java.util.Map;

/** A file of settings, and migrations of all kinds of steps that such a file has a place for. */
final class Chains {
    static final String BEFORE = """
            # The shop's settings.
            db.url = jdbc:x
            db.password : correct horse
            http.timeout=3001
            server.address=h:80
            ! gone soon
            legacy.flag=1
            legacy.other=a \\
                b
            level=DEBUG
            server_a=1
            server_b=2
            one=x
            tenants.a.db=p
            tenants.b.db=q
            style=
            """;

    static final Migration FIRST = named("1-first")
            .rename("db.url")
            .to("datasource.url")
            .move("db")
            .to("database")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .split("server.address")
            .into("server.host", "server.port")
            .with(Codecs.hostPort())
            .addDefault("cache.enabled", true)
            .comment("new in 3.0")
            .remove("legacy.flag")
            .build();

    static final Migration SECOND = named("2-second")
            .rename("datasource.url")
            .to("main.url")
            .mapValue("level")
            .by(Map.of("DEBUG", "verbose"))
            .nest("server")
            .separatedBy("_")
            .copy("one")
            .to("two")
            .eachIn("tenants")
            .apply(tenant -> tenant.rename("db").to("database"))
            .set("auth.token", Value.of("a constant that is secret"))
            .build();

    static final Migration THIRD = named("3-third")
            .set("style", Value.of("new"))
            .join("server.host", "server.port")
            .into("server.both")
            .with(Codecs.hostPort())
            .when(Condition.present("legacy"))
            .then(steps -> steps.removeAll("legacy"))
            .flatten("cache")
            .separatedBy("_")
            .move("database.password")
            .to("main.password")
            .build();

    private Chains() {}

    static Steps named(String id) {
        return Migration.named(id).owner("tests").expect("a new shape").rollbackNote("safe");
    }

    static List<Migrations> all() {
        return List.of(Migrations.of(FIRST), Migrations.of(FIRST, SECOND), Migrations.of(FIRST, SECOND, THIRD));
    }
}
