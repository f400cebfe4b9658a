package dev.keyturn.selftest.spi;

import dev.keyturn.journal.FileLock;
import dev.keyturn.spi.Lock;
import dev.keyturn.testkit.source.LockContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class FileLockTest implements LockContract {
    @TempDir
    private Path directory;

    @Override
    public Lock lock() {
        return FileLock.in(directory.resolve("journal"));
    }

    @Override
    public Optional<Lock> reopen(Lock lock) {
        return Optional.of(lock());
    }
}
