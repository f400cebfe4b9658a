package dev.keyturn.selftest.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns calls of {@link java.nio.file.Files} into operations on a {@link Drive}. What nobody calls is not supported. */
final class DriveProvider extends FileSystemProvider {
    private final Drive drive;

    DriveProvider(Drive drive) {
        this.drive = drive;
    }

    /** The file or directory that a path leads to. */
    int node(Path path) throws NoSuchFileException {
        int node = Contents.ROOT;
        for (String name : DrivePath.of(path).names()) {
            node = drive.now().child(node, name).orElseThrow(() -> new NoSuchFileException(path.toString()));
        }
        return node;
    }

    private int directory(Path path) throws NoSuchFileException {
        Path parent = path.getParent();
        return parent == null ? Contents.ROOT : node(parent);
    }

    private boolean isThere(Path path) throws NoSuchFileException {
        return drive.now().child(directory(path), name(path)).isPresent();
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private void refuseWhatIsThere(Path path) throws IOException {
        if (isThere(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        boolean isNew = options.contains(StandardOpenOption.CREATE_NEW);
        if (isNew) {
            refuseWhatIsThere(path);
        }
        if ((isNew || options.contains(StandardOpenOption.CREATE)) && !isThere(path)) {
            drive.create(directory(path), name(path), false);
        }
        int node = node(path);
        if (options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            drive.does(new Operation.Truncate(node));
        }
        return new DriveChannel(drive, node);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        if (!drive.now().isDirectory(node(path))) {
            throw new NotDirectoryException(path.toString());
        }
        List<Path> all = new ArrayList<>();
        for (String name : drive.now().names(node(path)).keySet()) {
            Path there = path.resolve(name);
            if (filter.accept(there)) {
                all.add(there);
            }
        }
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return all.iterator();
            }

            @Override
            public void close() {
                // the list is made
            }
        };
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        refuseWhatIsThere(path);
        drive.create(directory(path), name(path), true);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        if (!drive.hasLinks()) {
            throw new UnsupportedOperationException("no links");
        }
        refuseWhatIsThere(link);
        if (drive.isMounted(existing)) {
            throw new FileSystemException(link.toString(), existing.toString(), "Invalid cross-device link");
        }
        drive.does(new Operation.Link(directory(link), name(link), node(existing)));
    }

    @Override
    public void delete(Path path) throws IOException {
        int node = node(path);
        if (!drive.now().names(node).isEmpty()) {
            throw new DirectoryNotEmptyException(path.toString());
        }
        drive.does(new Operation.Delete(directory(path), name(path)));
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        if (!Arrays.asList(options).contains(StandardCopyOption.ATOMIC_MOVE)) {
            throw new UnsupportedOperationException("a move that is not atomic");
        }
        if (drive.isMounted(to)) {
            throw new FileSystemException(from.toString(), to.toString(), "Device or resource busy");
        }
        int node = node(from);
        if (directory(from) == directory(to)) {
            drive.does(new Operation.Move(directory(from), name(from), name(to), node));
        } else { // each name is as durable as its directory
            drive.does(new Operation.Link(directory(to), name(to), node));
            drive.does(new Operation.Delete(directory(from), name(from)));
        }
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return node(one) == node(other);
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        node(path);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        int node = node(path);
        return type.cast(new Attributes(
                drive.now().isDirectory(node), drive.now().bytes(node).length(), node));
    }

    private record Attributes(boolean isDirectory, long size, Integer fileKey) implements BasicFileAttributes {
        private static final FileTime NEVER = FileTime.fromMillis(0);

        @Override
        public boolean isRegularFile() {
            return !isDirectory;
        }

        @Override
        public boolean isSymbolicLink() {
            return false;
        }

        @Override
        public boolean isOther() {
            return false;
        }

        @Override
        public FileTime lastModifiedTime() {
            return NEVER;
        }

        @Override
        public FileTime lastAccessTime() {
            return NEVER;
        }

        @Override
        public FileTime creationTime() {
            return NEVER;
        }
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return null;
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        throw new IOException("this drive says nothing about itself");
    }

    @Override
    public boolean isHidden(Path path) {
        return name(path).startsWith(".");
    }

    @Override
    public String getScheme() {
        return "drive";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException("newFileSystem");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException("getFileSystem");
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException("getPath");
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) {
        throw new UnsupportedOperationException("copy");
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) {
        throw new UnsupportedOperationException("readAttributes");
    }

    @Override
    public void setAttribute(Path path, String name, Object value, LinkOption... options) {
        throw new UnsupportedOperationException("setAttribute");
    }
}
