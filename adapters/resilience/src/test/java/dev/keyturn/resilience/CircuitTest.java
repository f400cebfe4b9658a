package dev.keyturn.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.spi.Event;
import dev.keyturn.spi.HoldsJournal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A place that keeps failing is left alone, but not by those who are in the middle of something. */
class CircuitTest {
    private static final Policy POLICY =
            Policy.defaults().maxAttempts(1).with(new Policy.CircuitBreaker(true, 50, 4, 4, Duration.ofSeconds(30), 2));

    private final Scripted source = new Scripted();
    private final Waits time = new Waits();
    private final List<Event> told = new CopyOnWriteArrayList<>();
    private final SettingsSource wrapped =
            Resilient.of(source).policy(POLICY).time(time).tell(told::add).wrap();

    private void read() {
        assertThat(wrapped.read(Selection.all()).settings()).isEqualTo(Scripted.SETTINGS);
    }

    private HoldsJournal holder() {
        return wrapped.ability(HoldsJournal.class).orElseThrow();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            source.before("read", Scripted.passing());
            assertThatThrownBy(this::read).hasMessageContaining("it is out of reach");
        }
    }

    @Test
    void whatKeepsFailingIsNotAskedForAWhile() {
        fail(4);
        time.pass(Duration.ofSeconds(3));
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(SourceException.class, failure -> {
                    assertThat(failure.isTemporary()).isTrue();
                    assertThat(failure.isOutcomeKnown()).isTrue();
                })
                .hasMessage(
                        "settings: it failed too often of late, and is left alone for a while (the circuit breaker is open);"
                                + " expected a place that answers; safe to retry; nothing was tried; the log says above what failed;"
                                + " it is asked again in 27 s");
        assertThatThrownBy(() -> holder().lock().acquire(Duration.ZERO, "run A"))
                .hasMessageContaining("the circuit breaker is open");
        assertThat(source.calls).containsExactly("read", "read", "read", "read");
    }

    @Test
    void itIsAskedAgainWhenTheTimeHasPassed() {
        fail(4);
        time.pass(Duration.ofSeconds(31));
        read();
        read();
        read();
        wrapped.close();
        assertThat(told)
                .extracting(Event::toString)
                .filteredOn(line -> line.startsWith("circuit"))
                .containsExactly(
                        "circuit opened settings: 100 % of the last attempts failed; not asked for 30 s",
                        "circuit closed settings: it answers, and is asked again");
    }

    @Test
    void aRunThatHasBegunIsNotStopped() {
        Lock.Held held = holder().lock().acquire(Duration.ZERO, "run A");
        fail(6);
        read();
        assertThat(holder().journal().read()).isEmpty();
        assertThatCode(held::close).doesNotThrowAnyException();
        assertThat(source.calls).endsWith("let go");
        assertThatThrownBy(this::read).hasMessageContaining("the circuit breaker is open");
    }

    @Test
    void whatSomebodyElseDidOrACallerDidWrongIsNoFailureOfThePlace() {
        for (int i = 0; i < 10; i++) {
            source.before(
                    "read",
                    Scripted.throwing(
                            new StaleException(Scripted.failure(true, true).problem())));
            assertThatThrownBy(this::read).isInstanceOf(StaleException.class);
            source.before("read", Scripted.throwing(new IllegalStateException("a mistake")));
            assertThatThrownBy(this::read).isInstanceOf(IllegalStateException.class);
            source.before("read", Scripted.failing(false, true));
            assertThatThrownBy(this::read).isInstanceOf(SourceException.class);
        }
        read();
    }

    @Test
    void aLockThatSomebodyElseHoldsIsNoFailureOfThePlace() {
        Lock.Held held = source.lock().acquire(Duration.ZERO, "another process");
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> holder().lock().acquire(Duration.ZERO, "run A"))
                    .hasMessageContaining("another process");
        }
        held.close();
        read();
    }
}
