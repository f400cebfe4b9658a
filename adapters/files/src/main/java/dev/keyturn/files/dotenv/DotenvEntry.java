package dev.keyturn.files.dotenv;

/**
 * An entry with the places of its parts in the text.
 *
 * @param start where its first line begins
 * @param nameStart where its name begins, behind {@code export}
 * @param nameEnd where its name ends
 * @param valueStart where its value begins, with the quote
 * @param valueEnd where its value ends, with the quote
 * @param end where the line after it begins
 * @param number the number of its first line, from 1
 * @param name its name
 * @param value what its value stands for
 */
record DotenvEntry(
        int start,
        int nameStart,
        int nameEnd,
        int valueStart,
        int valueEnd,
        int end,
        int number,
        String name,
        String value) {

    /** How its value is quoted. */
    DotenvQuotes quotes(String text) {
        char first = valueStart < valueEnd ? text.charAt(valueStart) : 0;
        return first == '"' ? DotenvQuotes.DOUBLE : first == '\'' ? DotenvQuotes.SINGLE : DotenvQuotes.NONE;
    }
}
