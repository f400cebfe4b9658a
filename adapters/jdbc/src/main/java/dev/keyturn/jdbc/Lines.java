package dev.keyturn.jdbc;

import dev.keyturn.journal.Chain;
import dev.keyturn.spi.Entry;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The entries of a journal, wherever they were found. */
final class Lines {
    private final String journal;
    private final SortedMap<Long, String> lines = new TreeMap<>();

    Lines(String journal) {
        this.journal = journal;
    }

    Lines add(long number, String json) {
        lines.put(number, json);
        return this;
    }

    Lines add(Entry entry) {
        return add(entry.number(), entry.toJson());
    }

    /** All of them, each checked. */
    List<Entry> entries() {
        Chain chain = new Chain();
        lines.forEach((number, json) -> chain.add(json, journal + " " + number));
        return chain.entries();
    }
}
