package dev.keyturn.internal.page;

import java.util.List;

/** A part of a page. */
sealed interface Block {
    /** A heading below the title. */
    record Section(String title) implements Block {}

    /** What somebody has to know, as a label and a sentence. */
    record Facts(List<Fact> facts) implements Block {}

    /** A label and a sentence, or something to be copied. */
    record Fact(String label, String says, boolean isCode) {}

    /** Sentences, one after the other. */
    record Lines(List<String> lines) implements Block {}

    /** What changes, key by key. */
    record Changed(List<Row> rows) implements Block {}

    /**
     * What becomes of a key.
     *
     * @param key the key
     * @param before what it was; empty where it was not there
     * @param after what it is; empty where it is gone
     */
    record Row(String key, String before, String after) {}

    /** A list with a column for each heading, of which one may hold what is to be copied. */
    record Grid(List<String> heads, String code, List<List<String>> rows) implements Block {}
}
