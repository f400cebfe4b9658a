package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import dev.keyturn.settings.Value;
import dev.keyturn.spi.Event;
import dev.keyturn.spi.Event.Kind;
import dev.keyturn.spi.Listener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

/** Who is told what, when, and what it cannot spoil. */
class ListenerTest extends Bench {
    private static final Migration RENAME =
            named("1-a").rename("a").to("b").addDefault("c", 1).build();

    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());

    private Migrator telling(Listener... listeners) {
        MigratorBuilder builder =
                Migrator.of(source).with(RENAME).journal(journal, lock).key(new byte[32]);
        for (Listener listener : listeners) {
            builder.tell(listener);
        }
        return builder.build();
    }

    private static Event event(Kind kind, String says) {
        return new Event(kind, "app", Optional.empty(), says);
    }

    private static Event about(Kind kind, String says) {
        return new Event(kind, "app", Optional.of("1-a"), says);
    }

    @Test
    void aRunTellsWhatItDoesInOrderAndHasToldAllWhenItReturns() {
        given("{'a': 1}");
        Listener listener = mock(Listener.class);
        telling(listener).migrate();

        InOrder order = inOrder(listener);
        order.verify(listener).on(event(Kind.STARTED, "migrate; shape none; pending 1-a; last change never"));
        order.verify(listener).on(about(Kind.STEP, "rename"));
        order.verify(listener).on(about(Kind.STEP, "addDefault"));
        order.verify(listener).on(about(Kind.WRITTEN, "3 keys"));
        order.verify(listener).on(about(Kind.VERIFIED, "read back and confirmed in the journal"));
        order.verify(listener).on(event(Kind.ENDED, "migrate"));
        verifyNoMoreInteractions(listener);
    }

    @Test
    void aRollbackTellsWhatItTookBack() {
        given("{'a': 1}");
        telling().migrate();
        telling(events::add).rollback(To.count(1));

        assertThat(events)
                .extracting(Event::kind)
                .containsExactly(Kind.STARTED, Kind.WRITTEN, Kind.VERIFIED, Kind.ROLLED_BACK, Kind.ENDED);
        assertThat(events.get(0).says()).startsWith("rollback; shape 1-a; pending none; last change 2");
    }

    @Test
    void whatIsRefusedIsToldWithItsReason() {
        given("{'a': 1, 'b': 2}");

        assertThatThrownBy(() -> telling(events::add).migrate()).isInstanceOf(RuntimeException.class);
        assertThat(events).extracting(Event::kind).containsExactly(Kind.STARTED, Kind.REFUSED);
        assertThat(events.get(1).says()).contains("b");
    }

    @Test
    void whatAKilledRunLeftIsTold() {
        given("{'a': 1}");
        telling().migrate();
        Bench killed = new Bench();
        killed.source = source;
        killed.journal.append(journal.read().get(0));

        Migrator.of(source)
                .journal(killed.journal, lock)
                .tell(events::add)
                .build()
                .recover();

        assertThat(events).extracting(Event::kind).containsExactly(Kind.STARTED, Kind.RECOVERED, Kind.ENDED);
    }

    @Test
    void lookingTellsNobody() {
        given("{'a': 1}");
        Listener listener = mock(Listener.class);
        Migrator migrator = telling(listener);
        migrator.plan();
        migrator.rehearse();
        migrator.status();
        migrator.verify();
        migrator.at(Shape.ofProgram()).read();

        verifyNoInteractions(listener);
    }

    @Test
    void SECRECY_noEventHoldsASecret() {
        given("{'db': {'password': 'hunter2'}, 'b': 'hunter2', 'a': 1}");
        assertThatThrownBy(() -> telling(events::add).migrate()).isInstanceOf(RuntimeException.class);
        source.become(read("{'db': {'password': 'hunter2'}, 'a': 'hunter2'}"));
        telling(events::add).migrate();

        assertThat(events).hasSizeGreaterThan(5);
        assertThat(events).noneMatch(event -> event.toString().contains("hunter2"));
    }

    @Test
    void aListenerThatMigratesItselfWaitsForNothingButTheRunToLetGo() {
        given("{'a': 1}");
        AtomicReference<Report> inner = new AtomicReference<>();
        Migrator quiet = telling();
        Listener migrating = event -> {
            if (event.kind() == Kind.WRITTEN) {
                inner.set(quiet.migrate());
            }
        };

        Report report = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> telling(migrating, events::add).migrate());

        assertThat(report.migrated()).containsExactly("1-a");
        assertThat(inner.get().hasChanged()).isFalse();
        assertThat(events).extracting(Event::kind).contains(Kind.ENDED);
    }

    @Test
    void aListenerThatThrowsChangesNothingForAnybody() {
        for (Throwable failure :
                List.of(new IllegalStateException("no"), new AssertionError("no"), new StackOverflowError())) {
            given("{'a': 1}");
            events.clear();
            Listener broken = mock(Listener.class);
            doThrow(failure).when(broken).on(any());
            Bench fresh = new Bench();

            Report report = Migrator.of(source)
                    .with(RENAME)
                    .journal(fresh.journal, fresh.lock)
                    .tell(broken)
                    .tell(events::add)
                    .build()
                    .migrate();

            assertThat(report.migrated()).containsExactly("1-a");
            assertThat(settings()).isEqualTo(read("{'b': 1, 'c': 1}"));
            assertThat(events).extracting(Event::kind).startsWith(Kind.STARTED).endsWith(Kind.ENDED);
        }
    }

    @Test
    void aListenerThatHangsHoldsARunUpForSecondsAndNobodyElse() throws InterruptedException {
        given("{'a': 1}");
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(1);
        Listener hung = event -> {
            hanging.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        AtomicReference<Report> report = new AtomicReference<>();
        Thread run = new Thread(() -> report.set(telling(hung).migrate()));
        run.start();
        hanging.await();

        assertTimeoutPreemptively(Duration.ofSeconds(4), () -> {
            while (journal.read().size() < 2) {
                Thread.sleep(5);
            }
            migrator().note("the lock is free");
        });
        assertThat(run.isAlive()).isTrue();
        run.join(Duration.ofSeconds(20).toMillis());
        never.countDown();

        assertThat(report.get().migrated()).containsExactly("1-a");
        assertThat(settings().value("b")).contains(Value.of(1));
    }

    @Test
    void anEventIsOneLine() {
        assertThat(new Event(Kind.ROLLED_BACK, "app", Optional.of("1-a"), "two\nlines"))
                .hasToString("rolled back app 1-a: two lines");
        assertThat(new Event(Kind.ENDED, "app", Optional.empty(), "")).hasToString("ended app");
    }
}
