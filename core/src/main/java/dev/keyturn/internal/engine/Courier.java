package dev.keyturn.internal.engine;

import dev.keyturn.spi.Event;
import dev.keyturn.spi.Listener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes events from a run to its listeners and to the log, on a thread of its own: the run holds a lock, and whoever is
 * called may wait for just that lock.
 */
final class Courier implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.keyturn");
    private static final long SECONDS = 5;

    private final String source;
    private final List<Listener> listeners;
    private final boolean isLogged;
    private final BlockingQueue<Optional<Event>> queue = new LinkedBlockingQueue<>();
    private @Nullable Thread thread;
    private @Nullable List<Event> waiting;

    Courier(Wiring wiring) {
        this.source = wiring.source().name();
        this.listeners = wiring.listeners();
        this.isLogged = wiring.isLogged();
    }

    void tell(Event.Kind kind, String says) {
        tell(new Event(kind, source, Optional.empty(), says));
    }

    void tell(Event.Kind kind, String migration, String says) {
        tell(new Event(kind, source, Optional.of(migration).filter(id -> !id.isEmpty()), says));
    }

    /** What is told meanwhile goes out when the work is done; nobody hears of work that came to nothing. */
    void untilDone(Runnable work) {
        List<Event> told = new ArrayList<>();
        waiting = told;
        try {
            work.run();
        } finally {
            waiting = null;
        }
        told.forEach(this::tell);
    }

    /** What was told meanwhile came to nothing, and is done again. */
    void forget() {
        if (waiting != null) {
            waiting.clear();
        }
    }

    private void tell(Event event) {
        if (waiting != null) {
            waiting.add(event);
            return;
        }
        boolean isHeard = !listeners.isEmpty() || (isLogged && LOG.isLoggable(event.level()));
        if (!isHeard) {
            return;
        }
        if (thread == null) {
            Thread started = new Thread(this::deliver, "keyturn-events");
            started.setDaemon(true);
            started.start();
            thread = started;
        }
        queue.add(Optional.of(event));
    }

    private void deliver() {
        try {
            for (Optional<Event> next = queue.take(); next.isPresent(); next = queue.take()) {
                Event event = next.get();
                if (isLogged) {
                    LOG.log(event.level(), event.toString());
                }
                listeners.forEach(listener -> deliver(listener, event));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void deliver(Listener listener, Event event) {
        try {
            listener.on(event);
        } catch (Throwable e) { // an error of one listener, too, must not keep the events from the others
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a listener failed with " + e.getClass().getName());
        }
    }

    /** Waits until all is delivered, but not forever. Not to be called while the lock is held. */
    @Override
    public void close() {
        Thread started = thread;
        if (started == null) {
            return;
        }
        queue.add(Optional.empty());
        try {
            started.join(TimeUnit.SECONDS.toMillis(SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (started.isAlive()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a listener takes longer than " + SECONDS + " s; the run does not wait");
        }
    }
}
