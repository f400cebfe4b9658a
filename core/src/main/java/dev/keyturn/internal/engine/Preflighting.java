package dev.keyturn.internal.engine;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.Instructs;
import dev.keyturn.spi.OnlyReads;
import dev.keyturn.spi.Preflights;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What would hinder a run, as far as that can be told without one. */
public final class Preflighting {
    private Preflighting() {}

    /** All that is found. */
    public static List<Problem> problems(Engine engine, Forward.Outcome outcome) {
        Wiring wiring = engine.wiring();
        SettingsSource source = wiring.source();
        List<Problem> problems = new ArrayList<>();
        boolean isWritten = source.capabilities().isWritable()
                && !source.ability(OnlyReads.class).filter(OnlyReads::onlyReads).isPresent();
        if (!isWritten && source.ability(Instructs.class).isEmpty()) {
            problems.add(Problem.of(
                    Origin.of(source.name()),
                    Key.root(),
                    "it cannot be written from here",
                    "a place that can be written"));
        }
        source.ability(Preflights.class).ifPresent(place -> problems.addAll(place.preflight(outcome.after())));
        if (!wiring.journal().read().isEmpty()) {
            lock(wiring, problems);
        }
        return problems;
    }

    /** Where nobody ever ran, no lock is held, and looking for one would make it. */
    private static void lock(Wiring wiring, List<Problem> problems) {
        try {
            wiring.lock().acquire(Duration.ZERO, wiring.holder()).close();
        } catch (SourceException isHeld) {
            problems.add(isHeld.problem());
        }
    }
}
