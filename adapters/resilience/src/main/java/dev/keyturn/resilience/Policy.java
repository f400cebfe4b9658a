package dev.keyturn.resilience;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;

/**
 * How often and for how long something is tried, when a place is left alone, and how long a call may take.
 *
 * <pre>{@code
 * Policy patient = Policy.defaults().maxAttempts(10).maxDuration(Duration.ofMinutes(5));
 * }</pre>
 *
 * <p>The same can be said in {@code application.conf}, below {@code keyturn.resilience}; {@code reference.conf} in this library
 * names all of it, with the values of {@link #defaults}.
 *
 * @param isEnabled whether anything is done at all
 * @param retry how often, for how long, and with which waits between
 * @param circuitBreaker when a place is left alone
 * @param timeLimiter how long a call may take
 */
public record Policy(boolean isEnabled, Retry retry, CircuitBreaker circuitBreaker, TimeLimiter timeLimiter) {
    /** Where it is in a configuration. */
    public static final String PATH = "keyturn.resilience";

    /**
     * How often, for how long, and with which waits between.
     *
     * @param maxAttempts how often something is tried, the first time included
     * @param maxDuration no attempt begins later than this after the first one
     * @param firstWait the wait before the second attempt
     * @param factor by how much each wait is longer than the one before
     * @param longestWait the longest wait
     * @param jitter the part of each wait that is left to chance, from 0 up to but not including 1
     */
    public record Retry(
            int maxAttempts,
            Duration maxDuration,
            Duration firstWait,
            double factor,
            Duration longestWait,
            double jitter) {
        public Retry {
            demand(maxAttempts >= 1, "max-attempts is " + maxAttempts + "; expected 1 or more");
            positive("max-duration", maxDuration);
            positive("first-wait", firstWait);
            positive("longest-wait", longestWait);
            demand(factor >= 1, "factor is " + factor + "; expected 1 or more");
            demand(
                    longestWait.compareTo(firstWait) >= 0,
                    "longest-wait is shorter than first-wait; expected one that is as long or longer");
            demand(jitter >= 0 && jitter < 1, "jitter is " + jitter + "; expected 0 or more, and less than 1");
        }
    }

    /**
     * When a place is left alone.
     *
     * @param isEnabled whether it ever is
     * @param failureRate of a hundred attempts, how many have failed when it is
     * @param window how many of the last attempts count
     * @param minimumCalls how many there must have been
     * @param openFor for how long nothing is tried
     * @param trialCalls how many calls decide after that
     */
    public record CircuitBreaker(
            boolean isEnabled, int failureRate, int window, int minimumCalls, Duration openFor, int trialCalls) {
        public CircuitBreaker {
            demand(
                    failureRate >= 1 && failureRate <= 100,
                    "failure-rate is " + failureRate + "; expected 1 to 100, of a hundred");
            demand(window >= 1, "window is " + window + "; expected 1 or more");
            demand(
                    minimumCalls >= 1 && minimumCalls <= window,
                    "minimum-calls is " + minimumCalls + "; expected 1 or more, and no more than window");
            positive("open-for", openFor);
            demand(trialCalls >= 1, "trial-calls is " + trialCalls + "; expected 1 or more");
        }
    }

    /**
     * How long a call may take.
     *
     * @param isEnabled whether there is a limit
     * @param limit how long one attempt may take
     * @param grace how long a thread that was interrupted has to end
     */
    public record TimeLimiter(boolean isEnabled, Duration limit, Duration grace) {
        public TimeLimiter {
            positive("limit", limit);
            positive("grace", grace);
        }
    }

    /** What is in {@code reference.conf}. */
    public static Policy defaults() {
        return new Policy(
                true,
                new Retry(5, Duration.ofSeconds(60), Duration.ofMillis(200), 2, Duration.ofSeconds(10), 0.5),
                new CircuitBreaker(true, 50, 20, 10, Duration.ofSeconds(30), 2),
                new TimeLimiter(false, Duration.ofSeconds(60), Duration.ofSeconds(5)));
    }

    /**
     * What {@code application.conf}, system properties and {@code reference.conf} of this program say, as its other libraries read them.
     *
     * @throws dev.keyturn.settings.RefusedException as {@link #from}, and if a file is no HOCON
     */
    public static Policy load() {
        return PolicyReader.read(() -> ConfigFactory.load(Policy.class.getClassLoader()));
    }

    /**
     * What a configuration says at {@link #PATH}; what it leaves out is as in {@link #defaults}.
     *
     * @throws dev.keyturn.settings.RefusedException if there is a name that is not known, or a value that cannot be; all of them are in
     *     there, each with its file and line
     */
    public static Policy from(Config config) {
        return PolicyReader.read(
                () -> config.withFallback(ConfigFactory.defaultReference(Policy.class.getClassLoader())));
    }

    /** Everything goes to the source as it is, once. */
    public static Policy off() {
        return new Policy(false, defaults().retry, defaults().circuitBreaker, defaults().timeLimiter);
    }

    /** How often something is tried, the first time included. */
    public Policy maxAttempts(int most) {
        return with(new Retry(most, retry.maxDuration, retry.firstWait, retry.factor, retry.longestWait, retry.jitter));
    }

    /** No attempt begins later than this after the first one. */
    public Policy maxDuration(Duration longest) {
        return with(
                new Retry(retry.maxAttempts, longest, retry.firstWait, retry.factor, retry.longestWait, retry.jitter));
    }

    /** The waits: the first one, by how much each is longer, the longest one, and how much of each is left to chance. */
    public Policy waits(Duration first, double factor, Duration longest, double jitter) {
        return with(new Retry(retry.maxAttempts, retry.maxDuration, first, factor, longest, jitter));
    }

    /** The same with another way to try again. */
    public Policy with(Retry other) {
        return new Policy(isEnabled, other, circuitBreaker, timeLimiter);
    }

    /** The same with another circuit breaker. */
    public Policy with(CircuitBreaker other) {
        return new Policy(isEnabled, retry, other, timeLimiter);
    }

    /** The same, but a place is never left alone. */
    public Policy withoutCircuitBreaker() {
        CircuitBreaker now = circuitBreaker;
        return with(
                new CircuitBreaker(false, now.failureRate, now.window, now.minimumCalls, now.openFor, now.trialCalls));
    }

    /** The same with a limit for each attempt, and a time in which one that was interrupted has to end. */
    public Policy timeLimit(Duration limit, Duration grace) {
        return new Policy(isEnabled, retry, circuitBreaker, new TimeLimiter(true, limit, grace));
    }

    private static void positive(String name, Duration duration) {
        demand(!duration.isNegative() && !duration.isZero(), name + " is " + duration + "; expected more than nothing");
    }

    private static void demand(boolean isRight, String otherwise) {
        if (!isRight) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
