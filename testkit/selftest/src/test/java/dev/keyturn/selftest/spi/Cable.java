package dev.keyturn.selftest.spi;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import java.util.concurrent.atomic.AtomicInteger;

/** The way from one process to a source that several share: it can be cut, and it can lose answers. */
final class Cable implements SettingsSource {
    private final MemorySource source;
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private volatile boolean isCut;

    Cable(MemorySource source) {
        this.source = source;
    }

    void cut() {
        isCut = true;
    }

    void mend() {
        isCut = false;
    }

    /** The next write is done, and nobody learns of it. */
    void loseAnAnswer() {
        lostAnswers.incrementAndGet();
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Snapshot read(Selection selection) {
        check();
        return source.read(selection);
    }

    @Override
    public Receipt write(String expectedRevision, Edit edit) {
        check();
        Receipt receipt = source.write(expectedRevision, edit);
        if (lostAnswers.getAndUpdate(lost -> Math.max(0, lost - 1)) > 0) {
            throw failure("the answer was lost", false);
        }
        return receipt;
    }

    private void check() {
        if (isCut) {
            throw failure("it is out of reach", true);
        }
    }

    private SourceException failure(String what, boolean isOutcomeKnown) {
        return new SourceException(
                Problem.of(Origin.of(name()), Key.root(), what, "an answer"),
                true,
                isOutcomeKnown,
                new IllegalStateException(what));
    }

    @Override
    public void close() {
        // it leads to memory
    }
}
