package dev.keyturn.jdbc;

import java.time.Duration;

/** All contracts over H2 in memory. */
class H2MemoryTest extends DatabaseContract {
    @Override
    Server server() {
        return Servers.H2_MEMORY;
    }

    @Override
    Duration lease() {
        return RowLock.GRACE;
    }
}
