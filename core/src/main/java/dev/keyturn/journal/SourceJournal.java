package dev.keyturn.journal;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A journal in any source that compares and sets: one text an entry, {@code keyturn.journal.000001} and so on.
 *
 * <p>An append looks at the source, and writes behind the last entry with the revision that it saw; so it is exclusive as
 * far as the writes of the source are. It goes by what stands there and not by what it remembers: an entry that the store
 * has lost, or an older state that was put back, is noticed by the next append or the next read.
 *
 * <p>The source is one of its own beside the settings, and may be that of a {@link SourceLock}: an append changes its
 * revision, and among the settings that it is about would outdate each write that it announces. Closing it is the caller's.
 */
public final class SourceJournal implements Journal {
    /** The key that the entries are under if nothing else is said. */
    public static final Key USUAL = Key.of("keyturn.journal");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{6}|[1-9][0-9]{6,17}");
    private static final int TRIES = 20;

    private final SettingsSource source;
    private final Key place;

    private SourceJournal(SettingsSource source, Key place) {
        this.source = source;
        this.place = place;
    }

    /** The journal in a source, under {@link #USUAL}. */
    public static SourceJournal in(SettingsSource source) {
        return new SourceJournal(source, USUAL);
    }

    /** The journal in a source, under this key, below which nothing else is. */
    public static SourceJournal in(SettingsSource source, Key place) {
        return new SourceJournal(source, place);
    }

    @Override
    public String name() {
        return source.name() + ": " + place;
    }

    @Override
    public List<Entry> read() {
        Chain chain = new Chain();
        entries(look().settings()).forEach((number, json) -> chain.add(json, source.name() + ": " + key(number)));
        return chain.entries();
    }

    private Key key(long number) {
        return place.child(String.format(Locale.ROOT, "%06d", number));
    }

    private Snapshot look() {
        return source.read(new Selection(List.of(KeyPattern.of(place))));
    }

    /** By number, because a source need not keep an order. What is no text is no entry any more; the chain says so. */
    private SortedMap<Long, String> entries(Settings settings) {
        SortedMap<Long, String> entries = new TreeMap<>();
        if (settings.at(place).orElse(null) instanceof Table table) {
            table.forEach((name, value) -> {
                if (NUMBER.matcher(name).matches()) {
                    entries.put(Long.valueOf(name), value instanceof Text text ? text.text() : "");
                }
            });
        }
        return entries;
    }

    /** Something else in the source, such as the record of a lock, may change meanwhile; then this looks again. */
    @Override
    public void append(Entry entry) {
        for (int tries = 1; ; tries++) {
            Snapshot snapshot = look();
            SortedMap<Long, String> entries = entries(snapshot.settings());
            long last = entries.isEmpty() ? 0 : entries.lastKey();
            if (entry.number() != last + 1) {
                throw stale(entry.number(), last);
            }
            Settings changed = snapshot.settings().with(key(entry.number()), Value.of(entry.toJson()));
            try {
                source.write(snapshot.revision(), Edit.of(Changes.between(snapshot.settings(), changed)));
                return;
            } catch (StaleException e) {
                if (tries == TRIES) {
                    throw e;
                }
            } catch (SourceException e) {
                if (e.isOutcomeKnown() || !isThere(entry, e)) {
                    throw e;
                }
                return; // only the answer was lost
            }
        }
    }

    private boolean isThere(Entry entry, SourceException unknown) {
        try {
            return entry.toJson().equals(entries(look().settings()).get(entry.number()));
        } catch (SourceException e) {
            unknown.addSuppressed(e);
            return false;
        }
    }

    private StaleException stale(long number, long last) {
        return new StaleException(Problem.of(
                        Origin.of(source.name()),
                        key(number),
                        number <= last
                                ? "another run has written this entry"
                                : last == 0
                                        ? "all entries are gone that were there"
                                        : "entries are gone that were there: the last one is " + last,
                        "to be the only run on this source")
                .hint("look at the history, then run again"));
    }

    @Override
    public void sweep() {
        source.sweep();
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
