package dev.keyturn.selftest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.MigratorBuilder;
import dev.keyturn.Pending;
import dev.keyturn.Shape;
import dev.keyturn.Steps;
import dev.keyturn.To;
import dev.keyturn.codec.Codecs;
import dev.keyturn.files.FileSource;
import dev.keyturn.journal.FileJournal;
import dev.keyturn.journal.FileLock;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.step.Condition;
import dev.keyturn.step.OnConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Does the same twice, with other secrets of the same length; nobody may see a difference, and nothing may hold one. */
class SecrecyTest {
    private static final String DIRECTORY = "/etc/.keyturn/app";

    /** Settings in one of two kinds of source, with everything that somebody sees of them. */
    private static final class World implements AutoCloseable {
        private final Secrets secrets;
        private final Drive drive = new Drive();
        private final SettingsSource source;
        private final Observed observed = new Observed();
        private Migrations chain = Migrations.of();

        World(Secrets secrets, boolean isFile) {
            this.secrets = secrets;
            drive.put("/etc/app.properties", properties(secrets));
            this.source = isFile
                    ? FileSource.of(drive.path("/etc/app.properties"))
                    : new MemorySource("app", Settings.of(Json.read(json(secrets), "app.json")));
            observed.listen();
        }

        @Override
        public void close() {
            observed.close();
        }

        Settings settings() {
            return source.read(Selection.all()).settings();
        }

        Migrator migrator() {
            return builder().build();
        }

        MigratorBuilder builder() {
            return Migrator.of(source)
                    .with(chain)
                    .directory(drive.path(DIRECTORY))
                    .clock(FileBench.CLOCK)
                    .tell(observed);
        }

        void edit(UnaryOperator<Settings> edit) {
            Migrator.of(source)
                    .journal(FileJournal.in(drive.path("/elsewhere")), FileLock.in(drive.path("/elsewhere")))
                    .withoutBackups()
                    .build()
                    .at(Shape.ofStore())
                    .write(edit);
        }
    }

    private static String properties(Secrets secrets) {
        return """
                db.user = shop
                db.password = %s
                vault.pin = %s
                db.url = jdbc:postgresql://shop:%s@db/shop
                banner = call %s now
                level = DEBUG
                http.timeout = 3000
                other.password = %s
                gone.token = %s
                """.formatted(
                        secrets.password(),
                        secrets.declared(),
                        secrets.inUrl(),
                        secrets.password(),
                        secrets.listed(),
                        secrets.listed());
    }

    private static String json(Secrets secrets) {
        return """
                {"db": {"user": "shop", "password": "%s", "url": "jdbc:postgresql://shop:%s@db/shop"},
                 "vault": {"pin": "%s"}, "banner": "call %s now", "level": "DEBUG", "http": {"timeout": 3000},
                 "other": {"password": "%s"}, "gone": {"token": "%s"},
                 "passwords": ["%s", "b"], "urls": ["https://u:%s@h/", "https://h/"],
                 "servers": [{"name": "a", "password": "%s"}, {"name": "b", "password": "none"}]}
                """.formatted(
                        secrets.password(),
                        secrets.inUrl(),
                        secrets.declared(),
                        secrets.password(),
                        secrets.listed(),
                        secrets.listed(),
                        secrets.listed(),
                        secrets.inUrl(),
                        secrets.listed());
    }

    private static Steps named(String id) {
        return named(id, List.of());
    }

    private static Steps named(String id, List<Condition> assumptions) {
        return Migration.named(id)
                .owner("tests")
                .expect("a new shape")
                .rollbackNote("safe")
                .secret("vault.pin")
                .assume(assumptions.toArray(new Condition[0]));
    }

    private static Migration first(Secrets secrets) {
        return named("1-first")
                .rename("db.password")
                .to("database.password")
                .rename("vault.pin")
                .to("vault.code")
                .convert("db.url")
                .to("database.dsn")
                .with(Codecs.textToBase64())
                .rename("banner")
                .to("greeting")
                .set("auth.token", Value.of(secrets.constant()))
                .convert("http.timeout")
                .with(Codecs.millisToDuration())
                .remove("gone.token")
                .build();
    }

    private static Migration lists() {
        return named("2-lists")
                .rename("passwords")
                .to("words")
                .rename("urls")
                .to("places")
                .each("servers")
                .by("name")
                .apply(server -> server.rename("password").to("pw"))
                .build();
    }

    private static Migration second() {
        return named("3-second")
                .rename("greeting")
                .to("welcome")
                .rename("database.dsn")
                .to("main.dsn")
                .rename("vault.code")
                .to("vault.number")
                .build();
    }

