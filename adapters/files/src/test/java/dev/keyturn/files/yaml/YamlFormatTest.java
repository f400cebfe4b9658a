package dev.keyturn.files.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlFormatTest {
    private static Settings read(String text) {
        return new YamlFormat().read(text, "a.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            yes        | text
            off        | text
            y          | text
            true       | boolean
            FALSE      | boolean
            ~          | null
            Null       | null
            ''         | text
            012        | number
            0o14       | number
            0x1F       | number
            1_000      | text
            12:30      | text
            1e3        | number
            .5         | number
            -.inf      | number
            2001-01-01 | text
            '12'       | text
            "true"     | text
            !!str 12   | text
            ! 12       | text
            !          | text
            0b11       | text
            """)
    void valuesHaveTheTypesOfTheCoreSchema(String written, String kind) {
        assertThat(read("a: " + written).value(Key.of("a")).orElseThrow().kind())
                .isEqualTo(kind);
    }

    @Test
    void numbersKeepTheirSpelling() {
        assertThat(read("a: 0x1F\nb: 3.10").value("b")).contains(Num.of("3.10"));
    }

    @Test
    void everyValueKnowsItsPlace() {
        Settings settings = read("\ufeffa: 1\r\nb:\r  - \"\ud83d\ude00\"\n  - c: \n    d: {e: f}\n");
        assertThat(settings.origin(Key.of("a"))).hasToString("a.yaml:1:4");
        assertThat(settings.origin(Key.of("b"))).hasToString("a.yaml:3:3");
        assertThat(settings.origin(Key.of("b[0]"))).hasToString("a.yaml:3:5");
        assertThat(settings.origin(Key.of("b[1].c"))).hasToString("a.yaml:4:7");
        assertThat(settings.origin(Key.of("b[1].d"))).hasToString("a.yaml:5:8");
        assertThat(settings.origin(Key.of("b[1].d.e"))).hasToString("a.yaml:5:12");
    }

    @Test
    void aliasesStandForWhatTheyReferTo() {
        Settings settings = read("a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n");
        assertThat(settings.value("c.b")).contains(Value.of(1));
        assertThat(settings.value(Key.ofNames("d", "<<", "b"))).contains(Value.of(1));
        assertThat(settings.value("d.b")).isEmpty();
        assertThat(settings.origin(Key.of("c.b"))).hasToString("a.yaml:2:4");
    }

    @Test
    void keysAreReadAsTheyAreWritten() {
        assertThat(read("8080: a\ntrue: b\n~: c\n\"q r\": d").root().names())
                .containsExactly("8080", "true", "~", "q r");
    }

    @Test
    void anEmptyFileHasNoSettings() {
        assertThat(read("")).isEqualTo(Settings.empty());
        assertThat(read("# nothing\n---\n")).isEqualTo(Settings.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            - a                | a.yaml:1:1: the document is no mapping; expected a mapping of keys to values; safe to retry
            a: 1\\n---\\nb: 2  | a.yaml:2:1: another document begins here; expected one document in a file; safe to retry; choose one with FileSource.document, or give each its own file
            ? a\\n: b          | a.yaml:1:1: a complex key; expected keys that are plain text, in the form `key: value`; safe to retry
            [a, b]: c          | a.yaml:1:1: a complex key; expected keys that are plain text, in the form `key: value`; safe to retry
            a: 1\\nb:\\n  c: 1\\n  c: 2 | a.yaml:4:3: b.c: it is set in line 3 already; expected each key once; safe to retry
            a: !secret b       | a.yaml:1:12: a: a tag that Keyturn does not know; expected no tag, or one of !!str, !!int, !!float, !!bool, !!null, !!map, !!seq; safe to retry
            a: !!int b         | a.yaml:1:10: a: its tag says another type than it has; expected a value of the type of its tag; safe to retry
            a: b: c            | a.yaml:1:5: this is no YAML: mapping values are not allowed here; expected YAML 1.2; safe to retry
            a: "\\\\q"         | a.yaml:1:6: this is no YAML; expected YAML 1.2; safe to retry
            a: *b              | a.yaml:1:4: an alias refers to no anchor in front of it; expected an anchor of the same name; safe to retry
            """)
    void whatIsNotReadIsRefusedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n").replace("\\\\", "\\")))
                .isInstanceOf(RefusedException.class)
                .hasMessage(message);
    }
}
