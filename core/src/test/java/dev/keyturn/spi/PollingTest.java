package dev.keyturn.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.SettingsSource.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The thread of a watch and what it does to those around it; what it tells and when is decided in {@link Watching}. */
@Timeout(60)
class PollingTest {
    private static final Pace FAST = Pace.every(Duration.ofMillis(5));
    private static final Pace SELDOM = Pace.every(Duration.ofHours(1));
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Scripted source = new Scripted();
    private Optional<Watch> watch = Optional.empty();

    @AfterEach
    void end() {
        watch.ifPresent(Watch::close);
    }

    /** A source that holds one text, or fails with something. */
    private static final class Scripted implements SettingsSource {
        private volatile String content = "A";
        private volatile Optional<Throwable> failure = Optional.empty();
        private volatile boolean isBlocked;
        private final CountDownLatch reading = new CountDownLatch(1);
        private final CountDownLatch release = new CountDownLatch(1);

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public Snapshot read(Selection selection) {
            if (isBlocked) {
                reading.countDown();
                awaitUninterruptibly(release);
            }
            failure.ifPresent(Scripted::sneak);
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted");
            }
            return new Snapshot(Settings.empty().with("a", Value.of(content)), content);
        }

        @SuppressWarnings("unchecked")
        private static <X extends Throwable> void sneak(Throwable any) throws X {
            throw (X) any;
        }

        @Override
        public Receipt write(String expectedRevision, Edit edit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes down what it is told. */
    private class Notes implements Watcher {
        @Override
        public void changed(Snapshot now) {
            told.add(now.settings().text("a").orElse("nothing"));
        }

        @Override
        public void unreadable(List<Problem> why) {
            told.add(why.get(0).what());
        }
    }

    private void watch(Pace pace, Hints hints, Watcher watcher) {
        watch = Optional.of(Polling.of(source, pace, hints, watcher));
    }

    private void isTold(String expected) throws InterruptedException {
        assertThat(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(expected);
    }

    @Test
    void whatIsThereIsToldAndThenEachChange() throws Exception {
        watch(FAST, Hints.none(), new Notes());

        isTold("A");
        source.content = "B";
        isTold("B");
        source.content = "A";
        isTold("A");
    }

    @Test
    void itsThreadIsADaemonWithANameThatSaysWhatItWatches() throws Exception {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        watch(FAST, Hints.none(), now -> threads.add(Thread.currentThread()));

        Thread thread = threads.take();

        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).isEqualTo("keyturn watch of scripted");
    }

    @Test
    void aWatcherThatThrowsAnythingIsToldOfTheNextChange() throws Exception {
        watch(FAST, Hints.none(), new Notes() {
            @Override
            public void changed(Snapshot now) {
                super.changed(now);
                throw new AssertionError("a failing watcher");
            }
        });

        isTold("A");
        source.content = "B";
        isTold("B");
    }

    @Test
    void aWatcherThatLeavesItsThreadInterruptedIsToldOfTheNextChange() throws Exception {
        watch(FAST, Hints.none(), new Notes() {
            @Override
            public void changed(Snapshot now) {
                super.changed(now);
                Thread.currentThread().interrupt();
            }
        });

        isTold("A");
        source.content = "B";
        isTold("B");
    }

    @Test
    void whateverASourceThrowsIsToldAndTheWatchingGoesOn() throws Exception {
        watch(FAST, Hints.none(), new Notes());
        isTold("A");

        source.failure = Optional.of(
                new SourceException(Problem.of(Origin.of("scripted"), Key.root(), "the network is down", "a network")));
        isTold("the network is down");
        source.failure = Optional.of(new StackOverflowError());
        isTold("it cannot be read (java.lang.StackOverflowError)");
        source.failure = Optional.of(new IllegalStateException("the password is hunter2"));
        isTold("it cannot be read (java.lang.IllegalStateException)");
        source.failure = Optional.empty();
        isTold("A");
    }

    @Test
    void aHintMakesItLookLongBeforeTheInterval() throws Exception {
        Semaphore hints = new Semaphore(0);
        watch(SELDOM, waitingFor(hints), new Notes());
        isTold("A");

        source.content = "B";
        hints.release();

        isTold("B");
    }

    private static Hints waitingFor(Semaphore hints) {
        return new Hints() {
            @Override
            public boolean await(long nanos) throws InterruptedException {
                return hints.tryAcquire(nanos, TimeUnit.NANOSECONDS);
            }

            @Override
            public void close() {
                hints.release();
            }
        };
    }

    @Test
    void hintsThatFailAreDoneWithout() throws Exception {
        watch(
                FAST,
                new Hints() {
                    @Override
                    public boolean await(long nanos) {
                        throw new IllegalStateException("no more watches");
                    }

                    @Override
                    public void close() {
                        // nothing is held
                    }
                },
                new Notes());

        isTold("A");
        source.content = "B";
        isTold("B");
    }

    @Test
    void closingWaitsForACallThatIsUnderWayAndNothingIsToldAfterwards() throws Exception {
        CountDownLatch isInside = new CountDownLatch(1);
        CountDownLatch mayLeave = new CountDownLatch(1);
        watch(FAST, Hints.none(), new Notes() {
            @Override
            public void changed(Snapshot now) {
                isInside.countDown();
                awaitUninterruptibly(mayLeave);
                super.changed(now);
            }
        });
        awaitUninterruptibly(isInside);
        Thread closer = new Thread(watch.orElseThrow()::close);
        closer.start();
        while (closer.getState() != Thread.State.BLOCKED) {
            assertThat(closer.isAlive()).as("it waits").isTrue();
            Thread.onSpinWait();
        }

        source.content = "B";
        mayLeave.countDown();
        closer.join();

        assertThat(told).containsExactly("A");
        assertThat(isGone("keyturn watch of scripted")).isTrue();
        assertThat(told).containsExactly("A");
    }

    @Test
    void aReadThatHangsKeepsNobodyFromClosingAndIsNotToldWhenItEnds() throws Exception {
        source.isBlocked = true;
        watch(FAST, Hints.none(), new Notes());
        awaitUninterruptibly(source.reading);

        watch.orElseThrow().close();
        source.release.countDown();

        assertThat(isGone("keyturn watch of scripted")).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void aWatcherMayCloseItsOwnWatch() throws Exception {
        CountDownLatch isKnown = new CountDownLatch(1);
        watch(FAST, Hints.none(), new Notes() {
            @Override
            public void changed(Snapshot now) {
                awaitUninterruptibly(isKnown);
                watch.orElseThrow().close();
                super.changed(now);
            }
        });
        isKnown.countDown();

        isTold("A");
        source.content = "B";

        assertThat(isGone("keyturn watch of scripted")).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void aThousandWatchesLeaveNoThreadBehind() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            Watch one = Watch.of(source, new Notes());
            one.close();
            one.close();
        }

        assertThat(isGone("keyturn watch of scripted")).isTrue();
    }

    /** Whether no thread has this name, now or soon. */
    private static boolean isGone(String name) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            if (Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals(name))) {
                return true;
            }
            Thread.sleep(1);
        }
        return false;
    }
}
