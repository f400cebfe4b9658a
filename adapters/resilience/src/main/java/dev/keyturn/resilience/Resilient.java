package dev.keyturn.resilience;

import dev.keyturn.spi.Listener;
import dev.keyturn.spi.SettingsSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A source around another one that tries again what is safe to try again, leaves a place alone that keeps failing, and limits how
 * long calls take where it is told to.
 *
 * <pre>{@code
 * SettingsSource source = Resilient.wrap(JdbcSource.of(dataSource, "settings"));
 * Migrator.of(source).with(migrations).build().migrate();
 * }</pre>
 *
 * <p><b>What is tried again</b>: what the source says is temporary, and of what it says that nothing was written ({@link
 * dev.keyturn.spi.SourceException}).
 *
 * <ul>
 *   <li>Reads of settings and journal, and whatever else only looks.
 *   <li>Writes of which it is certain that they came to nothing, such as after a deadlock, a serialization failure, or a connection that
 *       was lost before the commit. Where several writes are one ({@link dev.keyturn.spi.Transacts}) all of them are done again.
 *   <li>A commit, or an entry of the journal, whose answer was lost: what became of it is looked up in the journal first, in which the
 *       number of an entry is there once. It is looked up when the lost transaction has ended for certain, however long it ran on:
 *       the lock of the run is taken anew before, and a transaction that waits for the lost one is begun. What was written
 *       is not written again.
 * </ul>
 *
 * <p><b>What is not</b>: what was refused, what somebody else has changed ({@link dev.keyturn.spi.StaleException}), mistakes in a program,
 * failures that somebody has to mend, anything in an interrupted thread, and a {@link SettingsSource#write} outside of a
 * transaction whose answer was lost: a run on such a source has announced it in the journal, and the next run finds out. A lock
 * that somebody else holds is waited for as long as the run says, and not longer.
 *
 * <p><b>How long</b>: no attempt begins after {@code max-duration}. To that comes the time of the last attempt and, where the lock
 * has to be taken anew, as long as the run would wait for it.
 *
 * <p><b>The circuit breaker</b> is one for each wrapped source. Open, it refuses to begin: to read, to take the lock, to begin a
 * transaction of one who has no lock. What a run does that has the lock is never refused, and letting it go neither.
 *
 * <p><b>The time limiter</b> is off, because it interrupts threads; {@code reference.conf} says what that does.
 *
 * <p>What happens is told to listeners as {@link dev.keyturn.spi.Event}s, in the log {@code dev.keyturn}, one line each, and to
 * Micrometer. There are no values and no credentials in any of it.
 */
public final class Resilient {
    private final SettingsSource source;
    private final List<Listener> listeners = new ArrayList<>();
    private Optional<Policy> policy = Optional.empty();
    private Consumer<Metered> meters = metered -> {};
    private Time time = Time.SYSTEM;

    private Resilient(SettingsSource source) {
        this.source = source;
    }

    /** What is counted of one source. */
    record Metered(Guard guard, Limiter limiter) {}

    /** Around this source, as the configuration of the program says ({@link Policy#load}). Closing it closes that source. */
    public static SettingsSource wrap(SettingsSource source) {
        return of(source).wrap();
    }

    /** Around this source, with more to say. */
    public static Resilient of(SettingsSource source) {
        return new Resilient(source);
    }

    /** By this policy, instead of what the configuration of the program says. */
    public Resilient policy(Policy other) {
        policy = Optional.of(other);
        return this;
    }

    /** Tells what happens; see {@link Listener} for how. */
    public Resilient tell(Listener listener) {
        listeners.add(listener);
        return this;
    }

    /** Counts attempts, calls and time-outs under the names that Resilience4j has for them, with the name of the source as the tag {@code name}. */
    public Resilient meters(MeterRegistry registry) {
        meters = metered -> Meters.bind(metered, registry);
        return this;
    }

    Resilient time(Time other) {
        time = other;
        return this;
    }

    /** The source; where the policy is switched off, the one that was to be wrapped. */
    public SettingsSource wrap() {
        Policy now = policy.orElseGet(Policy::load);
        if (!now.isEnabled()) {
            return source;
        }
        Guard guard = new Guard(source.name(), now, time, new Teller(source.name(), listeners));
        Limiter limiter = new Limiter(source.name(), now);
        meters.accept(new Metered(guard, limiter));
        return new ResilientSource(source, new Calls(guard, limiter));
    }
}
