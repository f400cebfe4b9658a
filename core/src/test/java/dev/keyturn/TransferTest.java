package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.SourceException;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Remark;
import dev.keyturn.step.Remark.What;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings that go from one place to another, and back. */
class TransferTest {
    private static final String BEFORE =
            "{'db': {'url': 'jdbc:x', 'password': 'hunter2'}, 'http': {'timeout': 7, 'port': 80}, 'level': 'info'}";

    private final Places places = new Places();

    @BeforeEach
    void given() {
        places.given(BEFORE, "{'cache': {'size': 3}}");
    }

    private Transfer transfer() {
        return places.transfer("db", "http.timeout");
    }

    private void isAsBefore() {
        assertThat(places.file()).isEqualTo(Places.read(BEFORE));
        assertThat(places.table()).isEqualTo(Places.read("{'cache': {'size': 3}}"));
    }

    @Test
    void settingsAreInTheTargetAndNoLongerInTheSource() {
        TransferReport report = transfer().run();

        assertThat(places.file()).isEqualTo(Places.read("{'http': {'port': 80}, 'level': 'info'}"));
        assertThat(places.table())
                .isEqualTo(
                        Places.read(
                                "{'cache': {'size': 3}, 'db': {'url': 'jdbc:x', 'password': 'hunter2'}, 'http': {'timeout': 7}}"));
        assertThat(report.keys())
                .containsExactlyInAnyOrder(Key.of("db.url"), Key.of("db.password"), Key.of("http.timeout"));
        assertThat(report.state()).isEqualTo(TransferStatus.State.DONE);
    }

    @Test
    void aTransferThatIsDoneDoesNothing() {
        transfer().run();
        int entries = places.entries();

        TransferReport again = transfer().run();

        assertThat(again.hasChanged()).isFalse();
        assertThat(places.entries()).isEqualTo(entries);
    }

    @Test
    void aPlanChangesNothing() {
        TransferPlan plan = transfer().plan();

        assertThat(plan.problems()).isEmpty();
        assertThat(plan.keys()).hasSize(3);
        assertThat(places.entries()).isZero();
        isAsBefore();
    }

    @Test
    void aRollbackWithoutEditsLeadsToWhatWasThere() {
        transfer().run();

        TransferReport report = transfer().rollback();

        isAsBefore();
        assertThat(report.state()).isEqualTo(TransferStatus.State.ROLLED_BACK);
        assertThat(report.remarks()).isEmpty();
    }

    @Test
    void aTransferThatWasTakenBackIsHeldUntilSomebodyAsksForIt() {
        transfer().run();
        transfer().rollback();
        int entries = places.entries();

        assertThat(transfer().run().hasChanged()).isFalse();
        assertThat(transfer().rollback().hasChanged()).isFalse();
        assertThat(places.entries()).isEqualTo(entries);
        isAsBefore();

        assertThat(transfer().runAgain().state()).isEqualTo(TransferStatus.State.DONE);
        assertThat(places.table().value("db.url")).contains(Value.of("jdbc:x"));
        transfer().rollback();
        isAsBefore();
    }

    @Test
    void editsInTheTargetComeAlongWithARollback() {
        transfer().run();
        places.table("db.url", Value.of("jdbc:y"));
        places.table("db.pool", Value.of(9));
        places.withoutInTable("http.timeout");

        TransferReport report = transfer().rollback();

        assertThat(places.file())
                .isEqualTo(
                        Places.read(
                                "{'db': {'url': 'jdbc:y', 'password': 'hunter2', 'pool': 9}, 'http': {'port': 80}, 'level': 'info'}"));
        assertThat(places.table()).isEqualTo(Places.read("{'cache': {'size': 3}}"));
        assertThat(report.remarks())
                .containsExactlyInAnyOrder(
                        new Remark(What.CARRIED_BACK, Key.of("db.url")),
                        new Remark(What.CARRIED_BACK, Key.of("db.pool")),
                        new Remark(What.STAYS_DELETED, Key.of("http.timeout")));
    }

    @Test
    void whatStoodInTheTargetBeforeStaysThere() {
        places.given(BEFORE, "{'db': {'user': 'me', 'url': 'jdbc:x'}}");

        transfer().run();
        transfer().rollback();

        assertThat(places.file()).isEqualTo(Places.read(BEFORE));
        assertThat(places.table()).isEqualTo(Places.read("{'db': {'user': 'me', 'url': 'jdbc:x'}}"));
    }

