package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.format.SettingsFormat;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a path leads to, and whatever it is called, there is a message, soon, and no harm. */
class HostilePlacesTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private static Settings read(Path file, SettingsFormat format) {
        return FileSource.of(file, format).read(Selection.all()).settings();
    }

    private void assertNoFile(Path path) {
        for (SettingsFormat format : Formats.all()) {
            assertTimeoutPreemptively(SOON, () -> {
                assertThatThrownBy(() -> read(path, format))
                        .isInstanceOf(RefusedException.class)
                        .hasMessage(path + ": it is no regular file; expected a file with settings; safe to retry");
                assertThatThrownBy(() -> Migrator.of(FileSource.of(path, format))
                                .with(Child.MIGRATION)
                                .directory(directory.resolve("journal"))
                                .build()
                                .migrate())
                        .isInstanceOf(RefusedException.class);
            });
        }
    }

    @Test
    void aDirectoryIsRefused() {
        assertNoFile(directory);
    }

    @Test
    void aPipeIsRefusedWithoutWaitingForAWriter() throws Exception {
        Path pipe = directory.resolve("pipe.yaml");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "pipes cannot be made here");
        assertNoFile(pipe);
    }

    @Test
    void aSocketIsRefused() throws IOException {
        Path socket = directory.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertNoFile(socket);
        }
    }

    @Test
    void aDeviceWithoutAnEndIsRefused() {
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero), "there is no /dev/zero here");
        assertNoFile(zero);
    }

    @Test
    void aFileWithoutASizeIsReadAsFarAsItIsText() {
        Path made = Path.of("/proc/self/limits");
        assumeTrue(Files.exists(made), "there is no /proc here");
        for (SettingsFormat format : Formats.all()) {
            assertTimeoutPreemptively(SOON, () -> {
                try {
                    read(made, format);
                } catch (RefusedException e) {
                    assertThat(e).hasMessageStartingWith(made + ":").hasMessageContaining("expected");
                }
            });
        }
    }

    @Test
    void aFileOfAGigabyteIsRefusedWithoutBeingRead() throws IOException {
        Path large = directory.resolve("large.json");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(1L << 30);
        }

        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> FileSource.of(large).read(Selection.all()))
                        .hasMessageMatching(
                                ".*large.json: the file is too large; expected at most [0-9]+ bytes in a program"
                                        + " with this much memory; safe to retry"));
    }

    @Test
    void aSmallProgramRefusesWhatWouldFillItsMemory() throws Exception {
        Path large = directory.resolve("large.properties");
        Files.writeString(large, "# a comment, a long one\n".repeat(400_000));
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Mounted.class.getName(),
                        large.toString(),
                        directory.resolve("journal").toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("the file is too large; expected at most 2097152 bytes")
                .doesNotContain("OutOfMemory");
    }

    static Stream<List<String>> deepTexts() {
        int many = 100_000;
        return Stream.of(
                List.of("yaml", "{a: ".repeat(many)),
                List.of("yaml", "- ".repeat(many) + "a"),
                List.of("yaml", steps(2_000)),
                List.of("json", "[".repeat(many) + "]".repeat(many)),
                List.of("json", "{\"a\":".repeat(many) + "1" + "}".repeat(many)),
                List.of("json", "{\"a\":".repeat(many)),
                List.of("hocon", "a {".repeat(many) + "}".repeat(many)),
                List.of("hocon", "a.".repeat(many) + "a = 1"),
                List.of("toml", "a = " + "[".repeat(many) + "]".repeat(many)),
                List.of("toml", "a.".repeat(many) + "a = 1"),
                List.of("properties", "a.".repeat(many) + "a=1"),
                List.of("properties", "\\\n".repeat(many) + "a=1"),
                List.of("dotenv", "A__".repeat(many) + "A=1"),
                List.of("dotenv", "A=" + "${".repeat(many)));
    }

    /** Each line one step further in. */
    private static String steps(int many) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < many; i++) {
            out.append(" ".repeat(i)).append("a:\n");
        }
        return out.toString();
    }

    @ParameterizedTest
    @MethodSource("deepTexts")
    void whatIsTooDeepIsReadOrRefusedSoon(List<String> deep) throws IOException {
        SettingsFormat format = Formats.all().stream()
                .filter(one -> one.name().equals(deep.get(0)))
                .findFirst()
                .orElseThrow();
        Path file = Files.writeString(directory.resolve("deep"), deep.get(1));

        assertTimeoutPreemptively(SOON, () -> {
            try {
                FileSource source = FileSource.of(file, format);
                var there = source.read(Selection.all());
                Settings more = there.settings().with("new", Value.of("x"));
                source.write(there.revision(), Edit.of(Changes.between(there.settings(), more)));
                assertThat(read(file, format)).isEqualTo(more);
            } catch (RefusedException e) {
                assertThat(e).hasMessageStartingWith(file + ":").hasMessageContaining("; expected ");
                assertThat(e.getMessage()).hasSizeLessThan(10_000);
            }
        });
    }

    @Test
    void BYTES_keysLikePathsAndWithControlCharactersComeAndGoAndMakeNoFiles() throws IOException {
        List<String> names =
                List.of("../../x", "/etc/passwd", "..", ".", "a\\b", "a\u0001b", "-rf", "$(x)", "a\nb", "%s", "~");
        StringBuilder text = new StringBuilder("{");
        for (String name : names) {
            text.append(Value.of(name)).append(": 1, ");
        }
        String before = text + "\"last\": 1}\n";
        Path file = Files.writeString(directory.resolve("a.json"), before);
        List<Migration> migrations = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            migrations.add(Migration.named("m" + (10 + i))
                    .owner("tests")
                    .expect("another name")
                    .rollbackNote("safe")
                    .rename(Key.ofNames(names.get(i)).toString())
                    .to(Key.ofNames(names.get(i) + "/..").toString())
                    .build());
        }
        Migrator migrator = Migrator.of(FileSource.of(file))
                .with(migrations.toArray(Migration[]::new))
                .build();

        migrator.migrate();

        assertThat(read(file, Formats.of(file).orElseThrow()).value(Key.ofNames("../../x/..")))
                .contains(Value.of(1));
        migrator.rollback(To.count(names.size()));
        assertThat(file).hasContent(before);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(".keyturn", "a.json");
        }
    }

    @Test
    void hostileFileNamesAreNamesLikeOthers() throws IOException {
        for (String name :
                List.of("-rf", "$(x)", "`x`", "a b", "a;b", "*", "%n%s", "..a", "\u00e4\ud83d\ude00", "'", "\"")) {
            Path file = Files.writeString(directory.resolve(name + ".properties"), "db.url=x\n");
            Migrator migrator =
                    Migrator.of(FileSource.of(file)).with(Child.MIGRATION).build();

            migrator.migrate();
            assertThat(file).hasContent("datasource.url=x\n");
            migrator.rollback(To.before(Child.ID));

            assertThat(file).hasContent("db.url=x\n");
        }
    }

    @Test
    void aNameThatIsTooLongForWhatStandsBesideItIsRefusedAndNothingIsLeft() throws IOException {
        Path file = Files.writeString(directory.resolve("a".repeat(240) + ".properties"), "db.url=x\n");

        assertThatThrownBy(() -> FileSource.of(file).restore(new byte[0]))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("the file cannot be written, and nothing was");
        assertThat(file).hasContent("db.url=x\n");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aMessageShowsControlCharactersOfAPathAndStaysOneLine() throws IOException {
        Path file =
                Files.writeString(directory.resolve("a\nERROR all is lost\u001b[2J\u202e.properties"), "a=1\na=2\n");

        assertThatThrownBy(() -> FileSource.of(file).read(Selection.all()))
                .message()
                .contains("a\\u000aERROR all is lost\\u001b[2J\\u202e.properties:2:1: a: it is set")
                .doesNotContain("\n", "\u001b", "\u202e");
    }
}