    private static void look(World world, String when) {
        Migrator migrator = world.migrator();
        Observed observed = world.observed;
        observed.see(when + " plan", migrator::plan);
        observed.see(when + " rehearse", migrator::rehearse);
        observed.see(when + " status", migrator::status);
        observed.see(when + " history", migrator::history);
        observed.see(when + " verify", migrator::verify);
        observed.see(when + " planRollback", () -> migrator.planRollback(To.count(1)));
        observed.see(when + " names", () -> List.of(migrator.applied(), migrator.held(), migrator.backups()));
        for (Shape shape : List.of(Shape.ofProgram(), Shape.ofStore(), Shape.before("1-first"))) {
            observed.see(when + " read " + shape, () -> {
                Settings there = migrator.at(shape).read();
                return List.of(there.text("db.user"), there.text("level"), there.text("http.timeout"));
            });
        }
    }

    /** A day in the life of settings, with everything that can be done to them, and everything that can go wrong. */
    private static void everything(World world) {
        Secrets secrets = world.secrets;
        Observed observed = world.observed;
        List<Migration> list = new ArrayList<>(List.of(first(secrets)));
        if (world.source instanceof MemorySource) {
            list.add(lists());
        }
        world.chain = Migrations.of(list.toArray(new Migration[0]));
        look(world, "before");
        observed.see("migrate", () -> world.migrator().migrate());
        look(world, "after");

        list.add(second());
        world.chain = Migrations.of(list.toArray(new Migration[0]));
        look(world, "second pending");
        observed.see(
                "migrate second",
                () -> world.migrator().migrate(world.migrator().plan()));
        observed.see("migrate again", () -> world.migrator().migrate());
        observed.run("tag", () -> world.migrator().tag("a-tag"));
        observed.run("note", () -> world.migrator().note("a note"));
        observed.run("rotate", () -> world.migrator().rotateKey());

        world.edit(settings -> settings.with(Key.of("gone.token"), Value.of(secrets.declared()))
                .with(Key.of("auth.token"), Value.of(secrets.listed()))
                .with(Key.of("database.password"), Value.of(secrets.listed())));
        look(world, "edited");
        observed.see("rollback refused", () -> world.migrator().rollback(To.before("1-first")));
        observed.see("rollback", () -> world.migrator().rollback(To.before("1-first"), OnConflict.KEEP_EDITED));
        look(world, "rolled back");
        observed.run("restore", () -> world.migrator().restore("000001"));
        look(world, "restored");
        observed.see("again", () -> world.migrator().migrate(Pending.all().heldToo()));
        observed.run("restore nothing", () -> world.migrator().restore("999999"));
        altered(world);
        refused(world);
        lostKey(world);
    }

    /** A migration that is another one now, with its secret constant gone or another one. */
    private static void altered(World world) {
        world.edit(settings -> settings.with(Key.of("auth.token"), Value.of(world.secrets.listed())));
        world.chain = Migrations.of(named("1-first")
                .set("auth.token", Value.of(world.secrets.listed()))
                .build());
        look(world, "altered");
        world.chain = Migrations.of(named("1-first")
                .rename("db.password")
                .to("database.password")
                .rename("vault.pin")
                .to("vault.code")
                .convert("db.url")
                .to("database.dsn")
                .with(Codecs.textToBase64())
                .rename("banner")
                .to("greeting")
                .remove("nothing")
                .build());
        look(world, "altered, no secret left");
    }

    private static void refused(World world) {
        Secrets secrets = world.secrets;
        Settings there = world.settings();
        String password = there.has(Key.of("database.password")) ? "database.password" : "db.password";
        List<Migration> wrong = List.of(
                named("9-converted")
                        .convert(password)
                        .with(Codecs.millisToDuration())
                        .build(),
                named("9-words")
                        .mapValue(password)
                        .by(Map.of(secrets.constant(), "x"))
                        .build(),
                named("9-occupied").rename(password).to("other.password").build(),
                named("9-split")
                        .split(password)
                        .into("a", "b")
                        .with(Codecs.hostPort())
                        .build(),
                named("9-assumed", List.of(Condition.equal(password, Value.of(secrets.constant()))))
                        .remove("level")
                        .build(),
                named("9-matched", List.of(Condition.matches(password, secrets.constant())))
                        .remove("level")
                        .build());
        for (Migration one : wrong) {
            world.chain = Migrations.of(one);
            look(world, "refused " + one.description().id());
            world.observed.see(one.description().id(), () -> world.migrator().migrate());
        }
        world.chain = Migrations.of(Migration.named("9-expected")
                .owner("tests")
                .expect(
                        "another password",
                        Condition.equal(password, Value.of(secrets.constant())),
                        Condition.matches(password, secrets.constant()))
                .rollbackNote("safe")
                .rename("level")
                .to("log.level")
                .build());
        look(world, "expected");
        world.observed.see("expected", () -> world.migrator().migrate());
        look(world, "expected in vain");
    }

