package dev.keyturn.files;

import dev.keyturn.journal.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Replaces the content of a file in one step that survives a crash, and leaves its mode and owner as they are. */
final class Replacement {
    private Replacement() {}

    static void of(Path file, byte[] content) throws IOException {
        boolean isThere = Files.exists(file); // a backup can be put back where the file is gone
        Path real = isThere ? file.toRealPath() : file.toAbsolutePath(); // a symbolic link stays one
        Path directory = real.getParent();
        if (directory == null) {
            throw new IOException("a file has a directory");
        }
        Path unfinished = unfinished(real);
        try {
            PrivateFiles.write(unfinished, content);
            if (isThere) {
                copyAttributes(real, unfinished);
            }
            Files.move(unfinished, real, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        PrivateFiles.sync(directory);
    }

    /**
     * Removes what a replacement that was killed left behind, and makes durable what it finished: the journal is about to
     * say that it is there. The lock keeps living ones out.
     */
    static void sweep(Path file) throws IOException {
        if (Files.exists(file)) {
            Path real = file.toRealPath();
            Files.deleteIfExists(unfinished(real));
            Path directory = real.getParent();
            if (directory != null) {
                PrivateFiles.sync(directory);
            }
        }
    }

    private static Path unfinished(Path real) {
        return real.resolveSibling("." + real.getFileName() + ".keyturn");
    }

    private static void copyAttributes(Path from, Path to) throws IOException {
        PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (source == null || target == null) {
            return;
        }
        PosixFileAttributes wanted = source.readAttributes();
        PosixFileAttributes there = target.readAttributes();
        if (!there.owner().equals(wanted.owner())) {
            target.setOwner(wanted.owner());
        }
        if (!there.group().equals(wanted.group())) {
            target.setGroup(wanted.group());
        }
        target.setPermissions(wanted.permissions());
    }
}
