package dev.keyturn.settings;

/**
 * Where in its table an entry stood, told by its neighbour, so that it can come back there.
 *
 * @param after the name of the entry in front of it; the empty place of {@link #FIRST} has none
 * @param isFirst whether it stood in front of all others
 */
public record Place(String after, boolean isFirst) {
    /** In front of all others. */
    public static final Place FIRST = new Place("", true);

    /** Behind the entry with this name. */
    public static Place after(String name) {
        return new Place(name, false);
    }

    Table put(Table table, String name, Value value) {
        return isFirst ? table.withFirst(name, value) : table.withAfter(after, name, value);
    }
}
