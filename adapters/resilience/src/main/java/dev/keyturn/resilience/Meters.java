package dev.keyturn.resilience;

import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedTimeLimiterMetrics;
import io.micrometer.core.instrument.MeterRegistry;

/** What Micrometer is told; a class of its own, because Micrometer need not be there. */
final class Meters {
    private Meters() {}

    static void bind(Resilient.Metered metered, MeterRegistry registry) {
        TaggedRetryMetrics.ofRetryRegistry(metered.guard().registry()).bindTo(registry);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(
                        metered.guard().circuit().registry())
                .bindTo(registry);
        TaggedTimeLimiterMetrics.ofTimeLimiterRegistry(metered.limiter().registry())
                .bindTo(registry);
    }
}
