package dev.keyturn.spi;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;

/** Settings in memory: a source for tests and rehearsals that keeps all promises but durability. */
public final class MemorySource implements SettingsSource {
    private final String name;
    private final Capabilities capabilities;
    private Settings settings;
    private long revision;

    /** A source with these settings that can hold everything. */
    public MemorySource(String name, Settings settings) {
        this(name, settings, Capabilities.everything());
    }

    /** A source with these settings that can hold what another one can. */
    public MemorySource(String name, Settings settings, Capabilities capabilities) {
        this.name = name;
        this.settings = settings;
        this.capabilities = capabilities;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized Snapshot read(Selection selection) {
        return new Snapshot(settings, Long.toString(revision));
    }

    @Override
    public synchronized Receipt write(String expectedRevision, Edit edit) {
        if (!expectedRevision.equals(Long.toString(revision))) {
            throw stale();
        }
        Settings changed;
        try {
            changed = edit.changes().applyTo(settings, edit.places());
        } catch (RefusedException e) {
            throw stale();
        }
        settings = changed;
        revision++;
        return new Receipt(Long.toString(revision));
    }

    private StaleException stale() {
        return new StaleException(Problem.of(
                Origin.of(name), Key.root(), "it was changed since it was read", "the settings that were read"));
    }

    /** Changes the settings behind the engine's back, as a user would. */
    public synchronized void become(Settings changed) {
        settings = changed;
        revision++;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
