package dev.keyturn.internal.engine;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** Names of settings that stand where the journal does not expect them. */
public final class Names {
    private final Wiring wiring;
    private final List<Applied> applied;
    private final Settings settings;

    /** Of these settings. */
    public Names(Wiring wiring, History history, Settings settings) {
        this.wiring = wiring;
        this.applied = history.applied();
        this.settings = settings;
    }

    /** A name, and the migration that made or retired it. */
    public record Name(Key key, String id) {
        /** What it means that a retired name is there again. */
        String isBack() {
            return key + " was retired by " + id + " and is there again; this release does not read it";
        }
    }

    /** The old names of applied migrations that are there again. */
    public List<Name> back() {
        List<Name> back = new ArrayList<>();
        for (Applied one : applied) {
            for (Key key : oldNames(one)) {
                if (isThere(key) && !isMadeAfter(one.number(), key)) {
                    back.add(new Name(key, one.id()));
                }
            }
        }
        return back;
    }

    private List<Key> oldNames(Applied one) {
        return !one.tookNothing()
                ? one.oldNames()
                : wiring.migrations().stream()
                        .filter(migration -> migration.id().equals(one.id()))
                        .flatMap(migration -> Late.oldNames(migration, settings).stream())
                        .toList();
    }

    /** The new names of a migration that was taken back, which are there all the same. */
    List<Key> left(Applied held) {
        return held.traces().stream()
                .filter(trace -> trace.isNewName() && isThere(trace.key()) && !isMadeAfter(0, trace.key()))
                .map(Stored.Trace::key)
                .toList();
    }

    /** Whether a migration that was taken back has old names, and none of them is there. */
    boolean hasLostItsOldNames(Applied held) {
        List<Stored.Trace> old =
                held.traces().stream().filter(Stored.Trace::isOldName).toList();
        return !old.isEmpty() && old.stream().noneMatch(trace -> isThere(trace.key()));
    }

    private boolean isThere(Key key) {
        return settings.value(key).isPresent();
    }

    private boolean isMadeAfter(long number, Key key) {
        return applied.stream()
                .filter(later -> later.number() > number)
                .flatMap(later -> later.traces().stream())
                .anyMatch(trace -> trace.key().equals(key) && trace.after().isThere());
    }
}
