package dev.keyturn.selftest;

import dev.keyturn.Migration;
import dev.keyturn.MigrationBuilder;
import dev.keyturn.Migrations;
import dev.keyturn.Steps;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Condition;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.testkit.laws.Cases;
import dev.keyturn.testkit.laws.Laws;
import dev.keyturn.testkit.laws.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Migrations as they are in real life, of several steps, and histories of them: nothing is said of what is right. */
class RightMigrationsTest {
    private static final boolean IS_THOROUGH = Boolean.getBoolean("keyturn.thorough");
    private static final int SEEDS = IS_THOROUGH ? 5 : 1;
    private static final int CASES = IS_THOROUGH ? Laws.USUAL_CASES : 40;
    private static final int CHAIN_CASES = IS_THOROUGH ? Laws.USUAL_CASES / 3 : 15;

    /** Steps behind the beginning of a migration. */
    private interface Described extends Function<MigrationBuilder, Steps> {}

    private static MigrationBuilder named(String id) {
        return Migration.named(id).owner("tests").expect("a new shape").rollbackNote("safe");
    }

    private static Map<String, Described> migrations() {
        Map<String, Described> all = new LinkedHashMap<>();
        all.put(
                "a rename with its references",
                start -> start.rename("db.url").to("datasource.url").updateReferences());
        all.put("a rename that keeps", start -> start.rename("a").to("b").ifOccupied(IfOccupied.KEEP));
        all.put("a rename that replaces", start -> start.rename("a").to("b").ifOccupied(IfOccupied.REPLACE));
        all.put(
                "a move with its references",
                start -> start.move("db").to("datasource").updateReferences());
        all.put(
                "a split that keeps",
                start -> start.split("server.address")
                        .into("server.host", "server.port")
                        .with(Codecs.hostPort())
                        .ifOccupied(IfOccupied.KEEP));
        all.put(
                "a join that replaces",
                start -> start.join("host", "port")
                        .into("address")
                        .with(Codecs.hostPort())
                        .ifOccupied(IfOccupied.REPLACE));
        all.put(
                "a nest, and a rename in it",
                start -> start.nest("server")
                        .separatedBy("_")
                        .rename("server.host")
                        .to("server.name"));
        all.put(
                "a condition in each element",
                start -> start.each("servers")
                        .by("name")
                        .apply(server -> server.when(Condition.present("secure"))
                                .then(inner -> inner.rename("tls").to("ssl.enabled"))
                                .otherwise(inner -> inner.addDefault("ssl.enabled", false))));
        all.put(
                "elements within elements",
                start -> start.each("tenants")
                        .by("id")
                        .apply(tenant -> tenant.each("hosts")
                                .by("name")
                                .apply(host -> host.convert("timeout").with(Codecs.millisToDuration()))));
        all.put(
                "a wrap, and a rename",
                start -> start.wrap("host").rename("host").to("hosts"));
        all.put(
                "a rename, and a wrap",
                start -> start.rename("host").to("hosts").wrap("hosts"));
        all.put(
                "an unwrap, and a conversion",
                start -> start.unwrap("timeout").convert("timeout").with(Codecs.millisToDuration()));
        all.put(
                "a stamp",
                start -> start.stamp("config.version")
                        .rename("db.url")
                        .to("datasource.url")
                        .addDefault("cache.enabled", true));
        all.put(
                "declared secrets",
                start -> start.secret("vault.*.pin")
                        .rename("vault.main.pin")
                        .to("safe.main.pin")
                        .rename("db.password")
                        .to("datasource.password"));
        all.put(
                "a default, and a copy of it",
                start -> start.addDefault("pool.max", 10).copy("pool.max").to("pool.limit"));
        all.put(
                "words, and a rename",
                start -> start.mapValue("log.level")
                        .by(Map.of("DEBUG", "verbose", "INFO", "normal"))
                        .rename("log.level")
                        .to("logging.level"));
        all.put(
                "an assumption of a value",
                start -> start.assume(Condition.equal("version", Value.of(2)))
                        .set("version", Value.of(3))
                        .rename("a")
                        .to("b"));
        return all;
    }

    private static Map<String, List<Described>> histories() {
        Map<String, List<Described>> all = new LinkedHashMap<>();
        all.put(
                "two that fill one table",
                List.of(
                        start -> start.rename("db.url").to("datasource.url"),
                        start -> start.rename("pool").to("datasource.pool")));
        all.put(
                "three with a stamp",
                List.of(
                        start -> start.stamp("v").rename("a").to("b"),
                        start -> start.stamp("v").wrap("b"),
                        start -> start.stamp("v").addDefault("c", 1)));
        all.put(
                "an assumption about what the first one made",
                List.of(
                        start -> start.addDefault("schema", 1).rename("a").to("b"),
                        start -> start.assume(Condition.equal("schema", Value.of(1)))
                                .set("schema", Value.of(2)),
                        start -> start.rename("b").to("c")));
        all.put(
                "four of one address",
                List.of(
                        start -> start.split("address").into("host", "port").with(Codecs.hostPort()),
                        start -> start.rename("host")
                                .to("server.host")
                                .rename("port")
                                .to("server.port"),
                        start -> start.convert("timeout").with(Codecs.millisToDuration()),
                        start -> start.move("server").to("main.server")));
        all.put(
                "elements, a condition and a nest",
                List.of(
                        start -> start.each("servers")
                                .by("name")
                                .apply(server -> server.rename("host").to("hostname")),
                        start -> start.when(Condition.present("legacy")).then(inner -> inner.removeAll("legacy")),
                        start -> start.nest("http").separatedBy("_"),
                        start -> start.eachIn("tenants").apply(tenant -> tenant.addDefault("x", 1))));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> nothingIsSaidOfAMigrationThatIsRight() {
        return migrations().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    Migration migration =
                            one.getValue().apply(named("2026-11-right")).build();
                    isSilent(Subject.of(migration), CASES, Laws.USUAL_FLOOR);
                }));
    }

    @TestFactory
    Stream<DynamicTest> nothingIsSaidOfAHistoryThatIsRight() {
        return histories().entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    List<Migration> history = new ArrayList<>();
                    for (Described described : one.getValue()) {
                        history.add(described
                                .apply(named((history.size() + 1) + "-right"))
                                .build());
                    }
                    isSilent(Subject.of(Migrations.of(history.toArray(new Migration[0]))), CHAIN_CASES, 1);
                }));
    }

    private static void isSilent(Subject subject, int cases, int floor) {
        LongStream.rangeClosed(1, SEEDS)
                .forEach(seed -> Laws.check(subject, Cases.of(subject, cases, seed), floor)
                        .demandAll());
    }
}
