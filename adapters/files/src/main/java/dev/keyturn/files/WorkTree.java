package dev.keyturn.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a patch for a file is to be applied: the git work tree around it; else the working directory, if the file is below it; else
 * the root.
 *
 * @param directory the directory
 * @param name what the file is called there, with / between folders
 */
record WorkTree(Path directory, String name) {

    /** The one around a file; where the file is a link, around the file that it leads to, since git does not follow links. */
    static WorkTree of(Path file) throws IOException {
        Path real = file.toRealPath();
        Path root = root(real);
        return new WorkTree(
                root,
                root.relativize(real).toString().replace(root.getFileSystem().getSeparator(), "/"));
    }

    private static Path root(Path real) throws IOException {
        Path root = real;
        for (Path around = real.getParent(); around != null; around = around.getParent()) {
            if (Files.exists(around.resolve(".git"))) { // a folder, or a file in further work trees and submodules
                return around;
            }
            root = around;
        }
        Path here = real.getFileSystem().getPath("").toRealPath();
        return real.startsWith(here) ? here : root;
    }
}
