package dev.keyturn.selftest.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.journal.SourceJournal;
import dev.keyturn.journal.SourceLock;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import dev.keyturn.testkit.source.FaultySource;
import dev.keyturn.testkit.source.JournalContract;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceJournalTest implements JournalContract {
    private final MemorySource store = new MemorySource("store", Settings.ofText(Table.empty()), Capabilities.flat());
    private final FaultySource cable = FaultySource.of(store);
    private final SourceJournal journal = SourceJournal.in(cable);

    @Override
    public Journal journal() {
        return SourceJournal.in(new MemorySource("store", Settings.ofText(Table.empty()), Capabilities.flat()));
    }

    @Override
    public Optional<Journal> reopen(Journal other) {
        return Optional.of(other); // it remembers nothing that a second one would not know
    }

    private Entry append(String says) {
        var entries = journal.read();
        String parent = entries.isEmpty() ? "" : entries.get(entries.size() - 1).checksum();
        Entry entry = new Entry(
                entries.size() + 1L,
                parent,
                Instant.EPOCH,
                Entry.Kind.NOTE,
                Table.empty().with("says", Value.of(says)));
        journal.append(entry);
        return entry;
    }

    private Settings stored() {
        return store.read(Selection.all()).settings();
    }

    @Test
    void anEntryIsOneTextUnderItsNumber() {
        Entry first = append("first");

        assertThat(stored().text("keyturn.journal.000001")).contains(first.toJson());
    }

    @Test
    void anEntryThatWasAlteredIsNamed() {
        append("first");
        append("second");
        Key key = Key.of("keyturn.journal.000002");
        store.become(stored().with(key, Value.of("{\"a\": 1}")));

        assertThatThrownBy(journal::read)
                .isInstanceOf(SourceException.class)
                .hasMessage(
                        "store: keyturn.journal.000002: the journal is damaged: its content does not fit its checksum;"
                                + " expected an entry as it was written; safe to retry; restore it from a backup");
    }

    @Test
    void anEntryOfAnotherHistoryIsExplained() {
        append("first");
        Settings other = stored();
        append("second");
        Settings ours = stored();
        store.become(Settings.ofText(Table.empty()));
        append("another first");
        store.become(ours.with(
                "keyturn.journal.000001",
                stored().value("keyturn.journal.000001").orElseThrow()));

        assertThatThrownBy(journal::read)
                .hasMessageContaining(
                        "store: keyturn.journal.000002: the journal is damaged: it does not follow entry 1 of"
                                + " this journal: two histories were mixed");
        assertThat(other.keys()).hasSize(1);
    }

    @Test
    void anEntryWhoseAnswerWasLostIsFoundToBeThere() {
        append("first");
        cable.onWrite(1).losesItsAnswer();
        Entry second = append("second");

        assertThat(journal.read()).hasSize(2).endsWith(second);
    }

    @Test
    void anEntryThatTheStoreHasLostStopsTheRunThatWroteIt() {
        append("first");
        Settings backup = stored();
        Entry second = append("second");
        store.become(backup);
        Entry third = new Entry(3, second.checksum(), Instant.EPOCH, Entry.Kind.NOTE, Table.empty());

        assertThatThrownBy(() -> journal.append(third))
                .isInstanceOf(StaleException.class)
                .hasMessage(
                        "store: keyturn.journal.000003: entries are gone that were there: the last one is 1; expected to"
                                + " be the only run on this source; safe to retry; look at the history, then run again");
        assertThat(journal.read()).hasSize(1);
    }

    @Test
    void moreThanAMillionEntriesStayInTheirOrder() {
        store.become(stored().with("keyturn.journal.1000000", Value.of("x"))
                .with("keyturn.journal.999999", Value.of("x"))
                .with("keyturn.journal.notes", Value.of("somebody's")));

        assertThatThrownBy(journal::read).hasMessageStartingWith("store: keyturn.journal.999999: ");
        assertThatThrownBy(() -> append0(1_000_000))
                .hasMessageStartingWith("store: keyturn.journal.1000000: another run has written this entry");
    }

    private void append0(long number) {
        journal.append(new Entry(number, "", Instant.EPOCH, Entry.Kind.NOTE, Table.empty()));
    }

    @Test
    void aLockThatLivesInTheSameSourceDoesNotDisturbIt() throws InterruptedException {
        SourceLock lock = SourceLock.in(store, SourceLock.USUAL, Duration.ofMillis(15));
        try (Lock.Held held = lock.acquire(Duration.ofSeconds(5), "run A")) {
            assertThat(held).isNotNull();
            for (int i = 0; i < 40; i++) {
                append("entry");
                Thread.sleep(2);
            }
        }

        assertThat(journal.read()).hasSize(40);
        assertThat(stored().has(SourceLock.USUAL)).isFalse();
    }
}
