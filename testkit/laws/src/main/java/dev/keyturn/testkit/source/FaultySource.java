package dev.keyturn.testkit.source;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.Transacts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A source that fails when it is told to, for tests of what a program does when its store is down, slow or gone in the middle of
 * a write:
 *
 * <pre>{@code
 * FaultySource store = FaultySource.of(new MemorySource("settings", initial));
 * store.onWrite(1).losesItsAnswer();
 * assertThatThrownBy(() -> start(store)).isInstanceOf(SourceException.class);
 * start(store);     // finds that the write was done, and finishes it
 * assertThat(store.left()).as("faults that did not happen").isZero();
 * }</pre>
 *
 * <p>Calls are counted from when it is told, the next one being 1. What it throws is what a real store throws: a {@link
 * SourceException} that says whether waiting may help, and whether it is known what was written. All abilities of the source go
 * through it, its journal ({@link Call#APPEND}) and its lock ({@link Call#LOCK}) as well; but it is watched by being read again
 * and again, whatever the source can do. Several threads may use it.
 */
public final class FaultySource implements SettingsSource {
    private final SettingsSource source;
    private final Script script;
    private final Map<Class<?>, Object> abilities;

    private FaultySource(SettingsSource source) {
        this.source = source;
        this.script = new Script(new Fault.Fails(this::outOfReach));
        this.abilities = Passed.abilities(source, new Passed.Through() {
            @Override
            public <T> T call(Call call, List<String> about, Supplier<T> real) {
                return script.next(call).does(real);
            }

            @Override
            public <T> T together(Transacts store, Supplier<T> work) {
                return script.next(Call.TOGETHER).together(store, work);
            }
        });
    }

    /** Does what this source does, until it is told to fail; closing the one closes the other. */
    public static FaultySource of(SettingsSource source) {
        return new FaultySource(source);
    }

    /** The process that used the source is gone. An Error, so that nothing in between takes it for a failure. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("the process was killed here", null, false, false);
        }
    }

    /** The n-th call of this kind from now on; 1 is the next one. */
    public On on(Call call, int number) {
        return new On(call, number);
    }

    /** The n-th read from now on. */
    public OnRead onRead(int number) {
        return new OnRead(number);
    }

    /** The n-th write from now on. */
    public OnWrite onWrite(int number) {
        return new OnWrite(number);
    }

    /** The n-th time that several things are done as one, from now on. */
    public OnTogether onTogether(int number) {
        return new OnTogether(number);
    }

    /** Nothing works from now on, until {@link #back}. */
    public void away() {
        script.isAway(true);
    }

    /** The next calls fail, so many of whatever kind. */
    public void awayFor(int calls) {
        script.away(calls);
    }

    /** It works again. */
    public void back() {
        script.isAway(false);
    }

    /** How many of the faults it was told of have not happened yet: a test in which some are left has not tried them. */
    public int left() {
        return script.left();
    }

    private SourceException outOfReach() {
        return failure("it is out of reach", true, true);
    }

    private SourceException answerLost() {
        return failure("the answer was lost", true, false);
    }

    private SourceException failure(String what, boolean isTemporary, boolean isOutcomeKnown) {
        return new SourceException(
                Problem.of(Origin.of(name()), Key.root(), what, "an answer"),
                isTemporary,
                isOutcomeKnown,
                new IllegalStateException("a fault that a test asked for"));
    }

    private void killed() {
        script.killed();
        throw new Killed();
    }

    /** What happens to one call. */
    public class On {
        private final Call call;
        private final int number;

        private On(Call call, int number) {
            this.call = call;
            this.number = number;
        }

        final void is(Fault fault) {
            script.plan(call, number, fault);
        }

        /** It is not done; waiting may help. */
        public void fails() {
            is(new Fault.Fails(FaultySource.this::outOfReach));
        }

        /** It is not done, and waiting does not help. */
        public void failsForGood() {
            is(new Fault.Fails(() -> failure("it does not work", false, true)));
        }

        /** It is not done, and this is thrown. */
        public void fails(Supplier<? extends RuntimeException> why) {
            is(new Fault.Fails(why));
        }

        /** It is done, and nobody learns of it. */
        public void losesItsAnswer() {
            is(new Fault.LosesAnswer(FaultySource.this::answerLost));
        }

        /** It is done, and the answer comes so much later. */
        public void isLate(Duration wait) {
            is(new Fault.Late(wait));
        }

        /** The process ends before it: {@link Killed} is thrown now, and by all that is tried later. */
        public void isKilled() {
            is(new Fault.Killed(script::killed, true));
        }

        /** The process ends when it is done, before anybody learns of it. */
        public void isKilledWhenDone() {
            is(new Fault.Killed(script::killed, false));
        }
    }

    /** What happens to one read. */
    public final class OnRead extends On {
        private OnRead(int number) {
            super(Call.READ, number);
        }

        /** It gives what is there now, whatever is there then: as from a cache, or a copy that is behind. */
        public void isStale() {
            is(new Fault.Stale(source.read(Selection.all())));
        }
    }

    /** What happens to one write. */
    public final class OnWrite extends On {
        private OnWrite(int number) {
            super(Call.WRITE, number);
        }

        /** So many of its changes are done and the others are not, and nobody learns how many: no right source does that. */
        public void isTorn(int changes) {
            is(new Fault.Torn(changes, FaultySource.this::answerLost));
        }
    }

    /** What happens to several things that are done as one. */
    public final class OnTogether extends On {
        private OnTogether(int number) {
            super(Call.TOGETHER, number);
        }

        /** All is done, and undone at the end because the store does not take it; waiting may help. */
        public void isUndone() {
            is(new Fault.Undone(() -> {
                throw failure("another one was quicker", true, true);
            }));
        }

        /** The process ends when all is done but the end. */
        public void isKilledWithin() {
            is(new Fault.Undone(FaultySource.this::killed));
        }
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Snapshot read(Selection selection) {
        return script.next(Call.READ).read(() -> source.read(selection));
    }

    @Override
    public Receipt write(String expectedRevision, Edit edit) {
        return script.next(Call.WRITE).write(source, expectedRevision, edit);
    }

    @Override
    public void sweep() {
        script.next(Call.SWEEP).does(() -> {
            source.sweep();
            return source;
        });
    }

    @Override
    public <T> Optional<T> ability(Class<T> kind) {
        return Optional.ofNullable(abilities.get(kind)).map(kind::cast);
    }

    @Override
    public Capabilities capabilities() {
        return source.capabilities();
    }

    @Override
    public void close() {
        source.close();
    }
}
