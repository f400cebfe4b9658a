package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.files.properties.PropertiesFormat;
import dev.keyturn.spi.Selection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be replaced is written in place; cut off, it is a mixture that the next run finishes. */
class InPlaceTest {
    private static final Replacement.Rename BUSY = (from, to) -> {
        throw new FileSystemException(from.toString(), to.toString(), "Device or resource busy");
    };

    private static final String OLD = "# data\ndb.url=jdbc:x\nhttp.timeout=3000\nserver.address=h:80\nlegacy.flag=1\n";

    @TempDir
    private Path directory;

    private Path file() throws IOException {
        return Files.writeString(directory.resolve("a.properties"), OLD);
    }

    private static FileSource busy(Path file) {
        return new FileSource(file, new PropertiesFormat(), new Replacement(file.toString(), BUSY));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void BYTES_aMigrationThereAndBackInAFileThatCannotBeReplaced() throws IOException {
        Path file = file();
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();

        Migrator.of(busy(file)).with(Child.MIGRATION).build().migrate();
        assertThat(file).content().contains("datasource.url=jdbc:x").doesNotContain("legacy");
        Migrator.of(busy(file)).build().rollback(To.before(Child.ID));

        assertThat(file).hasContent(OLD);
        assertThat(Files.readAttributes(file, BasicFileAttributes.class).fileKey())
                .isEqualTo(key);
        try (var files = Files.list(directory)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(".keyturn", "a.properties");
        }
        assertThat(directory.resolve(".keyturn/a.properties/in-place")).doesNotExist();
    }

    @Test
    void anotherFailureIsNotTakenForAFileThatCannotBeReplaced() throws IOException {
        Path file = file();
        Replacement denied = new Replacement(file.toString(), (from, to) -> {
            throw new FileSystemException(from.toString(), to.toString(), "Operation not permitted");
        });

        assertThatThrownBy(() -> denied.restore(file, bytes("a=1")))
                .hasMessageContaining("the file cannot be written, and nothing was (Operation not permitted)");
        assertThat(file).hasContent(OLD);
    }

    @Test
    void CRASH_aWriteThatWasCutOffAnywhereIsFinishedByTheNextRun() throws IOException {
        String longer = OLD.replace("db.url", "datasource.url") + "x=1\n".repeat(300);
        for (String[] contents : new String[][] {{OLD, longer}, {longer, OLD}, {OLD, ""}, {"", OLD}}) {
            byte[] before = bytes(contents[0]);
            byte[] after = bytes(contents[1]);
            for (int done = 1; done <= after.length; done += Math.max(1, after.length / 50)) {
                byte[] torn = new byte[Math.max(before.length, done)];
                System.arraycopy(before, 0, torn, 0, before.length);
                System.arraycopy(after, 0, torn, 0, done);
                assertFinished(before, after, torn);
            }
            byte[] notYetShortened = Arrays.copyOf(before, Math.max(before.length, after.length));
            System.arraycopy(after, 0, notYetShortened, 0, after.length);
            assertFinished(before, after, notYetShortened);
        }
    }

    private void assertFinished(byte[] before, byte[] after, byte[] torn) throws IOException {
        Path file = Files.write(directory.resolve("a.properties"), torn);
        leave(file, before, after);
        assertThat(Files.exists(directory.resolve(".keyturn/a.properties/in-place")))
                .isTrue();

        busy(file).sweep();

        boolean isUntouched = Arrays.equals(torn, before);
        assertThat(file).hasBinaryContent(isUntouched ? before : after);
        assertThat(directory.resolve(".keyturn/a.properties/in-place")).doesNotExist();
    }

    /** What stands there while a file is written in place. */
    private static void leave(Path file, byte[] before, byte[] after) throws IOException {
        byte[] there = Files.readAllBytes(file);
        Path copy = Files.write(file.resolveSibling("copy"), there);
        Files.delete(file);
        Files.createDirectory(file); // neither can be written there
        assertThatThrownBy(() -> new InPlace(before, after).write(new Place(file.toRealPath())))
                .isInstanceOf(InPlace.CutOffException.class);
        Files.delete(file);
        Files.move(copy, file);
    }

    @Test
    void whoReadsBeforeThatIsToldThatItMayBeAMixture() throws IOException {
        Path file = file();
        leave(file, bytes(OLD), bytes("a=1\n"));

        assertThat(busy(file).read(Selection.all()).notices())
                .extracting(Object::toString)
                .containsExactly(
                        file
                                + ": an earlier run was interrupted while it wrote the file in place, so what is read may be a mixture;"
                                + " expected a file that was written as a whole; safe to retry; the next run, or recover, finishes it");
    }

    @Test
    void whatSomebodyHasEditedSinceStays() throws IOException {
        byte[] before = bytes(OLD);
        byte[] after = bytes(OLD.replace("db.url", "datasource.url"));
        for (String edited : new String[] {OLD.replace("3000", "4000"), "mended=1\n", OLD + "more=1\n".repeat(9), ""}) {
            Path file = Files.writeString(directory.resolve("a.properties"), edited);
            leave(file, before, after);

            busy(file).sweep();

            assertThat(file).hasContent(edited);
        }
    }

    @Test
    void sectorsInAnyOrderAndZerosAreAMixtureAndOtherBytesAreNot() {
        Random random = new Random(3);
        byte[] before = new byte[5000];
        byte[] after = new byte[5000];
        random.nextBytes(before);
        random.nextBytes(after);
        for (int i = 0; i < 200; i++) {
            byte[] there = before.clone();
            for (int sector = 0; sector < 9; sector++) {
                byte[][] from = {before, after, new byte[5000]};
                System.arraycopy(from[random.nextInt(3)], sector * 512, there, sector * 512, 512);
            }
            there[4999] = after[4999];
            System.arraycopy(after, 4608, there, 4608, 392);
            assertThat(new InPlace(before, after).isCutOff(there)).isTrue();
            there[random.nextInt(5000)] ^= 0x55;
            assertThat(new InPlace(before, after).isCutOff(there)).isFalse();
        }
    }

    @Test
    void whereNothingCanBeKeptBesideItIsRefusedAndNotTouched() throws IOException {
        Path file = file();
        Files.writeString(directory.resolve(".keyturn"), "in the way");

        assertThatThrownBy(() -> busy(file).restore(bytes("a=1\n")))
                .hasMessageContaining("the file cannot be written, and nothing was");

        assertThat(file).hasContent(OLD);
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