    @Test
    void aKeyThatSomebodySetsAgainInTheSourceIsAConflict() {
        transfer().run();
        places.file("db.url", Value.of("jdbc:z"));
        Settings file = places.file();
        int entries = places.entries();

        assertThatThrownBy(() -> transfer().rollback()).isInstanceOf(RefusedException.class);
        assertThat(places.file()).isEqualTo(file);
        assertThat(places.entries()).isEqualTo(entries);

        TransferReport report = transfer().rollback(OnConflict.KEEP_EDITED);
        assertThat(places.file().value("db.url")).contains(Value.of("jdbc:z"));
        assertThat(places.table().has(Key.of("db"))).isFalse();
        assertThat(report.remarks()).containsExactly(new Remark(What.EDIT_WON, Key.of("db.url")));
    }

    @Test
    void theValueOfTheTargetTakesThePlaceOfOneThatWasSetAgainWhereThatIsAskedFor() {
        transfer().run();
        places.file("db.url", Value.of("jdbc:z"));

        transfer().rollback(OnConflict.RESTORE_OLD);

        isAsBefore();
    }

    @Test
    void theSameValueThatWasSetAgainInTheSourceIsNoConflict() {
        transfer().run();
        places.file("db.url", Value.of("jdbc:x"));

        transfer().rollback();

        isAsBefore();
    }

    @Test
    void anotherValueInTheTargetIsRefusedBeforeAnythingIsWritten() {
        places.given(BEFORE, "{'db': {'url': 'jdbc:other'}}");

        assertThat(transfer().plan().problems()).hasSize(1);
        assertThatThrownBy(() -> transfer().run()).isInstanceOf(RefusedException.class);
        assertThat(places.entries()).isZero();
        assertThat(places.file()).isEqualTo(Places.read(BEFORE));
    }

    @Test
    void aTargetThatHoldsTextOnlyGetsTextsAndTheWayBackMakesNumbersOfThemAgain() {
        places.given(BEFORE, "{}");
        places.textOnlyTable();

        TransferReport there = transfer().run();
        assertThat(places.table().value("http.timeout")).contains(Value.of("7"));
        assertThat(there.notices()).containsExactly("table holds nothing but text, so these become text: http.timeout");

        places.table("http.timeout", Value.of("8"));
        transfer().rollback();
        assertThat(places.file().value("http.timeout")).contains(Value.of(8));
    }

    @Test
    void anEditThatIsNoNumberComesBackAsTheTextThatItIs() {
        places.given(BEFORE, "{}");
        places.textOnlyTable();
        transfer().run();

        places.table("http.timeout", Value.of("08s"));
        transfer().rollback();

        assertThat(places.file().value("http.timeout")).contains(Value.of("08s"));
    }

    @Test
    void whatTheTargetCannotHoldIsRefusedBeforeAnythingIsWritten() {
        places.given("{'db': {'hosts': ['a', 'b']}}", "{}");
        places.flatTable();

        assertThatThrownBy(() -> transfer().run()).isInstanceOf(RefusedException.class);
        assertThat(places.entries()).isZero();
    }

    @Test
    void aSecretIsInNoReportAndInNeitherJournal() {
        String plan = transfer().plan() + transfer().plan().toJson();
        String there = transfer().run().toString() + transfer().status();
        places.table("db.password", Value.of("tr0ub4dor"));
        String back = transfer().rollback() + transfer().status().toJson();

        assertThat(plan + there + back + places.journals())
                .doesNotContain("hunter2")
                .doesNotContain("tr0ub4dor");
    }

