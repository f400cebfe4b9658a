package dev.keyturn.resilience;

import java.time.Clock;
import java.time.Duration;

/** The clock, and waiting; tests have their own. */
interface Time {
    /** That of the machine. */
    Time SYSTEM = new Time() {
        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration wait) throws InterruptedException {
            Thread.sleep(wait.toMillis());
        }
    };

    Clock clock();

    long nanos();

    void sleep(Duration wait) throws InterruptedException;
}
