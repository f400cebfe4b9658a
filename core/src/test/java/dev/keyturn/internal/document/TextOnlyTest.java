package dev.keyturn.internal.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.step.AddDefault;
import dev.keyturn.step.Description;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents in which everything is text, as .properties have them. */
class TextOnlyTest {
    private static final String TYPED = Documents.withSteps("""
            - split: {key: server.address, into: [server.host, server.port], with: host-port}
            - addDefault: {key: cache.enabled, value: true}
            - addDefault: {key: pool.size, value: 3}
            - addDefault: {key: pool.name, value: "3"}
            - set: {key: modes, value: [1, "1", null, {a: false}]}
            - remove: {key: legacy, all: true}
            - mapValue: {key: mode, map: {"0": "off", "1": "true"}}
            - mapValue: {key: flag, map: {words: [{from: 1, to: true}, {from: "zero", to: false}]}}
            - convert: {from: names, to: list, with: {csv-to-list: {separator: ";"}}}
            - when:
                equals: {key: kind, value: 2}
                steps: [{wrap: {key: host}}]
                otherwise: [{rename: {from: a, to: b, ifOccupied: keep}}]
            - move: {from: x, to: y, updateReferences: true}
            """);

    private static Migration text(Settings document) {
        return Migration.readText(document, CodecRegistry.builtIn());
    }

    @Test
    void theSameMigrationHasTheSameChecksum() {
        Migration typed = Documents.read(TYPED);

        assertThat(text(Settings.of((Table) asText(Documents.yaml(TYPED).root(), false)))
                        .toJson())
                .isEqualTo(typed.toJson());
    }

    @Provide
    Arbitrary<Description> migrations() {
        return AnyMigrations.descriptions();
    }

    @Property(tries = 100)
    void everyMigrationThatTextCanSayHasTheSameChecksum(@ForAll("migrations") Description description) {
        Table typed = DocumentWriter.write(description);
        if (isSayable(typed)) {
            Settings document = Settings.of((Table) asText(typed, false));
            assertThat(text(document).toJson()).isEqualTo(DocumentWriter.canonical(description));
        }
    }

    /** Not sayable: an empty list of steps, and a table whose names are those of a list. */
    private static boolean isSayable(Value value) {
        if (value instanceof Items list) {
            return list.items().stream().allMatch(TextOnlyTest::isSayable);
        }
        if (!(value instanceof Table table)) {
            return true;
        }
        boolean[] sayable = {
            table.get("0").isEmpty()
                    && table.get("value").isEmpty()
                    && table.own().isEmpty()
        };
        table.forEach((name, entry) -> sayable[0] &= isSayable(entry)
                && !(entry instanceof Items list && list.items().isEmpty()));
        return sayable[0] || table.get("value").filter(TextOnlyTest::isScalar).isPresent();
    }

    private static boolean isScalar(Value value) {
        return !(value instanceof Table) && !(value instanceof Items);
    }

    /** Lists as tables, everything as text; what is text in a typed place is in quotes. */
    private static Value asText(Value value, boolean isTyped) {
        if (value instanceof Items list) {
            Table.Builder table = Table.builder();
            for (int i = 0; i < list.size(); i++) {
                table.put(Integer.toString(i), asText(list.items().get(i), isTyped));
            }
            return list.size() == 0 ? Value.of("[]") : table.build();
        }
        if (value instanceof Table table && table.size() > 0) {
            Table.Builder texts = Table.builder();
            table.forEach((name, entry) ->
                    texts.put(name, asText(entry, isTyped || name.equals("value") || name.equals("words"))));
            return texts.build();
        }
        if (value instanceof Text text) {
            return Value.of(isTyped ? "\"" + text.text() + "\"" : text.text());
        }
        return Value.of(value.toString());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
                    true,     true
                    TRUE,     "TRUE"
                    3,        3
                    "3",      "3"
                    ""3"",    "\\"3\\""
                    0x10,     16
                    1.50,     1.5
                    1.2.3,    "1.2.3"
                    null,     null
                    nan,      "nan"
                    Infinity, "Infinity"
                    .inf,     {"$number":".inf"}
                    [],       []
                    {},       {}
                    '""',     ""
                    '"',      "\\""
                    3 s,      "3 s"
                    """)
    void aSettingsValueIsReadAs(String written, String canonical) {
        Table document = Documents.yaml(Documents.withSteps("- addDefault: {key: a, value: x}"))
                .root();
        Value step = Table.empty()
                .with("addDefault", Table.empty().with("key", Value.of("a")).with("value", Value.of(written)));
        Migration read = text(Settings.of(document.with("steps", Table.empty().with("0", step))));

        assertThat(read.toJson()).contains("\"value\":" + canonical + "}");
    }

    @Test
    void aTableOfPlacesIsAListInASettingsValueAndATableAmongWords() {
        Table document = (Table) asText(Documents.yaml(TYPED).root(), false);

        Migration read = text(Settings.of(document));

        assertThat(read.steps()).filteredOn(step -> step instanceof AddDefault).hasSize(3);
        assertThat(read.toJson())
                .contains("\"map\":{\"0\":\"off\",\"1\":\"true\"}", "\"value\":[1,\"1\",null,{\"a\":false}]");
    }

    @Test
    void aListWithAGapIsNoList() {
        Table document = Documents.yaml(Documents.withSteps("- wrap: {key: a}")).root();
        Table gap =
                Table.empty().with("1", Table.empty().with("wrap", Table.empty().with("key", Value.of("a"))));

        assertThat(Documents.problems(Settings.of(TextOnly.typed(document.with("steps", gap)))))
                .containsExactly(
                        "settings: steps: the table there is not accepted; expected a list of steps; safe to retry");
    }
}
