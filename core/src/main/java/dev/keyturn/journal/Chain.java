package dev.keyturn.journal;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Entries as they are read, each checked to be whole and to follow the one before it: what every journal does. */
public final class Chain {
    private final List<Entry> entries = new ArrayList<>();

    /** No entries yet. */
    public Chain() {
        // they are added one by one
    }

    /**
     * Adds the next entry.
     *
     * @param json what is there of it
     * @param place where it is, for a message that begins with it
     * @throws SourceException if it is damaged, or does not follow the one before it
     */
    public void add(String json, String place) {
        Entry entry = read(json, place);
        if (entry.number() != entries.size() + 1) {
            throw damaged(
                    place,
                    "it is entry " + entry.number() + ", not " + (entries.size() + 1),
                    "restore the journal's directory from a backup, or bring the missing entries back");
        }
        String parent = entries.isEmpty() ? "" : entries.get(entries.size() - 1).checksum();
        if (!entry.parent().equals(parent)) {
            throw damaged(
                    place,
                    "it does not follow entry " + entries.size() + " of this journal: two histories were mixed",
                    "this happens where copies of the journal, such as two branches, were merged; keep the history that the"
                            + " settings really had, and remove the other one's entries");
        }
        entries.add(entry);
    }

    private static Entry read(String json, String place) {
        try {
            Optional<Entry> entry = Entry.read(json, place);
            if (entry.isPresent()) {
                return entry.get();
            }
        } catch (RefusedException e) {
            throw damaged(place, "it is no longer JSON", "restore it from a backup");
        }
        throw damaged(place, "its content does not fit its checksum", "restore it from a backup");
    }

    private static SourceException damaged(String place, String what, String hint) {
        return new SourceException(Problem.of(
                        Origin.of(place), Key.root(), "the journal is damaged: " + what, "an entry as it was written")
                .hint(hint));
    }

    /** The entries that were added. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }
}
