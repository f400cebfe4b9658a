package dev.keyturn.testkit.source;

import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import dev.keyturn.testkit.laws.Cases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * What is promised of every {@link Journal}, as tests. A test class implements this and says how a journal is made. The name
 * of each test begins with the {@link Rule} that it tries.
 */
public interface JournalContract {
    /** A journal without entries, at a place of its own. */
    Journal journal() throws Exception;

    /** The same journal opened once more, as another process would; without this, what needs a second one is not proven. */
    default Optional<Journal> reopen(Journal journal) throws Exception {
        return Optional.empty();
    }

    /** How often a race is run. Zero leaves races out, and they are not proven. */
    default int rounds() {
        return 10;
    }

    private static Entry next(List<Entry> entries, Table body) {
        String parent = entries.isEmpty() ? "" : entries.get(entries.size() - 1).checksum();
        return entry(entries.size() + 1L, parent, body);
    }

    private static Entry entry(long number, String parent, Table body) {
        return new Entry(number, parent, Instant.parse("2026-11-01T00:00:00Z"), Entry.Kind.NOTE, body);
    }

    private static Table says(String text) {
        return Table.empty().with("says", Value.of(text));
    }

    private static Entry append(Journal journal, String says) {
        Entry entry = next(journal.read(), says(says));
        journal.append(entry);
        return entry;
    }

    private Journal second(Rule rule, Journal journal) throws Exception {
        return rule.given(reopen(journal), "this test opens " + journal.name() + " only once", "reopen(Journal)");
    }

    /** READ. */
    @Test
    default void READ_givesNothingWhereNothingWasWritten() throws Exception {
        try (Journal journal = journal()) {
            Rule.READ.same(List.of(), journal.read(), "the entries of a new journal");
            Rule.NAMED.demand(!journal.name().isBlank(), "the name is blank");
        }
    }

    /** EXACT. */
    @Test
    default void EXACT_entriesAreReadBackToTheBitInTheirOrder() throws Exception {
        try (Journal journal = journal()) {
            List<Entry> written = new ArrayList<>();
            for (int i = 0; i < Cases.values().size(); i += 10) {
                List<Value> some = Cases.values()
                        .subList(i, Math.min(i + 10, Cases.values().size()));
                written.add(next(written, Table.empty().with("values", Value.of(some))));
            }
            written.add(next(written, says("a\r\n\t\u0000\u2028\ufeff\\\"' = # \ud83d\ude00".repeat(1000))));
            written.forEach(journal::append);
            List<Entry> read = journal.read();
            Rule.EXACT.same(written, read, "the entries");
            for (int i = 0; i < read.size(); i++) {
                Rule.EXACT.same(written.get(i).toJson(), read.get(i).toJson(), "entry " + (i + 1));
            }
        }
    }

    /** FRESH and DURABLE. */
    @Test
    default void FRESH_whatOneAppendsTheOtherReadsAndGoesOnFrom() throws Exception {
        Journal journal = journal();
        try (Journal other = second(Rule.FRESH, journal)) {
            List<Entry> written = new ArrayList<>();
            for (int i = 0; i < SourceWrites.TIMES; i++) {
                written.add(append(i % 2 == 0 ? journal : other, "entry"));
                Rule.FRESH.same(written, (i % 2 == 0 ? other : journal).read(), "what the other one reads");
            }
            journal.close();
            try (Journal again = second(Rule.DURABLE, journal)) {
                Rule.DURABLE.same(written, again.read(), "the entries, opened again");
            }
        }
    }

    /** ONE_WINS, one after the other. */
    @Test
    default void ONE_WINS_aNumberThatIsThereIsRefusedAndTheFirstEntryStays() throws Exception {
        try (Journal journal = journal()) {
            Entry first = append(journal, "first");
            Entry second = append(journal, "second");
            for (Entry late :
                    List.of(entry(1, "", says(Touch.SECRET)), entry(2, first.checksum(), says(Touch.SECRET)), second)) {
                StaleException refusal = Rule.ONE_WINS.thrown(
                        StaleException.class, () -> journal.append(late), "an append of number " + late.number());
                Rule.NAMED.demand(
                        journal.name().startsWith(refusal.problem().origin().source())
                                || refusal.problem().origin().source().startsWith(journal.name()),
                        "a refusal says <" + refusal.toString() + ">, and the journal is called " + journal.name());
                Rule.SECRECY.demand(!refusal.toString().contains(Touch.SECRET), "a refusal shows what an entry says");
            }
            Rule.ONE_WINS.same(List.of(first, second), journal.read(), "the entries after others were refused");
        }
    }

    /** ONE_WINS, at once. */
    @Test
    default void ONE_WINS_ofEightThreadsThatAppendTheSameNumber() throws Exception {
        try (Journal journal = journal()) {
            race(journal, Collections.nCopies(Race.RUNNERS, journal));
        }
    }

