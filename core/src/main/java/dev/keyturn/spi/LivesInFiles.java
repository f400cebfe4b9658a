package dev.keyturn.spi;

import java.nio.file.Path;

/** A source whose settings are files, so that its journal, its lock and its key can be files beside them. */
public interface LivesInFiles {
    /** The directory for them; it is made when it is needed. */
    Path directory();

    /**
     * The directory for the lock; the same for all sources whose writes are one file, so that their runs keep out of each
     * other's way.
     */
    default Path lockDirectory() {
        return directory();
    }
}
