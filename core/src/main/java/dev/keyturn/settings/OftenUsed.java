package dev.keyturn.settings;

/**
 * Names that come again and again, such as those of the fields of a journal, each kept in memory once: a long journal is
 * held by its names for the larger part (JournalBenchmark.history).
 */
final class OftenUsed {
    private static final int SLOTS = 256;
    private static final int LONGEST = 16;

    /** A name that is lost because two threads write at once is merely kept twice. */
    private final String[] names = new String[SLOTS];

    /** An equal name, and mostly the same. */
    String same(String name) {
        if (name.length() > LONGEST) {
            return name;
        }
        int slot = name.hashCode() & (SLOTS - 1);
        String known = names[slot];
        if (name.equals(known)) {
            return known;
        }
        names[slot] = name;
        return name;
    }
}
