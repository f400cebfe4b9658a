package dev.keyturn;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How several places are gone through.
 *
 * @param threads how many at once
 * @param goesOn whether the others are done where one fails
 * @param listeners who is told how far it has come
 */
record Manner(int threads, boolean goesOn, List<Consumer<Progress>> listeners) {
    /** One after the other, up to the first that fails. */
    static final Manner USUAL = new Manner(1, false, List.of());

    Manner {
        if (threads < 1) {
            throw new IllegalArgumentException(threads + " at once; expected 1 or more");
        }
        listeners = List.copyOf(listeners);
    }

    Manner parallel(int number) {
        return new Manner(number, goesOn, listeners);
    }

    Manner keepGoing() {
        return new Manner(threads, true, listeners);
    }

    Manner tell(Consumer<Progress> listener) {
        return new Manner(
                threads,
                goesOn,
                Stream.concat(listeners.stream(), Stream.of(listener)).toList());
    }
}
