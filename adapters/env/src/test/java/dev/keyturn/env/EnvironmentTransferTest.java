package dev.keyturn.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migrator;
import dev.keyturn.Transfer;
import dev.keyturn.TransferReport;
import dev.keyturn.TransferStatus.State;
import dev.keyturn.files.FileSource;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.Selection;
import dev.keyturn.step.OnConflict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that go from variables, which cannot be written from here, into a file. */
class EnvironmentTransferTest {
    private final Map<String, String> variables = new TreeMap<>(
            Map.of("DB_URL", "jdbc:x", "DB_PASSWORD", "s3cr3t-s3cr3t", "HTTP_TIMEOUT", "3000", "PATH", "/bin"));

    @TempDir
    private Path folder;

    private boolean hasJournal;

    @BeforeEach
    void given() throws IOException {
        Files.writeString(file(), "# the cache\ncache.size = 3\n");
    }

    private Path file() {
        return folder.resolve("app.properties");
    }

    private Transfer transfer() {
        EnvironmentSource environment = EnvironmentSource.of("environment", variables);
        return Transfer.of("db.url", "db.password", "http.timeout")
                .named("2026-11-env-to-file")
                .owner("tests")
                .from(
                        hasJournal
                                ? Migrator.of(environment).directory(folder.resolve("state"))
                                : Migrator.of(environment))
                .to(FileSource.of(file()))
                .build();
    }

    private String inFile(String key) {
        return FileSource.of(file()).read(Selection.all()).settings().text(key).orElse("");
    }

    private void drop() {
        variables.keySet().removeIf(name -> !name.equals("PATH"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theVariablesAreCopiedAndWhoeverSetsThemIsToldToDropThem(boolean has) {
        hasJournal = has;

        TransferReport report = transfer().run();

        assertThat(report.state()).isEqualTo(State.SWITCHED);
        assertThat(report.instructions().sentences())
                .containsExactlyInAnyOrder("drop DB_URL", "drop DB_PASSWORD", "drop HTTP_TIMEOUT");
        assertThat(report.toString()).doesNotContain("s3cr3t");
        assertThat(inFile("db.password")).isEqualTo("s3cr3t-s3cr3t");
        assertThat(transfer().run().instructions().list()).hasSize(3);

        drop();
        assertThat(transfer().run().state()).isEqualTo(State.DONE);
        assertThat(transfer().run().hasChanged()).isFalse();
    }

    @Test
    void runningAgainBeforeTheVariablesAreDroppedWritesNothing() throws IOException {
        transfer().run();
        byte[] before = Files.readAllBytes(file());
        long entries = entries();

        transfer().run();

        assertThat(entries()).isEqualTo(entries);
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    private long entries() throws IOException {
        try (var files = Files.walk(folder.resolve(".keyturn"))) {
            return files.filter(file -> file.toString().endsWith(".json")).count();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRollbackBeforeTheVariablesAreDroppedLeavesTheFileAsItWas(boolean has) throws IOException {
        hasJournal = has;
        transfer().run();

        assertThat(transfer().rollback().state()).isEqualTo(State.ROLLED_BACK);

        assertThat(file()).hasContent("# the cache\ncache.size = 3\n");
        assertThat(transfer().run().hasChanged()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRollbackAfterTheVariablesAreDroppedSaysWhatToSetFirst(boolean has) throws IOException {
        hasJournal = has;
        transfer().run();
        drop();
        transfer().run();

        TransferReport first = transfer().rollback();

        assertThat(first.state()).isEqualTo(State.DONE);
        assertThat(first.instructions().sentences())
                .containsExactlyInAnyOrder(
                        "set DB_URL to \"jdbc:x\"",
                        "set DB_PASSWORD, whose value is secret and is not shown",
                        "set HTTP_TIMEOUT to \"3000\"");
        assertThat(inFile("db.url")).isEqualTo("jdbc:x");

        variables.putAll(Map.of("DB_URL", "jdbc:x", "DB_PASSWORD", "s3cr3t-s3cr3t", "HTTP_TIMEOUT", "3000"));
        assertThat(transfer().rollback().state()).isEqualTo(State.ROLLED_BACK);
        assertThat(file()).hasContent("# the cache\ncache.size = 3\n");
    }

    @Test
    void droppingTheVariablesIsNoInterruptedRunAndTheTargetsJournalIsEnough() {
        String first = transfer().run().toString();
        variables.keySet().removeIf(name -> name.startsWith("DB_") || name.startsWith("HTTP_"));
        String second = transfer().run().toString();

        assertThat(first + second)
                .contains("now in ")
                .doesNotContain("there is no journal")
                .doesNotContain("did not come to its end");
    }

    @Test
    void aVariableThatWasChangedSinceIsAConflict() {
        transfer().run();
        variables.put("DB_URL", "jdbc:new");

        assertThatThrownBy(() -> transfer().run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("db.url: it was edited here after")
                .hasMessageNotContaining("jdbc:new");

        transfer().run(OnConflict.KEEP_EDITED);
        assertThat(inFile("db.url")).isEqualTo("jdbc:new");
    }

    @Test
    void nothingCanBeBroughtIntoTheEnvironment() {
        Transfer transfer = Transfer.of("cache")
                .named("2026-11-file-to-env")
                .owner("tests")
                .from(FileSource.of(file()))
                .to(EnvironmentSource.of("environment", variables))
                .build();

        assertThatThrownBy(transfer::run)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("environment: these settings cannot be written from here");
    }
}
