package dev.keyturn.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.env.EnvironmentSource;
import dev.keyturn.files.FileSource;
import dev.keyturn.jdbc.JdbcSource;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.HoldsJournal;
import dev.keyturn.spi.Instructs;
import dev.keyturn.spi.KeepsContent;
import dev.keyturn.spi.Renders;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.Transacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wrapped source can do what the bare one can. */
class AbilitiesTest {
    @TempDir
    private Path directory;

    private static SettingsSource wrapped(SettingsSource source) {
        return Resilient.of(source).policy(Quick.POLICY).wrap();
    }

    /** Every interface for sources that this one implements, also one that is new. */
    private static List<Class<?>> abilities(SettingsSource source) {
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> kind : source.getClass().getInterfaces()) {
            if (kind != SettingsSource.class && kind.getPackageName().equals("dev.keyturn.spi")) {
                all.add(kind);
            }
        }
        return all;
    }

    private FileSource file() throws IOException {
        return FileSource.of(Files.writeString(directory.resolve("app.json"), "{\"level\": \"info\"}\n"));
    }

    @Test
    void everyAbilityOfASourceIsAnsweredAndNoOther() throws IOException {
        JdbcSource table = JdbcSource.of(Databases.H2.dataSource(), Databases.H2.table());
        EnvironmentSource environment = EnvironmentSource.of("environment", Map.of("LEVEL", "info"));
        for (SettingsSource source : List.of(file(), table, environment, new Scripted())) {
            assertThat(abilities(source))
                    .as(source.name())
                    .isNotEmpty()
                    .allSatisfy(kind -> assertThat(wrapped(source).ability(kind))
                            .as(kind.getName())
                            .isPresent());
        }
        assertThat(wrapped(new Scripted()).ability(HoldsJournal.class)).isPresent();
        assertThat(wrapped(new Scripted()).ability(Transacts.class)).isEmpty();
        assertThat(wrapped(table).ability(Instructs.class)).isEmpty();
    }

    @Test
    void theJournalOfAStoreIsTheSameAtEveryCall() {
        SettingsSource source = wrapped(JdbcSource.of(Databases.H2.dataSource(), Databases.H2.table()));
        Transacts store = source.ability(Transacts.class).orElseThrow();
        assertThat(store.journal())
                .isEqualTo(source.ability(HoldsJournal.class).orElseThrow().journal())
                .isEqualTo(store.journal());
    }

    @Test
    void theyDoWhatTheyAreFor() throws IOException {
        SettingsSource source = wrapped(file());
        SettingsSource.Snapshot there = source.read(Selection.all());
        Settings after = there.settings().with("level", Value.of("debug"));
        Edit edit = Edit.of(Changes.between(there.settings(), after));

        assertThat(source.ability(Renders.class).orElseThrow().rendered(List.of(edit)))
                .isEqualTo("{\"level\": \"debug\"}\n");
        KeepsContent keeper = source.ability(KeepsContent.class).orElseThrow();
        byte[] content = keeper.content(there.revision());
        source.write(there.revision(), edit);
        keeper.restore(content);
        assertThat(directory.resolve("app.json")).hasContent(new String(content, StandardCharsets.UTF_8).strip());
        assertThat(Json.exact(source.read(Selection.all()).settings().root())).isEqualTo("{\"level\":\"info\"}");
        assertThat(source.read(Selection.all()).settings().value(Key.of("level")))
                .contains(Value.of("info"));
    }
}
