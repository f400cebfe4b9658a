package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Conflict;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Remark;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a rollback would do, before anybody does it. */
class RollbackPlanTest extends Bench {
    @Test
    void whatWouldComeBackIsToldAndNothingIsChanged() {
        given("{'a': 1, 'c': 2}");
        Migrator migrator = migrator(
                named("1-a").rename("a").to("b").build(),
                named("2-c").rename("c").to("d").build());
        migrator.migrate();
        edit("d", Value.of(7));
        int entries = journal.read().size();

        RollbackPlan plan = migrator.planRollback(To.before("1-a"));

        assertThat(plan.migrations()).containsExactly("2-c", "1-a");
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.changes())
                .extracting(Change::key)
                .containsExactly(Key.of("d"), Key.of("c"), Key.of("b"), Key.of("a"));
        assertThat(plan.remarks()).extracting(Remark::what).containsExactly(Remark.What.CARRIED_BACK);
        assertThat(settings()).isEqualTo(read("{'b': 1, 'd': 7}"));
        assertThat(journal.read()).hasSize(entries);
    }

    @Test
    void itIsWhatTheRollbackDoes() {
        given("{'a': 1, 'c': 2}");
        Migrator migrator =
                migrator(named("1-a").rename("a").to("b").remove("c").build());
        migrator.migrate();
        RollbackPlan plan = migrator.planRollback(To.count(1));

        migrator.rollback(To.count(1));

        for (Change change : plan.changes()) {
            assertThat(settings().value(change.key())).isEqualTo(change.after());
        }
        assertThat(settings()).isEqualTo(read("{'a': 1, 'c': 2}"));
    }

    @Test
    void EDIT_BACK_aKeyThatCameBackIsAConflictWithWhatEachAnswerWouldDo() {
        given("{'a': 1}");
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.migrate();
        edit("a", Value.of(7));

        RollbackPlan plan = migrator.planRollback(To.count(1));

        assertThat(plan.migrations()).isEmpty();
        assertThat(plan.conflicts()).extracting(Conflict::key).containsExactly(Key.of("a"));
        assertThat(plan.problems()).extracting(Problem::key).containsExactly(Key.of("a"));
        assertThat(plan.toString()).startsWith("Rollback of app to count:1\n\nNothing can be taken back\n  app: a: ");
        assertThat(plan.toJson()).contains("\"conflicts\":[{\"key\":\"a\"", "\"keepEdited\":", "\"restoreOld\":");
    }

    @Test
    void EDIT_PARK_anEditThatTheOldShapeCannotExpressIsAConflict() {
        given("{'level': 'DEBUG'}");
        Migrator migrator = migrator(named("1-a")
                .mapValue("level")
                .by(Map.of("DEBUG", "verbose", "INFO", "normal"))
                .build());
        migrator.migrate();
        edit("level", Value.of("chatty"));

        assertThat(migrator.planRollback(To.count(1)).conflicts())
                .extracting(Conflict::key)
                .containsExactly(Key.of("level"));
        migrator.rollback(To.count(1), OnConflict.KEEP_EDITED);
        assertThat(settings()).isEqualTo(read("{'level': 'chatty'}"));
    }

    @Test
    void aConflictInOneMigrationKeepsThoseBeforeItFromBeingTakenBackAlone() {
        given("{'a': 1, 'c': 2}");
        Migrator migrator = migrator(
                named("1-a").rename("a").to("b").build(),
                named("2-c").rename("c").to("d").build());
        migrator.migrate();
        edit("a", Value.of(7));

        assertThat(migrator.planRollback(To.count(2)).migrations()).isEmpty();
        assertThat(migrator.planRollback(To.count(1)).migrations()).containsExactly("2-c");
    }

    @Test
    void SECRECY_noSecretIsInIt() {
        given("{'db': {'password': 'hunter2'}, 'other': 'hunter2'}");
        Migrator migrator = migrator(
                named("1-a").move("db").to("ds").rename("other").to("another").build());
        migrator.migrate();

        RollbackPlan plan = migrator.planRollback(To.count(1));

        assertThat(plan.changes()).hasSize(4);
        assertThat(plan.toString() + plan.toJson() + plan.toMarkdown()).doesNotContain("hunter2");
    }

    @Test
    void aPlaceToGoBackToThatIsNotThereIsRefusedWithThoseThatAre() {
        given("{'a': 1}");
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());

        assertThatThrownBy(() -> migrator.planRollback(To.before("1-a")))
                .hasMessage(
                        "journal: 1-a is not applied; expected a migration that is applied; none is; safe to retry; if the journal was lost, migrate notes what is in the settings already; then it can be taken back");
        migrator.migrate();
        assertThatThrownBy(() -> migrator.planRollback(To.after("9-z")))
                .hasMessage("journal: 9-z is not applied; expected one of 1-a; safe to retry; status says where each"
                        + " migration stands");
        assertThatThrownBy(() -> migrator.planRollback(To.count(2)))
                .hasMessage("journal: there is 1 migration to take back, not 2; expected at most that many; safe to"
                        + " retry");
        assertThatThrownBy(() -> To.count(0)).hasMessage("going back by 0 migrations; expected 1 or more");
        assertThat(migrator.planRollback(To.after("1-a")))
                .hasToString("Rollback of app to after:1-a\n\nNothing to take back\n");
    }
}
