package dev.keyturn.testkit.source;

import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SourceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What is promised of every {@link Lock}, as tests. A test class implements this and says how a lock is made. The name of
 * each test begins with the {@link Rule} that it tries.
 */
public interface LockContract {
    /** A lock that nobody holds, at a place of its own. */
    Lock lock() throws Exception;

    /** The same lock as another run has it; without this, all runs of a test share one object, and others are not proven. */
    default Optional<Lock> reopen(Lock lock) throws Exception {
        return Optional.empty();
    }

    /** For a lock with a lease: how long its holder may be silent. Zero for one that ends at once with its process. */
    default Duration lease() {
        return Duration.ZERO;
    }

    /**
     * Does to a lock that is held what the end of its holder's process would do; without this, {@link Rule#FREE} is not
     * proven for holders that die.
     *
     * @return whether it was done
     */
    default boolean kill(Lock lock, Lock.Held held) throws Exception {
        return false;
    }

    /** How often a race is run. Zero leaves races out, and they are not proven. */
    default int rounds() {
        return 5;
    }

    private Lock other(Lock lock) throws Exception {
        return reopen(lock).orElse(lock);
    }

    private static Duration soon() {
        return Duration.ofSeconds(30);
    }

    /** ALONE, between two that know nothing of each other. */
    @Test
    default void ALONE_anotherProcessIsKeptOutUntilItIsLetGo() throws Exception {
        Lock lock = lock();
        Lock other = Rule.ALONE.given(reopen(lock), "this test opens the lock only once", "reopen(Lock)");
        try (Lock.Held held = lock.acquire(soon(), "run A")) {
            Rule.ALONE.demand(held != null, "it is held");
            Rule.ALONE.thrown(
                    SourceException.class,
                    () -> other.acquire(Duration.ZERO, "run B").close(),
                    "taking a lock that another process holds");
        }
        Rule.FREE.done(() -> other.acquire(soon(), "run B").close(), "taking a lock that another process let go");
    }

    /** ALONE. */
    @Test
    default void ALONE_ofEightThatTakeItInTurnNoTwoAreInsideAtOnce() throws Exception {
        Touch.races(Rule.ALONE, rounds());
        Lock lock = lock();
        AtomicInteger inside = new AtomicInteger();
        int[] plain = {0};
        List<Callable<Integer>> runners = new ArrayList<>();
        for (int i = 0; i < Race.RUNNERS; i++) {
            Lock mine = other(lock);
            String name = "run " + i;
            runners.add(() -> {
                int most = 0;
                for (int round = 0; round < rounds(); round++) {
                    try (Lock.Held held = mine.acquire(soon(), name)) {
                        most = Math.max(most, held == null ? 0 : inside.incrementAndGet());
                        int before = plain[0];
                        Thread.sleep(1);
                        plain[0] = before + 1;
                        inside.decrementAndGet();
                    }
                }
                return most;
            });
        }
        List<Integer> most = Race.values(Rule.ALONE, Race.run(runners));
        Rule.ALONE.demand(most.stream().allMatch(one -> one == 1), "at once inside were " + most);
        Rule.ALONE.same(Race.RUNNERS * rounds(), plain[0], "a count that only who holds the lock raises");
    }

    /** ALONE, for a lock with a lease. */
    @Test
    default void ALONE_whoLivesKeepsItBeyondTheLease() throws Exception {
        Rule.ALONE.provable(!lease().isZero(), "this test names no lease", "lease(), if the lock has one,");
        Lock lock = lock();
        Lock other = other(lock);
        try (Lock.Held held = lock.acquire(soon(), "run A")) {
            Rule.ALONE.demand(held != null, "it is held");
            Rule.ALONE.thrown(
                    SourceException.class,
                    () -> other.acquire(lease().multipliedBy(3), "run B").close(),
                    "taking a lock whose holder lives, waiting for three leases");
        }
    }

