package dev.keyturn.files;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.Patch;
import dev.keyturn.spi.PatchedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The change of one file as a part of a patch. */
final class FilePatch implements PatchedFile {
    private final String name;
    private final byte[] before;
    private final byte[] after;

    private FilePatch(String name, byte[] before, byte[] after) {
        this.name = name;
        this.before = before;
        this.after = after;
    }

    static Patch of(Path file, byte[] before, byte[] after) throws IOException {
        if (isBinary(before) || isBinary(after)) {
            throw refuse(
                    file.toString(),
                    "the file holds zero bytes, as UTF-16 and UTF-32 do, so git takes it for no text",
                    "a file in UTF-8 or ISO-8859-1",
                    "a migrate can write it; a patch cannot change it");
        }
        WorkTree place = WorkTree.of(file);
        return new Patch(place.directory(), List.of(new FilePatch(place.name(), before, after)));
    }

    private static boolean isBinary(byte[] content) {
        for (byte one : content) {
            if (one == 0) {
                return true;
            }
        }
        return false;
    }

    private static RefusedException refuse(String file, String what, String expected, String hint) {
        return new RefusedException(
                Problem.of(Origin.of(file), Key.root(), what, expected).hint(hint));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte[] diff() {
        return UnifiedDiff.of(name, before, after);
    }

    /** What takes the place of other bytes: all from the first that differs to the last, a character for each. */
    private record Range(int from, int to, String bytes) {
        static Range of(byte[] before, byte[] after) {
            int shorter = Math.min(before.length, after.length);
            int differs = Arrays.mismatch(before, after);
            int from = differs < 0 ? shorter : differs;
            int same = 0;
            while (same < shorter - from && before[before.length - 1 - same] == after[after.length - 1 - same]) {
                same++;
            }
            String bytes = new String(after, from, after.length - same - from, StandardCharsets.ISO_8859_1);
            return new Range(from, before.length - same, bytes);
        }
    }

    /** Each changes its own document; documents do not overlap, and begin with a line of their own. */
    @Override
    public PatchedFile and(PatchedFile other) {
        if (!(other instanceof FilePatch file) || !Arrays.equals(before, file.before)) {
            throw refuse(
                    name, "the file was changed while the patch was made", "a file that stays", "make the patch again");
        }
        Range mine = Range.of(before, after);
        Range others = Range.of(before, file.after);
        boolean isFirst = mine.from() == others.from() ? mine.to() <= others.to() : mine.from() < others.from();
        Range first = isFirst ? mine : others;
        Range second = isFirst ? others : mine;
        if (first.to() > second.from()) {
            throw refuse(name, "two patches change the same place of it", "each place changed once", "");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(before, 0, first.from());
        out.writeBytes(first.bytes().getBytes(StandardCharsets.ISO_8859_1));
        out.write(before, first.to(), second.from() - first.to());
        out.writeBytes(second.bytes().getBytes(StandardCharsets.ISO_8859_1));
        out.write(before, second.to(), before.length - second.to());
        return new FilePatch(name, before, out.toByteArray());
    }
}
