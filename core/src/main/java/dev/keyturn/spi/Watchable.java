package dev.keyturn.spi;

/**
 * A source that has a better way to learn of changes than to be read again and again. Every other source can be watched,
 * too, with {@link Watch#of}.
 *
 * <p>To write one, give {@link Polling} some {@link Hints}: they say when to look, and it decides what to tell, so that all
 * that {@link Watcher} promises is kept. Then let a test implement {@code dev.keyturn.testkit.source.WatchContract}:
 *
 * <pre>{@code
 * class TableSourceTest implements WatchContract {
 *   public SettingsSource source(Settings initial) {
 *     return TableSource.in(databaseWith(initial));
 *   }
 * }
 * }</pre>
 */
public interface Watchable {
    /** Begins to watch; the caller closes it. What is there now is the first that the watcher is told. */
    Watch watch(Watcher watcher);
}
