package dev.keyturn.files;

import dev.keyturn.journal.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.function.Supplier;

/**
 * Replaces the content of a file in one step that survives a crash, and leaves its mode and owner as they are.
 *
 * <p>The file that is written first is there for one writer at a time, so whoever made it can look at the old content and
 * replace it, and nobody else who writes like this comes between.
 */
final class Replacement {
    private Replacement() {}

    /**
     * Replaces the content by what is worked out from the old one, once nobody else can replace that any more.
     *
     * @throws FileAlreadyExistsException if another one is writing; nothing is changed then
     */
    static void of(Path file, Supplier<byte[]> content) throws IOException {
        boolean isThere = Files.exists(file); // a backup can be put back where the file is gone
        Path real = isThere ? file.toRealPath() : file.toAbsolutePath(); // a symbolic link stays one
        Path directory = real.getParent();
        if (directory == null) {
            throw new IOException("a file has a directory");
        }
        Path unfinished = unfinished(real);
        PrivateFiles.write(unfinished, new byte[0]);
        boolean isMine = true;
        try {
            write(unfinished, content.get());
            if (isThere) {
                copyAttributes(real, unfinished);
            }
            Files.move(unfinished, real, StandardCopyOption.ATOMIC_MOVE);
            isMine = false; // from here on the name may be another writer's
        } finally {
            if (isMine) {
                Files.deleteIfExists(unfinished);
            }
        }
        PrivateFiles.sync(directory);
    }

    private static void write(Path unfinished, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
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
