package dev.keyturn.testkit.source;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.SettingsSource;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the contracts get the sources that they try. Only {@link #source} has to be given. What cannot be tried without the others
 * is shown as skipped, with the rule that is not proven and the method to give.
 */
public interface GivesSources {
    /** A source at a place of its own that holds these settings and nothing else: texts under plain names, or nothing. */
    SettingsSource source(Settings initial) throws Exception;

    /** The same place opened once more, as another process would; without this, what needs a second one is not proven. */
    default Optional<SettingsSource> reopen(SettingsSource source) throws Exception {
        return Optional.empty();
    }

    /**
     * Does what the end of its process does to a source, without closing it, or what a loss of power does to its place; without
     * this, it is not proven that a write that has returned survives that.
     *
     * @return the same place as it is then, opened by another process
     */
    default Optional<SettingsSource> crash(SettingsSource source) throws Exception {
        return Optional.empty();
    }

    /**
     * How many connections, files or sessions all sources of this test hold open now; without this, the files and the threads of
     * this process are counted, where its system tells them.
     */
    default OptionalInt opened() throws Exception {
        return OptionalInt.empty();
    }

    /** How often a race is run; more for a place where one takes no time. Zero leaves races out, and they are not proven. */
    default int rounds() {
        return 10;
    }
}
