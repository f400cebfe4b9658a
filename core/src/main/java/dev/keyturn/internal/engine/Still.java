package dev.keyturn.internal.engine;

import dev.keyturn.spi.SettingsSource.Snapshot;

/** What has to be so still when a run has the lock. */
@FunctionalInterface
public interface Still {
    /** Nothing. */
    Still ANYTHING = (wiring, history, there) -> {};

    /**
     * Says nothing, if it is so.
     *
     * @throws dev.keyturn.settings.RefusedException if it is not
     */
    void check(Wiring wiring, History history, Snapshot there);
}
