package dev.keyturn.internal.engine;

import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.Event;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.SourceException;
import java.util.List;
import java.util.Optional;

/**
 * The start of a program that finds nothing to do, which is nearly every start: where settings and journal change as one, it looks
 * without the lock, and nothing that was killed is there to be swept up. Whatever it finds to do, and whatever is in the way, is left
 * to a run that has the lock: that one looks again.
 */
final class Unlocked {
    private Unlocked() {}

    /** A copy of the settings, made in a directory, may have been left halfway, so whoever makes copies sweeps. */
    private static boolean isFor(Wiring wiring) {
        return wiring.oneStore().isPresent() && wiring.backups().isEmpty() && !Instructing.isFor(wiring);
    }

    /** What a run would report that has nothing to do; nothing if there may be something. */
    static Optional<Engine.Result> migrate(Wiring wiring, Which which, Still still) {
        if (!isFor(wiring)) {
            return Optional.empty();
        }
        try {
            History history = wiring.history();
            if (history.unfinished().isPresent()) {
                return Optional.empty();
            }
            Snapshot there = wiring.snapshot(history);
            still.check(wiring, history, there);
            Forward.Outcome outcome = Forward.plan(wiring, history, there.settings(), which);
            return outcome.isNothing() ? Optional.of(told(wiring, history, there, outcome)) : Optional.empty();
        } catch (RefusedException | SourceException inTheWay) {
            return Optional.empty(); // it may pass: another run may be at work, or a connection of a pool was too old
        }
    }

    private static Engine.Result told(Wiring wiring, History history, Snapshot there, Forward.Outcome outcome) {
        try (Courier courier = new Courier(wiring)) {
            courier.tell(Event.Kind.STARTED, "migrate; " + wiring.stands(history));
            courier.tell(Event.Kind.ENDED, "migrate");
        }
        return new Engine.Result(
                Recovery.NOTHING,
                List.of(),
                List.of(),
                outcome.notices().stream().distinct().toList(),
                there.settings(),
                there.settings(),
                history);
    }
}
