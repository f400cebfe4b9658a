package dev.keyturn.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.jdbc.JdbcSource;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.HoldsJournal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.Transacts;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Calls that take too long. */
class LimiterTest {
    private static final Policy LIMITED = Quick.POLICY
            .timeLimit(Duration.ofMillis(100), Duration.ofMillis(100))
            .maxAttempts(3);

    private final Scripted source = new Scripted();
    private final SettingsSource wrapped =
            Resilient.of(source).policy(LIMITED).time(new Waits()).wrap();
    private final CountDownLatch end = new CountDownLatch(1);

    private Settings read() {
        return wrapped.read(Selection.all()).settings();
    }

    /** Waits until it is interrupted, and says so as sources do. */
    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw Scripted.failure(true, true);
        }
    }

    /** Waits whatever anybody says. */
    private void hangOn() {
        boolean isOver = false;
        while (!isOver) {
            try {
                isOver = end.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                // a driver that does not listen
            }
        }
    }

    @Test
    void aReadThatHangsIsInterruptedAndReadAgain() {
        source.before("read", LimiterTest::hang);
        assertThat(read()).isEqualTo(Scripted.SETTINGS);
        assertThat(source.calls).containsExactly("read", "read");
    }

    @Test
    void oneThatDoesNotEndIsGivenUpAndNothingIsBegunMeanwhile() {
        source.before("read", this::hangOn);
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.isTemporary()).isTrue())
                .hasMessage("settings: a call from before has not ended yet; expected an answer within 0.1 s;"
                        + " safe to retry; nothing was written; try again later");
        assertThat(source.calls).containsExactly("read");
        end.countDown();
    }

    @Test
    void aThreadThatIsInterruptedStaysSo() {
        source.before("read", LimiterTest::hang);
        Thread.currentThread().interrupt();
        assertThatThrownBy(this::read).isInstanceOf(SourceException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(source.calls).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void workThatHangsIsUndoneAndDoneAgain() {
        String table = Shape.table(Databases.H2);
        SettingsSource limited = limited(table);
        AtomicInteger works = new AtomicInteger();
        int done = store(limited).atomically(() -> {
            if (works.incrementAndGet() == 1) {
                hang();
            }
            return works.get();
        });
        assertThat(done).isEqualTo(2);
    }

    @Test
    void workThatDoesNotEndMayBeWrittenAndIsNotDoneAgain() throws Exception {
        String table = Shape.table(Databases.H2);
        SettingsSource limited = limited(table);
        AtomicInteger works = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(1);
        Lock.Held held =
                limited.ability(HoldsJournal.class).orElseThrow().lock().acquire(Duration.ofSeconds(9), "run A");

        assertThatThrownBy(() -> store(limited).atomically(() -> {
                    works.incrementAndGet();
                    hangOn();
                    ended.countDown();
                    return works;
                }))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.isOutcomeKnown()).isFalse())
                .hasMessage(table + ": a call took longer than 0.1 s, and did not end when it was told to;"
                        + " expected an answer within 0.1 s; not safe to retry: it may be written all the same;"
                        + " run again: the next run finds in the journal whether it was");
        held.close();

        assertThat(works).hasValue(1);
        end.countDown();
        assertThat(ended.await(9, TimeUnit.SECONDS)).isTrue();
        JdbcSource.of(Databases.H2.dataSource(), table)
                .lock()
                .acquire(Duration.ofSeconds(30), "run B")
                .close();
    }

    private static SettingsSource limited(String table) {
        return Resilient.of(JdbcSource.of(Databases.H2.dataSource(), table))
                .policy(LIMITED.timeLimit(Duration.ofMillis(100), Duration.ofMillis(200)))
                .wrap();
    }

    private static Transacts store(SettingsSource source) {
        return source.ability(Transacts.class).orElseThrow();
    }
}
