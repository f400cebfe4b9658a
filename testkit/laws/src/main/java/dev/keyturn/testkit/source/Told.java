package dev.keyturn.testkit.source;

import dev.keyturn.settings.Problem;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.Watcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Keeps what a watch tells, until a test asks for it. */
final class Told implements Watcher {
    private final Duration patience;
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

    Told(Duration patience) {
        this.patience = patience;
    }

    /**
     * One call.
     *
     * @param now what was told to be there, in a list of one; empty where nothing could be read
     * @param why what is wrong, where nothing could be read
     */
    private record Call(List<Snapshot> now, List<Problem> why) {
        @Override
        public String toString() {
            return now.isEmpty() ? "that it cannot be read" : "settings";
        }
    }

    @Override
    public void changed(Snapshot now) {
        calls.add(new Call(List.of(now), List.of()));
    }

    @Override
    public void unreadable(List<Problem> why) {
        calls.add(new Call(List.of(), why));
    }

    private Call call(Rule rule) {
        try {
            Call call = calls.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (call != null) {
                return call;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw rule.broken("nothing is told within " + patience);
    }

    /** The next settings that are told. */
    Snapshot next(Rule rule) {
        Call call = call(rule);
        rule.demand(!call.now().isEmpty(), "it is told that the source cannot be read: " + call.why());
        return call.now().get(0);
    }

    /** Goes on until the settings are these. */
    void until(Rule rule, Predicate<Snapshot> isIt) {
        boolean isFound = false;
        while (!isFound) {
            isFound = isIt.test(next(rule));
        }
    }

    /** What is told to be wrong. */
    List<Problem> trouble() {
        Call call = call(Rule.GOOD);
        Rule.GOOD.demand(call.now().isEmpty(), "what cannot be read is told as settings");
        Rule.GOOD.demand(!call.why().isEmpty(), "it is not told why it cannot be read");
        return call.why();
    }

    /** What was told and not asked for. */
    List<String> rest() {
        List<Call> rest = new ArrayList<>();
        calls.drainTo(rest);
        return rest.stream().map(Call::toString).toList();
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
