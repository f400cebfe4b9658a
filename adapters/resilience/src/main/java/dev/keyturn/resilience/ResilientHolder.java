package dev.keyturn.resilience;

import dev.keyturn.spi.HoldsJournal;
import dev.keyturn.spi.Journal;

/** The journal of a source and its lock, made once. */
final class ResilientHolder implements HoldsJournal {
    private final Journal bare;
    private final ResilientLock lock;
    private final ResilientJournal journal;

    ResilientHolder(String name, HoldsJournal source, Calls calls) {
        this.bare = source.journal();
        this.lock = new ResilientLock(name, source.lock(), bare, calls);
        this.journal = new ResilientJournal(bare, calls, lock);
        calls.under(lock);
    }

    /** As the source has it. */
    Journal bare() {
        return bare;
    }

    @Override
    public ResilientJournal journal() {
        return journal;
    }

    @Override
    public ResilientLock lock() {
        return lock;
    }
}
