package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.Transfer;
import dev.keyturn.files.FileSource;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on transfers, done: settings of a file in a table, and back. */
class TransferFromFileTest {
    private static final String JSON = """
            {
              "db": {"url": "jdbc:x", "pool": 4},
              "http": {"timeout": 3000, "port": 80}
            }
            """;

    @TempDir
    private Path folder;

    private JdbcSource table;

    @BeforeEach
    void given() throws IOException {
        Files.writeString(file(), JSON);
        table = Servers.H2_MEMORY.source();
    }

    private Path file() {
        return folder.resolve("application.json");
    }

    private Transfer transfer() {
        return Transfer.of("db", "http.timeout")
                .named("2026-11-db-to-table")
                .owner("payments")
                .from(FileSource.of(file()))
                .to(table)
                .build();
    }

    private Settings inTable() {
        return table.read(Selection.all()).settings();
    }

    private void edit(String key, Value value) {
        Snapshot there = table.read(Selection.all());
        Settings edited = there.settings().with(key, value);
        table.write(there.revision(), Edit.of(Changes.between(there.settings(), edited)));
    }

    @Test
    void settingsGoFromAFileIntoATableAndBackWithEditsKept() throws IOException {
        transfer().run();
        assertThat(file()).hasContent("{\n  \"http\": {\"port\": 80}\n}\n");
        assertThat(inTable())
                .isEqualTo(Settings.empty()
                        .with("db.url", Value.of("jdbc:x"))
                        .with("db.pool", Value.of(4))
                        .with("http.timeout", Value.of(3000)));

        edit("db.pool", Value.of(9));
        transfer().rollback();

        assertThat(file()).hasContent(JSON.replace("4", "9"));
        assertThat(inTable()).isEqualTo(Settings.empty());
    }

    @Test
    void aMigrationOfTheTableThatIsTakenBackBeforeTheTransferIsLeavesTheFileAsItWas() throws IOException {
        Migration later = Migration.named("2026-12-datasource")
                .owner("payments")
                .expect("the service reads datasource.url")
                .rollbackNote("safe at any time")
                .rename("db.url")
                .to("datasource.url")
                .build();
        Migrator migrator = Migrator.of(table).with(later).build();
        transfer().run();
        migrator.migrate();

        migrator.rollback(To.before("2026-12-datasource"));
        transfer().rollback();

        assertThat(file()).hasContent(JSON);
        assertThat(inTable()).isEqualTo(Settings.empty());
    }

    @Test
    void aPlanSaysThatASourceOnlyReads() throws IOException {
        edit("cache.size", Value.of(3));
        Transfer transfer = Transfer.of("cache")
                .named("2026-11-table-to-file")
                .owner("payments")
                .from(table.readOnly())
                .to(FileSource.of(file()))
                .build();

        assertThat(transfer.plan().problems())
                .singleElement()
                .asString()
                .contains(table.name() + ": this source only reads; expected a source that may write");
        assertThat(file()).hasContent(JSON);
    }

    @Test
    void aSecretNeedsAKeyAtTheTableBecauseItsJournalIsShared() throws IOException {
        Files.writeString(file(), JSON.replace("\"pool\": 4", "\"password\": \"hunter2\""));

        assertThatThrownBy(() -> transfer().run())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(table.name() + ": a secret has to be kept for the way back, and there is no key")
                .hasMessageNotContaining("hunter2");
        assertThat(table.journal().read()).isEmpty();
        assertThat(inTable()).isEqualTo(Settings.empty());
    }
}
