package dev.keyturn.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.Report;
import dev.keyturn.Shape;
import dev.keyturn.Steps;
import dev.keyturn.To;
import dev.keyturn.codec.Codecs;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.step.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A migration of variables: what is told, when it counts as done, and the way back. */
class EnvironmentMigrationTest {
    private static final Migration DATASOURCE = named("1-datasource")
            .rename("db.url")
            .to("datasource.url")
            .rename("db.password")
            .to("datasource.password")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .addDefault("cache.enabled", true)
            .remove("legacy.flag")
            .build();

    private final Map<String, String> variables = new TreeMap<>(Map.of(
            "DB_URL", "jdbc:h2:mem:app",
            "DB_PASSWORD", "s3cr3t-s3cr3t",
            "HTTP_TIMEOUT", "3000",
            "LEGACY_FLAG", "on",
            "PATH", "/bin"));
    private final MemoryJournal journal = new MemoryJournal("journal");

    private static Steps named(String id) {
        return Migration.named(id)
                .owner("tests")
                .expect("a new shape", Condition.present("http.timeout"))
                .rollbackNote("safe");
    }

    private Migrator migrator(Migration... migrations) {
        return Migrator.of(EnvironmentSource.of("environment", variables))
                .with(migrations)
                .journal(journal, new MemoryLock())
                .build();
    }

    private void follow() {
        variables.put(
                "DATASOURCE_URL",
                Optional.ofNullable(variables.remove("DB_URL")).orElseThrow());
        variables.put(
                "DATASOURCE_PASSWORD",
                Optional.ofNullable(variables.remove("DB_PASSWORD")).orElseThrow());
        variables.put("HTTP_TIMEOUT", "3s");
        variables.put("CACHE_ENABLED", "true");
        variables.remove("LEGACY_FLAG");
    }

    @Test
    void aMigrationChangesAndNotesNothingAndSaysWhatToDo() {
        Map<String, String> before = Map.copyOf(variables);

        Report report = migrator(DATASOURCE).migrate();

        assertThat(report.migrated()).isEmpty();
        assertThat(report.hasChanged()).isFalse();
        assertThat(report.instructions().sentences())
                .containsExactlyInAnyOrder(
                        "rename DB_URL to DATASOURCE_URL",
                        "rename DB_PASSWORD to DATASOURCE_PASSWORD",
                        "set HTTP_TIMEOUT to \"3s\"",
                        "set CACHE_ENABLED to \"true\"",
                        "drop LEGACY_FLAG");
        assertThat(report.toString()).startsWith("""
                environment
                  To be done where these settings are set, since they cannot be written from here:
                """);
        assertThat(variables).isEqualTo(before);
        assertThat(journal.read()).isEmpty();
    }

    @Test
    void aPlanSaysTheSame() {
        assertThat(migrator(DATASOURCE).plan().instructions())
                .isEqualTo(migrator(DATASOURCE).migrate().instructions());
    }

    @Test
    void whatIsToldHoldsNoSecret() {
        Report report = migrator(DATASOURCE).migrate();

        for (Deployment form : Deployment.values()) {
            assertThat(form.render(report.instructions())).doesNotContain("s3cr3t");
        }
        assertThat(report
                        + report.toJson()
                        + report.toMarkdown()
                        + report.instructions().list())
                .doesNotContain("s3cr3t");
    }

    @Test
    void whatTheEnvironmentHasFollowedIsNotedByTheNextRun() {
        migrator(DATASOURCE).migrate();
        follow();

        Report report = migrator(DATASOURCE).migrate();

        assertThat(report.migrated()).containsExactly("1-datasource");
        assertThat(report.instructions().isEmpty()).isTrue();
        assertThat(journal.read()).extracting(Entry::kind).containsExactly(Entry.Kind.BASELINE);
        assertThat(migrator(DATASOURCE).migrate().hasChanged()).isFalse();
    }

    @Test
    void whatIsHalfDoneIsNotNotedAndTheRestIsTold() {
        variables.put(
                "DATASOURCE_URL",
                Optional.ofNullable(variables.remove("DB_URL")).orElseThrow());
        variables.put("HTTP_TIMEOUT", "3s");

        Report report = migrator(DATASOURCE).migrate();

        assertThat(report.instructions().sentences())
                .containsExactlyInAnyOrder(
                        "rename DB_PASSWORD to DATASOURCE_PASSWORD",
                        "set CACHE_ENABLED to \"true\"",
                        "drop LEGACY_FLAG");
        assertThat(journal.read()).isEmpty();
    }