    /** TOLD. */
    @Test
    default void TOLD_whoWaitsInVainLearnsInTimeWhoHoldsIt() throws Exception {
        Lock lock = lock();
        Lock other = other(lock);
        try (Lock.Held held = lock.acquire(soon(), "run A since noon")) {
            Rule.TOLD.demand(held != null, "it is held");
            for (Duration wait : List.of(Duration.ZERO, Duration.ofMillis(300))) {
                long begin = System.nanoTime();
                SourceException late = Rule.TOLD.thrown(
                        SourceException.class,
                        () -> other.acquire(wait, "run B").close(),
                        "taking a lock that is held");
                Duration waited = Duration.ofNanos(System.nanoTime() - begin);
                Rule.TOLD.demand(
                        late.toString().contains("run A since noon"),
                        "the message does not say who holds it: " + late.toString());
                Rule.TOLD.demand(
                        late.isTemporary() && late.isOutcomeKnown(), "it may be free later, and nothing was changed");
                Rule.TOLD.demand(
                        waited.compareTo(wait) >= 0 && waited.compareTo(wait.plusSeconds(10)) < 0,
                        "asked to wait for " + wait + ", it waited for " + waited);
            }
        }
    }

    /** TOLD, to who is interrupted. */
    @Test
    default void TOLD_whoIsInterruptedStopsWaitingAndStaysInterrupted() throws Exception {
        Lock lock = lock();
        Lock other = other(lock);
        try (Lock.Held held = lock.acquire(soon(), "run A")) {
            Rule.TOLD.demand(held != null, "it is held");
            List<Callable<Boolean>> runners = List.of(() -> {
                Thread.currentThread().interrupt();
                Rule.TOLD.thrown(
                        SourceException.class,
                        () -> other.acquire(soon().multipliedBy(10), "run B").close(),
                        "waiting while interrupted");
                return Thread.interrupted();
            });
            Rule.TOLD.same(
                    List.of(true),
                    Race.values(Rule.TOLD, Race.run(runners)),
                    "whether the thread is interrupted still");
        }
    }

    /** FREE. */
    @Test
    default void FREE_whoWaitsGetsItWhenItIsLetGo() throws Exception {
        Lock lock = lock();
        Lock other = other(lock);
        Lock.Held held = lock.acquire(soon(), "run A");
        CountDownLatch waiting = new CountDownLatch(1);
        List<Callable<Boolean>> runners = List.of(
                () -> {
                    waiting.countDown();
                    other.acquire(soon(), "run B").close();
                    return true;
                },
                () -> {
                    waiting.await();
                    Thread.sleep(50);
                    held.close();
                    return true;
                });
        Race.values(Rule.FREE, Race.run(runners));
        lock.acquire(soon(), "run A").close();
    }

    /** HARMLESS. */
    @Test
    default void HARMLESS_closingTwiceDoesNotTakeItFromTheNextOne() throws Exception {
        Lock lock = lock();
        Lock other = other(lock);
        Lock.Held first = lock.acquire(soon(), "run A");
        first.close();
        try (Lock.Held second = other.acquire(soon(), "run B")) {
            Rule.ALONE.demand(second != null, "it is held");
            first.close();
            Rule.HARMLESS.thrown(
                    SourceException.class,
                    () -> lock.acquire(Duration.ofMillis(100), "run C").close(),
                    "taking a lock that is held, after the one before was let go twice");
        }
    }

    /** FREE, after the end of a process. */
    @Test
    default void FREE_whatADeadHolderLeavesBehindIsTakenOverAndNotTakenBack() throws Exception {
        Lock lock = lock();
        Lock.Held dead = lock.acquire(soon(), "run A");
        Rule.FREE.provable(kill(lock, dead), "this test does not end the process of a holder", "kill(Lock, Held)");
        Lock other = other(lock);
        long begin = System.nanoTime();
        try (Lock.Held held = other.acquire(lease().plus(soon()), "run B")) {
            Rule.FREE.demand(held != null, "it is held");
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            Rule.ALONE.demand(
                    waited.compareTo(lease()) >= 0,
                    "it was taken over after " + waited + ", before the lease had ended");
            dead.close();
            Rule.ALONE.thrown(
                    SourceException.class,
                    () -> other.acquire(Duration.ofMillis(100), "run C").close(),
                    "taking a lock that is held, after one that had lost it let it go");
        }
    }
}
