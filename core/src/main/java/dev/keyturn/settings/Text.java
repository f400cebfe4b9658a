package dev.keyturn.settings;

/**
 * Text, also where it looks like a number or a boolean.
 *
 * @param text the characters
 * @param origin where it was read
 */
public record Text(String text, Origin origin) implements Value {
    @Override
    public Text withOrigin(Origin elsewhere) {
        return new Text(text, elsewhere);
    }

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public boolean mayRefer() {
        return text.contains("${");
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Text other && text.equals(other.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return KeyText.quote(text);
    }
}
