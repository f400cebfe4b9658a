package dev.keyturn.files;

import dev.keyturn.journal.PrivateFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes into a file that cannot be replaced: one that is mounted by itself, or in a directory that cannot be written.
 *
 * <p>Old and new content are in the directory of the journal, on the disk, before the first byte is touched, and until the last
 * one is on the disk. A file that was cut off in between is a mixture of the two; the next run sees that and writes the new
 * one again. What is no such mixture was edited since, and stays.
 */
final class InPlace {
    private static final int SECTOR = 512;

    private final byte[] before;
    private final byte[] after;

    InPlace(byte[] before, byte[] after) {
        this.before = before;
        this.after = after;
    }

    private static Path kept(Place place) {
        return place.journal().resolve("in-place");
    }

    private static Path unfinished(Place place) {
        return place.journal().resolve("in-place" + PrivateFiles.UNFINISHED);
    }

    /** Whether a write was cut off, and no run has seen to it yet. */
    static boolean isLeft(Place place) {
        return Files.exists(kept(place));
    }

    /** Writes all of it, or else what was there before. */
    void write(Place place) throws IOException {
        PrivateFiles.directories(place.journal());
        try {
            PrivateFiles.write(unfinished(place), bytes());
            PrivateFiles.publish(unfinished(place), kept(place));
        } finally {
            Files.deleteIfExists(unfinished(place));
        }
        try {
            overwrite(place.real(), after);
        } catch (IOException e) {
            takeBack(place, e);
            throw e;
        }
        forget(place);
    }

    private void takeBack(Place place, IOException first) throws IOException {
        try {
            overwrite(place.real(), before);
        } catch (IOException e) {
            first.addSuppressed(e);
            throw new CutOffException(first); // both contents stay where the next run finds them
        }
        forget(place);
    }

    /** The file may hold a part of each content, and the next run sees to it. */
    static final class CutOffException extends IOException {
        private static final long serialVersionUID = 1L;

        CutOffException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static void forget(Place place) throws IOException {
        if (Files.deleteIfExists(kept(place))) {
            PrivateFiles.sync(place.journal());
        }
    }

    private static void overwrite(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (channel.size() > content.length) {
                channel.truncate(content.length);
            }
            channel.force(true);
        }
    }

    /** Finishes a write that was cut off, unless somebody has edited the file since. */
    static void sweep(Place place) throws IOException {
        Files.deleteIfExists(unfinished(place));
        if (!isLeft(place)) {
            return;
        }
        Optional<InPlace> left = of(Files.readAllBytes(kept(place)));
        Optional<byte[]> there = Place.bytes(place.real());
        if (left.isPresent() && there.isPresent() && left.get().isCutOff(there.get())) {
            overwrite(place.real(), left.get().after);
        }
        forget(place);
    }

    /** Whether the new content was written to this file, in part or as a whole. */
    boolean isCutOff(byte[] there) {
        if (Arrays.equals(there, before)
                || there.length < Math.min(before.length, after.length)
                || there.length > Math.max(before.length, after.length)) {
            return false;
        }
        int torn = 0;
        for (int from = 0; from < there.length; from += SECTOR) {
            int to = Math.min(from + SECTOR, there.length);
            if (!isPart(there, after, from, to) && !isPart(there, before, from, to) && !isZero(there, from, to)) {
                torn++;
                if (torn > 1 || !isTorn(there, from, to)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isPart(byte[] there, byte[] whole, int from, int to) {
        return to <= whole.length && Arrays.equals(there, from, to, whole, from, to);
    }

    private static boolean isZero(byte[] there, int from, int to) {
        for (int i = from; i < to; i++) {
            if (there[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The one place where the writing ended: new or not yet written in front of it, old behind it. */
    private boolean isTorn(byte[] there, int from, int to) {
        for (int end = from + 1; end < to; end++) {
            boolean isNew = isPart(there, after, from, end) || isZero(there, from, end);
            if (isNew && isPart(there, before, end, to)) {
                return true;
            }
        }
        return false;
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (byte[] content : new byte[][] {before, after}) {
            out.writeInt(content.length);
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static Optional<InPlace> of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        byte[][] contents = new byte[2][];
        for (int i = 0; i < contents.length; i++) {
            int length = in.available() < Integer.BYTES ? -1 : in.readInt();
            if (length < 0 || length > in.available()) {
                return Optional.empty();
            }
            contents[i] = in.readNBytes(length);
        }
        return Optional.of(new InPlace(contents[0], contents[1]));
    }
}
