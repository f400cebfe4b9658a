package dev.keyturn.files;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What should be known of a file before it is written. */
final class Notices {
    private Notices() {}

    static List<Problem> of(Path file, String name) {
        try {
            Place place = Place.of(file);
            List<Problem> all = new ArrayList<>();
            boolean isInPlace = Mounts.isOnItsOwn(place.real()) || !Files.isWritable(place.directory());
            if (!isWritable(place)) {
                all.add(notice(
                        name,
                        "the file cannot be written here",
                        "a file and a directory that this user may write, on a disk that is not read-only",
                        "the plan and the patch still work; run it where the file can be written"));
            } else if (isInPlace) {
                all.add(notice(
                        name,
                        "the file cannot be replaced here, so it will be written in place, where readers may see a part of it",
                        "a directory that can be written, mounted as a whole",
                        "keep .keyturn beside it on a disk that outlives the mount"));
            }
            int names = Mounts.names(place.real());
            if (names > 1 && !isInPlace) {
                all.add(notice(
                        name,
                        "the file has " + names + " names (hard links), and the others will keep the old content",
                        "a file with one name",
                        "link the others again afterwards"));
            }
            if (InPlace.isLeft(place)) {
                all.add(notice(
                        name,
                        "an earlier run was interrupted while it wrote the file in place, so what is read may be a mixture",
                        "a file that was written as a whole",
                        "the next run, or recover, finishes it"));
            }
            return all;
        } catch (IOException e) {
            return List.of(); // it was read a moment ago; whoever writes it is told
        }
    }

    static boolean isWritable(Place place) throws IOException {
        Path journal = place.journal();
        Path around = Files.exists(journal) ? journal : journal.getParent();
        boolean hasRoom = Files.isWritable(place.directory()) || (around != null && Files.isWritable(around));
        return hasRoom && Files.isWritable(place.real());
    }

    private static Problem notice(String name, String what, String expected, String hint) {
        return Problem.of(Origin.of(name), Key.root(), what, expected).hint(hint);
    }
}
