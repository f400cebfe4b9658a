package dev.keyturn.jdbc;

import java.time.Duration;

/** All contracts over H2 in a file. */
class H2FileTest extends DatabaseContract {
    @Override
    Server server() {
        return Servers.H2_FILE;
    }

    @Override
    Duration lease() {
        return RowLock.GRACE;
    }
}
