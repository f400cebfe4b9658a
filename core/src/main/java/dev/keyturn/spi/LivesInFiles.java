package dev.keyturn.spi;

import java.nio.file.Path;

/** A source whose settings are files, so that its journal, its lock and its key can be files beside them. */
public interface LivesInFiles {
    /** The directory for them; it is made when it is needed. */
    Path directory();
}
