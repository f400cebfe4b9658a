package dev.keyturn.selftest;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.Steps;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.testkit.MigrationChainContract;
import java.util.List;

/** A history of three migrations keeps every law, from any point to any other. */
class MigrationChainContractTest implements MigrationChainContract {
    private static Steps named(String id) {
        return Migration.named(id).owner("tests").expect("a new shape").rollbackNote("safe");
    }

    @Override
    public Migrations migrations() {
        return Migrations.of(
                named("1-datasource")
                        .rename("db.url")
                        .to("datasource.url")
                        .rename("db.password")
                        .to("datasource.password")
                        .build(),
                named("2-timeouts")
                        .convert("http.timeout")
                        .with(Codecs.millisToDuration())
                        .addDefault("cache.enabled", true)
                        .build(),
                named("3-main")
                        .move("datasource")
                        .to("main.datasource")
                        .remove("legacy.flag")
                        .build());
    }

    @Override
    public List<Settings> samples() {
        return List.of(Settings.of(Json.read("""
                {"db": {"url": "jdbc:x", "password": "hunter2-never-shown"}, "http": {"timeout": 3000}, "legacy": {"flag": true}}
                """, "sample.json")));
    }
}
