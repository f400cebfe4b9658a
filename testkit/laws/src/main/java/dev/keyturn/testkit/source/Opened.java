package dev.keyturn.testkit.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What is held open at some moment.
 *
 * @param files the files of this process, or what the author of a test counts
 * @param threads the threads of this process
 * @param isExact whether nobody else opens anything meanwhile
 */
record Opened(int files, int threads, boolean isExact) {
    /** How often something is done that may leave something open. */
    static final int MANY = 30;

    private static final int PATIENCE_MILLIS = 2_000;

    private static final Path FILES = Path.of("/proc/self/fd");

    /** Nothing, where nobody tells. */
    static Optional<Opened> now(GivesSources sources) throws Exception {
        OptionalInt counted = sources.opened();
        int threads = Thread.getAllStackTraces().size();
        if (counted.isPresent()) {
            return Optional.of(new Opened(counted.getAsInt(), threads, true));
        }
        return Files.isDirectory(FILES) ? Optional.of(new Opened(countFiles(), threads, false)) : Optional.empty();
    }

    private static int countFiles() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return (int) files.count();
        }
    }

    /** Waits until nothing is open that was not open then: what is closed may need a moment to be gone. */
    void noMore(GivesSources sources, String when) throws Exception {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        Opened now = now(sources).orElseThrow();
        while (isMore(now) && System.nanoTime() < end) {
            Told.pause(20);
            now = now(sources).orElseThrow();
        }
        Rule.CLOSED.demand(
                !isMore(now),
                "after " + when + ", " + Math.max(0, now.files() - files) + " more files or connections and "
                        + Math.max(0, now.threads() - threads) + " more threads are there");
    }

    /** Others of this process may open something, too, but hardly as often as this was done. */
    private boolean isMore(Opened now) {
        return now.files() - files > (isExact ? 0 : MANY / 2) || now.threads() - threads > MANY / 2;
    }
}
