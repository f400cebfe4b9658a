package dev.keyturn.resilience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A time in which waiting takes none. */
final class Waits extends Clock implements Time {
    /** How long was waited, in milliseconds. */
    final List<Long> waits = new ArrayList<>();

    private long nanos = 1;

    @Override
    public Clock clock() {
        return this;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void sleep(Duration wait) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        waits.add(wait.toMillis());
        pass(wait);
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos);
    }
}
