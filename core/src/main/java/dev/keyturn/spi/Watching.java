package dev.keyturn.spi;

import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides when to look and what to tell. It has no thread and no clock: it is given what was seen, and the time of a clock that
 * only goes forward, in nanoseconds from some moment.
 */
final class Watching {
    /** From a hint to the look: a save is seldom one event, and a look at the first one comes too early. */
    private static final long BREATH_NANOS = 10_000_000;

    private static final double JITTER = 0.1;

    private final long interval;
    private final long quiet;
    private final long doubt;
    private final DoubleSupplier chance;
    private long due;

    /** What was told last. */
    private @Nullable Object told;

    /** What is told next if it stays the same. */
    private @Nullable Object candidate;

    private long since;

    /** Looks at once. */
    Watching(Pace pace, DoubleSupplier chance, long now) {
        this.interval = pace.interval().toNanos();
        this.quiet = pace.quiet().toNanos();
        this.doubt = pace.doubt().toNanos();
        this.chance = chance;
        this.due = now;
    }

    /** How long until the next look; zero or less if it is due. */
    long untilLook(long now) {
        return due - now;
    }

    /** There may be something to see. What is a candidate already is looked at soon anyway. */
    void hint(long now) {
        if (candidate == null) {
            due = now + Math.min(BREATH_NANOS, untilLook(now));
        }
    }

    /** This was seen; whether to tell it. */
    boolean isToTell(Seen seen, long now) {
        Object mark = seen.mark();
        if (mark.equals(told)) {
            rest(now);
            return false;
        }
        if (!mark.equals(candidate)) {
            candidate = mark;
            since = now;
        }
        long left = since + (seen.isDoubtful() ? doubt : quiet) - now;
        if (left > 0) {
            due = now + (quiet > 0 ? Math.min(left, quiet) : left);
            return false;
        }
        told = mark;
        rest(now);
        return true;
    }

    private void rest(long now) {
        candidate = null;
        due = now + interval - (long) (interval * JITTER * chance.getAsDouble());
    }
}
