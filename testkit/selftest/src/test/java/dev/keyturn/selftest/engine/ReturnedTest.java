package dev.keyturn.selftest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.selftest.engine.Outcome.Act;
import dev.keyturn.selftest.engine.State.Evidence;
import dev.keyturn.selftest.engine.State.Ledger;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.testkit.laws.Disk;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An old copy of the settings is put where migrated ones were. Whatever happens then, no migration is forgotten. */
class ReturnedTest {
    private static final Settings OLD = Evidence.OLD.settings(Ledger.IN_STEP);
    private static final Settings NEW = Evidence.NEW.settings(Ledger.IN_STEP);

    private static Migrator migrator(Disk disk, Migration... migrations) {
        return Migrator.of(disk.source())
                .with(migrations)
                .journal(disk.journal(), disk.lock())
                .key(new byte[32])
                .build();
    }

    private static Disk returned(Migration... migrations) {
        Disk disk = new Disk(OLD);
        migrator(disk, migrations).migrate();
        disk.become(OLD);
        return disk;
    }

    @Test
    void CRASH_aRunThatIsKilledWhileItMigratesAnOldCopyAgainIsFinishedByTheNextOne() {
        int writes = 7; // what came back, and an intent, the settings and a confirmation for each of two
        for (int write = 0; write < writes; write++) {
            for (Disk.Torn torn : Disk.Torn.values()) {
                Disk disk = returned(State.URL, State.PASSWORD);
                disk.crashAt(write, torn);
                try {
                    migrator(disk, State.URL, State.PASSWORD).migrate();
                    assertThat(write).as("so many writes").isEqualTo(writes);
                } catch (Disk.Ended gone) {
                    disk.neverCrash();
                }
                migrator(disk, State.URL, State.PASSWORD).migrate();

                assertThat(disk.settings())
                        .as("killed at write " + write + " " + torn)
                        .isEqualTo(NEW);
            }
        }
    }

    @Test
    void aRunForTheNextMigrationDoesThatAloneAndLeavesTheOthersToBeDone() {
        Disk disk = returned(State.URL, State.PASSWORD);

        assertThat(migrator(disk, State.URL, State.PASSWORD)
                        .migrate(Pending.next())
                        .migrated())
                .containsExactly("1-url");
        assertThat(migrator(disk, State.URL, State.PASSWORD).migrate().migrated())
                .containsExactly("2-password");
        assertThat(disk.settings()).isEqualTo(NEW);
    }

    @Test
    void whatAnOlderProgramCannotDoAgainIsDoneByTheOneThatCan(@TempDir Path folder) {
        State state = State.of(folder, Ledger.AHEAD, Evidence.OLD);

        assertThat(Outcome.of(state, Act.MIGRATE).says())
                .contains(
                        "3-log was applied, but the settings are the old ones again, and it is not among the migrations"
                                + " given; a program that has it runs it again");
        assertThat(state.newer().migrate().migrated()).containsExactly("3-log");
        assertThat(state.settings().has(Key.of("logging.level"))).isTrue();
    }

    @Test
    void anOldCopyFromBeforeTheLastEditsIsRecognisedToo() {
        Disk disk = returned(State.URL, State.PASSWORD);
        Settings older = OLD.with("db.url", Value.of("jdbc:older")).without(Key.of("db.token"));
        disk.become(older);

        assertThat(migrator(disk, State.URL, State.PASSWORD).migrate().migrated())
                .containsExactly("1-url", "2-password");
        assertThat(disk.settings().text("datasource.url")).contains("jdbc:older");
        assertThat(disk.settings().has(Key.of("db"))).isFalse();
    }
}
