package dev.keyturn.spi;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits, and hears nothing. */
final class Silence implements Hints {
    private final CountDownLatch end = new CountDownLatch(1);

    @Override
    public boolean await(long nanos) throws InterruptedException {
        return end.await(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        end.countDown();
    }
}
