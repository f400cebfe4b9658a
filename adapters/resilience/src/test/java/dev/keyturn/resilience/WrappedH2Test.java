package dev.keyturn.resilience;

import java.time.Duration;

/** All contracts over H2 in a file, wrapped. */
class WrappedH2Test extends WrappedDatabaseContract {
    @Override
    Databases database() {
        return Databases.H2_FILE;
    }

    @Override
    Duration lease() {
        return Duration.ofSeconds(1);
    }
}
