package dev.keyturn.spi;

import java.time.Duration;

/**
 * A source that is being watched, until this is closed or the process ends; it never keeps a process alive. Closing the source
 * does not close it.
 */
public interface Watch extends AutoCloseable {
    /**
     * Watches a source in the best way that it has: its own, if it is {@link Watchable}; otherwise it is read every 30
     * seconds.
     *
     * <pre>{@code
     * try (Watch watch = Watch.of(source, now -> use(now.settings()))) {
     *   // use was, or will be in a moment, called with what is there, and again whenever it changes
     * }
     * }</pre>
     */
    static Watch of(SettingsSource source, Watcher watcher) {
        return source.ability(Watchable.class)
                .map(watchable -> watchable.watch(watcher))
                .orElseGet(() -> Polling.of(source, Pace.every(Duration.ofSeconds(30)), watcher));
    }

    /**
     * Ends it. When this returns the watcher is told nothing any more; it waits for a call that is under way, unless it is
     * made from that very call. So a caller must not hold a lock that the watcher is waiting for. A second call does nothing.
     */
    @Override
    void close();
}
