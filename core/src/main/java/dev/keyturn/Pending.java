package dev.keyturn;

import dev.keyturn.internal.engine.Which;
import java.util.Optional;

/** Which of the migrations that are to be done are meant. */
public final class Pending {
    private final Which which;

    private Pending(Which which) {
        this.which = which;
    }

    static Pending of(Which which) {
        return new Pending(which);
    }

    /** All that were never done; those that were rolled back are held. */
    public static Pending all() {
        return new Pending(Which.ALL);
    }

    /** The next one only. */
    public static Pending next() {
        return new Pending(new Which(Optional.empty(), 1, false));
    }

    /** All up to this one, and this one. */
    public static Pending upTo(String id) {
        return new Pending(new Which(Optional.of(id), Integer.MAX_VALUE, false));
    }

    /** The same, and those that were rolled back run again. */
    public Pending heldToo() {
        return new Pending(new Which(which.upTo(), which.most(), true));
    }

    Which which() {
        return which;
    }
}
