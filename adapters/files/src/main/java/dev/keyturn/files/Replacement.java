package dev.keyturn.files;

import dev.keyturn.journal.PrivateFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Replaces the content of a file in one step that survives a crash, and leaves its mode and owner as they are.
 *
 * <p>Whoever has the {@link Claim} is alone among those who write like this. Others are not, so the old file gets a second name
 * before it loses its own, and is looked at once more behind that: an edit that came in between is there, and is put back.
 */
final class Replacement {
    private final Rename rename;
    private final Failures failures;

    /** How a file gets the name of another one. */
    @FunctionalInterface
    interface Rename {
        /** The new one has the name from then on, whoever looks. */
        void give(Path from, Path to) throws IOException;
    }

    Replacement(String name) {
        this(name, (from, to) -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE));
    }

    Replacement(String name, Rename rename) {
        this.failures = new Failures(name);
        this.rename = rename;
    }

    /**
     * Replaces the content.
     *
     * @param before what is there; nothing if that is not known, or if nothing is there
     * @throws dev.keyturn.spi.StaleException if something else is there, or another one writes; nothing is changed then
     * @throws dev.keyturn.spi.SourceException if it cannot be done; it says whether anything was written
     */
    void replace(Path file, Optional<byte[]> before, byte[] after) {
        try {
            Place place = Place.of(file);
            if (Files.exists(place.real()) && !Files.isWritable(place.real())) {
                throw failures.notWritable();
            }
            Claim claim = Claim.take(
                    place, new Claim.About(before.map(FileContent::hash).orElse(""), FileContent.hash(after)));
            replace(file, place, claim, before, after);
        } catch (FileAlreadyExistsException e) {
            throw failures.claimed();
        } catch (IOException e) {
            throw failures.notWritten(e);
        }
    }

    /** Replaces whatever is there, and be it nothing, or nothing that can be read. */
    void restore(Path file, byte[] content) {
        Optional<byte[]> before;
        try {
            before = Place.bytes(Place.of(file).real());
        } catch (IOException e) {
            before = Optional.empty();
        }
        replace(file, before, content);
    }

    private void replace(Path file, Place place, Claim claim, Optional<byte[]> before, byte[] after)
            throws IOException {
        try {
            if (!claim.isBeside() || !renamed(file, place, before, after)) {
                check(file, place, before);
                new InPlace(before.orElseThrow(failures::nothingKnown), after).write(place);
                failures.warnInPlace();
            }
        } catch (InPlace.CutOffException e) {
            throw failures.unknown(e); // the claim stays for the next run, too
        } catch (IOException | RuntimeException e) {
            try {
                end(place, claim);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        try {
            PrivateFiles.sync(place.directory()); // while the claim is there, so that a sweep knows whether it was done
            end(place, claim);
        } catch (IOException e) {
            throw failures.unknown(e);
        }
    }

    private static void end(Place place, Claim claim) throws IOException {
        Files.deleteIfExists(place.fresh());
        claim.release();
    }

    /** Gives the new content the name of the file, or says that nobody can. */
    private boolean renamed(Path file, Place place, Optional<byte[]> before, byte[] after) throws IOException {
        Files.deleteIfExists(place.fresh());
        Files.deleteIfExists(place.kept());
        PrivateFiles.write(place.fresh(), after);
        if (!Files.exists(place.real(), LinkOption.NOFOLLOW_LINKS)) {
            check(file, place, before);
            PrivateFiles.publish(place.fresh(), place.real());
            return true;
        }
        failures.warn(Ownership.copy(place.real(), place.fresh()));
        check(file, place, before);
        boolean isKept = before.isPresent() && keep(place);
        try {
            rename.give(place.fresh(), place.real()); // nothing stands between this and the second name
        } catch (FileSystemException e) {
            Files.deleteIfExists(place.kept());
            if (Mounts.isBusy(place.real(), e)) {
                return false;
            }
            throw e;
        }
        if (isKept) {
            settle(place, before.get(), after);
        }
        return true;
    }

    /** What is to be replaced is still there, under the same name. */
    private void check(Path file, Place place, Optional<byte[]> before) throws IOException {
        boolean isSame = before.isEmpty() || Place.holds(place.real(), before.get());
        if (!isSame || !Place.of(file).equals(place)) {
            throw failures.changed();
        }
    }

    private boolean keep(Place place) throws IOException {
        try {
            Files.createLink(place.kept(), place.real());
            return true;
        } catch (NoSuchFileException e) {
            throw failures.changed();
        } catch (UnsupportedOperationException | FileSystemException e) {
            return false; // some file systems have no second names, and some files may not have one
        }
    }

    private void settle(Place place, byte[] before, byte[] after) throws IOException {
        Path to;
        try {
            if (Place.holds(place.kept(), before)) {
                Files.delete(place.kept());
                return;
            }
            to = putBack(place, Place.holds(place.real(), after));
        } catch (IOException e) {
            throw failures.unknown(e);
        }
        throw to.equals(place.real()) ? failures.changed() : failures.editedTwice(to);
    }

    /** An edit that came in between gets its name back; where there is another edit on top, it gets one of its own. */
    private Path putBack(Place place, boolean isUntouched) throws IOException {
        Path to = isUntouched ? place.real() : place.aside();
        rename.give(place.kept(), to);
        PrivateFiles.sync(place.directory());
        return to;
    }

    /**
     * Removes what a replacement that was killed left behind, puts back what it may have overlooked, and makes durable what it
     * finished: the journal is about to say that it is there. The lock keeps living ones out.
     */
    void sweep(Path file) {
        try {
            Place place = Place.of(file);
            if (Files.isDirectory(place.directory())) {
                sweep(place);
            }
        } catch (FileSystemLoopException e) {
            return; // a read will say so
        } catch (IOException e) {
            throw failures.notSwept(e);
        }
    }

    private void sweep(Place place) throws IOException {
        if (Files.exists(place.kept(), LinkOption.NOFOLLOW_LINKS)) {
            settleLeft(place);
        }
        Files.deleteIfExists(place.kept());
        Files.deleteIfExists(place.fresh());
        InPlace.sweep(place);
        if (Claim.isLeft(place)) {
            PrivateFiles.sync(place.directory());
            Claim.sweep(place);
        }
    }

    private void settleLeft(Place place) throws IOException {
        Optional<Claim.About> about = Claim.left(place);
        boolean isReplaced = Files.exists(place.real()) && !Files.isSameFile(place.kept(), place.real());
        if (about.isEmpty() || !isReplaced || is(place.kept(), about.get().before())) {
            return;
        }
        Path to = putBack(place, is(place.real(), about.get().after()));
        if (!to.equals(place.real())) {
            throw failures.editedTwice(to);
        }
        failures.warnPutBack();
    }

    private static boolean is(Path file, String hash) throws IOException {
        return Place.bytes(file).map(FileContent::hash).filter(hash::equals).isPresent();
    }
}
