package dev.keyturn.cli;

import dev.keyturn.Progress;
import dev.keyturn.spi.Event;
import dev.keyturn.spi.Listener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A bar on standard error for work that takes long. It says nothing in the first second and leaves nothing behind: whatever else is
 * printed erases it first.
 */
final class Activity implements Listener, AutoCloseable {
    private static final long SILENT = Duration.ofSeconds(1).toNanos();
    private static final int BETWEEN_MILLIS = 100;
    private static final int BAR = 20;
    private static final int WIDTH = 78;
    private static final String ERASE = "\r\u001b[K";
    private static final AtomicReference<Activity> SHOWN = new AtomicReference<>();

    private final PrintWriter err;
    private final String what;
    private final List<String> migrations;
    private boolean isOver;
    private boolean isPaused;
    private boolean isDrawn;
    private long since = System.nanoTime();
    private int done;
    private int of;
    private String about = "";

    private Activity(PrintWriter err, String what, List<String> migrations) {
        this.err = err;
        this.what = what;
        this.migrations = List.copyOf(migrations);
    }

    /**
     * Begins to show what a command does.
     *
     * @param migrations the ids of those that it may do, in order
     */
    static Activity begin(PrintWriter err, String what, List<String> migrations) {
        Activity activity = new Activity(err, what, migrations);
        SHOWN.set(activity);
        Thread thread = new Thread(activity::draw, "keyturn-progress");
        thread.setDaemon(true);
        thread.start();
        return activity;
    }

    /** Whether standard error is a terminal, also where standard output is not. */
    static boolean isPossible() {
        if (System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            String place = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return place.startsWith("/dev/pts/") || place.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException isNoLinux) {
            return Approval.isTerminal();
        }
    }

    /** Erases what is shown, if something is: somebody else prints now. */
    static void makeRoom() {
        Activity shown = SHOWN.get();
        if (shown != null) {
            shown.erase();
        }
    }

    /** Erases it, and shows nothing until work goes on: somebody is asked. */
    static void pause() {
        Activity shown = SHOWN.get();
        if (shown != null) {
            shown.stop();
        }
    }

    @Override
    public synchronized void on(Event event) {
        resume();
        int index = event.migration().map(migrations::indexOf).orElse(-1);
        if (index >= 0) {
            of = migrations.size();
            done = event.kind() == Event.Kind.VERIFIED ? index + 1 : index;
            about = migrations.get(index);
        }
    }

    /** So many of so many edits are tried. */
    synchronized void on(Progress progress) {
        resume();
        done = progress.done();
        of = progress.of();
        about = "edits tried";
    }

    private void resume() {
        if (isPaused) {
            isPaused = false;
            since = System.nanoTime();
        }
    }

    private synchronized void stop() {
        isPaused = true;
        erase();
    }

    private synchronized void erase() {
        if (isDrawn) {
            err.print(ERASE);
            err.flush();
            isDrawn = false;
        }
    }

    private synchronized void draw() {
        try {
            while (!isOver) {
                wait(BETWEEN_MILLIS);
                long time = System.nanoTime() - since;
                if (!isOver && !isPaused && time > SILENT) {
                    err.print("\r" + line(what, done, of, about, Duration.ofNanos(time)) + "\u001b[K");
                    err.flush();
                    isDrawn = true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code migrate  [##########----------]  1 of 2  2026-12-many  12 s}; a block that moves where nobody knows of how many. */
    static String line(String what, int done, int of, String about, Duration time) {
        String end = "  " + time.toSeconds() + " s";
        String line = of == 0
                ? what + "  [" + moving(time) + "]"
                : what + "  [" + "#".repeat(BAR * done / of) + "-".repeat(BAR - BAR * done / of) + "]  " + done + " of "
                        + of + "  " + about;
        return line.substring(0, Math.min(line.length(), WIDTH - end.length())) + end;
    }

    private static String moving(Duration time) {
        int last = BAR - 3;
        int step = (int) (time.toMillis() / BETWEEN_MILLIS % (2L * last));
        int at = step <= last ? step : 2 * last - step;
        return "-".repeat(at) + "###" + "-".repeat(last - at);
    }

    @Override
    public synchronized void close() {
        isOver = true;
        erase();
        SHOWN.set(null);
        notifyAll();
    }
}
