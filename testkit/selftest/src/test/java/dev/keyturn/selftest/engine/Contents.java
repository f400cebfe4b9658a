package dev.keyturn.selftest.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files and directories as they are on a drive at one time. */
final class Contents {
    static final int ROOT = 1;

    private final Map<Integer, String> files = new HashMap<>();
    private final Map<Integer, TreeMap<String, Integer>> directories = new HashMap<>();

    Contents() {
        directories.put(ROOT, new TreeMap<>());
    }

    Contents(Contents other) {
        files.putAll(other.files);
        other.directories.forEach((node, names) -> directories.put(node, new TreeMap<>(names)));
    }

    boolean isDirectory(int node) {
        return directories.containsKey(node);
    }

    /** The bytes of a file, each as a character. */
    String bytes(int node) {
        return files.getOrDefault(node, "");
    }

    SortedMap<String, Integer> names(int directory) {
        return directories.getOrDefault(directory, new TreeMap<>());
    }

    Optional<Integer> child(int directory, String name) {
        return Optional.ofNullable(names(directory).get(name));
    }

    /** The highest number of a file or directory. */
    int lastNode() {
        return Stream.concat(files.keySet().stream(), directories.keySet().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(ROOT);
    }

    void apply(Operation operation, Operation.Fate fate) {
        // A file that has no name is still a file: a name that was lost may be the only thing that was lost.
        if (operation instanceof Operation.Create create) {
            if (create.isDirectory()) {
                directories.putIfAbsent(create.node(), new TreeMap<>());
            } else {
                files.putIfAbsent(create.node(), "");
            }
        }
        if (fate == Operation.Fate.LOST) {
            return;
        }
        if (operation instanceof Operation.Create create) {
            name(create.directory(), create.name(), create.node());
        } else if (operation instanceof Operation.Link link) {
            name(link.directory(), link.name(), link.node());
        } else if (operation instanceof Operation.Move move) {
            names(move.directory()).remove(move.from());
            name(move.directory(), move.to(), move.node());
        } else if (operation instanceof Operation.Delete delete) {
            names(delete.directory()).remove(delete.name());
        } else if (operation instanceof Operation.Truncate truncate) {
            files.put(truncate.node(), "");
        } else if (operation instanceof Operation.Cut cut) {
            String there = bytes(cut.node());
            files.put(cut.node(), there.substring(0, Math.min(cut.length(), there.length())));
        } else if (operation instanceof Operation.Write write) {
            write(write, fate);
        }
    }

    private void name(int directory, String name, int node) {
        directories.computeIfAbsent(directory, key -> new TreeMap<>()).put(name, node);
    }

    private void write(Operation.Write write, Operation.Fate fate) {
        String bytes = switch (fate) {
            case KEPT -> write.bytes();
            case TORN -> write.bytes().substring(0, write.bytes().length() / 2);
            case ZEROED -> "\0".repeat(write.bytes().length());
            case LOST -> "";
        };
        String there = bytes(write.node());
        String before = there.length() >= write.offset()
                ? there.substring(0, write.offset())
                : there + "\0".repeat(write.offset() - there.length());
        int end = write.offset() + bytes.length();
        files.put(write.node(), before + bytes + (end < there.length() ? there.substring(end) : ""));
    }

    /** All files by their paths. */
    SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>();
        collect(ROOT, "", all);
        return all;
    }

    private void collect(int directory, String path, Map<String, String> all) {
        names(directory).forEach((name, node) -> {
            String place = path + "/" + name;
            if (isDirectory(node)) {
                all.put(place + "/", "");
                collect(node, place, all);
            } else {
                all.put(place, bytes(node));
            }
        });
    }

    /** The same for two drives that no program can tell apart. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            all().forEach((path, bytes) -> {
                digest.update((path + "\0" + bytes.length() + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes.getBytes(StandardCharsets.ISO_8859_1));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