    @Test
    void ofSeveralMigrationsThoseAreNotedThatAreDoneBeforeTheFirstThatIsNot() {
        Migration cache =
                named("2-cache").rename("cache.size").to("cache.entries").build();
        variables.put("CACHE_SIZE", "7");
        follow();

        Report report = migrator(DATASOURCE, cache).migrate();

        assertThat(report.migrated()).containsExactly("1-datasource");
        assertThat(report.instructions().sentences()).containsExactly("rename CACHE_SIZE to CACHE_ENTRIES");
    }

    @Test
    void severalMigrationsAreToldAsOne() {
        Migration again =
                named("2-again").rename("datasource.url").to("database.url").build();

        assertThat(migrator(DATASOURCE, again).migrate().instructions().sentences())
                .contains("rename DB_URL to DATABASE_URL")
                .noneMatch(sentence -> sentence.contains("DATASOURCE_URL"));
    }

    @Test
    void verifySaysWhetherTheEnvironmentHasFollowed() {
        assertThat(migrator(DATASOURCE).verify().problems())
                .extracting(Object::toString)
                .contains("environment: datasource.url: not done yet: rename DB_URL to DATASOURCE_URL; expected the"
                        + " settings as they are after the migrations that are not applied; safe to retry; it is done where these"
                        + " settings are set; plan has all instructions");
        follow();

        assertThat(migrator(DATASOURCE).verify().hasPassed()).isTrue();
    }

    @Test
    void bothNamesAreAnsweredUntilTheEnvironmentHasFollowedAndAfterwards() {
        for (int i = 0; i < 2; i++) {
            Migrator migrator = migrator(DATASOURCE);
            migrator.migrate();

            Settings young = migrator.at(Shape.ofProgram()).read();
            Settings old = migrator.at(Shape.before("1-datasource")).read();

            assertThat(young.text("datasource.url")).contains("jdbc:h2:mem:app");
            assertThat(young.text("http.timeout")).contains("3s");
            assertThat(old.text("db.url")).contains("jdbc:h2:mem:app");
            assertThat(old.text("http.timeout")).contains("3000");
            if (i == 0) {
                follow();
            }
        }
    }

    @Test
    void theWayBackIsToldWithTheValuesOfToday() {
        follow();
        migrator(DATASOURCE).migrate();
        variables.put("HTTP_TIMEOUT", "5s");

        Report report = migrator().rollback(To.before("1-datasource"));

        assertThat(report.rolledBack()).isEmpty();
        assertThat(report.instructions().sentences())
                .containsExactlyInAnyOrder(
                        "rename DATASOURCE_URL to DB_URL",
                        "rename DATASOURCE_PASSWORD to DB_PASSWORD",
                        "set HTTP_TIMEOUT to \"5000\"");
        assertThat(migrator().planRollback(To.count(1)).instructions()).isEqualTo(report.instructions());
        assertThat(migrator().applied()).containsExactly("1-datasource");
    }

    @Test
    void aWayBackThatTheEnvironmentHasFollowedIsNotedByTheNextRollback() {
        follow();
        migrator(DATASOURCE).migrate();
        variables.put(
                "DB_URL",
                Optional.ofNullable(variables.remove("DATASOURCE_URL")).orElseThrow());
        variables.put(
                "DB_PASSWORD",
                Optional.ofNullable(variables.remove("DATASOURCE_PASSWORD")).orElseThrow());
        variables.put("HTTP_TIMEOUT", "5000");

        Report report = migrator().rollback(To.before("1-datasource"));

        assertThat(report.rolledBack()).containsExactly("1-datasource");
        assertThat(report.instructions().isEmpty()).isTrue();
        assertThat(migrator(DATASOURCE).held()).containsExactly("1-datasource");
        assertThat(migrator(DATASOURCE).migrate().instructions().isEmpty()).isTrue();
        assertThat(migrator(DATASOURCE)
                        .migrate(Pending.all().heldToo())
                        .instructions()
                        .isEmpty())
                .isFalse();
    }

    @Test
    void withoutAJournalPlanAndInstructionsWork() {
        Migrator migrator = Migrator.of(EnvironmentSource.of("environment", variables))
                .with(DATASOURCE)
                .build();

        Report report = migrator.migrate();

        assertThat(report.instructions()).isEqualTo(migrator.plan().instructions());
        assertThat(report.notices())
                .containsExactly("there is no journal, so what is found done is not noted, and there is no way back; to"
                        + " have both, give the migrator a directory, or a journal with its lock");
    }

    @Test
    void aRehearsalWorksOnACopyThatCanBeWritten() {
        assertThat(migrator(DATASOURCE).rehearse().hasPassed()).isTrue();
    }

