package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.internal.engine.Forward;
import dev.keyturn.internal.engine.Recovery;
import dev.keyturn.internal.engine.Rehearsing;
import dev.keyturn.internal.engine.WayBack;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Remark;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shown to people and programs, word for word. */
class ReportsTest extends Story {
    @Test
    void aPlanWithAMigrationOfEachKind() {
        migrator(MAIL, LOG).migrate();
        migrator(MAIL, LOG).rollback(To.before("2026-10-log"));
        source.become(Settings.of(Json.read(BEFORE, "payments.json")));

        Plan plan = migrator(MAIL, CACHE, DATASOURCE, LOG, TRACE).plan();

        Golden.check("plan", plan);
        Golden.check("run", migrator(MAIL, CACHE, DATASOURCE, LOG, TRACE).migrate());
    }

    @Test
    void aPlanThatCannotBeDone() {
        edit("datasource", Table.empty().with("url", Value.of("jdbc:postgresql://other.internal/pay")));
        edit("http.timeout", Value.of("soon"));

        Golden.check("plan-refused", migrator(DATASOURCE).plan());
    }

    @Test
    void aPlanWithNothingToDo() {
        Golden.check("plan-empty", migrator().plan());
        Golden.check("run-empty", migrator().migrate());
    }

    @Test
    void aRunThatFinishesWhatAnotherOneLeft() {
        migrator(DATASOURCE).migrate();
        kill();

        Golden.check("plan-interrupted", migrator(DATASOURCE, TRACE).plan());
        Golden.check("verification-interrupted", migrator(DATASOURCE, TRACE).verify());
        Golden.check("status-interrupted", migrator(DATASOURCE, TRACE).status());
        Golden.check("run-after-interrupted", migrator(DATASOURCE, TRACE).migrate());
    }

    private void migrateAndEdit() {
        migrator(MAIL, DATASOURCE).migrate();
        edit("datasource.password", Value.of("battery-staple"));
        edit("http.timeout", Value.of("5s"));
        delete("mail.from");
        edit("server.port", Value.of(9090));
    }

    @Test
    void aRollbackThatKeepsEdits() {
        migrateAndEdit();

        Golden.check("rollback-plan", migrator().planRollback(To.before("2026-07-mail")));
        Golden.check("run-rollback", migrator().rollback(To.before("2026-07-mail")));
    }

    @Test
    void aRollbackWithConflicts() {
        migrateAndEdit();
        edit("db", Table.empty().with("password", Value.of("third-password")));
        edit("legacy.flag", Value.of(false));

        Golden.check("rollback-plan-conflict", migrator().planRollback(To.count(1)));
        Golden.check("run-rollback-decided", migrator().rollback(To.count(1), OnConflict.RESTORE_OLD));
    }

    @Test
    void aRollbackThatSaysAllThatMayBecomeOfAnEdit() {
        migrator(
                        LOG,
                        named("2026-10-words")
                                .mapValue("logging.level")
                                .by(new TreeMap<>(Map.of("info", "normal", "debug", "verbose")))
                                .rename("mail.sender")
                                .to("mail.from")
                                .build())
                .migrate();
        edit("logging.level", Value.of("whisper"));
        edit("mail.footer", Value.of("sent by ${mail.from}"));

        Golden.check("rollback-plan-undecided", migrator().planRollback(To.count(2)));
        Golden.check("run-rollback-kept", migrator().rollback(To.count(2), OnConflict.KEEP_EDITED));
    }

    @Test
    void aRollbackWithoutTheKey() {
        migrator(named("1-token")
                        .remove("db.password")
                        .rename("db.user")
                        .to("db.name")
                        .build())
                .migrate();
        loseKey();

        Golden.check("rollback-plan-without-key", migrator().planRollback(To.count(1)));
        Golden.check("verification-without-key", migrator().verify());
        Golden.check("run-rollback-without-key", migrator().rollbackAcceptingLoss(To.count(1), OnConflict.REFUSE));
    }

    @Test
    void aRehearsal() {
        Migration words = named("2026-10-words")
                .mapValue("log.level")
                .by(new TreeMap<>(Map.of("info", "normal", "debug", "verbose")))
                .addDefault("trace.headers", Value.of(List.of(Value.of("x-request-id"))))
                .build();

        Golden.check("rehearsal", migrator(MAIL, CACHE, DATASOURCE, words).rehearse());
        Golden.check("rehearsal-empty", migrator().rehearse());
        edit("datasource.url", Value.of("jdbc:postgresql://other.internal/pay"));
        Golden.check("rehearsal-failed", migrator(DATASOURCE).rehearse());
    }

