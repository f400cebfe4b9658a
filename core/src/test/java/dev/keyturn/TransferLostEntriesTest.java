package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.SourceException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One of both journals has lost its last entries: a backup was put back, another server took over, a commit was lost. */
class TransferLostEntriesTest {
    private static final String BEFORE = "{'db': {'url': 'jdbc:x', 'pool': 4}, 'level': 'info'}";
    private static final String LEFT = "{'level': 'info'}";
    private static final String BROUGHT = "{'cache': 1, 'db': {'url': 'jdbc:x', 'pool': 4}}";

    private final Places places = new Places();

    @BeforeEach
    void given() {
        places.given(BEFORE, "{'cache': 1}");
    }

    private Transfer transfer() {
        return places.transfer("db");
    }

    private void isInTheTableOnly() {
        assertThat(places.file()).isEqualTo(Places.read(LEFT));
        assertThat(places.table()).isEqualTo(Places.read(BROUGHT));
    }

    private void isInTheFileOnly() {
        assertThat(places.file()).isEqualTo(Places.read(BEFORE));
        assertThat(places.table()).isEqualTo(Places.read("{'cache': 1}"));
    }

    @Test
    void aTargetThatForgotThatItCountsAgainKeepsTheOnlyCopy() {
        transfer().run();
        transfer().rollback();
        transfer().runAgain();
        places.forgetInTable(2);

        TransferReport report = transfer().run();

        isInTheTableOnly();
        assertThat(report.state()).isEqualTo(TransferStatus.State.DONE);
        transfer().rollback();
        isInTheFileOnly();
    }

    @Test
    void aFirstRunWhoseLastCommitsWereLostInTheTargetIsFinishedByWhereTheSettingsAre() {
        transfer().run();
        places.forgetInTable(2);

        assertThat(transfer().plan().problems()).isEmpty();
        TransferReport report = transfer().run();

        isInTheTableOnly();
        assertThat(report.state()).isEqualTo(TransferStatus.State.DONE);
        assertThat(report.notices())
                .contains("the journals of file and table do not fit each other or what is there, as after a backup, a"
                        + " failover or a commit that was lost; what counts is where the settings are, and nothing is"
                        + " removed that is not in the other place");
        assertThat(transfer().run().notices()).isEmpty();
    }

    @Test
    void aFirstRunWhoseLastCommitsWereLostInTheTargetCanBeTakenBack() {
        transfer().run();
        places.forgetInTable(2);

        transfer().rollback();

        isInTheFileOnly();
        assertThat(transfer().status().state()).isEqualTo(TransferStatus.State.ROLLED_BACK);
    }

    @Test
    void aRollbackWhoseCommitsWereLostInTheSourceIsFinishedByWhereTheSettingsAre() {
        transfer().run();
        transfer().rollback();
        places.forgetInFile(2);

        transfer().rollback();

        isInTheFileOnly();
        assertThat(transfer().status().state()).isEqualTo(TransferStatus.State.ROLLED_BACK);
    }

    @Test
    void settingsThatAreInNeitherPlaceAreToldWithTheWayOut() {
        transfer().run();
        places.forgetInTable(2);
        places.withoutInTable("db.url");
        places.withoutInTable("db.pool");

        assertThatThrownBy(() -> transfer().run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it is neither here nor in file")
                .hasMessageContaining("put a backup back");
    }

    @Test
    void aTargetWhoseJournalIsGoneAltogetherIsToldWhatToPutBack() {
        transfer().run();
        places.forgetInTable();

        assertThatThrownBy(() -> transfer().run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("put back the journal of table from a backup of after ");
    }

    @Test
    void aTargetThatRefusesTheWriteStopsTheRunBeforeItCounts() {
        places.beforeWriteToTable(() -> {
            throw new SourceException(
                    Problem.of(Origin.of("table"), Key.of("db.url"), "the column is too narrow", "a shorter value"));
        });
        assertThatThrownBy(() -> transfer().run())
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("too narrow");
        assertThat(transfer().status().state()).isEqualTo(TransferStatus.State.BEGUN);
        isInTheFileOnly();

        transfer().run();
        isInTheTableOnly();
    }

    @Test
    void aRunThatTheTargetRefusedCanBeTakenBack() {
        places.beforeWriteToTable(() -> {
            throw new SourceException(
                    Problem.of(Origin.of("table"), Key.of("db.url"), "the column does not take it", "a value"));
        });
        assertThatThrownBy(() -> transfer().run()).isInstanceOf(SourceException.class);

        assertThat(transfer().rollback().state()).isEqualTo(TransferStatus.State.ROLLED_BACK);
        isInTheFileOnly();
        assertThat(places.file().value("db.url")).contains(Value.of("jdbc:x"));
    }
}
