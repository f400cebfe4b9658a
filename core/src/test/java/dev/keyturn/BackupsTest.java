package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.journal.MemoryBackups;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Backups;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Copies from before each run, and putting one back. */
class BackupsTest extends Bench {
    private static final Migration FIRST = named("1-a").rename("a").to("b").build();
    private static final Migration SECOND = named("2-b").rename("b").to("c").build();

    private final MemoryBackups backups = new MemoryBackups();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    private MigratorBuilder builder(Migration... migrations) {
        return Migrator.of(source)
                .with(migrations)
                .journal(journal, lock)
                .key(new byte[32])
                .backups(backups)
                .clock(Clock.fixed(now, ZoneOffset.UTC));
    }

    private Migrator keeping(Migration... migrations) {
        return builder(migrations).build();
    }

    /** There and back, with a copy for each way. */
    private void roundTrip() {
        keeping(FIRST).migrate(Pending.all().heldToo());
        keeping(FIRST).rollback(To.count(1));
    }

    @Test
    void aRunThatWritesMakesOneBeforeItAndOneThatDoesNotMakesNone() {
        given("{'a': 1}");
        keeping(FIRST, SECOND).migrate();
        assertThat(keeping().backups()).containsExactly("000001");
        keeping(FIRST, SECOND).migrate();
        keeping().note("x");
        assertThat(keeping().backups()).containsExactly("000001");
        keeping().rollback(To.count(1));

        assertThat(keeping().backups()).containsExactly("000001", "000006");
    }

    @Test
    void whereNoneAreWantedNoneAreMade() {
        given("{'a': 1}");
        builder(FIRST).withoutBackups().build().migrate();

        assertThat(backups.names()).isEmpty();
        assertThatThrownBy(() -> builder(FIRST).withoutBackups().build().restore("000001"))
                .hasMessage(
                        "app: no backups are kept; expected a place for backups; safe to retry; give the migrator a directory, or backups");
    }

    @Test
    void restoringPutsBackWhatWasThereAndHoldsWhatCameSince() {
        given("{'a': 1, 'x': 'old'}");
        Settings before = settings();
        keeping(FIRST).migrate();
        keeping(FIRST, SECOND).migrate();
        edit("x", Value.of("new"));

        keeping(FIRST, SECOND).restore("000001");

        assertThat(settings()).isEqualTo(before);
        assertThat(keeping(FIRST, SECOND).applied()).isEmpty();
        assertThat(keeping(FIRST, SECOND).held()).containsExactly("1-a", "2-b");
        assertThat(keeping(FIRST, SECOND).migrate().hasChanged()).isFalse();
        assertThat(keeping(FIRST, SECOND).migrate(Pending.all().heldToo()).migrated())
                .containsExactly("1-a", "2-b");
    }

    @Test
    void restoringALaterOneKeepsWhatWasAppliedThen() {
        given("{'a': 1}");
        keeping(FIRST).migrate();
        keeping(FIRST, SECOND).migrate();

        keeping(FIRST, SECOND).restore("000003");

        assertThat(settings()).isEqualTo(read("{'b': 1}"));
        assertThat(keeping().applied()).containsExactly("1-a");
        assertThat(keeping().held()).containsExactly("2-b");
        keeping().rollback(To.count(1));
        assertThat(settings()).isEqualTo(read("{'a': 1}"));
    }

    @Test
    void restoringUndoesARollbackToo() {
        given("{'a': 1}");
        roundTrip();

        keeping(FIRST).restore("000003");

        assertThat(settings()).isEqualTo(read("{'b': 1}"));
        assertThat(keeping().applied()).containsExactly("1-a");
        assertThat(keeping().held()).isEmpty();
    }

    @Test
    void oneThatIsNotThereOrDamagedChangesNothingAndTheOthersAreNamed() {
        given("{'a': 1}");
        keeping(FIRST).migrate();
        keeping(FIRST, SECOND).migrate();
        Settings settings = settings();
        int entries = journal.read().size();

        assertThatThrownBy(() -> keeping().restore("000009"))
                .hasMessage("backup 000009: there is no such backup; expected a whole backup; safe to retry; there are"
                        + " others: 000001, 000003; nothing was changed");
        backups.put("000001", backups.get("000001").orElseThrow().replace("\"a\":1", "\"a\":2"));
        assertThatThrownBy(() -> keeping().restore("000001"))
                .hasMessage(
                        "backup 000001: the backup is damaged; expected a whole backup; safe to retry; there are others:"
                                + " 000003; nothing was changed");
        backups.put("000001", "");
        assertThatThrownBy(() -> keeping().restore("000001")).isInstanceOf(RefusedException.class);
        assertThat(settings().identical(settings)).isTrue();
        assertThat(journal.read()).hasSize(entries);
    }

    @Test
    void theSameContentIsKeptOnce() {
        given("{'a': 'a text that is long enough to be found'}");
        roundTrip();
        roundTrip();

        assertThat(backups.names()).containsExactly("000001", "000003", "000005", "000007");
        assertThat(backups.get("000005").orElseThrow())
                .doesNotContain("long enough")
                .contains("\"same\":\"000001\"");
        assertThat(backups.get("000007").orElseThrow())
                .doesNotContain("long enough")
                .contains("\"same\":\"000003\"");
        keeping().restore("000005");
        assertThat(settings()).isEqualTo(read("{'a': 'a text that is long enough to be found'}"));
    }

