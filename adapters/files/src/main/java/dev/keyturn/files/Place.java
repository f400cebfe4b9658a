package dev.keyturn.files;

import dev.keyturn.journal.FileJournal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a file of settings really is, behind symbolic links, and the names of what stands beside it while it is written.
 *
 * @param real the file
 */
record Place(Path real) {
    private static final int MOST_LINKS = 40;
    private static final int PART = 1 << 16;

    /** The place that a path leads to, also where nothing is there (any more). */
    static Place of(Path file) throws IOException {
        if (Files.exists(file)) {
            return new Place(file.toRealPath());
        }
        Path at = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(at); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            at = at.resolveSibling(Files.readSymbolicLink(at)).normalize();
        }
        return new Place(at);
    }

    Path directory() throws IOException {
        Path directory = real.getParent();
        if (directory == null) {
            throw new IOException("a file has a directory");
        }
        return directory;
    }

    /** Whoever makes this file is the one who may write. */
    Path claim() {
        return beside("");
    }

    /** The new content, until it gets the name of the file. */
    Path fresh() {
        return beside("-new");
    }

    /** The old content under a second name, until it is certain that nobody has edited it. */
    Path kept() {
        return beside("-old");
    }

    private Path beside(String end) {
        return real.resolveSibling("." + real.getFileName() + ".keyturn" + end);
    }

    /** A name for an edit that can no longer be in the file; nobody loads a file of such a name by mistake. */
    Path aside() {
        int number = 1;
        while (Files.exists(beside("-edit" + number), LinkOption.NOFOLLOW_LINKS)) {
            number++;
        }
        return beside("-edit" + number);
    }

    /** The directory of the journal, for what has to outlive a file that is mounted by itself. */
    Path journal() {
        return FileJournal.directoryBeside(real);
    }

    /** The bytes of a file; nothing where it is none, or too large for settings. */
    static Optional<byte[]> bytes(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > FileContent.MOST_BYTES) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(FileContent.MOST_BYTES));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /** Whether this is a file with these bytes. */
    static boolean holds(Path file, byte[] expected) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != expected.length) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] some = new byte[PART];
            int at = 0;
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                int end = at + read;
                if (end > expected.length || !Arrays.equals(some, 0, read, expected, at, end)) {
                    return false;
                }
                at = end;
            }
            return at == expected.length;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