    @Test
    void aWriteAtAnotherShapeIsRefused() {
        Migrator migrator = migrator(DATASOURCE);

        assertThatThrownBy(() -> migrator.at(Shape.ofProgram()).set("datasource.url", Value.of("x")))
                .hasMessage(
                        "environment: environment variables cannot be written from here; expected a place that can be"
                                + " written; safe to retry; set them where the program is started; a plan says which");
    }

    @Test
    void newNamesBesideOldOnesThatAskForTheSameLeaveTheOldOnesToBeDropped() {
        Map<String, String> old = Map.copyOf(variables);
        follow();
        old.forEach(variables::putIfAbsent);

        Report report = migrator(DATASOURCE).migrate();

        assertThat(report.instructions().sentences())
                .containsExactlyInAnyOrder("drop DB_URL", "drop DB_PASSWORD", "drop LEGACY_FLAG");
        assertThat(migrator(DATASOURCE).at(Shape.ofProgram()).read().text("datasource.url"))
                .contains("jdbc:h2:mem:app");
        assertThat(migrator(DATASOURCE).at(Shape.before("1-datasource")).read().text("db.url"))
                .contains("jdbc:h2:mem:app");
        assertThat(migrator(DATASOURCE).verify().hasPassed()).isFalse();
        assertThat(journal.read()).isEmpty();
        variables.keySet().removeAll(List.of("DB_URL", "DB_PASSWORD", "LEGACY_FLAG"));
        assertThat(migrator(DATASOURCE).migrate().migrated()).containsExactly("1-datasource");
    }

    @Test
    void bothNamesInTheEnvironmentAreRefusedAndBothAreNamed() {
        variables.put("DATASOURCE_URL", "other");

        assertThatThrownBy(() -> migrator(DATASOURCE).migrate())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("datasource.url")
                .hasMessageContaining("db.url")
                .hasMessageContaining("environment:");
    }

    @Test
    void aKeyThatNoVariableCanBeCalledIsRefused() {
        Migration migration = named("1-odd").rename("db.url").to("ключ").build();

        assertThat(migrator(migration).plan().problems())
                .extracting(Object::toString)
                .containsExactly(
                        "environment: ключ: no variable can have the name of this setting; expected a key that the"
                                + " naming makes a variable of; safe to retry; rename it to such a key, or say its variable:"
                                + " meaning(…, \"ключ\")");
    }

    @Test
    void aVariableThatGivesItsValueToTwoIsRenamedOnce() {
        Migration migration = named("1-both")
                .copy("db.url")
                .to("audit.url")
                .rename("db.url")
                .to("datasource.url")
                .build();

        assertThat(migrator(migration).plan().instructions().sentences())
                .hasSize(2)
                .anyMatch(sentence -> sentence.startsWith("rename DB_URL to "))
                .anyMatch(sentence -> sentence.endsWith("to what DB_URL is"));
    }

    @Test
    void aNameThatGetsAnotherMeaningIsToldOnlyWhenTheOldOneIsFoundGone() {
        Migration first = named("1-url").rename("db.url").to("datasource.url").build();
        Migration second = named("2-url").rename("old.url").to("db.url").build();
        variables.put("OLD_URL", "jdbc:old");

        Report report = migrator(first, second).migrate();

        assertThat(report.instructions().sentences()).containsExactly("rename DB_URL to DATASOURCE_URL");
        assertThat(report.notices())
                .containsExactly(
                        "2-url waits: it uses names again that one before it gives up, so that has to be done, and"
                                + " found done by a run, first");
        assertThat(migrator(first, second).plan().notices()).isEqualTo(report.notices());
        variables.put(
                "DATASOURCE_URL",
                Optional.ofNullable(variables.remove("DB_URL")).orElseThrow());
        migrator(first, second).migrate();
        assertThat(migrator(first, second).migrate().instructions().sentences())
                .containsExactly("rename OLD_URL to DB_URL");
    }

    @Test
    void aMigrationThatCouldNotBeFoundDoneIsRefused() {
        Migration both = named("1-both")
                .rename("db.url")
                .to("datasource.url")
                .rename("old.url")
                .to("db.url")
                .build();
        variables.put("OLD_URL", "jdbc:old");

        assertThatThrownBy(() -> migrator(both).migrate())
                .hasMessage(
                        "environment: from these settings alone it could not be told whether 1-both is still to be done once"
                                + " it was done; expected new names that are none of the old ones; safe to retry; make several migrations"
                                + " of it; each is told when the one before it is done");
        assertThat(migrator(both).plan().problems()).hasSize(1);
    }
}