    @Test
    void SECRECY_theSameSecretContentIsKeptOnceAndSealed() {
        given("{'a': 'a text', 'password': 'hunter2'}");
        roundTrip();
        roundTrip();

        for (String name : backups.names()) {
            assertThat(backups.get(name).orElseThrow()).doesNotContain("hunter2", "a text");
        }
        assertThat(backups.get("000005").orElseThrow()).contains("\"same\":\"000001\"");
        keeping().restore("000005");
        assertThat(settings()).isEqualTo(read("{'a': 'a text', 'password': 'hunter2'}"));
    }

    @Test
    void CRASH_oneThatIsMadeAgainUnderItsNameIsStillWhole() {
        given("{'a': 1}");
        Settings before = settings();
        assertThatThrownBy(() -> Migrator.of(source)
                        .with(FIRST)
                        .journal(new Full(), lock)
                        .backups(backups)
                        .build()
                        .migrate())
                .hasMessage("the disk is full");
        assertThat(backups.names()).containsExactly("000001");
        keeping(FIRST).migrate();

        keeping().restore("000001");

        assertThat(settings()).isEqualTo(before);
    }

    /** A journal that cannot be written for a while. */
    private final class Full implements Journal {
        @Override
        public String name() {
            return "journal";
        }

        @Override
        public List<Entry> read() {
            return journal.read();
        }

        @Override
        public void append(Entry entry) {
            throw new IllegalStateException("the disk is full");
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }

    @Test
    void soManyAreKeptAndTheNewestAreThoseThatAre() {
        given("{'a': 1, 'n': 0}");
        for (int run = 0; run < 4; run++) {
            edit("n", Value.of(run));
            builder(FIRST)
                    .keepBackups(3, Duration.ofDays(90))
                    .build()
                    .migrate(Pending.all().heldToo());
            builder(FIRST).keepBackups(3, Duration.ofDays(90)).build().rollback(To.count(1));
        }

        assertThat(backups.names()).containsExactly("000011", "000013", "000015");
    }

    @Test
    void theyAreGivenUpWhenTheyAreTooOldButTheNewestIsNot() {
        given("{'a': 1}");
        roundTrip();
        now = now.plus(Duration.ofDays(89));
        edit("x", Value.of(1));
        keeping(FIRST).migrate(Pending.all().heldToo());
        assertThat(backups.names()).containsExactly("000001", "000003", "000005");
        now = now.plus(Duration.ofDays(2));
        keeping(FIRST).rollback(To.count(1));

        assertThat(backups.names()).containsExactly("000005", "000007");
    }

    @Test
    void oneThatAnotherRefersToIsKeptAsLongAsThatIs() {
        given("{'a': 1}");
        for (int run = 0; run < 3; run++) {
            builder(FIRST)
                    .keepBackups(2, Duration.ofDays(90))
                    .build()
                    .migrate(Pending.all().heldToo());
            builder(FIRST).keepBackups(2, Duration.ofDays(90)).build().rollback(To.count(1));
        }

        assertThat(backups.names())
                .contains("000001", "000003", "000009", "000011")
                .hasSize(4);
        keeping().restore("000009");
        assertThat(settings()).isEqualTo(read("{'a': 1}"));
        keeping().restore("000011");
        assertThat(settings()).isEqualTo(read("{'b': 1}"));
    }

    @Test
    void keepingNoneIsSaidWithItsOwnWord() {
        assertThatThrownBy(() -> builder().keepBackups(0, Duration.ofDays(1)))
                .hasMessage("keeping 0 backups; expected 1 or more, or withoutBackups");
    }

    @Test
    void whatSomebodyElsePutsThereIsLeftAlone() {
        given("{'a': 1}");
        backups.put("notes", "mine");
        builder(FIRST).keepBackups(1, Duration.ofDays(1)).build().migrate();
        now = now.plus(Duration.ofDays(9));
        builder(FIRST).keepBackups(1, Duration.ofDays(1)).build().rollback(To.count(1));

        assertThat(backups.names()).containsExactly("000003", "notes");
        assertThat(keeping().backups()).containsExactly("000003");
        assertThatThrownBy(() -> keeping().restore("notes")).hasMessageContaining("there is no such backup");
    }

    @Test
    void oneThatIsSealedWithAKeyThatIsGoneIsRefused() {
        given("{'a': 1, 'password': 'hunter2'}");
        keeping(FIRST).migrate();
        byte[] another = new byte[32];
        another[0] = 1;

        assertThatThrownBy(() -> builder().key(another).build().restore("000001"))
                .hasMessage(
                        "backup 000001: it is encrypted with a key that is not here; expected a whole backup; safe to retry;"
                                + " bring the key back; nothing was changed");
    }

    @Test
    void aPlaceThatCannotBeWrittenStopsTheRunBeforeAnythingElseIs() {
        given("{'a': 1}");
        Migrator migrator = Migrator.of(source)
                .with(FIRST)
                .journal(journal, lock)
                .backups(new Unwritable())
                .build();

        assertThatThrownBy(migrator::migrate).isInstanceOf(SourceException.class);
        assertThat(settings()).isEqualTo(read("{'a': 1}"));
        assertThat(journal.read()).isEmpty();
    }

    private static final class Unwritable implements Backups {
        @Override
        public void put(String name, String content) {
            throw new SourceException(
                    Problem.of(Origin.of("backups"), Key.root(), "it cannot be written", "a place that can be"));
        }

        @Override
        public Optional<String> get(String name) {
            return Optional.empty();
        }

        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public void remove(String name) {
            // there is nothing
        }
    }
}
