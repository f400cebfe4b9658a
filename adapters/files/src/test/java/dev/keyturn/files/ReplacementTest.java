package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of all kinds, editors at every moment, and full disks. */
class ReplacementTest {
    private static final byte[] OLD = bytes("a=1\n");
    private static final byte[] NEW = bytes("a=2\n");
    private static final byte[] EDIT = bytes("a=1\nedited=1\n");

    @TempDir
    private Path directory;

    private Path file;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @BeforeEach
    void make() throws IOException {
        file = Files.write(directory.resolve("a.properties"), OLD);
    }

    @FunctionalInterface
    private interface Act {
        void run() throws IOException;
    }

    private Replacement replacement(Act first, Act then) {
        return new Replacement("a.properties", (from, to) -> {
            boolean isReplacing = from.toString().endsWith("-new");
            if (isReplacing) {
                first.run();
            }
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            if (isReplacing) {
                then.run();
            }
        });
    }

    private void replace(Act first, Act then) {
        replacement(first, then).replace(file, Optional.of(OLD), NEW);
    }

    private static void nothing() {
        // nobody else is there
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private void assertThere(byte[] content) throws IOException {
        assertThat(file).hasBinaryContent(content);
        assertThat(names()).containsExactly("a.properties");
    }

    @Test
    void theContentIsReplacedAndNothingIsLeftBeside() throws IOException {
        replace(ReplacementTest::nothing, ReplacementTest::nothing);

        assertThere(NEW);
    }

    @Test
    void anEditThatWasSavedBeforeTheLastLookIsNotOverwritten() throws IOException {
        Files.write(file, EDIT);

        assertThatThrownBy(() -> replace(ReplacementTest::nothing, ReplacementTest::nothing))
                .isInstanceOf(StaleException.class)
                .hasMessage(
                        "a.properties: the file was changed since it was read; expected the file that was read; safe to"
                                + " retry; run again");
        assertThere(EDIT);
    }

    @Test
    void anEditOfTheOldFileAtTheMomentOfTheReplacementIsPutBackAndToldAsAConflict() throws IOException {
        assertThatThrownBy(() -> replace(() -> Files.write(file, EDIT), ReplacementTest::nothing))
                .isInstanceOf(StaleException.class);

        assertThere(EDIT);
    }

    @Test
    void anEditorThatHadTheOldFileOpenAndWritesAfterTheReplacementKeepsItsEdit() throws IOException {
        Path kept = directory.resolve(".a.properties.keyturn-old");

        assertThatThrownBy(() -> replace(ReplacementTest::nothing, () -> Files.write(kept, EDIT)))
                .isInstanceOf(StaleException.class);

        assertThere(EDIT);
    }

    @Test
    void theSecondNameIsThatOfTheFileWithoutACopy() throws IOException {
        Path kept = directory.resolve(".a.properties.keyturn-old");
        List<Boolean> same = new ArrayList<>();

        replace(() -> same.add(Files.isSameFile(file, kept)), ReplacementTest::nothing);

        assertThat(same).containsExactly(true);
    }

    @Test
    void ofTwoEditsAtOnceTheFirstIsKeptBesideTheFileAndTheMessageNamesIt() throws IOException {
        byte[] second = bytes("a=2\nsecond=1\n");

        SourceException told = catchThrowableOfType(
                SourceException.class, () -> replace(() -> Files.write(file, EDIT), () -> Files.write(file, second)));

        Path edit = directory.resolve(".a.properties.keyturn-edit1");
        assertThat(told)
                .isNotInstanceOf(StaleException.class)
                .hasMessage("a.properties: the file was edited twice while it was written; the first edit is in "
                        + edit.toRealPath()
                        + " now; expected to be the only one; safe to retry; bring that edit into the"
                        + " file by hand, then run again");
        assertThat(told.isOutcomeKnown()).isFalse();
        assertThat(file).hasBinaryContent(second);
        assertThat(edit).hasBinaryContent(EDIT);
        assertThat(names()).containsExactly(".a.properties.keyturn-edit1", "a.properties");
    }

    @Test
    void whatAKilledReplacementOverlookedIsPutBackByTheNextRun() throws IOException {
        assertThatThrownBy(() -> replace(() -> Files.write(file, EDIT), () -> {
                    throw new Killed();
                }))
                .isInstanceOf(Killed.class);
        assertThat(names()).hasSize(3);

        FileSource.of(file).sweep();

        assertThere(EDIT);
    }

    @Test
    void whatAKilledReplacementOverlookedIsKeptByTheNextRunWhereTheNewFileWasEditedToo() throws IOException {
        assertThatThrownBy(() -> replace(() -> Files.write(file, EDIT), () -> {
                    Files.write(file, bytes("a=3\n"));
                    throw new Killed();
                }))
                .isInstanceOf(Killed.class);

        assertThatThrownBy(() -> FileSource.of(file).sweep()).hasMessageContaining("the first edit is in");

        assertThat(directory.resolve(".a.properties.keyturn-edit1")).hasBinaryContent(EDIT);
        FileSource.of(file).sweep();
        assertThat(file).hasBinaryContent(bytes("a=3\n"));
        assertThat(names()).containsExactly(".a.properties.keyturn-edit1", "a.properties");
    }

    /** The end of the process. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void whatAKilledReplacementLeftIsSweptBeforeAndAfterItReplacedTheFile() throws IOException {
        assertThatThrownBy(() -> replace(
                        () -> {
                            throw new Killed();
                        },
                        ReplacementTest::nothing))
                .isInstanceOf(Killed.class);
        FileSource.of(file).sweep();
        assertThere(OLD);

        assertThatThrownBy(() -> replace(ReplacementTest::nothing, () -> {
                    throw new Killed();
                }))
                .isInstanceOf(Killed.class);
        FileSource.of(file).sweep();
        assertThere(NEW);
    }

    @Test
    void aFileThatIsGoneOrADirectoryNowIsNotWritten() throws IOException {
        Files.delete(file);
        assertThatThrownBy(() -> replace(ReplacementTest::nothing, ReplacementTest::nothing))
                .isInstanceOf(StaleException.class);
        assertThat(names()).isEmpty();

        Files.createDirectory(file);
        assertThatThrownBy(() -> replace(ReplacementTest::nothing, ReplacementTest::nothing))
                .isInstanceOf(StaleException.class);
        assertThat(names()).containsExactly("a.properties");
    }

    @Test
    void aLinkThatCameInPlaceOfTheFileIsPutBack() throws IOException {
        Path elsewhere = Files.write(directory.resolve("elsewhere.properties"), OLD);
        Path kept = directory.resolve(".a.properties.keyturn-old");

        assertThatThrownBy(() -> replace(
                        () -> {
                            Files.delete(kept); // as if it had come just before the file got its second name
                            Files.createSymbolicLink(kept, elsewhere);
                        },
                        ReplacementTest::nothing))
                .isInstanceOf(StaleException.class);

        assertThat(file).isSymbolicLink();
        assertThat(elsewhere).hasBinaryContent(OLD);
        assertThat(names()).containsExactly("a.properties", "elsewhere.properties");
    }

    @Test
    void aFullDiskLosesNothingAndLeavesNothingBeside() throws IOException {
        SourceException told = catchThrowableOfType(
                SourceException.class,
                () -> replace(
                        () -> {
                            throw new FileSystemException(null, null, "No space left on device");
                        },
                        ReplacementTest::nothing));

        assertThat(told)
                .hasMessage(
                        "a.properties: the file cannot be written, and nothing was (No space left on device); expected"
                                + " a directory that can be written, and room on the disk; safe to retry; mend that first, or"
                                + " make the change where the file can be written: Migrator.patch() gives it as a patch");
        assertThat(told.isOutcomeKnown()).isTrue();
        assertThere(OLD);
    }

    @Test
    void aDanglingLinkStaysOneAndARestoreBringsBackWhatItLedTo() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link.properties"), Path.of("a.properties"));
        Path first = Files.createSymbolicLink(directory.resolve("first.properties"), Path.of("link.properties"));
        Files.delete(file);

        FileSource.of(first).restore(NEW);

        assertThat(link).isSymbolicLink();
        assertThat(first).isSymbolicLink();
        assertThat(file).hasBinaryContent(NEW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(FileSource.of(first).directory())
                .isEqualTo(FileSource.of(file).directory());
    }

    @Test
    void aLoopOfLinksIsRefusedAndRunsNowhere() throws IOException {
        Path one = directory.resolve("one.properties");
        Path other = Files.createSymbolicLink(directory.resolve("other.properties"), one);
        Files.createSymbolicLink(one, other);
        FileSource source = FileSource.of(one);

        source.sweep();
        assertThatThrownBy(() -> source.read(Selection.all()))
                .hasMessageStartingWith(one + ": the file cannot be read (");
        assertThatThrownBy(() -> source.restore(NEW))
                .hasMessageContaining("symbolic links that lead nowhere but to each other");
        assertThat(names()).containsExactly("a.properties", "one.properties", "other.properties");
    }

    @Test
    void whatStandsBesideTheFileIsNeverReadableForMoreThanTheFileIs() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        List<PosixFilePermission> others = new ArrayList<>();

        replace(
                () -> {
                    for (String name : names()) {
                        others.addAll(Files.getPosixFilePermissions(directory.resolve(name)));
                    }
                },
                ReplacementTest::nothing);

        assertThat(others)
                .isNotEmpty()
                .doesNotContain(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void anotherGroupMayDoNoMoreThanEverybody() {
        assertThat(PosixFilePermissions.toString(Ownership.asForOthers(PosixFilePermissions.fromString("rwxrw-r--"))))
                .isEqualTo("rwxr--r--");
    }

    @Test
    void aHardLinkIsReportedBeforeTheFileIsWrittenAndTheOtherNameKeepsTheOldContent() throws IOException {
        Path other = Files.createLink(directory.resolve("other"), file);

        assertThat(FileSource.of(file).read(Selection.all()).notices())
                .extracting(Object::toString)
                .containsExactly(file + ": the file has 2 names (hard links), and the others will keep the old content;"
                        + " expected a file with one name; safe to retry; link the others again afterwards");
        replace(ReplacementTest::nothing, ReplacementTest::nothing);

        assertThat(other).hasBinaryContent(OLD);
        assertThat(FileSource.of(file).read(Selection.all()).notices()).isEmpty();
    }
}
