package dev.keyturn.selftest.spi;

import dev.keyturn.journal.SourceJournal;
import dev.keyturn.journal.SourceLock;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.HoldsJournal;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.StaleException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The source of the page of {@link SettingsSource}: a map that compares and sets, with a journal and a lock in it. */
record MapSource(MapSource.VersionedMap map, String name) implements SettingsSource, HoldsJournal {
    @Override
    public Snapshot read(Selection selection) {
        Versioned there = map.get(name);
        return new Snapshot(Settings.of(Json.readExact(there.content(), name)), Long.toString(there.version()));
    }

    @Override
    public Receipt write(String expectedRevision, Edit edit) {
        Snapshot before = read(Selection.all());
        if (!before.revision().equals(expectedRevision)) {
            throw stale();
        }
        Settings after = edit.changes().applyTo(before.settings(), edit.places());
        return map.replace(name, expectedRevision, Json.exact(after.root()))
                .map(version -> new Receipt(Long.toString(version)))
                .orElseThrow(this::stale);
    }

    private StaleException stale() {
        return new StaleException(Problem.of(
                Origin.of(name), Key.root(), "it was changed since it was read", "the settings that were read"));
    }

    /** A map of its own that holds these settings. */
    static MapSource holding(Settings settings) {
        VersionedMap map = new VersionedMap();
        map.replace("map", "0", Json.exact(settings.root()));
        return new MapSource(map, "map");
    }

    private MapSource beside() {
        return new MapSource(map, name + ".keyturn");
    }

    @Override
    public Journal journal() {
        return SourceJournal.in(beside());
    }

    @Override
    public Lock lock() {
        return SourceLock.in(beside());
    }

    @Override
    public void close() {
        // nothing is held open
    }

    /** A service as there are many. */
    static final class VersionedMap {
        private final Map<String, Versioned> contents = new ConcurrentHashMap<>();

        Versioned get(String name) {
            return contents.getOrDefault(name, new Versioned("{}", 0));
        }

        Optional<Long> replace(String name, String version, String content) {
            Versioned before = get(name);
            Versioned after = new Versioned(content, before.version() + 1);
            boolean isRight = Long.toString(before.version()).equals(version);
            boolean isDone = isRight
                    && (before.version() == 0
                            ? contents.putIfAbsent(name, after) == null
                            : contents.replace(name, before, after));
            return isDone ? Optional.of(after.version()) : Optional.empty();
        }
    }

    record Versioned(String content, long version) {}
}
