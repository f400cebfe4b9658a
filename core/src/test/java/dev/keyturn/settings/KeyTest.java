package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.b.c",
                "a-b_c/d:e=f#g",
                "0",
                "ä.ß",
                "servers[0].host",
                "a[0][12]",
                "a[2147483647]",
                "$",
                "日本"
            })
    void aPlainKeyPrintsAsItIsWritten(String text) {
        assertThat(Key.of(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`a.b`        | `\"a.b\"`",
                "``           | `\"\"`",
                "`.`          | `\".\"`",
                "`a b`        | `\"a b\"`",
                "`[0]`        | `\"[0]\"`",
                "`a]`         | `\"a]\"`",
                "`*`          | `\"*\"`",
                "`say \"hi\"` | `\"say \\\"hi\\\"\"`",
                "`C:\\x`      | `\"C:\\\\x\"`",
            })
    void aNameWithSpecialCharactersIsQuoted(String name, String printed) {
        assertThat(Key.ofNames(name)).hasToString(printed);
        assertThat(Key.of(printed)).isEqualTo(Key.ofNames(name));
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                0, 9, 10, 13, 0x1b, 0x1f, 0x7f, 0x85, 0x9f, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x180e, 0x2000, 0x200b,
                0x200f, 0x2028, 0x202e, 0x202f, 0x205f, 0x2066, 0x2069, 0x206f, 0x3164, 0xfeff, 0xffa0, 0xfff9, 0xfffb,
                0xd800, 0xdbff, 0xdc00, 0xdfff
            })
    void whatAReaderCannotSeeIsEscaped(char c) {
        String escaped = "\\u" + "%04x".formatted((int) c);
        assertThat(Key.ofNames("a" + c)).hasToString("\"a" + escaped + "\"");
        assertThat(Key.of("\"" + escaped + "\"")).isEqualTo(Key.ofNames(String.valueOf(c)));
        assertThat(Key.of("\"" + c + "\"")).isEqualTo(Key.ofNames(String.valueOf(c)));
    }

    @ParameterizedTest
    @ValueSource(chars = {0xa0, 0x1680, 0x3000})
    void whiteSpaceIsQuotedAsItIs(char c) {
        assertThat(Key.ofNames("a" + c)).hasToString("\"a" + c + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                0x21, 0x7e, 0xa1, 0xac, 0xae, 0x34e, 0x350, 0x61b, 0x61d, 0x115e, 0x1161, 0x180d, 0x180f, 0x1fff,
                0x2010, 0x2027, 0x2030, 0x205e, 0x2070, 0x3163, 0x3165, 0xfefe, 0xff00, 0xff9f, 0xffa1, 0xfff8, 0xfffc,
                0xd7ff, 0xe000
            })
    void whatAReaderCanSeeStaysBare(char c) {
        assertThat(Key.ofNames("a" + c)).hasToString("a" + c);
    }

    @Test
    void aPairOfSurrogatesIsQuotedAndALoneOneEscaped() {
        assertThat(Key.ofNames("😀")).hasToString("\"😀\"");
        assertThat(Key.ofNames("\ude00\ud83d")).hasToString("\"\\ude00\\ud83d\"");
        assertThat(Key.ofNames("\ud83d\ud83d\ude00\ude00")).hasToString("\"\\ud83d😀\\ude00\"");
        assertThat(Key.of("\"\\ud83d\\ude00\"")).isEqualTo(Key.ofNames("😀"));
    }

    @Test
    void everyEscapeOfJsonIsRead() {
        assertThat(Key.of("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00eF\"")).isEqualTo(Key.ofNames("\"\\/\b\f\n\r\t\u00ef"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``             | 1  | expected a name",
                "`..`           | 1  | expected a name",
                "`a.`           | 3  | expected a name",
                "`a..b`         | 3  | expected a name",
                "`a. b`         | 3  | expected a name",
                "`*`            | 1  | expected a name",
                "`[0]`          | 1  | expected a name",
                "`a.[0]`        | 3  | expected a name",
                "`😀`           | 1  | expected a name",
                "`a b`          | 2  | expected '.', '[' or the end",
                "`a*`           | 2  | expected '.', '[' or the end",
                "`a[0]b`        | 5  | expected '.', '[' or the end",
                "`a]`           | 2  | expected '.', '[' or the end",
                "`\"a\"b`       | 4  | expected '.', '[' or the end",
                "`a\"b\"`       | 2  | expected '.', '[' or the end",
                "`a\\b`         | 2  | expected '.', '[' or the end",
                "`a[`           | 2  | expected the place of a list element, such as [0]",
                "`a[0`          | 2  | expected the place of a list element, such as [0]",
                "`a[]`          | 2  | expected the place of a list element, such as [0]",
                "`a[-1]`        | 2  | expected the place of a list element, such as [0]",
                "`a[01]`        | 2  | expected the place of a list element, such as [0]",
                "`a.b[x]`       | 4  | expected the place of a list element, such as [0]",
                "`a[2147483648]`| 2  | expected the place of a list element, such as [0]",
                "`a[٣]`         | 2  | expected the place of a list element, such as [0]",
                "`\"a`          | 3  | expected a closing double quote",
                "`a.\"`         | 4  | expected a closing double quote",
                "`\"a\\`        | 4  | expected a character after the backslash",
                "`\"a\\x\"`     | 4  | expected one of \" \\ / b f n r t u after the backslash",
                "`\"\\u12`      | 6  | expected four hexadecimal digits after \\u",
                "`\"\\u12g4\"`  | 6  | expected four hexadecimal digits after \\u",
                "`\"\\u٣٣٣٣\"`  | 4  | expected four hexadecimal digits after \\u",
            })
    void whatIsNoKeyIsRefusedWithThePlace(String text, int place, String expected) {
        String more = expected.equals("expected a name")
                ? " (one with special characters, or an empty one, is written in double quotes)"
                : "";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Key.of(text))
                .withMessage("not a key: " + KeyText.quote(text) + ", at character " + place + ": " + expected + more);
    }

    @Test
    void theRootIsADot() {
        assertThat(Key.of(".")).isSameAs(Key.root()).isEqualTo(Key.ofNames()).hasToString(".");
        assertThat(Key.ofSegments(List.of())).isSameAs(Key.root());
        assertThat(Key.root().isRoot()).isTrue();
        assertThat(Key.root().parent()).isEmpty();
        assertThat(Key.root().last()).isEmpty();
        assertThat(Key.root().segments()).isEmpty();
        assertThat(Key.of("a").isRoot()).isFalse();
    }

    @Test
    void aKeyHasAParentAndALastSegment() {
        Key key = Key.of("a.b[3]");
        assertThat(key.last()).contains(new Segment.Index(3));
        assertThat(key.parent()).contains(Key.of("a.b"));
        assertThat(Key.of("a.b").last()).contains(new Segment.Name("b"));
        assertThat(Key.of("a").parent()).containsSame(Key.root());
        assertThat(Key.root().child("a").child("b").item(3)).isEqualTo(key);
        assertThat(key.segments()).containsExactly(new Segment.Name("a"), new Segment.Name("b"), new Segment.Index(3));
    }

    @Test
    void aKeyStartsWithAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Key.ofSegments(List.of(new Segment.Index(0))))
                .withMessage("a key starts with a name, got [0]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Key.root().item(7))
                .withMessage("a key starts with a name, got [7]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Segment.Index(-1))
                .withMessage("a list has no element -1");
    }

    @Test
    void aNameAndAPlaceDiffer() {
        assertThat(Key.of("a[0]")).isNotEqualTo(Key.of("a.0")).isNotEqualTo(Key.of("a.\"[0]\""));
        assertThat(Key.of("a")).isNotEqualTo("a");
        assertThat(Key.of("\"Aa\"")).isNotEqualTo(Key.of("\"BB\"")).hasSameHashCodeAs(Key.of("\"BB\""));
    }

    @Test
    void whatIsBelowAKeyMayStartWithAPlaceAndGrow() {
        Key below = Key.of("a[0].b").below(Key.of("a")).orElseThrow();
        assertThat(below).hasToString("[0].b");
        assertThat(below.child("c").item(1)).hasToString("[0].b.c[1]");
        assertThat(below.append(Key.of("c"))).hasToString("[0].b.c");
        assertThat(below.parent().orElseThrow()).hasToString("[0]");
        assertThat(Key.of("a").append(below.child("c"))).isEqualTo(Key.of("a[0].b.c"));
    }

    @Test
    void aKeyHasAtMostFiveHundredSegments() {
        Key longest = Key.ofNames(Collections.nCopies(500, "n").toArray(new String[0]));
        assertThat(Key.of(longest.toString())).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> longest.child("n"))
                .withMessage("a key has at most 500 segments, got 501");
        assertThatIllegalArgumentException().isThrownBy(() -> longest.append(longest));
        assertThatIllegalArgumentException().isThrownBy(() -> Key.of("n" + ".n".repeat(100_000)));
    }
}
