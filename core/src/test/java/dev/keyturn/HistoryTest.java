package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.journal.MemoryBackups;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Entry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What the journal tells, and what can be added to it. */
class HistoryTest extends Bench {
    private static final Migration FIRST = named("1-a").rename("a").to("b").build();
    private static final Migration SECOND = named("2-b").rename("b").to("c").build();

    private Migrator dated(Migration... migrations) {
        return Migrator.of(source)
                .with(migrations)
                .journal(journal, lock)
                .key(new byte[32])
                .backups(new MemoryBackups())
                .clock(Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC))
                .build();
    }

    @Test
    void everyEntrySaysWhatItIsAbout() {
        given("{'a': 1}");
        Migrator migrator = dated(FIRST);
        assertThat(migrator.history()).hasToString("History of app\n  nothing was done yet\n");
        migrator.migrate();
        migrator.tag("release-7");
        migrator.note("all is well");
        migrator.rollback(To.before("1-a"));
        migrator.baseline("1-a");
        migrator.restore("000001");

        assertThat(migrator.history().lines())
                .extracting(line -> line.number() + " " + line.kind() + " " + line.about())
                .containsExactly(
                        "1 INTENT 1-a",
                        "2 APPLIED 1-a",
                        "3 TAG release-7",
                        "4 NOTE all is well",
                        "5 REVERSAL 1-a",
                        "6 REVERSED 1-a",
                        "7 BASELINE 1-a",
                        "8 RESTORED the one of before entry 1");
        assertThat(migrator.history().lines())
                .extracting(HistoryOf.Line::time)
                .containsOnly(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(migrator.history().toJson())
                .contains("{\"number\":3,\"time\":\"2026-11-21T12:00:00Z\",\"kind\":\"tag\",\"about\":\"release-7\"}");
    }

    @Test
    void aTagIsWhereOneGoesBackToAndTheLastOfThatNameCounts() {
        given("{'a': 1}");
        dated(FIRST).migrate();
        dated().tag("here");
        dated(FIRST, SECOND).migrate();
        assertThat(dated().planRollback(To.tag("here")).migrations()).containsExactly("2-b");
        dated().tag("here");

        assertThat(dated().planRollback(To.tag("here")).migrations()).isEmpty();
    }

    @Test
    void aTagHasANameAndANoteSaysSomething() {
        given("{}");

        assertThatThrownBy(() -> dated().tag(" ")).hasMessage("a tag has a name");
        assertThatThrownBy(() -> dated().note("")).hasMessage("a note says something");
        assertThat(journal.read()).isEmpty();
    }

    @Test
    void aNoteChangesNothingElse() {
        given("{'a': 1}");
        dated(FIRST).migrate();
        Settings settings = settings();

        dated().note("x");

        assertThat(settings().identical(settings)).isTrue();
        assertThat(dated(FIRST).migrate().hasChanged()).isFalse();
        assertThat(dated().applied()).containsExactly("1-a");
    }

    @Test
    void aBaselineNotesAllUpToOneAndLeavesTheSettingsAlone() {
        given("{'c': 1}");
        Settings settings = settings();

        dated(FIRST, SECOND).baseline("2-b");

        assertThat(settings().identical(settings)).isTrue();
        assertThat(dated().applied()).containsExactly("1-a", "2-b");
        assertThat(journal.read()).extracting(Entry::kind).containsExactly(Entry.Kind.BASELINE, Entry.Kind.BASELINE);
        assertThat(dated(FIRST, SECOND).migrate().hasChanged()).isFalse();
    }

    @Test
    void whatABaselineNotedIsCarriedBackFromWhatIsThere() {
        given("{'c': 1}");
        dated(FIRST, SECOND).baseline("2-b");

        dated().rollback(To.before("2-b"));
        assertThat(settings()).isEqualTo(read("{'b': 1}"));
        dated().rollback(To.before("1-a"));
        assertThat(settings()).isEqualTo(read("{'a': 1}"));
    }

    @Test
    void aSecondBaselineNotesOnlyWhatIsNew() {
        given("{'c': 1}");
        dated(FIRST).baseline("1-a");
        dated(FIRST, SECOND).baseline("2-b");
        dated(FIRST, SECOND).baseline("2-b");

        assertThat(journal.read()).hasSize(2);
    }

    @Test
    void aBaselineOfAMigrationThatIsNotThereIsRefused() {
        given("{'c': 1}");

        assertThatThrownBy(() -> dated(FIRST).baseline("9-z"))
                .hasMessage("app: there is no migration 9-z; expected one of those that the migrator was given; safe to"
                        + " retry");
        assertThat(journal.read()).isEmpty();
    }
}
