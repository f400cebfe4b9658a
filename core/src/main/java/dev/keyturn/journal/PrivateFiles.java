package dev.keyturn.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Files that nobody but their owner reads, and that are on the disk when a call returns. */
public final class PrivateFiles {
    /** The end of the name of a file that is being written. */
    public static final String UNFINISHED = ".unfinished";

    private PrivateFiles() {}

    private static FileAttribute<?>[] only(Path path, String permissions) {
        boolean isPosix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Makes a directory, and those around it, where they are not there. */
    public static void directories(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (Files.isDirectory(directory)) {
            // whoever made it may have been killed before its name was durable, but then it is still empty
            if (parent != null && isEmpty(directory)) {
                sync(parent);
            }
            return;
        }
        if (parent != null) {
            directories(parent);
        }
        try {
            Files.createDirectory(directory, only(directory, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory)) {
                NotDirectoryException other = new NotDirectoryException(directory.toString());
                other.initCause(e); // not to be taken for another run that was there first
                throw other;
            }
        }
        if (parent != null) {
            sync(parent);
        }
    }

    /** What to do where a directory of Keyturn's cannot be written. */
    static final String ELSEWHERE =
            "let this user write there, or give the migrator another directory(…); where nothing may be"
                    + " written, Migrator.patch() gives the change as a patch";

    private static boolean isEmpty(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            return !files.iterator().hasNext();
        }
    }

    /**
     * Removes the unfinished files of a run that was killed, and makes durable what it finished. A name that is not durable yet
     * has an unfinished file beside it ({@link #publish}), so there is nothing to do where there is none.
     */
    static void sweep(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> left = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PrivateFiles::isUnfinished)) {
            files.forEach(left::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        if (!left.isEmpty()) {
            sync(directory);
        }
        for (Path file : left) {
            Files.deleteIfExists(file);
        }
    }

    private static boolean isUnfinished(Path file) {
        return file.toString().endsWith(UNFINISHED);
    }

    /** Makes an empty file, unless there is one, private from its first moment. Nobody relies on it after a loss of power. */
    public static void create(Path file) throws IOException {
        Files.createFile(file, only(file, "rw-------"));
    }

    /** Writes a file that does not exist, private from its first moment. */
    public static void write(Path file, byte[] content) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, only(file, "rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Writes a file that nobody relies on after a crash, private from its first moment. */
    static void replace(Path file, String content) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        try (FileChannel channel = FileChannel.open(file, options, only(file, "rw-------"))) {
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Opens a file to lock it; its content is of no interest. */
    static FileChannel openForLock(Path file) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return FileChannel.open(file, options, only(file, "rw-------"));
    }

    /**
     * Gives a whole file its name, unless there is one of that name. The unfinished one stays until the name is durable: a
     * sweep that finds it knows that it may not be.
     */
    public static void publish(Path unfinished, Path file) throws IOException {
        Path left = unfinished;
        try {
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            left = renameUnlessThere(unfinished, file, e);
        }
        Path directory = file.getParent();
        if (directory != null) {
            sync(directory);
        }
        Files.deleteIfExists(left);
    }

    /** Where there are no hard links, the lock alone keeps two runs apart; an empty file says that the name may not be durable. */
    private static Path renameUnlessThere(Path unfinished, Path file, Exception first) throws IOException {
        if (Files.exists(file)) {
            Files.deleteIfExists(unfinished);
            throw new FileAlreadyExistsException(file.toString());
        }
        Path left = unfinished.resolveSibling(file.getFileName() + ".renamed" + UNFINISHED);
        try {
            replace(left, "");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return left;
        } catch (AtomicMoveNotSupportedException e) {
            Files.deleteIfExists(left);
            e.addSuppressed(first);
            throw e;
        }
    }

    /** Makes the names in a directory durable, where the system can open one; Windows cannot, and needs not. */
    public static void sync(Path directory) throws IOException {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
