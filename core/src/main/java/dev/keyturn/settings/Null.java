package dev.keyturn.settings;

/**
 * Null where somebody wrote it. A key without a value has none of this.
 *
 * @param origin where it was read
 */
public record Null(Origin origin) implements Value {
    static final Null HERE = new Null(Origin.unknown());

    @Override
    public Null withOrigin(Origin elsewhere) {
        return new Null(elsewhere);
    }

    @Override
    public String kind() {
        return "null";
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Null;
    }

    @Override
    public int hashCode() {
        return 7;
    }

    @Override
    public String toString() {
        return "null";
    }
}
