package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.MemorySource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading and writing at another shape than that of the store. */
class AtShapeTest extends Bench {
    private static final Migration FIRST = named("1-a")
            .rename("db.url")
            .to("ds.url")
            .convert("timeout")
            .with(Codecs.millisToDuration())
            .addDefault("cache", true)
            .remove("legacy")
            .build();

    private static final Migration SECOND =
            named("2-b").rename("ds.url").to("main.url").build();

    private static final String OLD = "{'db': {'url': 'x'}, 'timeout': 3000, 'legacy': 1, 'z': 1}";
    private static final String MIDDLE = "{'ds': {'url': 'x'}, 'timeout': '3s', 'cache': true, 'z': 1}";
    private static final String YOUNG = "{'main': {'url': 'x'}, 'timeout': '3s', 'cache': true, 'z': 1}";

    private Migrator both() {
        return migrator(FIRST, SECOND);
    }

    private void migrated() {
        given(OLD);
        both().migrate();
    }

    private void nothingIsWrittenBy(Runnable action) {
        Settings settings = settings();
        int entries = journal.read().size();
        action.run();
        assertThat(settings().identical(settings)).isTrue();
        assertThat(journal.read()).hasSize(entries);
    }

    @Test
    void MIXED_everyShapeIsReadFromEveryStoreAndNothingIsWritten() {
        given(OLD);
        for (int applied = 0; applied <= 2; applied++) {
            nothingIsWrittenBy(() -> {
                assertThat(both().at(Shape.before("1-a")).read()).isEqualTo(read(OLD));
                assertThat(both().at(Shape.after("1-a")).read()).isEqualTo(read(MIDDLE));
                assertThat(both().at(Shape.before("2-b")).read()).isEqualTo(read(MIDDLE));
                assertThat(both().at(Shape.after("2-b")).read()).isEqualTo(read(YOUNG));
                assertThat(both().at(Shape.ofProgram()).read()).isEqualTo(read(YOUNG));
                assertThat(both().at(Shape.ofStore()).read()).isEqualTo(settings());
            });
            both().migrate(Pending.next());
        }
    }

    @Test
    void MIXED_aProgramThatKnowsNoneOfTheMigrationsReadsAtItsOwnShape() {
        migrated();

        nothingIsWrittenBy(() -> {
            assertThat(migrator().at(Shape.ofProgram()).read()).isEqualTo(read(OLD));
            assertThat(migrator().at(Shape.before("2-b")).read()).isEqualTo(read(MIDDLE));
            assertThat(migrator(FIRST).at(Shape.ofProgram()).read()).isEqualTo(read(MIDDLE));
        });
    }

    @Test
    void MIXED_aWriteAtAnyShapeIsSeenAtAllOfThem() {
        migrated();

        migrator().at(Shape.ofProgram()).set("db.url", Value.of("y"));
        assertThat(settings().text("main.url")).contains("y");
        migrator(FIRST).at(Shape.ofProgram()).set("timeout", Value.of("4s"));
        assertThat(migrator().at(Shape.ofProgram()).read().value("timeout")).contains(Value.of(4000));
        both().at(Shape.ofProgram()).set("z", Value.of(2));
        assertThat(migrator().at(Shape.ofProgram()).read())
                .isEqualTo(read("{'db': {'url': 'y'}, 'timeout': 4000, 'legacy': 1, 'z': 2}"));
    }

    @Test
    void MIXED_aProgramThatIsAheadOfTheStoreWritesWhatTheStoreCanHold() {
        given(OLD);

        both().at(Shape.ofProgram()).set("main.url", Value.of("y"));
        both().at(Shape.ofProgram()).set("timeout", Value.of("7s"));

        assertThat(settings()).isEqualTo(read("{'db': {'url': 'y'}, 'timeout': 7000, 'legacy': 1, 'z': 1}"));
        assertThat(journal.read()).isEmpty();
    }

    @Test
    void MIXED_whatTheStoreHasNoPlaceForIsRefused() {
        migrated();

        nothingIsWrittenBy(() -> {
            assertThatThrownBy(() -> migrator().at(Shape.ofProgram()).set("legacy", Value.of(2)))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage(
                            "app.json:1:1: legacy: the settings as they are stored have no place for this edit: it would not be"
                                    + " found again; expected an edit that both shapes can express; safe to retry; make it at the"
                                    + " shape of the store; nothing was written");
            assertThatThrownBy(() -> migrator().at(Shape.ofProgram()).set("timeout", Value.of("soon")))
                    .isInstanceOf(RefusedException.class);
            assertThatThrownBy(() -> migrator().at(Shape.ofProgram()).set("main.url", Value.of("y")))
                    .isInstanceOf(RefusedException.class);
        });
    }

