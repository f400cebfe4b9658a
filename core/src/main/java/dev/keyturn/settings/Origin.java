package dev.keyturn.settings;

/**
 * Where a value was read. Every message that names a key starts with it.
 *
 * @param source what the user calls the place: a file name, {@code env}, a table
 * @param line the line, from 1; 0 where the source has no lines
 * @param column the column, from 1; 0 where the source has no columns
 */
public record Origin(String source, int line, int column) {
    private static final Origin UNKNOWN = new Origin("settings", 0, 0);

    public Origin {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("a line and a column are 0 (none) or more, got " + line + ":" + column);
        }
    }

    /** The origin of a value that was made in memory. */
    public static Origin unknown() {
        return UNKNOWN;
    }

    /** An origin that knows its source only. */
    public static Origin of(String source) {
        return new Origin(source, 0, 0);
    }

    /** An origin with a place in the source. */
    public static Origin of(String source, int line, int column) {
        return new Origin(source, line, column);
    }

    /**
     * {@code application.yaml:12:3}, in the form that editors and terminals turn into a link. A character that would begin
     * another line, or do something to a terminal, is shown by its number: a file may be called anything.
     */
    @Override
    public String toString() {
        String shown = KeyText.visible(source);
        if (line == 0) {
            return shown;
        }
        return column == 0 ? shown + ":" + line : shown + ":" + line + ":" + column;
    }
}