    @Test
    void aSecretIsRefusedWhereAJournalHasNoKey() {
        places.withoutKeyAtTheTable();

        assertThatThrownBy(() -> transfer().run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("table")
                .hasMessageContaining("no key to encrypt it with");
        assertThat(places.entries()).isZero();
    }

    @Test
    void aKeyThatAMigrationOfTheSourceCallsSecretIsSecretInTheTargetAsWell() {
        places.given("{'db': {'pin': '4711-0815'}}", "{}");
        Migration secret = Migration.named("1-secret")
                .owner("tests")
                .expect("a new shape")
                .rollbackNote("safe")
                .secret("db.pin")
                .addDefault("db.mode", "x")
                .build();
        places.with(secret);

        transfer().run();

        assertThat(places.journals()).doesNotContain("4711-0815");
        assertThat(places.tableMigrator(Bench.named("1-t")
                                .rename("db.pin")
                                .to("db.code")
                                .build())
                        .plan()
                        .toString())
                .doesNotContain("4711-0815");
    }

    @Test
    void aTargetThatIsEmptyAlthoughSettingsWereBroughtThereIsLeftAlone() {
        places.given(BEFORE, "{}");
        transfer().run();
        places.emptyTable();

        assertThatThrownBy(() -> transfer().rollback())
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("it is empty, although the journal says that settings were written to it");
    }

    @Test
    void aSourceThatATransferHasEmptiedIsNotTakenForOneThatWasLost() {
        places.given("{'db': {'url': 'jdbc:x'}}", "{}");
        Migration migration = Bench.named("1-name").addDefault("db.name", "x").build();
        places.with(migration);
        places.fileMigrator().migrate();
        transfer().run();
        assertThat(places.file()).isEqualTo(Settings.empty());

        assertThat(places.fileMigrator().plan().problems()).isEmpty();
        transfer().rollback();
        assertThat(places.file()).isEqualTo(Places.read("{'db': {'url': 'jdbc:x', 'name': 'x'}}"));
    }

    @Test
    void aKeyThatIsSetInTheOldPlaceAgainIsTold() {
        transfer().run();
        places.file("db.url", Value.of("jdbc:z"));

        assertThat(transfer().run().notices())
                .containsExactly("set in file again, which does not count: db.url; table counts");
        assertThat(transfer().status().notices())
                .containsExactly("set in file again, which does not count: db.url; table counts");
    }

    @Test
    void nothingToTakeIsNoTransferYet() {
        places.given("{'level': 'info'}", "{'db': {'url': 'jdbc:x'}}");

        TransferReport report = transfer().run();

        assertThat(report.hasChanged()).isFalse();
        assertThat(report.notices())
                .containsExactly(
                        "there is nothing at db in file; it is in table already",
                        "there is nothing at http.timeout in file");
        assertThat(places.entries()).isZero();
    }

    @Test
    void anotherTransferOfTheSameNameIsRefused() {
        transfer().run();

        assertThatThrownBy(() -> places.transfer("level").run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("give this one a name of its own");
    }

    @Test
    void anOlderKeyturnSeesSentencesInTheJournal() {
        transfer().run();

        assertThat(places.fileMigrator().history().lines())
                .allMatch(line -> line.kind() == Entry.Kind.NOTE)
                .extracting(HistoryOf.Line::about)
                .containsExactly(
                        "transfer 2026-11-db-to-table: db, http.timeout are about to go from file to table",
                        "transfer 2026-11-db-to-table: db, http.timeout are in table, which counts from now on; they are"
                                + " about to go from here",
                        "transfer 2026-11-db-to-table: db, http.timeout are gone from file");
    }

    @Test
    void everythingCanGo() {
        Transfer everything = places.everything();

        everything.run();
        assertThat(places.file()).isEqualTo(Settings.empty());
        assertThat(places.table().value("level")).contains(Value.of("info"));

        everything.rollback();
        isAsBefore();
    }

    @Test
    void aPlaceThatIsTheOtherOneIsRefused() {
        assertThatThrownBy(places::toItself)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("have the same journal");
    }

    @Test
    void aPlaceThatMayNotBeWrittenIsNotWritten() {
        places.mode(Mode.PLAN);

        assertThatThrownBy(() -> transfer().run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("file: the mode is PLAN, so nothing is written");
        assertThatThrownBy(() -> transfer().rollback()).isInstanceOf(RefusedException.class);
        assertThat(transfer().plan().keys()).hasSize(3);
        isAsBefore();
    }

    @Test
    void aRollbackOfWhatWasNotMadeDoesNothing() {
        TransferReport report = transfer().rollback();

        assertThat(report.hasChanged()).isFalse();
        assertThat(report.notices()).containsExactly("it was not made, so there is nothing to take back");
        assertThat(places.entries()).isZero();
    }

    @Test
    void keysAndNamesThatAreNoneAreRefusedWithASentence() {
        assertThatThrownBy(() -> Transfer.of("list[0]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a whole list");
        assertThatThrownBy(() -> Transfer.of((String) null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected the name of a setting");
        for (String name : new String[] {null, " ", "a b", "-x", "a".repeat(101)}) {
            assertThatThrownBy(() -> Transfer.of("db").named(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("name");
        }
    }

    @Test
    void aJournalThatDoesNotKnowWhatWasBroughtStopsTheRollback() {
        transfer().run();
        places.forgetInTable();

        assertThatThrownBy(() -> transfer().rollback())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("table: its journal does not know of the transfer 2026-11-db-to-table");
        assertThat(transfer().plan().problems()).hasSize(1);
    }
}
