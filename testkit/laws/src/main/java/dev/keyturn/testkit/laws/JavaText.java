package dev.keyturn.testkit.laws;

/** Text within Java source, in plain ASCII, so that it means the same in whatever encoding it is pasted into. */
final class JavaText {
    private static final int LAST_ASCII = 0x7e;

    private JavaText() {}

    /** The text between quotes. */
    static String quoted(String text) {
        return '"' + ascii(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    /** One line of JSON within a text block. */
    static String inBlock(String json) {
        return ascii(json.replace("\\", "\\\\").replace("\"\"\"", "\"\"\\\""));
    }

    /** JSON and Java know the same escape; behind two backslashes Java leaves it to JSON. */
    private static String ascii(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(c <= LAST_ASCII ? Character.toString(c) : String.format("\\\\u%04x", c)));
        return out.toString();
    }
}
