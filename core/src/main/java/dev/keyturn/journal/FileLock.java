package dev.keyturn.journal;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SourceException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A lock of the operating system on a file, which ends with the process that holds it.
 *
 * <p>Two traps decide its form. Within one process such a lock keeps nobody out, so a gate of its own stands in front. And
 * closing any channel on the file gives up the lock of the whole process, so the file is opened by the one who is through
 * the gate only, and who holds it is written beside it, never into it. The file is never deleted: a run could hold the
 * lock of a file that is no longer there.
 */
public final class FileLock implements Lock {
    private static final Map<Path, Semaphore> GATES = new ConcurrentHashMap<>();
    private static final long PAUSE_MILLIS = 20;
    private static final List<String> NETWORK = List.of(
            "nfs", "cifs", "smb", "afs", "ncp", "9p", "fuse.sshfs", "fuse.s3fs", "fuse.glusterfs", "ceph", "lustre");

    private final Path directory;

    private FileLock(Path directory) {
        this.directory = directory;
    }

    /** The lock in a directory, the one where the journal is. */
    public static FileLock in(Path directory) {
        return new FileLock(directory);
    }

    /** On many network file systems a lock keeps nobody else out. */
    @Override
    public List<String> warnings() {
        Path there = directory.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            String type = there == null ? "" : Files.getFileStore(there).type().toLowerCase(Locale.ROOT);
            boolean isNetwork = NETWORK.stream().anyMatch(type::startsWith);
            return isNetwork
                    ? List.of(directory + " is on a network file system (" + type
                            + "), where the lock may not keep other machines out; keep the journal on a local disk, or let one"
                            + " machine migrate")
                    : List.of();
        } catch (IOException e) {
            return List.of("it cannot be found out what kind of file system " + directory + " is on");
        }
    }

    @Override
    public Held acquire(Duration wait, String holder) {
        long end = System.nanoTime() + wait.toNanos();
        try {
            PrivateFiles.directories(directory);
            Path place = directory.toRealPath();
            Semaphore gate = GATES.computeIfAbsent(place, path -> new Semaphore(1, true));
            if (!gate.tryAcquire(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                throw late(wait);
            }
            return acquire(gate, end, wait, holder);
        } catch (IOException e) {
            throw new SourceException(
                    Problem.of(
                                    Origin.of(directory.toString()),
                                    Key.root(),
                                    "the lock cannot be taken (" + e.getClass().getSimpleName() + ")",
                                    "a directory that can be written")
                            .hint(PrivateFiles.ELSEWHERE),
                    false,
                    true,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw late(wait);
        }
    }

    private Held acquire(Semaphore gate, long end, Duration wait, String holder)
            throws IOException, InterruptedException {
        FileChannel channel = null;
        boolean isHeld = false;
        try {
            channel = PrivateFiles.openForLock(directory.resolve("lock"));
            while (channel.tryLock() == null) {
                if (System.nanoTime() >= end) {
                    throw late(wait);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            PrivateFiles.replace(directory.resolve("holder"), holder + "\n");
            isHeld = true;
            return new OpenFile(channel, gate);
        } finally {
            if (!isHeld) {
                try {
                    if (channel != null) {
                        channel.close();
                    }
                } finally {
                    gate.release();
                }
            }
        }
    }

    private SourceException late(Duration wait) {
        Problem problem = Problem.of(
                        Origin.of(directory.toString()),
                        Key.root(),
                        "another run holds the lock: " + holder(),
                        "to get it within " + wait.toSeconds() + " s")
                .hint("wait for that run to end, or end it: its lock ends with it");
        return new SourceException(problem, true, true, new IllegalStateException("the lock is held"));
    }

    private String holder() {
        try {
            return Files.readString(directory.resolve("holder"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            return "one that did not say who it is";
        }
    }

    private static final class OpenFile implements Held {
        private final FileChannel channel;
        private final Semaphore gate;
        private boolean isOpen = true;

        OpenFile(FileChannel channel, Semaphore gate) {
            this.channel = channel;
            this.gate = gate;
        }

        @Override
        public synchronized void close() {
            if (!isOpen) {
                return;
            }
            isOpen = false;
            try {
                channel.close();
            } catch (IOException e) {
                throw new IllegalStateException("the lock could not be let go; it ends with this process", e);
            } finally {
                gate.release();
            }
        }
    }
}
