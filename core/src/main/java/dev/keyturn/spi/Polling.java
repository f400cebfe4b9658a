package dev.keyturn.spi;

import java.util.Random;

/** Watches any source by reading it again and again, by its revision. */
public final class Polling implements Watch {
    private static final System.Logger LOG = System.getLogger("dev.keyturn");

    private final SettingsSource source;
    private final Watcher watcher;
    private final Hints hints;
    private final Hints silence = Hints.none();
    private final Watching watching;
    private final Object telling = new Object();
    private volatile boolean isClosed;

    /** The hints, until they fail. */
    private Hints heard;

    private Polling(SettingsSource source, Pace pace, Hints hints, Watcher watcher) {
        this.source = source;
        this.watcher = watcher;
        this.hints = hints;
        this.heard = hints;
        this.watching = new Watching(pace, new Random()::nextDouble, System.nanoTime());
    }

    /** Looks at a source at intervals. */
    public static Polling of(SettingsSource source, Pace pace, Watcher watcher) {
        return of(source, pace, Hints.none(), watcher);
    }

    /** Looks at a source at intervals, and whenever a hint says that it is worth it. The hints are closed with it. */
    public static Polling of(SettingsSource source, Pace pace, Hints hints, Watcher watcher) {
        Polling polling = new Polling(source, pace, hints, watcher);
        Thread thread = new Thread(polling::run, "keyturn watch of " + source.name());
        thread.setDaemon(true); // watching keeps no program alive
        thread.start();
        return polling;
    }

    private void run() {
        while (!isClosed) {
            if (isHinted()) {
                watching.hint(System.nanoTime());
            }
            if (!isClosed && watching.untilLook(System.nanoTime()) <= 0) {
                look();
            }
        }
    }

    private boolean isHinted() {
        try {
            return heard.await(watching.untilLook(System.nanoTime()));
        } catch (InterruptedException e) {
            return false; // nobody ends a watch like this: it is closed
        } catch (Throwable e) { // without hints it takes longer, and goes on
            log("a change of " + source.name() + " is noticed later from now on; its hints failed with ", e);
            heard = silence;
            return false;
        }
    }

    private void look() {
        Seen seen = Seen.in(source);
        if (watching.isToTell(seen, System.nanoTime())) {
            tell(seen);
        }
    }

    private void tell(Seen seen) {
        synchronized (telling) {
            if (isClosed) {
                return;
            }
            try {
                seen.tell(watcher);
            } catch (Throwable e) { // an error of a watcher, too, must not end the watching
                log("a watcher of " + source.name() + " failed with ", e);
            }
        }
        Thread.interrupted(); // a watcher that left its thread interrupted would make the next look fail
    }

    /** The kind of failure only: a message may show a value. */
    private static void log(String what, Throwable failure) {
        LOG.log(System.Logger.Level.WARNING, what + failure.getClass().getName());
    }

    @Override
    public void close() {
        isClosed = true;
        hints.close();
        silence.close();
        synchronized (telling) {
            return; // a call that was under way is over
        }
    }
}
