package dev.keyturn.files;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/** What would hinder a run that writes a file. */
final class Preflight {
    /** The new file, the old one, a backup and the journal, each with what was taken out. */
    private static final int TIMES = 8;

    private static final long LEAST = 1 << 20;

    private Preflight() {}

    static List<Problem> of(Path file, String name) {
        List<Problem> problems = new ArrayList<>();
        try {
            Place place = Place.of(file);
            if (!Notices.isWritable(place)) {
                problems.add(problem(
                        name,
                        "the file cannot be written here",
                        "a file and a directory that this user may write, on a disk that is not read-only"));
            }
            long needed = LEAST + TIMES * Files.size(place.real());
            if (Files.getFileStore(place.directory()).getUsableSpace() < needed) {
                problems.add(problem(name, "there is too little room on its disk", "room for " + needed + " bytes"));
            }
            if (mayBeWrittenByAnybody(place.real())) {
                problems.add(problem(name, "everybody on this machine may write it", "a file that its owner writes")
                        .hint("chmod o-w"));
            }
        } catch (IOException e) {
            problems.add(problem(name, "it cannot be looked at", "a file that this user may read"));
        }
        return problems;
    }

    private static boolean mayBeWrittenByAnybody(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static Problem problem(String name, String what, String expected) {
        return Problem.of(Origin.of(name), Key.root(), what, expected);
    }
}
