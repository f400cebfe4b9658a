package dev.keyturn.resilience;

import java.time.Duration;

/** All contracts over H2 in memory, wrapped, with reads and transactions on threads of their own. */
class WrappedAndLimitedTest extends WrappedDatabaseContract {
    @Override
    Databases database() {
        return Databases.H2;
    }

    @Override
    Duration lease() {
        return Duration.ofSeconds(1);
    }

    @Override
    Policy policy() {
        return Quick.POLICY.timeLimit(Duration.ofMinutes(1), Duration.ofSeconds(5));
    }
}
