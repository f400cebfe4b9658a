package dev.keyturn.settings;

/**
 * True or false.
 *
 * @param bool which of them
 * @param origin where it was read
 */
public record Bool(boolean bool, Origin origin) implements Value {
    @Override
    public Bool withOrigin(Origin elsewhere) {
        return new Bool(bool, elsewhere);
    }

    @Override
    public String kind() {
        return "boolean";
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Bool other && bool == other.bool;
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(bool);
    }

    @Override
    public String toString() {
        return Boolean.toString(bool);
    }
}
