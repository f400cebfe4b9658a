package dev.keyturn.resilience;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.Event;
import dev.keyturn.spi.SourceException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Leaves a place alone that keeps failing. It refuses what would begin, and never what has begun. */
final class Circuit {
    private final String name;
    private final Policy.CircuitBreaker policy;
    private final Time time;
    private final CircuitBreakerRegistry registry;
    private final CircuitBreaker breaker;
    private volatile long openedAt;

    Circuit(String name, Policy.CircuitBreaker policy, Time time, Teller teller) {
        this.name = name;
        this.policy = policy;
        this.time = time;
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .failureRateThreshold(policy.failureRate())
                .slidingWindow(
                        policy.window(), policy.minimumCalls(), CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .waitDurationInOpenState(policy.openFor())
                .permittedNumberOfCallsInHalfOpenState(policy.trialCalls())
                .clock(time.clock())
                .build();
        this.registry = CircuitBreakerRegistry.of(config);
        this.breaker = registry.circuitBreaker(name);
        breaker.getEventPublisher()
                .onStateTransition(change -> moved(change.getStateTransition().getToState(), teller));
    }

    private void moved(CircuitBreaker.State now, Teller teller) {
        if (now == CircuitBreaker.State.OPEN) {
            openedAt = time.nanos();
            teller.tell(
                    Event.Kind.CIRCUIT_OPENED,
                    Math.round(breaker.getMetrics().getFailureRate()) + " % of the last attempts failed; not asked for "
                            + Guard.seconds(policy.openFor()));
        } else if (now == CircuitBreaker.State.CLOSED) {
            teller.tell(Event.Kind.CIRCUIT_CLOSED, "it answers, and is asked again");
        }
    }

    CircuitBreakerRegistry registry() {
        return registry;
    }

    /**
     * Leave to begin, to be followed by {@link #tried}.
     *
     * @throws SourceException if there is none now
     */
    void enter() {
        if (policy.isEnabled() && !breaker.tryAcquirePermission()) {
            throw open();
        }
    }

    /**
     * Does this, and counts whether it failed.
     *
     * @param isSick whether a failure says that the place is not well; that somebody else was there first, or that the caller is
     *     wrong, says nothing of it
     */
    <T> T tried(boolean hasLeave, Predicate<SourceException> isSick, Supplier<T> attempt) {
        if (!policy.isEnabled()) {
            return attempt.get();
        }
        long begin = time.nanos();
        try {
            T result = attempt.get();
            breaker.onSuccess(time.nanos() - begin, TimeUnit.NANOSECONDS);
            return result;
        } catch (RuntimeException | Error failure) {
            if (failure instanceof SourceException known && isSick.test(known)) {
                breaker.onError(time.nanos() - begin, TimeUnit.NANOSECONDS, failure);
            } else if (hasLeave) {
                breaker.releasePermission();
            }
            throw failure;
        }
    }

    private SourceException open() {
        Duration left = policy.openFor().minusNanos(time.nanos() - openedAt);
        String when = left.isNegative() || left.isZero() ? "at the next call" : "in " + Guard.seconds(left);
        Problem problem = Problem.of(
                        Origin.of(name),
                        Key.root(),
                        "it failed too often of late, and is left alone for a while (the circuit breaker is open)",
                        "a place that answers")
                .hint("nothing was tried; the log says above what failed; it is asked again " + when);
        return new SourceException(problem, true, true, new IllegalStateException("the circuit breaker is open"));
    }
}
