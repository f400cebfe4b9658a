package dev.keyturn.settings;

import java.util.Optional;

/**
 * Values as JSON text, exactly: numbers keep their digits, names may not come twice, and nothing is rounded or put right.
 *
 * <p>JSON cannot hold all values. {@link #plain} refuses those that it cannot; {@link #exact} and {@link #canonical} write
 * them in tables of their own: <code>{"$number": "0x1F"}</code>, and <code>{"$value": 1, "child": 2}</code> for a key that
 * has a value and children. A name that begins with a dollar sign gets a second one there. A name with
 * half a character in it is written in quotes behind a dollar sign, as in a {@link Key}.
 */
public final class Json {
    private Json() {}

    /**
     * Reads a JSON object.
     *
     * @param text the text
     * @param source what messages call the text
     * @throws RefusedException if it is no JSON object, or one that settings cannot hold, with line and column
     */
    public static Table read(String text, String source) {
        return new JsonReader(text, source, false).document();
    }

    /** Reads what {@link #exact} or {@link #canonical} wrote. */
    public static Table readExact(String text, String source) {
        return new JsonReader(text, source, true).document();
    }

    /** As {@link #readExact(String, String)}; all values have this origin, which is quicker than a place for each. */
    public static Table readExact(String text, Origin origin) {
        return new JsonReader(text, origin).document();
    }

    /** Compact JSON in the table's order, or nothing where JSON cannot hold the value. */
    public static Optional<String> plain(Value value) {
        return JsonWriter.plain(value);
    }

    /** Compact JSON in the table's order, which {@link #readExact} reads as the same value. */
    public static String exact(Value value) {
        return JsonWriter.exact(value);
    }

    /**
     * The one JSON text of all equal tables: names sorted by their UTF-16 code units, numbers {@linkplain Num#normalised
     * normalised}, no white space, and only those characters escaped that have to be. {@link #readExact} reads it.
     */
    public static String canonical(Value value) {
        return JsonWriter.canonical(value);
    }
}
