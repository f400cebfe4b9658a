package dev.keyturn.resilience;

import java.time.Duration;

/** A policy for tests, which wait for nothing. */
final class Quick {
    static final Policy POLICY = Policy.defaults()
            .waits(Duration.ofMillis(1), 2, Duration.ofMillis(20), 0.5)
            .maxDuration(Duration.ofSeconds(20));

    private Quick() {}
}
