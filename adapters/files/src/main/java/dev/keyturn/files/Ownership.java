package dev.keyturn.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Who may read and write a file, and whose it is. */
final class Ownership {
    private Ownership() {}

    /** Makes a file as another one is, as far as this user may; says what could not be kept. */
    static Optional<String> copy(Path from, Path to) throws IOException {
        PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (source == null || target == null) {
            return Optional.empty();
        }
        PosixFileAttributes wanted = source.readAttributes();
        PosixFileAttributes there = target.readAttributes();
        boolean hasOwner = there.owner().equals(wanted.owner()) || isDone(() -> target.setOwner(wanted.owner()));
        boolean hasGroup = there.group().equals(wanted.group()) || isDone(() -> target.setGroup(wanted.group()));
        target.setPermissions(hasGroup ? wanted.permissions() : asForOthers(wanted.permissions()));
        return hasOwner && hasGroup ? Optional.empty() : Optional.of(hasOwner ? "its group" : "its owner");
    }

    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    private static boolean isDone(Change change) {
        try {
            change.make();
            return true;
        } catch (IOException e) {
            return false; // only the superuser may give files away
        }
    }

    /** Another group may do what everybody may: what the old one could read may be none of its business. */
    static Set<PosixFilePermission> asForOthers(Set<PosixFilePermission> permissions) {
        Set<PosixFilePermission> changed = EnumSet.noneOf(PosixFilePermission.class);
        changed.addAll(permissions);
        set(changed, PosixFilePermission.GROUP_READ, permissions.contains(PosixFilePermission.OTHERS_READ));
        set(changed, PosixFilePermission.GROUP_WRITE, permissions.contains(PosixFilePermission.OTHERS_WRITE));
        set(changed, PosixFilePermission.GROUP_EXECUTE, permissions.contains(PosixFilePermission.OTHERS_EXECUTE));
        return changed;
    }

    private static void set(Set<PosixFilePermission> permissions, PosixFilePermission one, boolean isThere) {
        if (isThere) {
            permissions.add(one);
        } else {
            permissions.remove(one);
        }
    }
}
