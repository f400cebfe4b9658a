package dev.keyturn.selftest.engine;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path on a {@link Drive}. There are no links to other paths, and names have no dots to resolve. */
final class DrivePath implements Path {
    private final DriveFileSystem fileSystem;
    private final boolean isAbsolute;
    private final List<String> names;

    DrivePath(DriveFileSystem fileSystem, String text) {
        this(
                fileSystem,
                text.startsWith("/"),
                Arrays.stream(text.split("/", -1))
                        .filter(name -> !name.isEmpty())
                        .toList());
        if (names.contains(".") || names.contains("..")) {
            throw new InvalidPathException(text, "no dots on this drive");
        }
    }

    private DrivePath(DriveFileSystem fileSystem, boolean isAbsolute, List<String> names) {
        this.fileSystem = fileSystem;
        this.isAbsolute = isAbsolute;
        this.names = List.copyOf(names);
    }

    static DrivePath of(Path path) {
        if (path instanceof DrivePath here) {
            return here;
        }
        throw new ProviderMismatchException(path + " is on another drive");
    }

    List<String> names() {
        return names;
    }

    @Override
    public FileSystem getFileSystem() {
        return fileSystem;
    }

    @Override
    public boolean isAbsolute() {
        return isAbsolute;
    }

    @Override
    public @Nullable Path getRoot() {
        return isAbsolute ? new DrivePath(fileSystem, true, List.of()) : null;
    }

    @Override
    public @Nullable Path getFileName() {
        return names.isEmpty() ? null : getName(names.size() - 1);
    }

    @Override
    public @Nullable Path getParent() {
        if (names.isEmpty() || (names.size() == 1 && !isAbsolute)) {
            return null;
        }
        return new DrivePath(fileSystem, isAbsolute, names.subList(0, names.size() - 1));
    }

    @Override
    public int getNameCount() {
        return names.size();
    }

    @Override
    public Path getName(int index) {
        return subpath(index, index + 1);
    }

    @Override
    public Path subpath(int from, int to) {
        return new DrivePath(fileSystem, false, names.subList(from, to));
    }

    @Override
    public boolean startsWith(Path other) {
        DrivePath start = of(other);
        return start.isAbsolute == isAbsolute
                && start.names.size() <= names.size()
                && names.subList(0, start.names.size()).equals(start.names);
    }

    @Override
    public boolean endsWith(Path other) {
        DrivePath end = of(other);
        int from = names.size() - end.names.size();
        return end.isAbsolute
                ? equals(end)
                : from >= 0 && names.subList(from, names.size()).equals(end.names);
    }

    @Override
    public Path normalize() {
        return this;
    }

    @Override
    public Path resolve(Path other) {
        DrivePath below = of(other);
        if (below.isAbsolute) {
            return below;
        }
        List<String> all = new ArrayList<>(names);
        all.addAll(below.names);
        return new DrivePath(fileSystem, isAbsolute, all);
    }

    @Override
    public Path relativize(Path other) {
        throw new UnsupportedOperationException("relativize");
    }

    @Override
    public URI toUri() {
        return URI.create("drive:" + toAbsolutePath());
    }

    @Override
    public Path toAbsolutePath() {
        return new DrivePath(fileSystem, true, names);
    }

    @Override
    public Path toRealPath(LinkOption... options) throws NoSuchFileException {
        fileSystem.provider().node(this);
        return toAbsolutePath();
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException("register");
    }

    @Override
    public int compareTo(Path other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DrivePath path
                && path.fileSystem == fileSystem
                && path.isAbsolute == isAbsolute
                && path.names.equals(names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }

    @Override
    public String toString() {
        return (isAbsolute ? "/" : "") + String.join("/", names);
    }
}
