package dev.keyturn.files;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.spi.Hints;
import dev.keyturn.spi.Pace;
import dev.keyturn.spi.Polling;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.Watch;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real files, changed in all the ways that files are changed in, and what a watch tells of it. */
@Timeout(120)
class FileWatchTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofSeconds(20);

    /** Nothing is noticed but by what the system tells. */
    private static final Pace BY_HINTS = new Pace(NEVER, Duration.ofMillis(20), LONG);

    /** Nothing is noticed but by looking. */
    private static final Pace BY_LOOKS = new Pace(Duration.ofMillis(20), Duration.ofMillis(20), LONG);

    @TempDir
    private Path directory;

    private final Notes notes = new Notes();
    private final List<Watch> watches = new ArrayList<>();

    @AfterEach
    void end() {
        watches.forEach(Watch::close);
    }

    private Path file() throws IOException {
        return Files.writeString(directory.resolve("app.properties"), "a=1\n");
    }

    /** Other programs may have taken all that there are. */
    private static Hints hints(Path file) {
        Hints hints = FileHints.of(file);
        assumeTrue(hints instanceof FileHints, "the system has no watches left");
        return hints;
    }

    private void watchByHints(Path file) {
        watches.add(Polling.of(FileSource.of(file), BY_HINTS, hints(file), notes));
    }

    private void watchByLooks(Path file) {
        watches.add(Polling.of(FileSource.of(file), BY_LOOKS, Hints.none(), notes));
    }

    /** A change that comes before the watch waits would be found while it registers, and prove nothing about hints. */
    private void isToldAndWaitsForHints(String text) throws InterruptedException {
        notes.isNext(text);
        waitsForHints();
    }

    private static void waitsForHints() throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (watching().getState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime()).as("the watch does not wait").isLessThan(end);
            Thread.sleep(1);
        }
    }

    private static Thread watching() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("keyturn watch of"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSystemTellsOfAChangeInPlace() throws Exception {
        Path file = file();
        watchByHints(file);
        isToldAndWaitsForHints("1");

        Files.writeString(file, "a=2\n");

        isToldAndWaitsForHints("2");
    }

    @Test
    void anEditorThatReplacesByRenameIsNoticedEachTime() throws Exception {
        Path file = file();
        watchByHints(file);
        isToldAndWaitsForHints("1");

        for (String text : List.of("2", "3", "4")) {
            Path written = Files.writeString(directory.resolve(".app.properties.swp"), "a=" + text + "\n");
            Files.move(written, file, ATOMIC_MOVE);
            isToldAndWaitsForHints(text);
        }
    }

    @Test
    void whereTheSystemTellsNothingOtherContentOfTheSameLengthAndTimeIsNoticed() throws Exception {
        Path file = file();
        FileTime time = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(file, time);
        watchByLooks(file);
        notes.isNext("1");

        for (String text : List.of("2", "1", "3")) {
            Path other = Files.writeString(directory.resolve("other"), "a=" + text + "\n");
            Files.setLastModifiedTime(other, time);
            Files.move(other, file, ATOMIC_MOVE);
            notes.isNext(text);
        }
    }

    @Test
    void aFileThatIsOnlyTouchedHasNotChanged() throws Exception {
        Path file = file();
        watchByLooks(file);
        notes.isNext("1");

        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        Files.writeString(file, "a=1\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(4_000_000_000_000L));
        Files.writeString(file, "a=2\n");

        notes.isNext("2");
        notes.isAll();
    }

    /** As Kubernetes mounts a ConfigMap: the file is a link through {@code ..data}, and only that is turned. */
    private Path configMap() throws IOException {
        Path mount = Files.createDirectory(directory.resolve("mount"));
        version(mount, "1");
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..version1"));
        return Files.createSymbolicLink(mount.resolve("app.properties"), Path.of("..data/app.properties"));
    }

    private static void version(Path mount, String text) throws IOException {
        Path version = Files.createDirectory(mount.resolve("..version" + text));
        Files.writeString(version.resolve("app.properties"), "a=" + text + "\n");
    }

    private static void turn(Path mount, String text) throws IOException {
        version(mount, text);
        Path link = Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of("..version" + text));
        Files.move(link, mount.resolve("..data"), ATOMIC_MOVE);
    }

    private static void remove(Path mount, String text) throws IOException {
        Files.delete(mount.resolve("..version" + text).resolve("app.properties"));
        Files.delete(mount.resolve("..version" + text));
    }

    @Test
    void theSystemTellsOfALinkThatIsTurnedAsKubernetesDoesIt() throws Exception {
        Path file = configMap();
        watchByHints(file);
        isToldAndWaitsForHints("1");

        turn(file.getParent(), "2");
        remove(file.getParent(), "1");
        isToldAndWaitsForHints("2");
        turn(file.getParent(), "3");
        isToldAndWaitsForHints("3");
        notes.isAll();
    }

    @Test
    void aLinkThatIsTurnedIsNoticedWhereTheSystemTellsNothing() throws Exception {
        Path file = configMap();
        watchByLooks(file);
        notes.isNext("1");

        turn(file.getParent(), "2");
        notes.isNext("2");
    }

    @Test
    void aLinkToTheDirectoryOfTheFileThatIsTurnedIsNoticed() throws Exception {
        for (String release : List.of("1", "2")) {
            Path folder = Files.createDirectories(directory.resolve("releases").resolve(release));
            Files.writeString(folder.resolve("app.properties"), "a=" + release + "\n");
        }
        Path current = Files.createSymbolicLink(directory.resolve("current"), Path.of("releases/1"));
        watchByHints(current.resolve("app.properties"));
        isToldAndWaitsForHints("1");

        Path next = Files.createSymbolicLink(directory.resolve("next"), Path.of("releases/2"));
        Files.move(next, current, ATOMIC_MOVE);

        isToldAndWaitsForHints("2");
    }

    @Test
    void aDirectoryThatIsDeletedAndMadeAgainIsWatchedAgain() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("conf/shop"));
        Path file = Files.writeString(folder.resolve("app.properties"), "a=1\n");
        Pace hasty = new Pace(NEVER, Duration.ofMillis(20), Duration.ofMillis(20));
        watches.add(Polling.of(FileSource.of(file), hasty, hints(file), notes));
        isToldAndWaitsForHints("1");

        for (String text : List.of("2", "3")) {
            Files.delete(file);
            Files.delete(folder);
            Files.delete(folder.getParent());
            assertThat(notes.next()).contains("there is no such file");
            waitsForHints();
            Files.createDirectories(folder);
            Files.move(Files.writeString(directory.resolve("new"), "a=" + text + "\n"), file, ATOMIC_MOVE);
            isToldAndWaitsForHints(text);
        }
    }

    @Test
    void anOverflowOfWhatTheSystemTellsMeansToLookAgain() throws Exception {
        Path file = file();
        CountDownLatch isInside = new CountDownLatch(1);
        CountDownLatch mayLeave = new CountDownLatch(1);
        Notes slow = new Notes() {
            @Override
            public void changed(Snapshot now) {
                super.changed(now);
                isInside.countDown();
                try {
                    mayLeave.await(LONG.toSeconds(), TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        watches.add(Polling.of(FileSource.of(file), BY_HINTS, hints(file), slow));
        isInside.await();

        for (int i = 0; i < 2_000; i++) { // more than a system keeps for who does not listen
            Files.createFile(directory.resolve("other" + i));
        }
        Files.writeString(file, "a=2\n");
        mayLeave.countDown();

        slow.isNext("1");
        slow.isNext("2");
    }

    @Test
    void aFileThatIsWrittenInSeveralChunksIsNeverToldTorn() throws Exception {
        Path file = file();
        Pace patient = new Pace(Duration.ofMillis(10), Duration.ofSeconds(2), LONG);
        watches.add(Polling.of(FileSource.of(file), patient, FileHints.of(file), notes));
        notes.isNext("1");

        StringBuilder expected = new StringBuilder();
        Files.writeString(file, "a=", TRUNCATE_EXISTING);
        for (int i = 0; i < 50; i++) {
            Files.writeString(file, "chunk", WRITE, APPEND);
            expected.append("chunk");
            Thread.sleep(2); // a writer that takes its time; the quiet time is a thousand times as long
        }

        notes.isNext(expected.toString());
        notes.isAll();
    }

    @Test
    void aFileThatIsEmptyInTheMiddleOfASaveIsNotToldAsNoSettings() throws Exception {
        Path file = file();
        Looked source = new Looked(FileSource.of(file));
        watches.add(Polling.of(source, BY_LOOKS, Hints.none(), notes));
        notes.isNext("1");

        Files.writeString(file, "");
        source.awaitLooks(3);
        Files.writeString(file, "a=2\n");

        notes.isNext("2");
        notes.isAll();
    }

    @Test
    void aFileThatVanishesAndComesBackInTheMiddleOfASaveIsNotToldAsGone() throws Exception {
        Path file = file();
        Looked source = new Looked(FileSource.of(file));
        watches.add(Polling.of(source, BY_LOOKS, Hints.none(), notes));
        notes.isNext("1");

        Files.delete(file);
        source.awaitLooks(3);
        Files.writeString(file, "a=2\n");

        notes.isNext("2");
        notes.isAll();
    }

    @Test
    void aFileThatIsGoneForLongIsToldAndSoIsItsReturn() throws Exception {
        Path file = file();
        Pace hasty = new Pace(Duration.ofMillis(5), Duration.ZERO, Duration.ofMillis(5));
        watches.add(Polling.of(FileSource.of(file), hasty, Hints.none(), notes));
        notes.isNext("1");

        Files.delete(file);
        assertThat(notes.next()).isEqualTo("[" + file + ": there is no such file; expected a file; safe to retry]");
        Files.writeString(directory.resolve("new"), "a=1\n");
        Files.move(directory.resolve("new"), file, ATOMIC_MOVE);
        notes.isNext("1");
        notes.isAll();
    }

    @Test
    void aBadFileDoesNotReplaceAGoodOneAndIsToldOnceForEachWayOfBeingBad() throws Exception {
        Path file = file();
        watches.add(FileSource.of(file).watch(notes));
        notes.isNext("1");

        Files.writeString(file, "a=1\nb=hunter2\nb=hunter2\n");
        assertThat(notes.next())
                .isEqualTo("[" + file + ":3:1: b: it is set in line 2 already; expected each key once; safe to retry]");
        Files.writeString(file, "a=1\nc=hunter2\n\nc=hunter2\n");
        assertThat(notes.next()).contains(file + ":4:1: c: it is set in line 2 already");
        Files.writeString(file, "a=2\n");
        notes.isNext("2");
        notes.isAll();
    }

    @Test
    void whatKeyturnWritesIsToldOnceLikeAnyOtherChange() throws Exception {
        Path file = file();
        FileSource source = FileSource.of(file);
        watches.add(source.watch(notes));
        notes.isNext("1");
        Migration rename = Migration.named("1-rename")
                .owner("tests")
                .expect("the other name")
                .rollbackNote("safe")
                .rename("a")
                .to("b")
                .build();

        Migrator.of(source).with(rename).build().migrate();

        assertThat(notes.next()).isEqualTo("{b: \"1\"}");
        Files.writeString(file, "a=3\n");
        notes.isNext("3");
        notes.isAll();
    }

    @Test
    void aFileSystemThatTellsNothingIsLookedAt() throws Exception {
        try (FileSystem zip = FileSystems.newFileSystem(directory.resolve("app.zip"), Map.of("create", "true"))) {
            Path file = Files.writeString(zip.getPath("/app.properties"), "a=1\n");
            try (Watch watch = Polling.of(FileSource.of(file), BY_LOOKS, FileHints.of(file), notes)) {
                assertThat(watch).isNotNull();
                notes.isNext("1");
                Files.writeString(file, "a=2\n");
                notes.isNext("2");
            }
        }
    }

    @Test
    void moreFilesThanTheSystemWatchesAreAllWatched() throws Exception {
        int many = 150; // Linux gives each user 128 watches unless it is told otherwise
        List<Path> files = new ArrayList<>();
        List<Notes> told = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Path file = Files.writeString(directory.resolve(i + ".properties"), "a=1\n");
            files.add(file);
            told.add(new Notes());
            watches.add(FileSource.of(file).watch(told.get(i)));
        }
        for (Notes one : told) {
            one.isNext("1");
        }
        for (Path file : files) {
            Files.writeString(file, "a=2\n");
        }
        for (Notes one : told) {
            one.isNext("2");
        }
    }

    @Test
    void aThousandWatchesLeaveNoThreadAndNoOpenFileBehind() throws Exception {
        Path open = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(open), "this system does not say which files are open");
        Path file = file();
        watchAndClose(file, 5); // what the first ones load stays open
        long before = count(open);

        watchAndClose(file, 1_000);

        long end = System.nanoTime() + LONG.toNanos();
        while ((count(open) > before || threads() > 0) && System.nanoTime() < end) {
            Thread.sleep(5);
        }
        assertThat(count(open)).isLessThanOrEqualTo(before);
        assertThat(threads()).isZero();
    }

    private static void watchAndClose(Path file, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            Notes notes = new Notes();
            Pace hasty = new Pace(NEVER, Duration.ZERO, Duration.ZERO);
            try (Watch watch = Polling.of(FileSource.of(file), hasty, FileHints.of(file), notes)) {
                assertThat(watch).isNotNull();
                if (i % 2 == 0) {
                    notes.isNext("1"); // the others are closed as they begin
                }
            }
        }
    }

    private static long count(Path open) throws IOException {
        try (Stream<Path> files = Files.list(open)) {
            return files.count();
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("keyturn watch of") || name.startsWith("FileSystemWatch"))
                .count();
    }
}
