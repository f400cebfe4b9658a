package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Instruction;
import dev.keyturn.spi.Instructions;
import dev.keyturn.spi.Instructs;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Places that cannot be written from here, whatever they are. */
class InstructionsTest extends Bench {
    private static final Migration MOVE = named("1-move")
            .rename("db.url")
            .to("ds.url")
            .set("db.password", Value.of("n0t-for-you"))
            .remove("old")
            .build();

    /** A store that this program may read only, and that says nothing of what to do. */
    private static class ReadOnly implements SettingsSource {
        private final MemorySource content;

        ReadOnly(MemorySource content) {
            this.content = content;
        }

        @Override
        public String name() {
            return "map";
        }

        @Override
        public Snapshot read(Selection selection) {
            return content.read(selection);
        }

        @Override
        public Receipt write(String expectedRevision, Edit edit) {
            throw new AssertionError("nothing may be written here");
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(true, true, true, true, false);
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }

    /** One that says it, as a ConfigMap could. */
    private static final class ConfigMap extends ReadOnly implements Instructs {
        ConfigMap(MemorySource content) {
            super(content);
        }

        @Override
        public Instructions instructions(Selection read, Edit edit) {
            List<Instruction> list = new ArrayList<>();
            for (Change change : edit.changes().list()) {
                String name = change.key().toString();
                list.add(change.after()
                        .<Instruction>map(
                                value -> new Instruction.Put(change.key(), name, Optional.of(value.toString())))
                        .orElseGet(() -> new Instruction.Drop(change.key(), name)));
            }
            return new Instructions(list);
        }
    }

    private Migrator of(SettingsSource place, Migration... migrations) {
        return Migrator.of(place)
                .with(migrations)
                .journal(journal, lock)
                .key(new byte[32])
                .build();
    }

    private Migrator configMap(Migration... migrations) {
        return of(new ConfigMap(source), migrations);
    }

    private void given() {
        given("{'db': {'url': 'jdbc:x', 'password': 's3cr3t'}, 'old': 1, 'note': 'it is s3cr3t'}");
    }

    @Test
    void secretsAreTakenOutOfWhatAPlaceTells() {
        given();

        Instructions told = configMap(
                        MOVE, named("2-note").rename("note").to("remark").build())
                .migrate()
                .instructions();

        assertThat(told.sentences())
                .containsExactlyInAnyOrder(
                        "drop db.url",
                        "drop note",
                        "drop old",
                        "set db.password, whose value is secret and is not shown",
                        "set ds.url to \"\\\"jdbc:x\\\"\"",
                        "set remark, whose value is secret and is not shown");
    }

    @Test
    void thePlanShowsWhatIsToBeDoneAsTextAsMarkdownAndAsJson() {
        given("{'a': 1}");
        Migrator migrator = configMap(named("1-a").rename("a").to("b").build());

        assertThat(migrator.plan().toString()).contains("""
                To be done where these settings are set, since they cannot be written from here
                  drop a
                  set b to "1"
                """);
        assertThat(migrator.plan().toMarkdown()).contains("set b to");
        assertThat(migrator.plan().toJson())
                .contains("\"instructions\":[{\"do\":\"drop\",\"name\":\"a\",\"key\":\"a\"},"
                        + "{\"do\":\"put\",\"name\":\"b\",\"key\":\"b\",\"value\":\"1\"}]");
        assertThat(migrator.migrate().toJson()).contains("\"instructions\":[{\"do\":\"drop\"");
        assertThat(migrator.plan().instructions().toJson()).startsWith("{\"instructions\":[{\"do\":\"drop\"");
    }

    @Test
    void aPlaceThatIsWrittenNeedsNoInstructions() {
        given("{'a': 1}");
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());

        assertThat(migrator.plan().instructions().isEmpty()).isTrue();
        assertThat(migrator.migrate().toJson()).contains("\"instructions\":[]");
        assertThat(migrator.planRollback(To.count(1)).toJson()).contains("\"instructions\":[]");
    }

    @Test
    void aPlaceThatCannotSayWhatToDoIsRefusedOnlyWhereThereIsSomethingToDo() {
        given("{'a': 1}");
        Migration rename = named("1-a").rename("a").to("b").build();
        Migrator migrator = of(new ReadOnly(source), rename);

        assertThat(migrator.plan().problems())
                .extracting(Object::toString)
                .containsExactly(
                        "map: these settings cannot be written from here; expected a place that can be written;"
                                + " safe to retry; change them where they come from");
        assertThatThrownBy(migrator::migrate).hasMessageContaining("these settings cannot be written from here");
        assertThat(journal.read()).isEmpty();
        source.become(Settings.of(Json.read("{\"b\": 1}", "app.json")));
        assertThat(migrator.migrate().migrated()).containsExactly("1-a");
    }

    @Test
    void severalPlacesAreOnePlanAlsoWhereOneCannotBeWritten() {
        given("{'a': 1}");
        MemorySource written = new MemorySource("file", settings());
        Migration rename = named("1-a").rename("a").to("b").build();

        SetReport report = Migrators.of(
                        List.of(written, new ConfigMap(source)),
                        place -> place == written
                                ? Migrator.of(place).with(rename).journal(journal, lock)
                                : Migrator.of(place).with(rename))
                .migrate();

        assertThat(report.toString()).contains("migrated 1-a: 2 keys changed", "set b to \"1\"");
        assertThat(written.read(Selection.all()).settings()).isEqualTo(read("{'b': 1}"));
        assertThat(settings()).isEqualTo(read("{'a': 1}"));
    }
}