    /** ONE_WINS, at once, through several. */
    @Test
    default void ONE_WINS_ofEightProcessesThatAppendTheSameNumber() throws Exception {
        try (Journal journal = journal()) {
            List<Journal> several = new ArrayList<>();
            for (int i = 0; i < Race.RUNNERS; i++) {
                several.add(second(Rule.ONE_WINS, journal));
            }
            race(journal, several);
            several.stream().filter(one -> one != journal).forEach(Journal::close);
        }
    }

    private void race(Journal journal, List<Journal> several) throws Exception {
        Touch.races(Rule.ONE_WINS, rounds());
        List<Entry> written = new ArrayList<>();
        for (int round = 0; round < rounds(); round++) {
            List<Callable<Entry>> runners = new ArrayList<>();
            for (Journal mine : several) {
                Entry entry = next(written, says("round " + round + " of " + runners.size()));
                runners.add(() -> {
                    mine.append(entry);
                    return entry;
                });
            }
            written.add(Race.winner(StaleException.class, Race.run(runners)));
            Rule.ONE_WINS.same(written, journal.read(), "the entries of those that won");
        }
    }

    /** ONE_WINS, again and again, and WHOLE for those who read meanwhile. */
    @Test
    default void WHOLE_ofManyThatAppendNobodysEntryIsLostAndReadersSeeABeginning() throws Exception {
        Touch.races(Rule.WHOLE, rounds());
        try (Journal journal = journal()) {
            AtomicBoolean isOver = new AtomicBoolean();
            List<Callable<List<Entry>>> runners = new ArrayList<>();
            for (int i = 0; i < Race.RUNNERS / 2; i++) {
                runners.add(() -> appended(journal));
            }
            List<Callable<List<List<Entry>>>> all = new ArrayList<>();
            all.add(() -> {
                try {
                    return Race.values(Rule.ONE_WINS, Race.run(runners));
                } finally {
                    isOver.set(true);
                }
            });
            all.add(() -> {
                List<List<Entry>> seen = new ArrayList<>();
                while (!isOver.get()) {
                    seen.add(journal.read());
                }
                return seen;
            });
            List<List<List<Entry>>> results = Race.values(Rule.WHOLE, Race.run(all));
            List<Entry> end = journal.read();
            for (List<Entry> mine : results.get(0)) {
                Rule.ONE_WINS.demand(end.containsAll(mine), "an entry is gone that was appended");
            }
            Rule.ONE_WINS.same(Race.RUNNERS / 2 * rounds(), end.size(), "how many entries there are");
            for (List<Entry> seen : results.get(1)) {
                Rule.WHOLE.same(end.subList(0, seen.size()), seen, "what a reader saw");
            }
        }
    }

    private List<Entry> appended(Journal journal) {
        List<Entry> mine = new ArrayList<>();
        while (mine.size() < rounds()) {
            try {
                mine.add(append(journal, Thread.currentThread().getName()));
            } catch (StaleException e) {
                Thread.onSpinWait(); // another one was quicker; this one reads again
            }
        }
        return mine;
    }

    /** NEXT: entries that were there may be gone, and going on behind the gap would hide that. */
    @Test
    default void NEXT_anEntryBehindAGapIsRefused() throws Exception {
        try (Journal journal = journal()) {
            Rule.NEXT.thrown(
                    StaleException.class,
                    () -> journal.append(entry(2, "", says("gap"))),
                    "entry 2 of an empty journal");
            Entry first = append(journal, "first");
            Rule.NEXT.thrown(
                    StaleException.class,
                    () -> journal.append(entry(3, first.checksum(), says("gap"))),
                    "entry 3 behind entry 1");
            Rule.NEXT.same(List.of(first), journal.read(), "the entries after others were refused");
        }
    }

    /** CHAIN. */
    @Test
    default void CHAIN_anEntryOfAnotherHistoryIsRefusedAtTheLatestWhenItIsRead() throws Exception {
        try (Journal journal = journal()) {
            append(journal, "first");
            Entry foreign = entry(2, entry(1, "", says("other")).checksum(), says(Touch.SECRET));
            SourceException refusal = Rule.CHAIN.thrown(
                    SourceException.class,
                    () -> {
                        journal.append(foreign);
                        journal.read();
                    },
                    "an entry that does not follow the one before it");
            Rule.CHAIN.demand(
                    refusal.toString().contains("2"), "the message does not name entry 2: " + refusal.toString());
            Rule.SECRECY.demand(!refusal.toString().contains(Touch.SECRET), "a message shows what an entry says");
        }
    }

    /** HARMLESS. */
    @Test
    default void HARMLESS_sweepingAndClosingTwiceKeepEverything() throws Exception {
        Journal journal = journal();
        journal.sweep();
        Entry first = append(journal, "first");
        journal.sweep();
        Rule.HARMLESS.same(List.of(first), journal.read(), "the entries after sweeping");
        journal.close();
        journal.close();
    }
}
