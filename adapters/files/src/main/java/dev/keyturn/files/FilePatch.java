package dev.keyturn.files;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.Patch;
import java.io.IOException;
import java.nio.file.Path;

/** The change of one file as a patch. */
final class FilePatch {
    private FilePatch() {}

    static Patch of(Path file, byte[] before, byte[] after) throws IOException {
        if (isBinary(before) || isBinary(after)) {
            throw new RefusedException(Problem.of(
                            Origin.of(file.toString()),
                            Key.root(),
                            "the file holds zero bytes, as UTF-16 and UTF-32 do, so git takes it for no text",
                            "a file in UTF-8 or ISO-8859-1")
                    .hint("a migrate can write it; a patch cannot change it"));
        }
        WorkTree place = WorkTree.of(file);
        return new Patch(place.directory(), UnifiedDiff.of(place.name(), before, after));
    }

    private static boolean isBinary(byte[] content) {
        for (byte one : content) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }
}
