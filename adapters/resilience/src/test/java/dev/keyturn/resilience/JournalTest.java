package dev.keyturn.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.HoldsJournal;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** An entry that is added outside of a transaction, and whose answer is lost. */
class JournalTest {
    private static final Entry MINE = entry("mine");
    private static final Entry OTHER = entry("other");

    private final Scripted source = new Scripted();

    private static Entry entry(String says) {
        Table body = Table.empty().with("says", Value.of(says));
        return new Entry(1, "", Instant.parse("2026-11-01T00:00:00Z"), Entry.Kind.NOTE, body);
    }

    private void append() {
        Resilient.of(source)
                .policy(Quick.POLICY)
                .time(new Waits())
                .wrap()
                .ability(HoldsJournal.class)
                .orElseThrow()
                .journal()
                .append(MINE);
    }

    @Test
    void isThereAndIsNotAddedAgain() {
        source.after("append", Scripted.lost());
        append();
        assertThat(source.entries.read()).containsExactly(MINE);
        assertThat(source.calls).containsExactly("append", "read entries");
    }

    @Test
    void isNotThereAndIsAddedAgain() {
        source.before("append", Scripted.lost());
        append();
        assertThat(source.entries.read()).containsExactly(MINE);
    }

    @Test
    void comesThroughWhileItIsAddedAgain() {
        source.before("append", Scripted.lost(), () -> source.entries.append(MINE));
        assertThatCode(this::append).doesNotThrowAnyException();
        assertThat(source.entries.read()).containsExactly(MINE);
    }

    @Test
    void hasANumberThatAnotherRunWasGiven() {
        source.before("append", () -> {
            source.entries.append(OTHER);
            throw Scripted.failure(true, false);
        });
        assertThatThrownBy(this::append).isInstanceOf(StaleException.class);
        assertThat(source.entries.read()).containsExactly(OTHER);
    }

    @Test
    void isNotFoundOutAboutWhereTheJournalStaysOutOfReach() {
        source.after("append", Scripted.lost())
                .before(
                        "read entries",
                        Scripted.passing(),
                        Scripted.passing(),
                        Scripted.passing(),
                        Scripted.passing(),
                        Scripted.passing());
        assertThatThrownBy(this::append)
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.isOutcomeKnown()).isFalse());
        assertThat(source.calls.stream().filter("append"::equals)).hasSize(1);
    }

    @Test
    void wasNotAddedForCertainAndIsAddedAgain() {
        source.before("append", Scripted.passing());
        append();
        assertThat(source.calls).containsExactly("append", "append");
    }
}
