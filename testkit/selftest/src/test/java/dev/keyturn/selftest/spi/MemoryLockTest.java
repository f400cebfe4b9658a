package dev.keyturn.selftest.spi;

import dev.keyturn.journal.MemoryLock;
import dev.keyturn.spi.Lock;
import dev.keyturn.testkit.source.LockContract;

class MemoryLockTest implements LockContract {
    @Override
    public Lock lock() {
        return new MemoryLock();
    }
}
