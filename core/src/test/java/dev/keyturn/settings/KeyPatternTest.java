package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "db.url",
                "*",
                "tenants.*.db",
                "server_*",
                "*.*",
                "a*.*[0].b*",
                "*[0]",
                "a[0][1]",
                "\"a.[b\".c",
                "\"*\"",
                "\"a b\"*",
                "\"\"*",
                "\"\".*",
                "\"a.[\"*[1]"
            })
    void aPatternPrintsAsItIsWritten(String text) {
        KeyPattern pattern = KeyPattern.of(text);
        assertThat(pattern).hasToString(text);
        assertThat(KeyPattern.of(pattern.toString())).isEqualTo(pattern).hasSameHashCodeAs(pattern);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``       | 1 | expected a name",
                "`a.`     | 3 | expected a name",
                "`[0]`    | 1 | expected a name",
                "`**`     | 2 | expected '.' or the end: one star stands for one name, or for the rest of one, as in *.password;"
                        + " nothing stands for any number of names, but a pattern takes in all that is below it",
                "`a**`    | 3 | expected '.' or the end: one star stands for one name",
                "`a*b`    | 3 | expected '.', '[' or the end",
                "`*a`     | 2 | expected '.', '[' or the end",
                "`a*\"b\"`| 3 | expected '.', '[' or the end",
                "`a[*]`   | 2 | expected the place of a list element, such as [0]",
            })
    void whatIsNoPatternIsRefusedWithThePlace(String text, int place, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyPattern.of(text))
                .withMessageStartingWith(
                        "not a key: " + KeyText.quote(text) + ", at character " + place + ": " + expected);
    }

    @Test
    void aPatternIsBuiltPartByPart() {
        KeyPattern built = KeyPattern.of(Key.of("tenants")).any().startingWith("db_");
        assertThat(built).isEqualTo(KeyPattern.of("tenants.*.db_*")).isNotEqualTo(KeyPattern.of("tenants.*.db_"));
        assertThat(KeyPattern.of("a.*").append(KeyPattern.of("b*.c"))).isEqualTo(KeyPattern.of("a.*.b*.c"));
        assertThat(KeyPattern.of(".").startingWith("")).hasToString("\"\"*").isNotEqualTo(KeyPattern.of("*"));
        assertThat(built).isNotEqualTo("tenants.*.db_*");
    }

    @Test
    void aPatternIsAKeyWhenNothingInItIsOpen() {
        assertThat(KeyPattern.of("a[0].\"b c\"").key()).contains(Key.of("a[0].\"b c\""));
        assertThat(KeyPattern.of(Key.of("a.b")).key()).contains(Key.of("a.b"));
        assertThat(KeyPattern.of(".").key()).contains(Key.root());
        assertThat(KeyPattern.of("a.*").key()).isEmpty();
        assertThat(KeyPattern.of("a.b*").key()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "db.url,   db.url",
        "db.url,   db.url.x[0]",
        ".,        .",
        ".,        a.b",
        "*.db,     x.db.y",
        "a.*,      a[3]",
        "server_*, server_host.x",
        "server_*, server_",
        "a[0],     a[0].b",
        "'\"\"*',  a",
        "'\"\"*',  '\"\"'",
    })
    void aPatternCoversWhatItMatchesAndAllBelow(String pattern, String key) {
        assertThat(KeyPattern.of(pattern).covers(Key.of(key))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "db.url,   db",
        "db.url,   db.urls",
        "db.url,   .",
        "*.db,     db",
        "*.db,     x.y.db",
        "server_*, server",
        "server_*, x.server_a",
        "a.b*,     a[0]",
        "'a.\"\"*', a[0]",
        "a[0],     a[1]",
        "a[0],     a.0",
    })
    void aPatternCoversNothingElse(String pattern, String key) {
        assertThat(KeyPattern.of(pattern).covers(Key.of(key))).isFalse();
    }

    @Test
    void matchesAreTheKeysThatAreThereInTheirOrder() {
        Settings settings = Samples.settings(
                "tenants.b.db.url", "1", "tenants.a.db", "2", "tenants.a.x", "3", "server_b", "4", "server_a.x", "5");
        assertThat(KeyPattern.of("tenants.*.db").matches(settings)).hasToString("[tenants.b.db, tenants.a.db]");
        assertThat(KeyPattern.of("server_*").matches(settings)).hasToString("[server_b, server_a]");
        assertThat(KeyPattern.of("server_*.x").matches(settings)).hasToString("[server_a.x]");
        assertThat(KeyPattern.of("*").matches(settings)).hasToString("[tenants, server_b, server_a]");
        assertThat(KeyPattern.of("tenants").matches(settings)).hasToString("[tenants]");
        assertThat(KeyPattern.of("tenants.b.db.url.x").matches(settings)).isEmpty();
        assertThat(KeyPattern.of("none.*").matches(settings)).isEmpty();
        assertThat(KeyPattern.of("server_b.*").matches(settings)).isEmpty();
        assertThat(KeyPattern.of(".").matches(settings)).containsExactly(Key.root());
    }

    @Test
    void matchesGoThroughLists() {
        Table host = Table.empty().with("host", Value.of("h"));
        Settings settings = Settings.empty().with("a", Value.of(List.of(host, Value.of(1), host)));
        assertThat(KeyPattern.of("a.*").matches(settings)).hasToString("[a[0], a[1], a[2]]");
        assertThat(KeyPattern.of("a.*.host").matches(settings)).hasToString("[a[0].host, a[2].host]");
        assertThat(KeyPattern.of("a[2].*").matches(settings)).hasToString("[a[2].host]");
        assertThat(KeyPattern.of("a[1]").matches(settings)).hasToString("[a[1]]");
        assertThat(KeyPattern.of("a[3]").matches(settings)).isEmpty();
        assertThat(KeyPattern.of("a.b*").matches(settings)).isEmpty();
        assertThat(KeyPattern.of("a.\"\"*").matches(settings)).isEmpty();
    }

    @Test
    void matchesFindTheElementsOfAListThatStandsBesideChildren() {
        Settings settings = Settings.empty().with("a.b", Value.of(1)).with("a", Value.of(List.of(Value.of(2))));
        assertThat(KeyPattern.of("a[0]").matches(settings)).hasToString("[a[0]]");
        assertThat(KeyPattern.of("a.*").matches(settings)).hasToString("[a.b, a[0]]");
        assertThat(KeyPattern.of("a.b*").matches(settings)).hasToString("[a.b]");
    }
}