    private static void lostKey(World world) {
        world.chain = Migrations.of();
        world.drive.replace(DIRECTORY + "/key", "");
        look(world, "key damaged");
        world.observed.see("rollback with a damaged key", () -> world.migrator().rollback(To.count(1)));
        world.drive.delete(DIRECTORY + "/key");
        look(world, "key lost");
        world.observed.see("rollback without a key", () -> world.migrator().rollback(To.before("1-first")));
        world.observed.see(
                "rollback that accepts the loss",
                () -> world.migrator().rollbackAcceptingLoss(To.before("1-first"), OnConflict.KEEP_EDITED));
        look(world, "after the loss");
    }

    @Test
    void SECRECY_twoRunsOnAFileThatDifferInTheirSecretsLookTheSame() {
        compare(true, SecrecyTest::everything);
    }

    @Test
    void SECRECY_twoRunsOnTypedSettingsThatDifferInTheirSecretsLookTheSame() {
        compare(false, SecrecyTest::everything);
    }

    /** What is hidden where a report says it by itself is told by that. */
    @Test
    void SECRECY_secretsThatAreWordsOfTheReportsThemselvesAreNotToldByWhatIsHidden() {
        compare(true, SecrecyTest::everything, Secrets.WORDS, Secrets.NO_WORDS);
        compare(false, SecrecyTest::everything, Secrets.WORDS, Secrets.NO_WORDS);
    }

    private static void compare(boolean isFile, Consumer<World> day) {
        compare(isFile, day, Secrets.ONE, Secrets.OTHER);
    }

    private static void compare(boolean isFile, Consumer<World> day, Secrets some, Secrets others) {
        try (World one = new World(some, isFile);
                World other = new World(others, isFile)) {
            one.observed.close();
            other.observed.close();
            one.observed.listen();
            day.accept(one);
            one.observed.close();
            other.observed.listen();
            day.accept(other);
            List<String> seen = comparable(one);
            assertThat(seen).hasSizeGreaterThan(200);
            assertThat(leaks(one, seen)).as("what is shown").isEmpty();
            assertThat(leaks(other, other.observed.lines())).as("what is shown").isEmpty();
            assertThat(comparable(other)).as("what is shown").isEqualTo(seen);
            assertThat(sizes(other)).as("names and sizes of files").isEqualTo(sizes(one));
            assertThat(leaks(one, stored(one))).as("what is stored").isEmpty();
            assertThat(leaks(other, stored(other))).as("what is stored").isEmpty();
            System.out.println("SECRECY: " + seen.size() + " outputs of each of two runs, "
                    + one.drive.operations().size() + " operations on files");
        }
    }

    /** The journal seals each secret with chance, so the part of a fingerprint that is of the journal is another one in each run. */
    private static List<String> comparable(World world) {
        return world.observed.lines().stream()
                .map(line -> line.replaceAll("(1(:[0-9a-f]{32}){3}):[0-9a-f]{32}:", "$1:(journal):"))
                .toList();
    }

    private static SortedMap<String, Integer> sizes(World world) {
        SortedMap<String, Integer> sizes = new TreeMap<>();
        world.drive.now().all().forEach((path, bytes) -> sizes.put(path, bytes.length()));
        return sizes;
    }

    /** The file, the one that takes its place, and its second name for that moment. */
    private static final Set<String> THE_SETTINGS_THEMSELVES =
            Set.of("app.properties", ".app.properties.keyturn-new", ".app.properties.keyturn-old");

    /** All that was ever written, the file of settings itself and its replacements apart. */
    private static List<String> stored(World world) {
        Map<Integer, String> names = new TreeMap<>();
        List<String> stored = new ArrayList<>();
        for (Operation operation : world.drive.operations()) {
            if (operation instanceof Operation.Create create) {
                names.put(create.node(), create.name());
                stored.add(create.name());
            } else if (operation instanceof Operation.Write write) {
                String file = Optional.ofNullable(names.get(write.node())).orElse("?");
                if (!THE_SETTINGS_THEMSELVES.contains(file)) {
                    stored.add(file + ": " + write.bytes());
                }
            }
        }
        return stored;
    }

    /** Where a secret can be read in these texts. */
    private static List<String> leaks(World world, List<String> texts) {
        List<String> leaks = new ArrayList<>();
        for (String text : world.secrets.equals(Secrets.WORDS) ? List.<String>of() : texts) {
            for (String form : world.secrets.forms()) {
                int at = text.indexOf(form);
                if (at >= 0) {
                    String around =
                            text.substring(Math.max(0, at - 80), Math.min(text.length(), at + form.length() + 20));
                    leaks.add(text.lines().findFirst().orElse("").substring(0, Math.min(text.indexOf(':') + 1, 60))
                            + " … " + around.replace('\n', ' '));
                }
            }
        }
        return leaks;
    }
}
