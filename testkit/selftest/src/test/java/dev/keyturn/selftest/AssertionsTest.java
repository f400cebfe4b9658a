package dev.keyturn.selftest;

import static dev.keyturn.testkit.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Report;
import dev.keyturn.Status.State;
import dev.keyturn.To;
import dev.keyturn.files.Formats;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.step.OnConflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What users' tests say of settings and reports, beside AssertJ; and what they read when it is not so. */
class AssertionsTest {
    private static final Settings SETTINGS =
            Formats.of(Path.of("application.yaml")).orElseThrow().read("""
            server:
              host: example.org
              port: 8080
              ratio: 3.10
              open: true
              closed: false
              proxy: ~
              extra: {}
            hosts: [a, 1, true]
            none: []
            db:
              url: jdbc:postgresql://shop:s3cretpass@db/app
              password: hunter22
              comment: it used to be hunter22
            vault: open-sesame
            """, "application.yaml");

    private static final Migration MIGRATION = Migration.named("2026-11-server")
            .owner("tests")
            .expect("a new shape")
            .rollbackNote("safe")
            .secret("vault")
            .rename("vault")
            .to("safe")
            .rename("server.host")
            .to("server.name")
            .build();

    @Test
    void whatIsSoIsSo() {
        assertThat(SETTINGS)
                .at("server.host")
                .isText("example.org")
                .at("server.port")
                .isNumber(8080)
                .at("server.ratio")
                .isNumber("3.10")
                .at("server.open")
                .isTrue()
                .at("server.closed")
                .isFalse()
                .at("server.proxy")
                .isNull()
                .at("server.extra")
                .isEmptyTable()
                .at("server.name")
                .isAbsent()
                .at("hosts")
                .isList("a", 1, true)
                .at("none")
                .isList()
                .at("hosts")
                .is(Value.of(List.of(Value.of("a"), Value.of(1), Value.of(true))))
                .hasKeys("server", "db.url")
                .doesNotHave("server.names", "hosts.a")
                .isEqualTo(Settings.of(reversed(SETTINGS.root())))
                .isIdenticalTo(SETTINGS.with("server.port", Value.of(8080)));
        assertThat(Settings.empty()).isEmpty();
    }

    private static Table reversed(Table table) {
        List<String> names = table.names();
        Collections.reverse(names);
        Table.Builder entries = Table.builder();
        names.forEach(name -> entries.put(name, table.get(name).orElseThrow()));
        return entries.build();
    }

    @Test
    void itStandsBesideTheAssertionsOfAssertJ() {
        assertThat(SETTINGS).at("server.port").isNumber(8080);
        assertThat(SETTINGS.keys()).hasSize(13);
        assertThat(SETTINGS.toString()).contains("8080");
    }

    @Test
    void anItemThatNoSettingCanBeIsAMistakeOfTheTest() {
        assertThatThrownBy(() -> assertThat(SETTINGS).at("hosts").isList('a'))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an item is a Character; expected a text, a number, a boolean or a Value");
    }

    /** What each failure says. */
    private static final class Failures {
        private final List<String> texts = new ArrayList<>();

        void of(ThrowingCallable assertion) {
            texts.add(catchThrowableOfType(AssertionError.class, assertion).getMessage());
        }
    }

