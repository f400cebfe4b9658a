package dev.keyturn.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The way from a path to the file that it leads to: the directories in which something can be changed so that the path leads to
 * other content, each with the names that count there. It follows symbolic links one by one, because each can be turned
 * to another target, and ends where something is missing, because that is where it will appear.
 */
final class Trail {
    /** As many links as operating systems follow. */
    private static final int MOST_LINKS = 40;

    private final Map<Path, Set<String>> names = new HashMap<>();
    private final Deque<Path> ahead = new ArrayDeque<>();
    private Path at;
    private int links;

    private Trail(Path absolute) {
        at = absolute.getRoot();
        push(absolute);
    }

    static Map<Path, Set<String>> of(Path file) {
        Trail trail = new Trail(file.toAbsolutePath());
        boolean goesOn = true;
        while (goesOn && !trail.ahead.isEmpty()) {
            goesOn = trail.step(trail.ahead.pop());
        }
        return trail.names;
    }

    private void push(Path path) {
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            ahead.push(path.getName(i));
        }
    }

    private boolean step(Path name) {
        switch (name.toString()) {
            case "", "." -> {
                return true;
            }
            case ".." -> {
                Path parent = at.getParent();
                at = parent == null ? at : parent;
                return true;
            }
            default -> {
                return stepInto(name);
            }
        }
    }

    private boolean stepInto(Path name) {
        Path next = at.resolve(name);
        if (Files.isSymbolicLink(next)) {
            note(name);
            return isFollowed(next);
        }
        if (ahead.isEmpty() || !Files.isDirectory(next)) {
            note(name);
            return false;
        }
        at = next;
        return true;
    }

    private boolean isFollowed(Path link) {
        links++;
        if (links > MOST_LINKS) {
            return false;
        }
        try {
            Path target = Files.readSymbolicLink(link);
            Path root = target.getRoot();
            at = root == null ? at : root;
            push(target);
            return true;
        } catch (IOException e) {
            return false; // it was changed this moment; there is a hint on the way
        }
    }

    private void note(Path name) {
        names.computeIfAbsent(at, directory -> new HashSet<>()).add(name.toString());
    }
}
