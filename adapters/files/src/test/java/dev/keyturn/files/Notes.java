package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Problem;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.Watcher;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes down what a watch tells: the settings, or what is wrong. */
class Notes implements Watcher {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @Override
    public void changed(Snapshot now) {
        told.add(now.settings().toString());
    }

    @Override
    public void unreadable(List<Problem> why) {
        told.add(why.toString());
    }

    /** The next thing that is told. */
    String next() throws InterruptedException {
        String next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("what is told within %s s", PATIENCE_SECONDS).isNotNull();
        return next;
    }

    /** The next thing that is told is that the setting {@code a} is this, and nothing else. */
    void isNext(String text) throws InterruptedException {
        assertThat(next()).isEqualTo("{a: \"" + text + "\"}");
    }

    /** Nothing was told that was not asked for. */
    void isAll() {
        assertThat(told).isEmpty();
    }
}
