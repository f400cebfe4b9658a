package dev.keyturn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Gives each of several its turn, in order: on the thread that calls, or some of them at once on threads of their own. */
final class Turns {
    private final int count;
    private final IntPredicate turn;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Turns(int count, IntPredicate turn) {
        this.count = count;
        this.turn = turn;
    }

    /**
     * Gives each its turn, and returns when all turns have ended that were begun. One who is interrupted begins no more of them,
     * and interrupts those that are under way.
     *
     * @param turn the turn of the one with this number, from 0; whether others are to be begun behind it. What it throws ends all
     */
    static void take(int count, int threads, IntPredicate turn) {
        Turns turns = new Turns(count, turn);
        if (threads == 1 || count < 2) {
            turns.work();
        } else {
            turns.join(turns.started(Math.min(threads, count)));
        }
        Throwable thrown = turns.failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void work() {
        try {
            while (!isOver.get()) {
                int mine = next.getAndIncrement();
                if (mine >= count || !turn.test(mine)) {
                    isOver.set(true);
                }
            }
        } catch (RuntimeException | Error e) {
            isOver.set(true);
            failure.compareAndSet(null, e);
        }
    }

    private List<Thread> started(int number) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Thread thread = new Thread(this::work, "keyturn-place-" + (i + 1));
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private void join(List<Thread> threads) {
        boolean isInterrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    isInterrupted = true;
                    isOver.set(true);
                    threads.forEach(Thread::interrupt);
                }
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
