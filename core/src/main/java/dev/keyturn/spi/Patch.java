package dev.keyturn.spi;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What would be written, as a unified diff that {@code git apply} takes.
 *
 * <p><b>It holds what stands in the files, with the lines around it, secrets included.</b> Treat it as the files themselves. Keyturn
 * never logs it, and {@link #toString} does not show it.
 */
public final class Patch {
    private final Path directory;
    private final List<PatchedFile> files;

    /**
     * A patch.
     *
     * @param directory where it is to be applied; the names in it begin there
     * @param files what becomes of the files, each of them once
     */
    public Patch(Path directory, List<? extends PatchedFile> files) {
        this.directory = directory;
        this.files = List.copyOf(files);
    }

    /**
     * One patch of several, in their order; what several of them change in one file is one change of it, as git wants it.
     *
     * @throws RefusedException if they are to be applied in different directories
     */
    public static Patch of(Collection<Patch> patches) {
        List<Patch> all = patches.stream().filter(patch -> !patch.isEmpty()).toList();
        if (all.isEmpty()) {
            return patches.stream().findFirst().orElseGet(() -> new Patch(Path.of(""), List.of()));
        }
        Path directory = all.get(0).directory;
        Map<String, PatchedFile> files = new LinkedHashMap<>();
        for (Patch patch : all) {
            if (!patch.directory.equals(directory)) {
                throw new RefusedException(Problem.of(
                                Origin.of(patch.directory.toString()),
                                Key.root(),
                                "a patch is applied in one directory, and other files of it are in " + directory,
                                "files of one work tree")
                        .hint("make a patch for the files of each work tree"));
            }
            patch.files.forEach(file -> files.merge(file.name(), file, PatchedFile::and));
        }
        return new Patch(directory, List.copyOf(files.values()));
    }

    /** Where it is to be applied: the git work tree that the file is in; else the working directory, or the root. */
    public Path directory() {
        return directory;
    }

    /** The unified diff. It is bytes, since files in several encodings may be in it. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.forEach(file -> out.writeBytes(file.diff()));
        return out.toByteArray();
    }

    /** Whether nothing is to be changed; {@code git apply} calls an empty file an error. */
    public boolean isEmpty() {
        return files.stream().allMatch(file -> file.diff().length == 0);
    }

    /** Where it is to be applied and how long it is, and not what is in it. */
    @Override
    public String toString() {
        return "a patch of " + bytes().length + " bytes for " + directory;
    }
}
