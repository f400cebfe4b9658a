package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migrator;
import dev.keyturn.Transfer;
import dev.keyturn.TransferReport;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that leave a file, and come back to it as if they never had left. */
class TransferFilesTest {
    private static final String YAML = """
            # The shop's settings.

            db:
              # where the orders are
              url: jdbc:x # the old one
              password: 'correct horse'
            http: {timeout: 3001, port: 80}

            level: INFO # do not change
            """;

    private static final String PROPERTIES = """
            # the cache
            cache.size = 3
            ! the end
            """;

    @TempDir
    private Path folder;

    private FileSource file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.writeString(file, text);
        }
        return FileSource.of(file);
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private Transfer transfer(String target, String before) throws IOException {
        return Transfer.of("db", "http.timeout")
                .named("2026-11-db")
                .owner("tests")
                .from(file("app.yaml", YAML))
                .to(file(target, before))
                .build();
    }

    @Test
    void BYTES_aFileHasItsBytesAgainWhenTheTransferIsTakenBack() throws IOException {
        MemorySource table = new MemorySource("table", Settings.empty());
        Transfer transfer = Transfer.of("db", "http.timeout")
                .named("2026-11-db")
                .owner("tests")
                .from(file("app.yaml", YAML))
                .to(Migrator.of(table)
                        .journal(new MemoryJournal("journal"), new MemoryLock())
                        .key(new byte[32]))
                .build();

        transfer.run();
        assertThat(text("app.yaml")).isEqualTo("""
                # The shop's settings.

                http: {port: 80}

                level: INFO # do not change
                """);
        assertThat(table.read(Selection.all()).settings().value("http.timeout")).contains(Value.of(3001));

        transfer.rollback();
        assertThat(text("app.yaml")).isEqualTo(YAML);
    }

    @Test
    void BYTES_anEditComesBackBesideTheCommentsThatWereThere() throws IOException {
        MemorySource table = new MemorySource("table", Settings.empty());
        Transfer transfer = Transfer.of("db")
                .named("2026-11-db")
                .owner("tests")
                .from(file("app.yaml", YAML))
                .to(Migrator.of(table)
                        .journal(new MemoryJournal("journal"), new MemoryLock())
                        .key(new byte[32]))
                .build();
        transfer.run();
        table.become(table.read(Selection.all()).settings().with("db.url", Value.of("jdbc:y")));

        transfer.rollback();

        assertThat(text("app.yaml")).isEqualTo(YAML.replace("jdbc:x", "jdbc:y"));
    }

    @ParameterizedTest
    @CsvSource({"other.yaml", "other.json", "other.conf", "other.toml", "other.properties"})
    void BYTES_bothFilesHaveTheirBytesAgainWhateverTheirFormatsAre(String target) throws IOException {
        String before = target.endsWith("json")
                ? "{\n  \"cache\": {\"size\": 3}\n}\n"
                : target.endsWith("yaml") ? "# the cache\ncache: {size: 3}\n" : PROPERTIES.replace("! the end\n", "");
        Transfer transfer = transfer(target, before);

        transfer.run();
        Settings there = file(target, before).read(Selection.all()).settings();
        boolean isText = there.isTextOnly();
        assertThat(there.value("http.timeout")).contains(isText ? Value.of("3001") : Value.of(3001));
        assertThat(there.value("cache.size")).contains(isText ? Value.of("3") : Value.of(3));
        assertThat(text("app.yaml")).doesNotContain("jdbc");

        TransferReport report = transfer(target, before).rollback();
        assertThat(report.remarks()).isEmpty();
        assertThat(text("app.yaml")).isEqualTo(YAML);
        assertThat(text(target)).isEqualTo(before);
    }

    @Test
    void aListIsRefusedByAFileThatHoldsNone() throws IOException {
        Transfer transfer = Transfer.of("hosts")
                .named("2026-11-hosts")
                .owner("tests")
                .from(file("list.yaml", "hosts: [a, b]\n"))
                .to(file("app.properties", PROPERTIES))
                .build();

        assertThatThrownBy(transfer::run)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("hosts: it would become a list, which this source cannot hold");
        assertThat(folder.resolve(".keyturn/list.yaml/000001.json")).doesNotExist();
    }

    @Test
    void aSecretIsInNoFileThatTheTransferWritesBesideTheTwo() throws IOException {
        transfer("other.properties", PROPERTIES).run();
        transfer("other.properties", PROPERTIES).rollback();

        try (Stream<Path> files = Files.walk(folder.resolve(".keyturn"))) {
            String all = files.filter(Files::isRegularFile)
                    .map(TransferFilesTest::content)
                    .collect(Collectors.joining());
            assertThat(all).contains("2026-11-db").doesNotContain("correct horse");
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
