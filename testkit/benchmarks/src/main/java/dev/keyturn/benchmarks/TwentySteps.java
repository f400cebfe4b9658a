package dev.keyturn.benchmarks;

import static dev.keyturn.step.Condition.present;

import dev.keyturn.Migration;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Step;
import java.util.List;
import java.util.Map;

/** Twenty steps of all kinds, which touch 46 leaves: 26 in tables, and two in each of the ten elements of a list. */
final class TwentySteps {
    private TwentySteps() {}

    static List<Step> steps() {
        return migration().steps();
    }

    static Migration migration() {
        return Migration.named("2026-11-twenty")
                .owner("benchmarks")
                .expect("the new shape")
                .rollbackNote("safe at any time")
                .rename("app.db.url")
                .to("app.db.jdbcUrl")
                .rename("app.mail.host")
                .to("app.smtp.host")
                .move("app.cache")
                .to("app.caching.local")
                .convert("app.http.timeout")
                .with(Codecs.millisToDuration())
                .convert("app.http.idle")
                .to("app.http.idleTimeout")
                .with(Codecs.secondsToDuration())
                .split("app.http.address")
                .into("app.http.host", "app.http.port")
                .with(Codecs.hostPort())
                .join("app.metrics.host", "app.metrics.port")
                .into("app.metrics.endpoint")
                .with(Codecs.hostPort())
                .addDefault("app.http.compression", true)
                .addDefault("app.log.format", "json")
                .set("app.schema", Value.of(2))
                .remove("app.legacy.flag")
                .removeAll("app.legacy.modules")
                .mapValue("app.log.level")
                .by(Map.of("DEBUG", "verbose", "INFO", "normal", "ERROR", "quiet"))
                .wrap("app.admin.email")
                .unwrap("app.admin.groups")
                .nest("app.queue")
                .separatedBy("_")
                .flatten("app.ui")
                .separatedBy("_")
                .copy("app.admin.name")
                .to("app.audit.owner")
                .each("app.servers")
                .by("name")
                .apply(server ->
                        server.rename("host").to("hostname").convert("timeout").with(Codecs.millisToDuration()))
                .when(present("app.feature.mode"))
                .then(steps -> steps.rename("app.feature.mode").to("app.feature.kind"))
                .build();
    }
}
