package dev.keyturn.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Listener;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is tried again, how often, and after which waits. */
class GuardTest {
    private static final Policy EVEN = Policy.defaults()
            .waits(Duration.ofMillis(100), 2, Duration.ofMillis(400), 0)
            .withoutCircuitBreaker();
    private static final Runnable[] ALWAYS =
            Collections.nCopies(1000, Scripted.passing()).toArray(Runnable[]::new);
    private static final Problem PROBLEM = Problem.of(Origin.of("settings"), Key.root(), "it is so", "something else");

    private final Scripted source = new Scripted();
    private final Waits time = new Waits();

    private SettingsSource wrapped(Policy policy) {
        return Resilient.of(source).policy(policy).time(time).wrap();
    }

    private static Object read(SettingsSource source) {
        return source.read(Selection.all()).settings();
    }

    private static Object write(SettingsSource source) {
        Edit edit = Edit.of(Changes.between(Scripted.SETTINGS, Scripted.SETTINGS.with("level", Value.of("debug"))));
        return source.write("0", edit);
    }

    @Test
    void waitsGrowByTheFactorUpToTheLongest() {
        source.before("read", ALWAYS);
        assertThatThrownBy(() -> read(wrapped(EVEN.maxAttempts(6)))).isInstanceOf(SourceException.class);
        assertThat(time.waits).containsExactly(100L, 200L, 400L, 400L, 400L);
        assertThat(source.calls).hasSize(6);
    }

    @Test
    void chanceChangesAWaitByItsPartOnly() {
        source.before("read", ALWAYS);
        Policy even = EVEN.waits(Duration.ofMillis(100), 1, Duration.ofMillis(100), 0.5)
                .maxAttempts(200)
                .maxDuration(Duration.ofHours(1));
        assertThatThrownBy(() -> read(wrapped(even))).isInstanceOf(SourceException.class);
        assertThat(time.waits).hasSize(199).allMatch(wait -> wait >= 50 && wait <= 150);
        assertThat(time.waits.stream().distinct().count()).isGreaterThan(20);
    }

    @Test
    void noAttemptBeginsLaterThanTheLongestDuration() {
        source.before("read", ALWAYS);
        assertThatThrownBy(() -> read(wrapped(EVEN.maxAttempts(100).maxDuration(Duration.ofSeconds(1)))))
                .isInstanceOf(SourceException.class);
        assertThat(time.waits).containsExactly(100L, 200L, 400L, 300L);
    }

    @Test
    void whatPassesIsReadInTheEnd() {
        source.before("read", Scripted.passing(), Scripted.passing());
        assertThat(read(wrapped(EVEN))).isEqualTo(Scripted.SETTINGS);
        assertThat(source.calls).containsExactly("read", "read", "read");
    }

    @Test
    void withOneAttemptNothingIsTriedAgain() {
        source.before("read", ALWAYS);
        assertThatThrownBy(() -> read(wrapped(EVEN.maxAttempts(1)))).isInstanceOf(SourceException.class);
        assertThat(source.calls).containsExactly("read");
    }

    static Stream<RuntimeException> whatWaitingDoesNotHelp() {
        return Stream.of(
                new RefusedException(PROBLEM),
                new StaleException(PROBLEM),
                new SourceException(PROBLEM),
                new IllegalStateException("a mistake in a program"));
    }

    @ParameterizedTest
    @MethodSource("whatWaitingDoesNotHelp")
    void whatWaitingDoesNotHelpIsThrownOnAtOnceAndToldToNobody(RuntimeException failure) {
        SettingsSource place = mock(SettingsSource.class);
        Listener listener = mock(Listener.class);
        when(place.name()).thenReturn("settings");
        when(place.read(any())).thenThrow(failure);
        SettingsSource wrapped =
                Resilient.of(place).policy(EVEN).time(time).tell(listener).wrap();

        assertThatThrownBy(() -> read(wrapped)).isSameAs(failure);
        wrapped.close();

        verify(place, times(1)).read(any());
        verifyNoInteractions(listener);
    }

    @Test
    void aWriteThatCameToNothingIsWrittenAgain() {
        source.before("write", Scripted.passing());
        assertThat(write(wrapped(EVEN))).isNotNull();
        assertThat(source.calls).containsExactly("write", "write");
    }

    @Test
    void aWriteWhoseAnswerWasLostIsNotWrittenAgain() {
        source.after("write", Scripted.lost());
        assertThatThrownBy(() -> write(wrapped(EVEN)))
                .isInstanceOfSatisfying(
                        SourceException.class,
                        failure -> assertThat(failure.isOutcomeKnown()).isFalse());
        assertThat(source.calls).containsExactly("write");
    }

    @Test
    void aThreadThatIsInterruptedTriesNothingAgainAndStaysInterrupted() {
        source.before("read", () -> {
            Thread.currentThread().interrupt();
            throw Scripted.failure(true, true);
        });
        Listener listener = mock(Listener.class);
        SettingsSource wrapped =
                Resilient.of(source).policy(EVEN).time(time).tell(listener).wrap();
        assertThatThrownBy(() -> read(wrapped)).isInstanceOf(SourceException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(source.calls).containsExactly("read");
        wrapped.close();
        verifyNoInteractions(listener);
    }

    @Test
    void aThreadThatIsInterruptedWhileItWaitsStopsWaitingAndStaysInterrupted() {
        Time interrupting = new Interrupting(time);
        source.before("read", ALWAYS);
        SettingsSource wrapped =
                Resilient.of(source).policy(EVEN).time(interrupting).wrap();
        assertThatThrownBy(() -> read(wrapped)).isInstanceOf(SourceException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(source.calls).containsExactly("read");
    }

    private record Interrupting(Waits time) implements Time {
        @Override
        public java.time.Clock clock() {
            return time;
        }

        @Override
        public long nanos() {
            return time.nanos();
        }

        @Override
        public void sleep(Duration wait) throws InterruptedException {
            Thread.currentThread().interrupt();
            time.sleep(wait);
        }
    }

    @Test
    void whatIsSwitchedOffIsTheSourceItself() {
        assertThat(Resilient.of(source).policy(Policy.off()).wrap()).isSameAs(source);
    }

    @Test
    void closingItClosesTheSource() {
        wrapped(EVEN).close();
        assertThat(source.calls).isEqualTo(List.of("close"));
    }
}