    @Test
    void aStatusWithAMigrationInEachState() {
        migrator(
                        CACHE,
                        DATASOURCE,
                        LOG,
                        named("2026-12-newer").addDefault("newer", 1).build())
                .migrate();
        migrator(LOG).rollback(To.before("2026-10-log"));
        Migration altered = named("2026-09-datasource").move("db").to("store").build();
        Migration other = named("2026-12-newer").addDefault("newer", 1).build();

        Golden.check("status", migrator(MAIL, CACHE, altered, LOG, TRACE).status());
        assertThat(migrator(other).status().in(Status.State.AHEAD)).hasSize(2);
    }

    @Test
    void aStatusWithSettingsThatAreTheOldOnesAgain() {
        migrator(MAIL, DATASOURCE).migrate();
        source.become(Settings.of(Json.read(BEFORE, "payments.json")));

        Golden.check("status-returned", migrator(MAIL, DATASOURCE).status());
        Golden.check("verification-returned", migrator(MAIL, DATASOURCE).verify());
        Golden.check("status-empty", new Story().migrator().status());
    }

    @Test
    void aVerification() {
        migrator(MAIL, DATASOURCE).migrate();
        Golden.check("verification", migrator(MAIL, DATASOURCE).verify());
        delete("datasource.url");
        delete("mail.from");
        edit("legacy.flag", Value.of(true));

        Golden.check("verification-failed", migrator(MAIL, DATASOURCE, TRACE).verify());
    }

    @Test
    void aHistoryWithAnEntryOfEachKind() {
        Golden.check("history-empty", migrator().history());
        migrator(MAIL, CACHE).migrate();
        migrator().tag("release-7");
        migrator().note("the on-call engineer went to bed");
        migrator(MAIL, CACHE, DATASOURCE).migrate();
        migrator().rollback(To.tag("release-7"));
        migrator(MAIL, CACHE, DATASOURCE, TRACE).migrate(Pending.all().heldToo());
        kill();
        edit("trace", Table.empty().with("sampling", Value.of(0.25)));
        migrator().recover();
        migrator().restore(migrator().backups().get(0));
        migrator(MAIL).migrate(Pending.all().heldToo());
        source.become(Settings.of(Json.read(BEFORE, "payments.json")));
        migrator(MAIL).migrate();

        Golden.check("history", migrator().history());
    }

    private static Steps named(String id) {
        return Migration.named(id).owner("payments").expect("a new shape").rollbackNote("safe");
    }

    @Test
    void SECRECY_noPasswordIsInAnyOfThem() {
        for (String ending : Set.of(".txt", ".md", ".json")) {
            assertThat(Golden.files(ending))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Golden.read(file))
                            .doesNotContain("correct-horse", "battery-staple", "third-password"));
        }
    }

    @Test
    void everyFieldOfTheJsonIsInTheDocumentation() {
        String page = Golden.read(Golden.page(".docs/reports.md"));
        Set<String> names = new TreeSet<>();
        for (Path file : Golden.files(".json")) {
            names(Json.read(Golden.read(file), file.toString()), names);
        }

        assertThat(names)
                .hasSizeGreaterThan(30)
                .allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    private static void names(Value value, Set<String> names) {
        if (value instanceof Table table) {
            names.addAll(table.names());
            table.forEach((name, child) -> names(child, names));
        } else if (value instanceof Items list) {
            list.items().forEach(item -> names(item, names));
        }
    }

    @Test
    void everyWordThatAFieldMayHaveIsInTheDocumentation() {
        String page = Golden.read(Golden.page(".docs/reports.md"));
        Stream<Enum<?>[]> words = Stream.of(
                Forward.Why.values(),
                WayBack.Kind.values(),
                Recovery.values(),
                Remark.What.values(),
                Rehearsing.Fate.values(),
                Mode.values(),
                Status.State.values(),
                Entry.Kind.values());

        assertThat(words.flatMap(Stream::of))
                .allSatisfy(word -> assertThat(page)
                        .contains("`" + word.name().toLowerCase(Locale.ROOT).replace('_', '-') + "`"));
    }
}
