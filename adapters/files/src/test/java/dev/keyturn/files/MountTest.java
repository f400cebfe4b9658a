package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real mounts, where the machine permits them: files of a container, read-only disks, full ones. */
class MountTest {
    private static final String OLD = "# data\ndb.url=jdbc:x\nhttp.timeout=3000\nserver.address=h:80\nlegacy.flag=1\n";

    @TempDir
    private Path directory;

    private Path file;
    private Path journal;

    @BeforeEach
    void make() throws IOException, InterruptedException {
        assumeTrue(Mounted.isPossible(), "mounts cannot be made here: it needs the superuser, and unshare");
        file = Files.writeString(Files.createDirectory(directory.resolve("app")).resolve("a.properties"), OLD);
        journal = Files.createDirectory(directory.resolve("journal"));
    }

    @Test
    void aFileThatIsMountedByItselfIsWrittenInPlaceAndTheLogSaysSo() throws Exception {
        Path outside = Files.writeString(directory.resolve("outside"), OLD);
        Object inode = Files.readAttributes(outside, BasicFileAttributes.class).fileKey();

        String said = Mounted.run("mount --bind '" + outside + "' \"$file\"", file, journal);

        assertThat(said)
                .contains("\nmigrated\n", "WARNING", "could not be replaced, so it was written in place")
                .endsWith(".keyturn\na.properties\n" + Files.readString(outside));
        assertThat(outside).content().contains("datasource.url=jdbc:x").doesNotContain("legacy");
        assertThat(Files.readAttributes(outside, BasicFileAttributes.class).fileKey())
                .isEqualTo(inode);
        assertThat(file).hasContent(OLD); // what the mount hid
    }

    @Test
    void aFileFromAnotherDiskIsToldToBeWrittenInPlaceBeforeItIs() throws Exception {
        String said = Mounted.run(
                "mkdir \"$dir/../disk\"; mount -t tmpfs none \"$dir/../disk\"; cp \"$file\" \"$dir/../disk/a\";"
                        + " mount --bind \"$dir/../disk/a\" \"$file\"",
                file,
                journal);

        assertThat(said)
                .contains("the file cannot be replaced here, so it will be written in place", "\nmigrated\n")
                .contains("datasource.url=jdbc:x");
        assertThat(file).hasContent(OLD);
    }

    @Test
    void onAReadOnlyDiskAPlanCanBeMadeAndAWriteIsRefused() throws Exception {
        String said = Mounted.run("mount --bind \"$dir\" \"$dir\"; mount -o remount,ro,bind \"$dir\"", file, journal);

        assertThat(said)
                .contains("the file cannot be written here; expected a file and a directory that this user may write")
                .contains("+ datasource.url")
                .contains("refused: " + file
                        + ": the file cannot be written here, and nothing was; expected a file that this"
                        + " user may write, on a disk that is not read-only; safe to retry; mend that first")
                .endsWith("a.properties\n" + OLD);
    }

    @Test
    void aFullDiskLosesNothingAndLeavesNothingBeside() throws Exception {
        String said = Mounted.run(
                "cp \"$file\" \"$dir/../copy\"; mount -t tmpfs -o size=8k none \"$dir\"; cp \"$dir/../copy\" \"$file\";"
                        + " yes > \"$dir/filler\" 2>&1 || true",
                file,
                journal);

        assertThat(said)
                .contains("refused: " + file + ": the file cannot be written, and nothing was (")
                .endsWith("a.properties\nfiller\n" + OLD);
    }

    @Test
    void inADirectoryThatCannotBeWrittenAFileThatCanIsWrittenInPlaceBesideTheJournal() throws Exception {
        Files.createDirectory(file.resolveSibling(".keyturn"));
        Path outside = Files.writeString(directory.resolve("outside"), OLD);
        Path room = Files.createDirectory(directory.resolve("room"));

        String said = Mounted.run(
                "mount --bind \"$dir\" \"$dir\"; mount -o remount,ro,bind \"$dir\"; mount --bind '" + outside
                        + "' \"$file\"; mount --bind '" + room + "' \"$dir/.keyturn\"",
                file,
                journal);

        assertThat(said).contains("\nmigrated\n");
        assertThat(outside).content().contains("datasource.url=jdbc:x");
        try (var files = Files.list(room.resolve("a.properties"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFileThatIsMountedReadOnlyIsRefused() throws Exception {
        String said =
                Mounted.run("mount --bind \"$file\" \"$file\"; mount -o remount,ro,bind \"$file\"", file, journal);

        assertThat(said)
                .contains("the file cannot be written here, and nothing was")
                .endsWith("a.properties\n" + OLD);
    }
}
