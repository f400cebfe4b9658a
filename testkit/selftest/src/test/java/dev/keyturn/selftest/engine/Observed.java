package dev.keyturn.selftest.engine;

import dev.keyturn.Shown;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.Event;
import dev.keyturn.spi.Listener;
import dev.keyturn.spi.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All that somebody sees of runs: what they give back, what they throw, what they tell and what they log. */
final class Observed extends Handler implements Listener {
    private static final Logger LOG = Logger.getLogger("dev.keyturn");

    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return List.copyOf(lines);
    }

    private synchronized void line(String line) {
        lines.add(line);
    }

    /** Looks at the log as well until that is closed. */
    void listen() {
        LOG.setLevel(Level.ALL);
        LOG.setUseParentHandlers(false);
        LOG.addHandler(this);
    }

    /** Does something, and notes what comes of it. */
    void see(String what, Supplier<?> work) {
        try {
            shown(what, work.get());
        } catch (RefusedException | SourceException refused) {
            for (Throwable one = refused; one != null; one = one.getCause()) {
                line(what + " threw " + one);
            }
        }
    }

    /** Does something that gives nothing back. */
    void run(String what, Runnable work) {
        see(what, () -> {
            work.run();
            return "";
        });
    }

    private void shown(String what, @Nullable Object result) {
        line(what + ": " + result);
        if (result instanceof Shown shown) {
            line(what + " as Markdown: " + shown.toMarkdown());
            line(what + " as JSON: " + shown.toJson());
        }
    }

    @Override
    public void on(Event event) {
        line("event " + event);
    }

    @Override
    public void publish(LogRecord record) {
        line("log " + record.getLevel() + " " + record.getMessage() + " " + record.getThrown());
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        LOG.removeHandler(this);
        LOG.setUseParentHandlers(true);
        LOG.setLevel(null);
    }
}
