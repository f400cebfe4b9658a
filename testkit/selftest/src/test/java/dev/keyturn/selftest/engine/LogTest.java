package dev.keyturn.selftest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.MigratorBuilder;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Event;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Watch;
import dev.keyturn.spi.Watcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What stands in the log of a program that does nothing about it. */
class LogTest {
    private static final Logger LOGGER = Logger.getLogger("dev.keyturn");

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private List<String> logged(Runnable action) {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getLevel() + " " + line.getMessage());
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing is held open
            }
        };
        Level before = LOGGER.getLevel();
        LOGGER.setLevel(Level.INFO);
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
        try {
            action.run();
            return List.copyOf(lines);
        } finally {
            LOGGER.removeHandler(handler);
            LOGGER.setUseParentHandlers(true);
            LOGGER.setLevel(before);
            lines.clear();
        }
    }

    private static MigratorBuilder renaming() {
        return Migrator.of(new MemorySource("app", Settings.empty().with("a", Value.of(1))))
                .with(Migration.named("1-a")
                        .owner("tests")
                        .expect("b")
                        .rollbackNote("safe")
                        .rename("a")
                        .to("b")
                        .build())
                .journal(new MemoryJournal("journal"), new MemoryLock());
    }

    @Test
    void aRunBeginsWithWhereThingsStandAndARehearsalSaysNothing() {
        Migrator migrator = renaming().build();

        assertThat(logged(migrator::rehearse)).isEmpty();
        assertThat(logged(migrator::migrate))
                .containsExactly(
                        "INFO started app: migrate; shape none; pending 1-a; last change never",
                        "INFO written app 1-a: 2 keys",
                        "INFO verified app 1-a: read back and confirmed in the journal");
    }

    @Test
    void aMigratorWithoutLogLogsNothingAndTellsItsListeners() {
        List<Event.Kind> told = Collections.synchronizedList(new ArrayList<>());
        Migrator migrator =
                renaming().withoutLog().tell(event -> told.add(event.kind())).build();

        assertThat(logged(migrator::migrate)).isEmpty();
        assertThat(told)
                .containsExactly(
                        Event.Kind.STARTED, Event.Kind.STEP, Event.Kind.WRITTEN, Event.Kind.VERIFIED, Event.Kind.ENDED);
    }

    @Test
    void aWatcherThatSaysNothingElseLogsWhatCannotBeRead() {
        Watcher watcher = now -> {};
        Problem one = Problem.of(new Origin("app.yaml", 3, 1), Key.of("a"), "it is set twice", "each key once");
        Problem two = Problem.of(new Origin("app.yaml", 5, 1), Key.root(), "it ends too early", "a closing quote");

        assertThat(logged(() -> watcher.unreadable(List.of(one, two))))
                .containsExactly("WARNING settings stay as they were read last: " + one + System.lineSeparator() + two);
    }

    @Test
    void aWatcherThatFailsIsLoggedWithoutWhatItSays() {
        MemorySource source = new MemorySource("memory", Settings.empty().with("a", Value.of("hunter2")));

        List<String> logged = logged(() -> {
            CountDownLatch isTold = new CountDownLatch(1);
            Watch watch = Watch.of(source, now -> {
                isTold.countDown();
                throw new IllegalStateException("not good: " + now.settings());
            });
            try {
                assertThat(isTold.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            watch.close(); // waits for the call, and so for what is logged of it
        });

        assertThat(logged).containsExactly("WARNING a watcher of memory failed with java.lang.IllegalStateException");
    }
}
