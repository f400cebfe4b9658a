package dev.keyturn.files;

import dev.keyturn.journal.PrivateFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The right to write a file: a small file beside it that one writer at a time can make. It says what the writer is about, for
 * whoever finds it after the writer was killed.
 */
final class Claim {
    private final Path path;
    private final boolean isBeside;

    private Claim(Path path, boolean isBeside) {
        this.path = path;
        this.isBeside = isBeside;
    }

    /**
     * What is written by what, as hashes of the whole content.
     *
     * @param before what the file held
     * @param after what it will hold
     */
    record About(String before, String after) {}

    /**
     * Takes the right, or fails because another one has it.
     *
     * @throws FileAlreadyExistsException if another one has it
     */
    static Claim take(Place place, About about) throws IOException {
        Claim claim = make(place);
        try {
            // not forced: after the loss of power nobody needs to know, unless it was on the disk by chance
            Files.writeString(claim.path, about.before() + "\n" + about.after() + "\n");
            return claim;
        } catch (IOException e) {
            claim.release();
            throw e;
        }
    }

    private static Claim make(Place place) throws IOException {
        Path inJournal = inJournal(place);
        if (Files.exists(inJournal)) {
            throw new FileAlreadyExistsException(inJournal.toString());
        }
        try {
            PrivateFiles.create(place.claim());
            return new Claim(place.claim(), true);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            if (Files.isWritable(place.directory())) {
                throw e;
            }
            return makeInJournal(place, e);
        }
    }

    private static Claim makeInJournal(Place place, IOException first) throws IOException {
        try {
            PrivateFiles.directories(place.journal());
            PrivateFiles.create(inJournal(place));
            return new Claim(inJournal(place), false);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            first.addSuppressed(e);
            throw first;
        }
    }

    private static Path inJournal(Place place) {
        return place.journal().resolve("claim");
    }

    /** Whether a file can be made beside the one that is written. */
    boolean isBeside() {
        return isBeside;
    }

    void release() throws IOException {
        Files.deleteIfExists(path);
    }

    /** What a writer that was killed was about, if it came to say so. */
    static Optional<About> left(Place place) throws IOException {
        try {
            List<String> lines = Files.readAllLines(place.claim());
            return lines.size() == 2 ? Optional.of(new About(lines.get(0), lines.get(1))) : Optional.empty();
        } catch (NoSuchFileException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether a writer that was killed left its claim. */
    static boolean isLeft(Place place) {
        return Files.exists(place.claim()) || Files.exists(inJournal(place));
    }

    static void sweep(Place place) throws IOException {
        Files.deleteIfExists(place.claim());
        Files.deleteIfExists(inJournal(place));
    }
}
