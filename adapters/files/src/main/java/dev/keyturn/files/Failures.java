package dev.keyturn.files;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What may go wrong with a file, in words. */
final class Failures {
    private static final System.Logger LOG = System.getLogger("dev.keyturn");

    private final String name;

    Failures(String name) {
        this.name = name;
    }

    private Problem problem(String what, String expected) {
        return Problem.of(Origin.of(name), Key.root(), what, expected);
    }

    StaleException changed() {
        return new StaleException(problem("the file was changed since it was read", "the file that was read")
                .hint("run again"));
    }

    StaleException claimed() {
        return new StaleException(
                problem("another one is writing the file, or was killed while it did", "to be the only one")
                        .hint("run again; a migrate or recover removes what a killed run left behind"));
    }

    SourceException notWritable() {
        return new SourceException(problem(
                        "the file cannot be written here, and nothing was",
                        "a file that this user may write, on a disk that is not read-only")
                .hint(
                        "mend that first, or make the change where the file can be written: Migrator.patch() gives it as a"
                                + " patch"));
    }

    SourceException nothingKnown() {
        return new SourceException(problem(
                "the file cannot be replaced here, and what it holds cannot be kept while it is written in place",
                "a regular file of at most " + FileContent.MOST_BYTES + " bytes"));
    }

    /** An edit came in between, and another one after it. */
    SourceException editedTwice(Path edit) {
        Problem problem = problem(
                        "the file was edited twice while it was written; the first edit is in "
                                + Origin.of(edit.toString()) + " now",
                        "to be the only one")
                .hint("bring that edit into the file by hand, then run again");
        return new SourceException(problem, false, false, new IllegalStateException("two edits at once"));
    }

    SourceException notRead(IOException e) {
        if (e instanceof NoSuchFileException) {
            return failure(problem("there is no such file", "a file"), true, true, e);
        }
        return failure(problem("the file cannot be read (" + reason(e) + ")", "a readable file"), false, true, e);
    }

    SourceException notWritten(IOException e) {
        return failure(
                problem(
                                "the file cannot be written, and nothing was (" + reason(e) + ")",
                                "a directory that can be written, and room on the disk")
                        .hint(
                                "mend that first, or make the change where the file can be written: Migrator.patch() gives"
                                        + " it as a patch"),
                false,
                true,
                e);
    }

    SourceException unknown(IOException e) {
        Problem problem = problem(
                        "it is not certain that the file was written (" + reason(e) + ")",
                        "a directory that can be written, and room on the disk")
                .hint("run again: the next run finds out what is there");
        return failure(problem, false, false, e);
    }

    SourceException notSwept(IOException e) {
        return failure(
                problem(
                        "what a killed run left behind cannot be removed (" + reason(e) + ")",
                        "a directory that can be written"),
                false,
                true,
                e);
    }

    private static SourceException failure(
            Problem problem, boolean isTemporary, boolean isOutcomeKnown, IOException e) {
        return new SourceException(problem, isTemporary, isOutcomeKnown, e);
    }

    /** What the system says, without the path that it says it of. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "this user may not";
        }
        if (e instanceof FileSystemLoopException) {
            return "symbolic links that lead nowhere but to each other";
        }
        Optional<String> said =
                Optional.ofNullable(e instanceof FileSystemException there ? there.getReason() : e.getMessage());
        return said.orElse(e.getClass().getSimpleName());
    }

    void warnInPlace() {
        warn("the file could not be replaced, so it was written in place; readers may have seen a part of it");
    }

    void warnPutBack() {
        warn("an edit came in while a run that was killed replaced the file; it was put back");
    }

    /** Says what of the old file could not be kept. */
    void warn(Optional<String> lost) {
        lost.ifPresent(what -> warn("the file could not keep " + what + ", which this user may not set"));
    }

    private void warn(String what) {
        LOG.log(System.Logger.Level.WARNING, Origin.of(name) + ": " + what);
    }
}
