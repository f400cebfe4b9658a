package dev.keyturn.files.layout;

/**
 * Gives words that come again and again one object: a large file has a hundred thousand entries, and few names. It remembers
 * the last word of each hash, so it stays small whatever a text holds.
 */
public final class Vocabulary {
    private static final int SIZE = 1024;

    private final String[] words = new String[SIZE];

    /** The word, or the equal one of an earlier call. */
    public String word(String word) {
        int hash = word.hashCode();
        int place = (hash ^ (hash >>> 16)) & (SIZE - 1);
        if (!word.equals(words[place])) {
            words[place] = word;
        }
        return words[place];
    }
}
