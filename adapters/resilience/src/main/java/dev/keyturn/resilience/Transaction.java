package dev.keyturn.resilience;

import dev.keyturn.spi.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Several writes as one, once: what they have added to the journal. The number of an entry is there once only, so the journal says
 * what became of them.
 */
final class Transaction<T> {
    /** What became of writes whose answer was lost. */
    enum Outcome {
        WRITTEN,
        UNDONE,
        /** The number of an entry has been given to somebody else. */
        TAKEN
    }

    private final List<Entry> added = new ArrayList<>();
    /** A thread that is waited for no longer may set it. */
    private volatile Optional<T> result = Optional.empty();

    void add(Entry entry) {
        added.add(entry);
    }

    List<Entry> added() {
        return added;
    }

    Optional<T> result() {
        return result;
    }

    /** Does all of the work; what it gives is kept, for the answer may be lost. */
    T whole(Supplier<T> work) {
        T gives = work.get();
        result = Optional.of(gives);
        return gives;
    }

    /** A part of the work, of which nothing is there where it throws. */
    <P> P part(Supplier<P> work) {
        int before = added.size();
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            added.subList(before, added.size()).clear();
            throw failure;
        }
    }

    /** Whether the journal can say what became of it. */
    boolean canBeFound() {
        return result.isPresent() && !added.isEmpty();
    }

    /** What a journal says of it, when nothing of it runs any more. */
    Outcome in(List<Entry> journal) {
        Entry first = added.get(0);
        Entry last = added.get(added.size() - 1);
        if (journal.size() >= last.number()
                && journal.get((int) last.number() - 1).equals(last)) {
            return Outcome.WRITTEN;
        }
        boolean isAsBefore = journal.size() == first.number() - 1
                && ResilientLock.checksum(journal).equals(first.parent());
        return isAsBefore ? Outcome.UNDONE : Outcome.TAKEN;
    }
}
