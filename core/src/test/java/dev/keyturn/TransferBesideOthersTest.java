package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.StaleException;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Remark;
import dev.keyturn.step.Remark.What;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of what somebody else does while settings go from one place to another. */
class TransferBesideOthersTest {
    private static final Value EDIT = Value.of("jdbc:edited");

    private final Places places = new Places();

    @BeforeEach
    void given() {
        places.given("{'db': {'url': 'jdbc:x', 'pool': 4}, 'level': 'info'}", "{}");
    }

    private Transfer transfer() {
        return places.transfer("db");
    }

    @Test
    void anEditInTheSourceWhileItIsCopiedStopsTheRunAndTheNextOneTakesItAlong() {
        places.beforeWriteToTable(() -> places.file("db.url", EDIT));

        assertThatThrownBy(() -> transfer().run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("db.url: somebody changed it while it was copied to table");
        assertThat(transfer().status().state()).isEqualTo(TransferStatus.State.BEGUN);

        transfer().run();
        assertThat(places.table().value("db.url")).contains(EDIT);
        assertThat(places.file().has(Key.of("db"))).isFalse();
    }

    @Test
    void aTransferThatWasStoppedCanBeGivenUp() {
        places.beforeWriteToTable(() -> places.file("db.url", EDIT));
        assertThatThrownBy(() -> transfer().run()).isInstanceOf(RefusedException.class);

        TransferReport report = transfer().rollback();

        assertThat(report.state()).isEqualTo(TransferStatus.State.ROLLED_BACK);
        assertThat(places.table()).isEqualTo(Settings.empty());
        assertThat(places.file().value("db.url")).contains(EDIT);
    }

    @Test
    void anEditInTheSourceJustBeforeTheRemovalIsAConflictThatCanBeTakenAlong() {
        editedAtTheRemoval();
        assertThatThrownBy(() -> transfer().run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("db.url: it was edited here after table began to count");

        TransferReport report = transfer().run(OnConflict.KEEP_EDITED);

        assertThat(places.table().value("db.url")).contains(EDIT);
        assertThat(places.file().has(Key.of("db"))).isFalse();
        assertThat(report.remarks()).containsExactly(new Remark(What.EDIT_WON, Key.of("db.url")));
        transfer().rollback();
        assertThat(places.file().value("db.url")).contains(EDIT);
    }

    private void editedAtTheRemoval() {
        places.beforeWriteToFile(() -> places.file("db.url", EDIT));
        assertThatThrownBy(() -> transfer().run()).isInstanceOf(StaleException.class);
        assertThat(transfer().status().state()).isEqualTo(TransferStatus.State.SWITCHED);
        assertThat(places.file().value("db.url")).contains(EDIT);
    }

    @Test
    void anEditInTheSourceJustBeforeTheRemovalCanBeDropped() {
        editedAtTheRemoval();

        transfer().run(OnConflict.RESTORE_OLD);

        assertThat(places.table().value("db.url")).contains(Value.of("jdbc:x"));
        assertThat(places.file().has(Key.of("db"))).isFalse();
    }

    @Test
    void twoEditsOfTheSameKeyInBothPlacesAreNotDecidedByKeepingTheEdit() {
        editedAtTheRemoval();
        places.table("db.url", Value.of("jdbc:other"));

        assertThatThrownBy(() -> transfer().run(OnConflict.KEEP_EDITED))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("and there, too");
        assertThat(places.file().value("db.url")).contains(EDIT);
        assertThat(places.table().value("db.url")).contains(Value.of("jdbc:other"));
    }

    @Test
    void anEditInTheTargetWhileItGoesBackStopsTheRollbackAndTheNextOneTakesItAlong() {
        transfer().run();
        places.beforeWriteToFile(() -> places.table("db.pool", Value.of(9)));

        assertThatThrownBy(() -> transfer().rollback()).isInstanceOf(RefusedException.class);
        assertThat(transfer().status().state()).isEqualTo(TransferStatus.State.ROLLBACK_BEGUN);

        transfer().rollback();
        assertThat(places.file().value("db.pool")).contains(Value.of(9));
        assertThat(places.table()).isEqualTo(Settings.empty());
    }

    @Test
    void aRollbackThatWasStoppedIsGivenUpByARun() {
        transfer().run();
        places.beforeWriteToFile(() -> places.table("db.pool", Value.of(9)));
        assertThatThrownBy(() -> transfer().rollback()).isInstanceOf(RefusedException.class);

        assertThat(transfer().run().state()).isEqualTo(TransferStatus.State.DONE);

        assertThat(places.file()).isEqualTo(Places.read("{'level': 'info'}"));
        assertThat(places.table().value("db.pool")).contains(Value.of(9));
        transfer().rollback();
        assertThat(places.file().value("db.pool")).contains(Value.of(9));
    }

    @Test
    void aMigratorOfEitherPlaceSaysThatATransferIsNotFinished() {
        editedAtTheRemoval();
        String says =
                "the transfer 2026-11-db-to-table from file to table is not finished: run it again, or take it back";

        for (Migrator migrator : List.of(places.fileMigrator(), places.tableMigrator())) {
            assertThat(migrator.plan().notices()).containsExactly(says);
            assertThat(migrator.migrate().notices()).containsExactly(says);
            assertThat(migrator.status().notices()).containsExactly(says);
        }
    }

    @Test
    void aMigrationOfTheSourceBetweenCopyAndRemovalLosesNothing() {
        editedAtTheRemoval();
        places.with(Bench.named("1-url").rename("db.url").to("main.url").build());

        places.fileMigrator().migrate();
        transfer().run();

        assertThat(places.file().value("main.url")).contains(EDIT);
        assertThat(places.table().value("db.url")).contains(Value.of("jdbc:x"));
    }

    @Test
    void aBackupThatWasPutBackInTheTargetIsNotTakenForADeletion() {
        places.keepBackups();
        places.given("{'db': {'url': 'jdbc:x'}, 'level': 'info'}", "{'cache': 1}");
        transfer().run();
        places.tableMigrator().restore(places.tableMigrator().backups().get(0));
        assertThat(places.table()).isEqualTo(Places.read("{'cache': 1}"));

        TransferReport report = transfer().rollback();

        assertThat(places.file().value("db.url")).contains(Value.of("jdbc:x"));
        assertThat(report.notices())
                .containsExactly(
                        "db.url is no longer in table, where a backup was put back since; it comes back as it was"
                                + " when it went there");
    }

    @Test
    void transfersInOppositeDirectionsDoNotWaitForEachOtherForever() throws Exception {
        places.given("{'db': {'url': 'jdbc:x'}}", "{'cache': {'size': 3}}");
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 20; round++) {
                Future<TransferReport> there =
                        both.submit(() -> places.transfer("db").runAgain());
                Future<TransferReport> other =
                        both.submit(() -> places.opposite("cache").runAgain());
                there.get();
                other.get();
                assertThat(places.table()).isEqualTo(Places.read("{'db': {'url': 'jdbc:x'}}"));
                assertThat(places.file()).isEqualTo(Places.read("{'cache': {'size': 3}}"));
                there = both.submit(() -> places.transfer("db").rollback());
                other = both.submit(() -> places.opposite("cache").rollback());
                there.get();
                other.get();
                assertThat(places.file()).isEqualTo(Places.read("{'db': {'url': 'jdbc:x'}}"));
            }
        } finally {
            both.shutdownNow();
        }
    }
}
