package dev.keyturn.spi;

/**
 * Is told what a run does.
 *
 * <p>A listener is called from a thread of its own, one event at a time, in order. The run does not wait for it while it
 * holds a lock; when the run has let go, it waits a few seconds at most for the last event to be delivered. What a listener
 * throws is logged and changes nothing.
 */
@FunctionalInterface
public interface Listener {
    /** Something happened. */
    void on(Event event);
}
