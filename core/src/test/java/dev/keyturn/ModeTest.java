package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Value;
import dev.keyturn.step.OnConflict;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a migrator is allowed to do, and who says so. */
class ModeTest extends Bench {
    private static final Migration RENAME = named("1-a").rename("a").to("b").build();

    private MigratorBuilder builder(Migration... migrations) {
        return Migrator.of(source).with(migrations).journal(journal, lock).key(new byte[32]);
    }

    private void nothingIsWritten() {
        assertThat(settings()).isEqualTo(read("{'a': 1}"));
        assertThat(journal.read()).isEmpty();
    }

    @Test
    void offDoesNothingAndSaysSo() {
        given("{'a': 1}");

        Report report = builder(RENAME).mode(Mode.OFF).build().migrate();

        assertThat(report).hasToString("app\n  note: the mode is OFF, so nothing was looked at and nothing was done\n");
        nothingIsWritten();
    }

    @Test
    void offLooksAtNothingEvenWhereTheMigrationWouldBeRefused() {
        given("{'a': 1, 'b': 2}");

        assertThat(builder(RENAME).mode(Mode.OFF).build().migrate().hasChanged())
                .isFalse();
    }

    @Test
    void planSaysWhatWouldBeDoneAndDoesNot() {
        given("{'a': 1}");
        Migrator migrator = builder(RENAME).mode(Mode.PLAN).build();

        assertThat(migrator.migrate().notices())
                .containsExactly("the mode is PLAN, so nothing was written; to be done: 1-a");
        assertThat(migrator.migrate(migrator.plan()).notices())
                .containsExactly("the mode is PLAN, so nothing was written; to be done: 1-a");
        nothingIsWritten();
    }

    @Test
    void planSaysThatThereIsNothingToDo() {
        given("{'a': 1}");

        assertThat(builder().mode(Mode.PLAN).build().migrate().notices())
                .containsExactly("the mode is PLAN; there is nothing to do");
    }

    @Test
    void planRefusesWhatCouldNotBeDone() {
        given("{'a': 1, 'b': 2}");

        assertThatThrownBy(() -> builder(RENAME).mode(Mode.PLAN).build().migrate())
                .isInstanceOf(RefusedException.class);
    }

    @TestFactory
    Stream<DynamicTest> whateverElseWritesIsRefusedAndWhateverLooksIsNot() {
        Map<String, Consumer<Migrator>> writing = Map.of(
                "rollback", migrator -> migrator.rollback(To.count(1)),
                "rollback with a loss", migrator -> migrator.rollbackAcceptingLoss(To.count(1), OnConflict.REFUSE),
                "recover", Migrator::recover,
                "tag", migrator -> migrator.tag("x"),
                "note", migrator -> migrator.note("x"),
                "baseline", migrator -> migrator.baseline("1-a"),
                "restore", migrator -> migrator.restore("000001"),
                "rotateKey", Migrator::rotateKey,
                "set at a shape", migrator -> migrator.at(Shape.ofStore()).set("x", Value.of(1)),
                "write at a shape", migrator -> migrator.at(Shape.ofProgram()).write(settings -> settings));
        return Stream.of(Mode.OFF, Mode.PLAN)
                .flatMap(mode -> writing.entrySet().stream()
                        .map(one -> DynamicTest.dynamicTest(one.getKey() + " with " + mode, () -> {
                            given("{'a': 1}");
                            Migrator migrator = builder(RENAME).mode(mode).build();

                            assertThatThrownBy(() -> one.getValue().accept(migrator))
                                    .hasMessage("app: the mode is " + mode
                                            + ", so nothing is written; expected MIGRATE; safe"
                                            + " to retry; set KEYTURN_MODE to MIGRATE, or leave it out");
                            nothingIsWritten();
                            assertThat(migrator.plan().migrations()).containsExactly("1-a");
                            assertThat(migrator.rehearse().hasPassed()).isTrue();
                            assertThat(migrator.status().mode()).isEqualTo(mode);
                            assertThat(migrator.verify().hasPassed()).isTrue();
                            assertThat(migrator.history().lines()).isEmpty();
                            assertThat(migrator.at(Shape.ofProgram()).read()).isEqualTo(read("{'b': 1}"));
                        })));
    }

    @Test
    void theVariableHasTheLastWord() {
        given("{'a': 1}");

        for (String off : new String[] {"OFF", " off\n", "Off"}) {
            builder(RENAME)
                    .mode(Mode.MIGRATE)
                    .variable(Optional.of(off))
                    .build()
                    .migrate();
            nothingIsWritten();
        }
        assertThat(builder(RENAME)
                        .mode(Mode.OFF)
                        .variable(Optional.of("migrate"))
                        .build()
                        .migrate()
                        .migrated())
                .containsExactly("1-a");
    }

    @Test
    void aVariableThatIsMissingOrBlankLeavesItToTheCode() {
        given("{'a': 1}");
        for (String nothing : new String[] {"", "  "}) {
            Migrator migrator =
                    builder().mode(Mode.PLAN).variable(Optional.of(nothing)).build();

            assertThat(migrator.status().mode()).isEqualTo(Mode.PLAN);
        }
        assertThat(builder().variable(Optional.empty()).build().status().mode()).isEqualTo(Mode.MIGRATE);
    }

    @Test
    void aVariableThatNamesNoModeIsRefusedBeforeAnythingRuns() {
        given("{'a': 1}");

        assertThatThrownBy(() -> builder(RENAME).variable(Optional.of("of")).build())
                .hasMessage(
                        "environment: KEYTURN_MODE: it names no mode; expected OFF, PLAN or MIGRATE; safe to retry");
    }
}
