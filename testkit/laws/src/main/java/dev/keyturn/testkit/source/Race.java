package dev.keyturn.testkit.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Several threads that begin at the same moment. */
final class Race {
    static final int RUNNERS = 8;

    private static final int PATIENCE_SECONDS = 60;

    private Race() {}

    /**
     * How one of them ended.
     *
     * @param value what it gave, if it came to its end
     * @param thrown what it threw, if it did
     */
    record Result<T>(Optional<T> value, Optional<Throwable> thrown) {}

    /** Runs them, and waits for all. */
    static <T> List<Result<T>> run(List<? extends Callable<T>> runners) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(runners.size());
        try {
            CyclicBarrier start = new CyclicBarrier(runners.size());
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> runner : runners) {
                futures.add(threads.submit(() -> {
                    start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return runner.call();
                }));
            }
            List<Result<T>> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(result(future));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> Result<T> result(Future<T> future) throws InterruptedException {
        try {
            return new Result<>(Optional.of(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS)), Optional.empty());
        } catch (ExecutionException e) {
            return new Result<>(Optional.empty(), Optional.of(e.getCause() == null ? e : e.getCause()));
        } catch (TimeoutException e) {
            return new Result<>(Optional.empty(), Optional.of(e));
        }
    }

    /** All came to their end; otherwise the first failure is thrown. */
    static <T> List<T> values(Rule rule, List<Result<T>> results) {
        List<T> values = new ArrayList<>();
        for (Result<T> result : results) {
            Throwable thrown = result.thrown().orElse(null);
            if (thrown instanceof AssertionError error) {
                throw error;
            }
            if (thrown != null) {
                AssertionError error = rule.broken("one of several threads ends with " + thrown);
                error.initCause(thrown);
                throw error;
            }
            values.add(result.value().orElseThrow());
        }
        return values;
    }

    /** One came to its end, and all others ended with this exception. */
    static <T> T winner(Class<? extends Throwable> losers, List<Result<T>> results) {
        for (Result<T> result : results) {
            result.thrown().filter(thrown -> !losers.isInstance(thrown)).ifPresent(thrown -> {
                AssertionError error = Rule.ONE_WINS.broken(
                        "one that did not win ends with " + thrown + " instead of " + losers.getSimpleName());
                error.initCause(thrown);
                throw error;
            });
        }
        List<T> winners =
                results.stream().flatMap(result -> result.value().stream()).toList();
        Rule.ONE_WINS.demand(
                winners.size() == 1, winners.size() + " of " + results.size() + " were told that they have won");
        return winners.get(0);
    }
}
