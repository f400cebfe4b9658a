package dev.keyturn.resilience;

import dev.keyturn.spi.Event;
import dev.keyturn.spi.Listener;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Tells listeners and the log, one event at a time, on a thread that ends when there is nothing to tell: whoever is told may be slow. */
final class Teller implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.keyturn");
    private static final long SECONDS = 5;

    private final String source;
    private final List<Listener> listeners;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Teller::daemon);

    Teller(String source, List<Listener> listeners) {
        this.source = source;
        this.listeners = List.copyOf(listeners);
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "keyturn-resilience-events");
        thread.setDaemon(true);
        return thread;
    }

    void tell(Event.Kind kind, String says) {
        Event event = new Event(kind, source, Optional.empty(), says);
        try {
            thread.execute(() -> deliver(event));
        } catch (RejectedExecutionException e) {
            deliver(event); // the source is closed, and somebody uses it still
        }
    }

    private void deliver(Event event) {
        LOG.log(event.level(), event.toString());
        for (Listener listener : listeners) {
            try {
                listener.on(event);
            } catch (Throwable e) { // an error of one listener, too, must not keep the event from the others
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a listener failed with " + e.getClass().getName());
            }
        }
    }

    /** Waits until all is told, but not forever. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(SECONDS, TimeUnit.SECONDS)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "a listener takes longer than " + SECONDS + " s; nobody waits for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
