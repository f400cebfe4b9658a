package dev.keyturn.testkit.source;

import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.Watch;
import dev.keyturn.spi.Watcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What is promised of every {@link Watch}, as tests. A test class implements this and says how a source is made; a way to
 * make it unreadable is worth giving, too. The name of each test begins with the {@link Rule} that it tries.
 */
public interface WatchContract extends GivesSources {
    /** Begins to watch a source; a test may do it in a way that waits less. */
    default Watch watch(SettingsSource source, Watcher watcher) {
        return Watch.of(source, watcher);
    }

    /** Makes the place unreadable until what is given is closed; without this, what needs it is not proven. */
    default Optional<AutoCloseable> damage(SettingsSource source) throws Exception {
        return Optional.empty();
    }

    /** How long a right one takes at most to tell anything. */
    default Duration patience() {
        return Duration.ofMinutes(1);
    }

    /** FIRST. */
    @Test
    default void FIRST_whatIsThereIsToldFirst() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Told told = new Told(patience());
            try (Watch watch = watch(source, told)) {
                Rule.FIRST.demand(watch != null, "it is watched");
                Snapshot there = Touch.look(source);
                Rule.FIRST.same(there.revision(), told.next(Rule.FIRST).revision(), "the revision that is told first");
            }
        }
    }

    /** NOTICED, one by one. */
    @Test
    default void NOTICED_aChangeIsToldHoweverLikeTheOldOneItLooks() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            noticed(source, source);
        }
    }

    /** NOTICED, of another one. */
    @Test
    default void NOTICED_aChangeIsToldWhoeverMadeIt() throws Exception {
        try (SettingsSource source = source(Touch.small());
                SettingsSource other = Touch.second(Rule.NOTICED, this, source)) {
            noticed(source, other);
        }
    }

    private void noticed(SettingsSource source, SettingsSource writer) {
        Told told = new Told(patience());
        try (Watch watch = watch(source, told)) {
            Rule.NOTICED.demand(watch != null, "it is watched");
            told.next(Rule.FIRST);
            for (String level : List.of("warn", "info", "none", "warn")) {
                Touch.set(writer, "level", level);
                Settings now = told.next(Rule.NOTICED).settings();
                Rule.NOTICED.same(Optional.of(level), now.text("level"), "level as it is told");
            }
        }
    }

    /** NOTICED, the last of many. */
    @Test
    default void NOTICED_ofManyChangesTheLastIsTold() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Told told = new Told(patience());
            try (Watch watch = watch(source, told)) {
                Rule.NOTICED.demand(watch != null, "it is watched");
                told.next(Rule.FIRST);
                for (int i = 1; i <= 20; i++) {
                    Touch.set(source, "level", "level" + i);
                }
                told.until(Rule.NOTICED, now -> now.settings().text("level").equals(Optional.of("level20")));
            }
        }
    }

    /** ONCE. */
    @Test
    default void ONCE_whatHasNotChangedIsNotToldAgain() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Told told = new Told(patience());
            try (Watch watch = watch(source, told)) {
                Rule.ONCE.demand(watch != null, "it is watched");
                told.next(Rule.FIRST);
                for (String level : List.of("warn", "debug", "trace")) {
                    Touch.set(source, "level", level);
                    Rule.ONCE.same(
                            Optional.of(level),
                            told.next(Rule.NOTICED).settings().text("level"),
                            "level as it is told after each change");
                }
                Rule.ONCE.same(List.of(), told.rest(), "what else is told");
            }
        }
    }

    /** ORDER. */
    @Test
    default void ORDER_oneThingIsToldAtATimeAndNoneOlderThanTheOneBefore() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        List<String> faults = new CopyOnWriteArrayList<>();
        AtomicInteger latest = new AtomicInteger();
        CountDownLatch last = new CountDownLatch(1);
        Watcher slow = now -> {
            if (inside.incrementAndGet() > 1) {
                faults.add("a watcher is told two things at once");
            }
            int count = Integer.parseInt(now.settings().text("level").orElse("-1"));
            if (count < latest.getAndSet(count)) {
                faults.add("a watcher is told of a state after a later one");
            }
            Told.pause(5);
            inside.decrementAndGet();
            if (count == 30) {
                last.countDown();
            }
        };
        try (SettingsSource source = source(Touch.small().with("level", Value.of("0")));
                Watch watch = watch(source, slow)) {
            Rule.ORDER.demand(watch != null, "it is watched");
            for (int i = 1; i <= 30; i++) {
                Touch.set(source, "level", Integer.toString(i));
                Told.pause(2);
            }
            Rule.NOTICED.demand(
                    last.await(patience().toMillis(), TimeUnit.MILLISECONDS), "the last change is never told");
            Rule.ORDER.demand(faults.isEmpty(), String.join(", ", faults));
        }
    }

    /** STEADY. */
    @Test
    default void STEADY_aWatcherThatFailsIsToldOfTheNextChange() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Told told = new Told(patience());
            Watcher failing = now -> {
                told.changed(now);
                throw new AssertionError("a watcher that fails on purpose");
            };
            try (Watch watch = watch(source, failing)) {
                Rule.STEADY.demand(watch != null, "it is watched");
                told.next(Rule.FIRST);
                Touch.set(source, "level", "warn");
                told.next(Rule.STEADY);
                Touch.set(source, "level", "debug");
                told.next(Rule.STEADY);
            }
        }
    }

    /** GOOD. */
    @Test
    default void GOOD_whatCannotBeReadIsToldOnceAsThatAndWhenItIsOverThatIsTold() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Told told = new Told(patience());
            try (Watch watch = watch(source, told)) {
                Rule.GOOD.demand(watch != null, "it is watched");
                Snapshot first = told.next(Rule.FIRST);
                AutoCloseable damage = Rule.GOOD.given(
                        damage(source),
                        "this test does not make " + source.name() + " unreadable",
                        "damage(SettingsSource)");
                List<Problem> why = told.trouble();
                damage.close();
                Snapshot again = told.next(Rule.GOOD);
                Rule.GOOD.same(first.settings(), again.settings(), "the settings when they can be read again");
                Rule.GOOD.same(List.of(), told.rest(), "what else is told");
                for (Problem problem : why) {
                    Rule.NAMED.demand(
                            problem.origin().source().startsWith(source.name()),
                            "the origin of what is wrong is " + problem.origin());
                    Rule.SECRECY.demand(!problem.toString().contains(Touch.SECRET), "what is wrong shows a value");
                }
            }
        }
    }

    /** OVER. */
    @Test
    default void OVER_afterAWatchIsClosedNothingIsTold() throws Exception {
        try (SettingsSource source = source(Touch.small())) {
            Told closed = new Told(patience());
            Told open = new Told(patience());
            Watch watch = watch(source, closed);
            closed.next(Rule.FIRST);
            watch.close();
            watch.close();
            try (Watch second = watch(source, open)) {
                Rule.OVER.demand(second != null, "it is watched");
                open.next(Rule.FIRST);
                Touch.set(source, "level", "warn");
                open.next(Rule.NOTICED);
                Rule.OVER.same(List.of(), closed.rest(), "what is told after the end");
            }
        }
    }

    /** OVER, for a call that is under way. */
    @Test
    default void OVER_closingWaitsForTheCallThatIsUnderWay() throws Exception {
        CountDownLatch isInside = new CountDownLatch(1);
        AtomicBoolean isOver = new AtomicBoolean();
        try (SettingsSource source = source(Touch.small())) {
            Watch watch = watch(source, now -> {
                isInside.countDown();
                Told.pause(300);
                isOver.set(true);
            });
            Rule.FIRST.demand(isInside.await(patience().toMillis(), TimeUnit.MILLISECONDS), "nothing is told");
            watch.close();
            Rule.OVER.demand(isOver.get(), "it is closed while the watcher is being told something");
        }
    }

    /** LIGHT. */
    @Test
    default void LIGHT_theThreadThatTellsIsADaemon() throws Exception {
        AtomicBoolean isDaemon = new AtomicBoolean();
        CountDownLatch isKnown = new CountDownLatch(1);
        Watcher watcher = now -> {
            isDaemon.set(Thread.currentThread().isDaemon());
            isKnown.countDown();
        };
        try (SettingsSource source = source(Touch.small());
                Watch watch = watch(source, watcher)) {
            Rule.LIGHT.demand(watch != null, "it is watched");
            Rule.FIRST.demand(isKnown.await(patience().toMillis(), TimeUnit.MILLISECONDS), "nothing is told");
            Rule.LIGHT.demand(isDaemon.get(), "a thread that is no daemon tells it");
        }
    }
}
