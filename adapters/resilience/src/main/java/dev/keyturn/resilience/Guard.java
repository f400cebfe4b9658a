package dev.keyturn.resilience;

import dev.keyturn.spi.Event;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Tries, waits, and tries again, within what the policy allows. */
final class Guard {
    private final Policy policy;
    private final Time time;
    private final Teller teller;
    private final Circuit circuit;
    private final RetryRegistry registry;
    private final Retry retry;

    Guard(String name, Policy policy, Time time, Teller teller) {
        this.policy = policy;
        this.time = time;
        this.teller = teller;
        this.circuit = new Circuit(name, policy.circuitBreaker(), time, teller);
        Policy.Retry how = policy.retry();
        RetryConfig config = RetryConfig.custom()
                .maxAttempts(how.maxAttempts())
                .intervalFunction(waits(how))
                .retryOnException(failure -> !(failure instanceof Final))
                .build();
        this.registry = RetryRegistry.of(config);
        this.retry = registry.retry(name);
    }

    private static IntervalFunction waits(Policy.Retry how) {
        return how.jitter() == 0
                ? IntervalFunction.ofExponentialBackoff(how.firstWait(), how.factor(), how.longestWait())
                : IntervalFunction.ofExponentialRandomBackoff(
                        how.firstWait(), how.factor(), how.jitter(), how.longestWait());
    }

    /** What is not tried again, for the counts of the library. */
    private static final class Final extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Final(Throwable cause) {
            super(cause);
        }
    }

    RetryRegistry registry() {
        return registry;
    }

    Circuit circuit() {
        return circuit;
    }

    Teller teller() {
        return teller;
    }

    /** Whether the same may work later, and not because somebody looks again and decides anew. */
    static boolean isPassing(SourceException failure) {
        return failure.isTemporary() && !(failure instanceof StaleException);
    }

    /** Whether nothing was written, and the same may work later. */
    static boolean isUndone(SourceException failure) {
        return isPassing(failure) && failure.isOutcomeKnown();
    }

    /**
     * Does this, and again where that is safe.
     *
     * @param isBeginning whether it may be refused while the place is left alone
     * @param again what is tried again
     */
    <T> T call(boolean isBeginning, Predicate<SourceException> again, Supplier<T> attempt) {
        long begin = time.nanos();
        Predicate<SourceException> isSick =
                failure -> isPassing(failure) && (again.test(failure) || !failure.isOutcomeKnown());
        Retry.AsyncContext<T> context = retry.asyncContext();
        boolean hasLeave = isBeginning;
        if (hasLeave) {
            circuit.enter();
        }
        for (int number = 1; ; number++) {
            try {
                T result = circuit.tried(hasLeave, isSick, attempt);
                context.onComplete();
                return result;
            } catch (SourceException failure) {
                boolean isSafe = again.test(failure) && !Thread.currentThread().isInterrupted();
                Duration left = policy.retry().maxDuration().minusNanos(time.nanos() - begin);
                boolean isLate = left.isNegative() || left.isZero();
                long millis = context.onError(isSafe && !isLate ? failure : new Final(failure));
                if (millis < 0) {
                    if (isSafe) {
                        gaveUp(number, failure);
                    }
                    throw failure;
                }
                sleep(number, Duration.ofMillis(Math.min(millis, left.toMillis())), failure);
                hasLeave = false;
            }
        }
    }

    /** As {@link #call}, for what gives nothing. */
    void run(boolean isBeginning, Predicate<SourceException> again, Runnable attempt) {
        Object unused = call(isBeginning, again, () -> {
            attempt.run();
            return attempt;
        });
    }

    private void gaveUp(int number, SourceException failure) {
        String tried = number == 1 ? "tried once" : "tried " + number + " times";
        teller.tell(Event.Kind.GAVE_UP, tried + ": " + failure.problem().what());
    }

    private void sleep(int number, Duration wait, SourceException failure) {
        teller.tell(
                Event.Kind.RETRIED,
                "attempt " + (number + 1) + " of " + policy.retry().maxAttempts() + " in " + seconds(wait) + ": "
                        + failure.problem().what());
        try {
            time.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    /** {@code 0.2 s}, {@code 30 s}. */
    static String seconds(Duration duration) {
        String text = String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
        return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " s";
    }
}
