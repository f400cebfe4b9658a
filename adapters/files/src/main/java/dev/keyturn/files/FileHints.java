package dev.keyturn.files;

import dev.keyturn.spi.Hints;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the operating system tells of the directories on the way to a file. It tells nothing of what another machine does on a
 * network drive, little of what is mounted, and too much where much happens: that is why these are hints.
 */
final class FileHints implements Hints {
    private static final System.Logger LOG = System.getLogger("dev.keyturn");

    private final Path file;
    private final WatchService service;
    private final Hints silence = Hints.none();
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private Map<Path, Set<String>> names = Map.of();

    private FileHints(Path file, WatchService service) {
        this.file = file;
        this.service = service;
    }

    /** The hints that are to be had, which may be none: a system has only so many watches, and some file systems have none. */
    static Hints of(Path file) {
        try {
            return new FileHints(file, file.getFileSystem().newWatchService());
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "a change of " + file + " is noticed a little later: the system does not watch it ("
                            + e.getClass().getSimpleName() + ")");
            return Hints.none();
        }
    }

    @Override
    public boolean await(long nanos) throws InterruptedException {
        try {
            if (isNewlyWatched()) {
                return true;
            }
            WatchKey key = service.poll(nanos, TimeUnit.NANOSECONDS);
            return key != null && isHint(key);
        } catch (ClosedWatchServiceException e) {
            return silence.await(nanos); // this is closed, or the file system is
        }
    }

    /** Watches what is on the way now; whether some of it was not watched before. */
    private boolean isNewlyWatched() {
        names = Trail.of(file);
        for (Path directory : Set.copyOf(keys.keySet())) {
            if (!names.containsKey(directory)) {
                cancel(keys.remove(directory));
            }
        }
        boolean isNew = false;
        for (Path directory : names.keySet()) {
            isNew |= isNewlyWatched(directory);
        }
        return isNew;
    }

    /** Registered again each time: another directory may have taken the place of the one that is watched. */
    private boolean isNewlyWatched(Path directory) {
        WatchKey before = keys.remove(directory);
        try {
            WatchKey key = directory.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            keys.put(directory, key);
            if (key.equals(before)) {
                return false;
            }
            cancel(before);
            return true;
        } catch (IOException e) {
            cancel(before);
            return false; // it is gone, or may not be watched: there are looks at intervals
        }
    }

    private static void cancel(@Nullable WatchKey key) {
        if (key != null) {
            key.cancel();
        }
    }

    /** Whether something happened that counts; an overflow, which names nothing, may have been anything. */
    private boolean isHint(WatchKey key) {
        boolean isHint = false;
        for (WatchEvent<?> event : key.pollEvents()) {
            isHint |= event.context() == null || counts(key, event.context().toString());
        }
        return !key.reset() || isHint;
    }

    /** Names that differ only in case are one on some systems. */
    private boolean counts(WatchKey key, String name) {
        return keys.entrySet().stream()
                .filter(watched -> watched.getValue().equals(key))
                .flatMap(watched -> names.getOrDefault(watched.getKey(), Set.of()).stream())
                .anyMatch(name::equalsIgnoreCase);
    }

    @Override
    public void close() {
        silence.close();
        try {
            service.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the watching of " + file + " did not end cleanly");
        }
    }
}
