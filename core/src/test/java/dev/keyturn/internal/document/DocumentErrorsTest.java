package dev.keyturn.internal.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake in a document gives these lines, with its place and the nearest name that would have been right. */
class DocumentErrorsTest {
    /** The cases: a document behind {@code ---}, then the lines that it gives, each behind {@code >}. */
    private static Stream<String> mistakes() {
        return Arrays.stream(Documents.page("core/src/test/resources/dev/keyturn/mistakes.txt")
                        .split("(?m)^--- .*\n"))
                .filter(mistake -> !mistake.isBlank());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldInFull(String mistake) {
        List<String> expected = mistake.lines()
                .filter(line -> line.startsWith("> "))
                .map(line -> line.substring(2))
                .toList();

        assertThat(Documents.problems(Documents.yaml(yaml(mistake)))).isEqualTo(expected);
    }

    /** What only the reader knows: parts, registered names, and keys that do not fit together. */
    @ParameterizedTest
    @MethodSource("mistakes")
    void theSchemaRefusesItTooUnlessItNeedsMoreThanTheForm(String mistake) {
        String json = Json.plain(Documents.yaml(yaml(mistake)).root()).orElseThrow();

        assertThat(Documents.schemaSays(json).isEmpty()).isEqualTo(mistake.contains("# reader only"));
    }

    private static String yaml(String mistake) {
        return mistake.lines().filter(line -> !line.startsWith("> ")).reduce("", (all, line) -> all + line + "\n");
    }

    @Test
    void anEmptyDocumentLacksEverything() {
        assertThat(Documents.problems(Settings.empty()))
                .containsExactly(
                        "settings: it has no id; expected the field id; safe to retry",
                        "settings: it has no owner; expected the field owner; safe to retry",
                        "settings: it has no expect; expected the field expect; safe to retry",
                        "settings: it has no rollback; expected the field rollback; safe to retry",
                        "settings: it has no steps; expected the field steps; safe to retry");
    }

    @Test
    void aValueBesideFieldsIsRefusedEverywhere() {
        Table fields = Table.empty().with("key", Value.of("a"));
        Table step = Table.empty().with("wrap", beside(fields));
        Table document = Documents.yaml(Documents.withSteps("- wrap: {key: b}")).root();

        assertThat(Documents.problems(Settings.of(document.with("steps", Value.of(List.of(step))))))
                .containsExactly("settings: steps[0].wrap: a value stands beside the fields; expected fields only;"
                        + " safe to retry");
        assertThat(Documents.problems(Settings.of(
                        document.with("expect", beside(Table.empty().with("says", Value.of("e")))))))
                .containsExactly(
                        "settings: expect: a value stands beside the fields; expected fields only; safe to retry");
        assertThat(Documents.problems(Settings.of(document.with("steps", Value.of(List.of(beside(step)))))))
                .containsExactly("settings: steps[0]: it is no step; expected a table of one entry, such as"
                        + " rename: {from: a, to: b}; safe to retry");
    }

    private static Table beside(Table entries) {
        Table.Builder table = Table.builder().own(Value.of("x"));
        entries.forEach(table::put);
        return table.build();
    }
}
