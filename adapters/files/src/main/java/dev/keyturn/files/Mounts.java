package dev.keyturn.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the system says of a file beyond its content; where it says nothing, the usual is taken to be so. */
final class Mounts {
    private static final Path TABLE = Path.of("/proc/self/mountinfo");
    private static final int MOUNT_POINT = 4;

    private Mounts() {}

    /** Whether a file could not be replaced because something is mounted on it: a file of a container, most often. */
    static boolean isBusy(Path file, FileSystemException e) {
        boolean isPlain = e.getClass() == FileSystemException.class; // others say what was wrong
        boolean isSaid = e.getReason() != null && e.getReason().contains("busy"); // in the language of the system
        return isPlain && Files.isRegularFile(file) && (isSaid || isMountPoint(file));
    }

    private static boolean isMountPoint(Path file) {
        if (!file.getFileSystem().equals(FileSystems.getDefault()) || !Files.isReadable(TABLE)) {
            return false;
        }
        try {
            List<String> lines = Files.readAllLines(TABLE, StandardCharsets.ISO_8859_1);
            return lines.stream().anyMatch(line -> isAt(file, line.split(" ", -1)));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isAt(Path file, String[] mount) {
        return mount.length > MOUNT_POINT && plain(mount[MOUNT_POINT]).equals(file.toString());
    }

    /** Blanks and the like are octal there. */
    private static String plain(String text) {
        return text.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }

    /** How many names a file has; one where that is not known. */
    static int names(Path file) {
        return attribute(file, "nlink").map(Number::intValue).orElse(1);
    }

    /** Whether a file is on another device than its directory, so that it must be mounted by itself. */
    static boolean isOnItsOwn(Path file) {
        Path directory = file.getParent();
        Optional<Number> there = attribute(file, "dev");
        return directory != null && there.isPresent() && !there.equals(attribute(directory, "dev"));
    }

    private static Optional<Number> attribute(Path file, String name) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return Optional.empty();
        }
        try {
            Map<String, Object> attributes = Files.readAttributes(file, "unix:" + name);
            return Optional.ofNullable(attributes.get(name))
                    .filter(Number.class::isInstance)
                    .map(Number.class::cast);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
