package dev.keyturn.selftest.engine;

import dev.keyturn.selftest.engine.Operation.Fate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A drive in memory that remembers what was done to it. Paths on it are as good as any. */
final class Drive {
    private final DriveFileSystem fileSystem = new DriveFileSystem(new DriveProvider(this));
    private final Contents before;
    private final Contents now;
    private final List<Operation> operations = new ArrayList<>();
    private int nodes;
    private String mounted = "";
    private boolean hasLinks = true;

    Drive() {
        this(new Contents());
    }

    /** A drive on whose platter all this is. */
    Drive(Contents before) {
        this(before, List.of());
    }

    /** A drive that a program that was killed did these things to; they need not be on the platter yet. */
    Drive(Contents before, List<Operation> operations) {
        this.before = before;
        this.now = new Contents(before);
        operations.forEach(this::does);
        this.nodes = now.lastNode();
    }

    /** A file is mounted by itself from now on: nothing can take its name, or give it a second one. */
    Drive mount(String path) {
        mounted = path;
        return this;
    }

    boolean isMounted(Path path) {
        return path.toString().equals(mounted);
    }

    /** The same drive with a file system whose files have one name each, as on many a network. */
    Drive withoutLinks() {
        hasLinks = false;
        return this;
    }

    boolean hasLinks() {
        return hasLinks;
    }

    Path path(String text) {
        return new DrivePath(fileSystem, text);
    }

    /** What was done, the oldest first. */
    List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** What was on the platter before that. */
    Contents before() {
        return before;
    }

    /** What a program sees now. */
    Contents now() {
        return now;
    }

    /** What is there when all of it has reached the platter. */
    Drive settled() {
        Drive settled = new Drive(new Contents(now));
        settled.hasLinks = hasLinks;
        return settled;
    }

    void does(Operation operation) {
        operations.add(operation);
        now.apply(operation, Fate.KEPT);
    }

    int newNode() {
        return ++nodes;
    }

    /** A file that is there from the beginning. */
    void put(String path, String text) {
        int directory = Contents.ROOT;
        List<String> names = ((DrivePath) path(path)).names();
        for (String name : names.subList(0, names.size() - 1)) {
            int parent = directory;
            directory = now.child(parent, name).orElseGet(() -> create(parent, name, true));
        }
        int node = create(directory, names.get(names.size() - 1), false);
        does(new Operation.Truncate(node));
        does(new Operation.Write(node, 0, latin(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Puts other bytes into a file. */
    void replace(String path, String bytes) {
        int node = node(((DrivePath) path(path)).names());
        does(new Operation.Truncate(node));
        does(new Operation.Write(node, 0, bytes));
    }

    /** Takes a file away. */
    void delete(String path) {
        List<String> names = ((DrivePath) path(path)).names();
        int last = names.size() - 1;
        does(new Operation.Delete(node(names.subList(0, last)), names.get(last)));
    }

    private int node(List<String> names) {
        int node = Contents.ROOT;
        for (String name : names) {
            node = now.child(node, name).orElseThrow();
        }
        return node;
    }

    int create(int directory, String name, boolean isDirectory) {
        int node = newNode();
        does(new Operation.Create(directory, name, node, isDirectory));
        return node;
    }

    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