    @Test
    void aFailureNamesThePlaceTheKeyAndBothValuesAndNoSecret() throws IOException {
        Failures failures = new Failures();
        failures.of(() -> assertThat(SETTINGS).at("server.port").isText("8080"));
        failures.of(() -> assertThat(SETTINGS).at("server.port").isNumber(8081));
        failures.of(() -> assertThat(SETTINGS).at("server.ratio").isNumber("3.1"));
        failures.of(() -> assertThat(SETTINGS).at("server.open").isFalse());
        failures.of(() -> assertThat(SETTINGS).at("server.proxy").isAbsent());
        failures.of(() -> assertThat(SETTINGS).at("server.Host").isText("example.org"));
        failures.of(() -> assertThat(SETTINGS).at("server").isText("example.org"));
        failures.of(() -> assertThat(SETTINGS).at("server").isEmptyTable());
        failures.of(() -> assertThat(SETTINGS).at("hosts").isList("a", "1"));
        failures.of(() -> assertThat(SETTINGS).at("none").isNull());
        failures.of(() -> assertThat(SETTINGS).at("db.password").isText("hunter23"));
        failures.of(() -> assertThat(SETTINGS).at("db.password").isAbsent());
        failures.of(() -> assertThat(SETTINGS).at("db.comment").isText("something else"));
        failures.of(() -> assertThat(SETTINGS).at("db.url").isText("jdbc:postgresql://shop:0ther@db/app"));
        failures.of(
                () -> assertThat(SETTINGS).withSecretsOf(MIGRATION).at("safe").isText("open-sesame"));
        failures.of(
                () -> assertThat(SETTINGS).withSecretsOf(MIGRATION).at("vault").isText("x"));
        failures.of(() -> assertThat(SETTINGS).hasKeys("server.host", "server.name", "legacy"));
        failures.of(() -> assertThat(SETTINGS).doesNotHave("server", "hosts", "legacy"));
        failures.of(() -> assertThat(SETTINGS)
                .isEqualTo(SETTINGS.with("server.port", Value.of(1))
                        .with("db.password", Value.of("another-secret"))
                        .with("added", Table.empty())
                        .withoutAll(Key.of("none"))));
        failures.of(() -> assertThat(Settings.empty().with("b", Num.of("1")).with("a", Num.of("2")))
                .isIdenticalTo(Settings.empty().with("a", Num.of("2")).with("b", Num.of("1"))));
        failures.of(() -> assertThat(Settings.empty().with("b", Num.of("1"))).isEmpty());

        check("settings.txt", failures);
        assertThat(failures.texts)
                .noneMatch(text -> text.contains("hunter22")
                        || text.contains("open-sesame")
                        || text.contains("s3cretpass")
                        || text.contains("0ther")
                        || text.contains("another-secret"));
    }

    private static void check(String name, Failures failures) throws IOException {
        Path golden = Path.of("src/test/resources/dev/keyturn/selftest/assertions", name);
        String text = String.join("\n--\n", failures.texts) + "\n";
        if ("write".equals(System.getProperty("keyturn.golden"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    private static Migrator migrator(MemorySource source) {
        return Migrator.of(source)
                .with(MIGRATION)
                .journal(new MemoryJournal("journal"), new MemoryLock())
                .key(new byte[32])
                .build();
    }

    private static MemorySource source(String host) {
        return new MemorySource("settings", Settings.empty().with("server.host", Value.of(host)));
    }

    @Test
    void aRunIsToldFromItsPlanToItsWayBack() {
        MemorySource source = source("one");
        Migrator migrator = migrator(source);
        String id = MIGRATION.id();

        assertThat(migrator.plan()).migrates(id).hasNoProblems();
        assertThat(migrator.status()).has(id, State.PENDING);
        assertThat(migrator.migrate()).migrated(id).rolledBack();
        assertThat(migrator.plan()).hasNothingToDo().migrates();
        assertThat(migrator.status()).hasNothingToDo().has(id, State.APPLIED);
        assertThat(migrator.migrate()).migrated().changedNothing();
        assertThat(migrator.planRollback(To.before(id))).rollsBack(id).hasNoProblems();
        source.become(source.read(Selection.all()).settings().with("server.host", Value.of("three")));
        assertThat(migrator.planRollback(To.before(id))).hasConflictAt("server.host");
        assertThat(migrator.rollback(To.before(id), OnConflict.KEEP_EDITED))
                .rolledBack(id)
                .hasConflictAt("server.host");
    }

    @Test
    void aFailureShowsWhatWasReported() throws IOException {
        MemorySource source = source("one");
        Migrator migrator = migrator(source);
        String id = MIGRATION.id();
        Failures failures = new Failures();
        failures.of(() -> assertThat(migrator.plan()).hasNothingToDo());
        failures.of(() -> assertThat(migrator.plan()).migrates());
        failures.of(() -> assertThat(migrator.plan()).hasProblemAt("server.name"));
        failures.of(() -> assertThat(migrator.status()).hasNothingToDo());
        failures.of(() -> assertThat(migrator.status()).has(id, State.APPLIED));
        Report report = migrator.migrate();
        failures.of(() -> assertThat(report).migrated("2026-12-other"));
        failures.of(() -> assertThat(report).rolledBack(id));
        failures.of(() -> assertThat(report).changedNothing());
        failures.of(() -> assertThat(report).hasConflictAt("server.host"));
        failures.of(() -> assertThat(migrator.planRollback(To.before(id))).rollsBack());
        failures.of(() -> assertThat(migrator.planRollback(To.before(id))).hasConflictAt("server.host"));
        Migrator blocked = migrator(new MemorySource(
                "settings", Settings.empty().with("server.host", Value.of("a")).with("server.name", Value.of("b"))));
        assertThat(blocked.plan()).hasProblemAt("server.name");
        failures.of(() -> assertThat(blocked.plan()).hasNoProblems());

        check("reports.txt", failures);
    }
}
