package dev.keyturn.internal.engine;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Selection;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Description;
import dev.keyturn.step.Footprint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The keys that a run looks at: those of the migrations that are known here, and of all that the journal tells of. */
final class Needed {
    private final Wiring wiring;
    private final Set<KeyPattern> patterns = new LinkedHashSet<>();

    private Needed(Wiring wiring) {
        this.wiring = wiring;
    }

    /** What the next run has to read. */
    static Selection of(Wiring wiring, History history) {
        Needed needed = new Needed(wiring);
        wiring.migrations().forEach(needed::migration);
        history.ever().forEach(needed::applied);
        history.unfinished().ifPresent(needed::unfinished);
        boolean isAll = needed.patterns.contains(KeyPattern.of(Key.root()));
        return isAll ? Selection.all() : new Selection(List.copyOf(needed.patterns));
    }

    private void migration(Description migration) {
        patterns.addAll(Footprint.all(migration.allSteps()).all());
        Stream.concat(migration.assumptions().stream(), migration.checks().stream())
                .map(Condition::key)
                .forEach(this::key);
    }

    private void key(Key key) {
        patterns.add(KeyPattern.of(key));
    }

    /** One whose description cannot be read is taken back from what it changed. */
    private void applied(Applied applied) {
        Optional<Description> description = applied.description(wiring.codecs());
        description.ifPresent(this::migration);
        if (description.isEmpty()) {
            applied.traces().forEach(trace -> key(trace.key()));
        }
    }

    private void unfinished(History.Unfinished unfinished) {
        unfinished.changes().stream().map(Change::key).forEach(this::key);
        unfinished.lost().forEach(this::key);
        if (unfinished.entry().kind() == Entry.Kind.INTENT) {
            applied(new Applied(unfinished.entry(), false, wiring.vault()));
        }
    }
}
