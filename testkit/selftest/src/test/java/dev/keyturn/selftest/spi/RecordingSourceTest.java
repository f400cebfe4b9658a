package dev.keyturn.selftest.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migrator;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.HoldsJournal;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.StaleException;
import dev.keyturn.spi.Transacts;
import dev.keyturn.testkit.source.Call;
import dev.keyturn.testkit.source.MigratorContract;
import dev.keyturn.testkit.source.RecordingSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingSourceTest {
    private static final Settings OLD =
            Settings.empty().with("level", Value.of("hunter2")).with("db.url", Value.of("jdbc:hunter2"));

    private final RecordingSource seen = RecordingSource.of(new PartlySource(new PartlySource.Store(OLD)));

    private void start() {
        Migrator.of(seen).with(MigratorContract.DATASOURCE).build().migrate();
    }

    @Test
    void aFirstStartWritesAndASecondOneDoesNot() {
        start();
        assertThat(seen.changes()).extracting(RecordingSource.Recorded::call).contains(Call.WRITE, Call.APPEND);
        assertThat(seen.asked()).contains(Transacts.class, HoldsJournal.class);

        seen.forget();
        start();

        assertThat(seen.changes()).isEmpty();
        assertThat(seen.calls(Call.READ)).hasSize(1);
        assertThat(seen.calls(Call.LOCK)).isEmpty();
    }

    @Test
    void itShowsKeysInTheirOrderAndNoValues() {
        Settings after = OLD.without(Key.of("level")).with("db.url", Value.of("hunter3"));
        seen.read(new Selection(List.of(KeyPattern.of("db"))));
        String revision = seen.read(Selection.all()).revision();
        Edit edit = Edit.of(Changes.between(OLD, after));
        seen.write(revision, edit);
        assertThatThrownBy(() -> seen.write("old", edit)).isInstanceOf(StaleException.class);

        assertThat(seen.toString()).isEqualTo("""
                READ db
                READ everything
                WRITE level, db.url
                WRITE level, db.url (failed)""");
    }
}
