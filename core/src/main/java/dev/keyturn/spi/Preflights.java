package dev.keyturn.spi;

import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import java.util.List;

/** A source that can tell, without writing anything, what would hinder a run: rights, room, an index that is missing. */
public interface Preflights {
    /**
     * What would hinder a run; empty if nothing is known to. Each finding says what mends it.
     *
     * @param wanted the settings that are to be written
     * @throws SourceException if the place cannot be reached
     */
    List<Problem> preflight(Settings wanted);
}