    @Test
    void MIXED_whatTheStoreHasNoPlaceForIsRefusedWhereTheProgramIsAhead() {
        given(OLD);

        nothingIsWrittenBy(() -> {
            assertThatThrownBy(() -> both().at(Shape.ofProgram()).write(settings -> settings.without(Key.of("cache"))))
                    .isInstanceOf(RefusedException.class);
            assertThatThrownBy(() -> both().at(Shape.ofProgram()).set("timeout", Value.of("soon")))
                    .isInstanceOf(RefusedException.class);
        });
    }

    @Test
    void aValueThatTheSourceCannotHoldIsRefusedAtEveryShape() {
        source = new MemorySource("app", Settings.of(read(OLD).root()), Capabilities.flat());
        both().migrate();
        Value list = Value.of(List.of(Value.of(1)));

        for (Migrator migrator : List.of(migrator(), migrator(FIRST), both())) {
            nothingIsWrittenBy(() -> assertThatThrownBy(
                            () -> migrator.at(Shape.ofProgram()).set("z", list))
                    .hasMessageContaining("z: it would become a list, which this source cannot hold"));
        }
    }

    @Test
    void EDIT_DEL_aWriteAtAnOlderShapeDoesNotBringBackADefaultThatSomebodyDeleted() {
        migrated();
        source.become(settings().without(Key.of("cache")));

        migrator().at(Shape.ofProgram()).set("z", Value.of(2));

        assertThat(settings()).isEqualTo(read("{'main': {'url': 'x'}, 'timeout': '3s', 'z': 2}"));
    }

    @Test
    void anEditThatChangesNothingWritesNothing() {
        migrated();

        nothingIsWrittenBy(() -> {
            for (Migrator migrator : List.of(migrator(), migrator(FIRST), both())) {
                migrator.at(Shape.ofProgram()).write(settings -> settings);
            }
        });
    }

    @Test
    void whatWasWrittenAtAnOlderShapeComesBackWithTheRollback() {
        migrated();
        migrator().at(Shape.ofProgram()).set("db.url", Value.of("y"));

        migrator().rollback(To.before("1-a"));

        assertThat(settings()).isEqualTo(read("{'db': {'url': 'y'}, 'timeout': 3000, 'legacy': 1, 'z': 1}"));
    }

    @Test
    void theWholeContentIsRenderedAtAnyShape() {
        migrated();

        nothingIsWrittenBy(() -> {
            assertThat(both().at(Shape.ofStore()).render())
                    .isEqualTo("{\"timeout\":\"3s\",\"z\":1,\"cache\":true,\"main\":{\"url\":\"x\"}}");
            assertThat(migrator().at(Shape.ofProgram()).render())
                    .isEqualTo("{\"db\":{\"url\":\"x\"},\"timeout\":3000,\"legacy\":1,\"z\":1}");
        });
    }

    @Test
    void aShapeThatNobodyKnowsIsRefused() {
        migrated();

        assertThatThrownBy(() -> both().at(Shape.after("9-z")).read())
                .hasMessage(
                        "app: there is no migration 9-z, neither in this program nor in the journal; expected the id"
                                + " of a migration; safe to retry");
    }

    @Test
    void anEditWithoutCounterpartRefusesTheOlderShapeAndNotTheStore() {
        migrated();
        edit("timeout", Value.of("soon"));

        assertThatThrownBy(() -> migrator().at(Shape.ofProgram()).read()).isInstanceOf(RefusedException.class);
        assertThat(both().at(Shape.ofProgram()).read()).isEqualTo(settings());
    }

    @Test
    void aMigrationWithCodeOfItsOwnIsNotReadThroughWithoutThatCode() {
        given("{'a': 'x'}");
        Migration custom = named("1-a")
                .custom("shout")
                .writing("a")
                .up(settings -> settings.with("a", Value.of("X")))
                .down(settings -> settings.with("a", Value.of("x")))
                .build();
        migrator(custom).migrate();

        assertThatThrownBy(() -> migrator().at(Shape.ofProgram()).read())
                .hasMessageContaining("a: the code of the custom step \"shout\" is not in this program; expected the"
                        + " program that has it");
        assertThat(migrator(custom).at(Shape.before("1-a")).read()).isEqualTo(read("{'a': 'x'}"));
    }
}
