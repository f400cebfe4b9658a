package dev.keyturn.files.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Splice;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that were made to do harm are refused, in time and without another exception. */
class YamlHostileTest {
    private static final YamlFormat FORMAT = new YamlFormat();

    static Stream<String> refused() {
        int many = 100_000;
        return Stream.of(
                "[".repeat(many),
                "a: " + "[".repeat(many) + "]".repeat(many),
                "a: " + "{b: ".repeat(many),
                "a:\n  " + "- ".repeat(many) + "x",
                "? ".repeat(many),
                "a: " + "&a ".repeat(many),
                "a: *b",
                "a: &a [*a]",
                "a: &a {b: *a}",
                "a: \"" + "x".repeat(many),
                "a: \"\\x",
                "a: \"\\u12",
                "a: \"\\ud800\\U99999999\"",
                "a: \"\\",
                "a: '",
                "a: !<",
                "a: !<tag:x",
                "a: !x%zz b",
                "%YAML 9999999999999.2\n--- a: b",
                "%TAG ! tag:\n%TAG ! tag:\n--- a",
                "a: |99999\n b",
                "a: \u0000",
                "a: \ud800",
                "a\u0007: b",
                "\ufeff\ufeff[",
                "a: 1" + "0".repeat(2_000),
                "a: 1e99999999999",
                "a: b\na: c",
                "x".repeat(2_000) + ": b",
                bomb(),
                wideBomb());
    }

    private static String bomb() {
        StringBuilder out = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            out.append("a").append(i).append(": &a").append(i).append(" [");
            out.append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }
        return out.toString();
    }

    private static String wideBomb() {
        return "a: &a [" + "x, ".repeat(10_000) + "x]\nb: [" + "*a, ".repeat(10_000) + "*a]\n";
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedInTime(String text) {
        RefusedException refusal = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> catchThrowableOfType(RefusedException.class, () -> FORMAT.read(text, "hostile.yaml")));
        assertThat(refusal).isNotNull();
        assertThat(refusal.problems().get(0).origin().source()).isEqualTo("hostile.yaml");
    }

    @Test
    void largeFilesAreReadInTime() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append("key").append(i).append(": {a: 1, b: [x, 'y'], c: \"z\"} # comment\n");
        }
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThat(FORMAT.read(text.toString(), "large.yaml")
                                .root()
                                .size())
                        .isEqualTo(100_000));
    }

    @Test
    void aLongValueIsReadInTime() {
        String value = "x".repeat(5_000_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThat(new YamlFormat()
                                .parse("a: \"" + value + "\"\n", "a.yaml")
                                .settings()
                                .value("a"))
                        .isPresent());
    }

    @Test
    void largeFilesAreEditedInTime() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            text.append("key").append(i).append(":\n  a: 1\n  # about it\n  b: [x, 'y']\n");
        }
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            Settings before = FORMAT.read(text.toString(), "large.yaml");
            Settings after = before;
            for (int i = 0; i < 50_000; i += 500) {
                after = after.withoutAll(Key.of("key" + i + ".b"))
                        .renamed(Key.of("key" + (i + 1)), "renamed" + i)
                        .with("key" + (i + 2) + ".added", Value.of(i))
                        .with("added" + i, Value.of(i));
            }
            Edit edit = Edit.to(after, Changes.between(before, after), List.of());
            String edited = Splice.apply(text.toString(), FORMAT.edit(text.toString(), "large.yaml", edit));
            assertThat(FORMAT.read(edited, "large.yaml")).isEqualTo(after);
        });
    }

    @Test
    void nothingButRefusalsComesOfBrokenTexts() {
        String[] pieces = {
            "a",
            "b: ",
            ": ",
            "- ",
            "\n",
            "  ",
            "? ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "&x ",
            "*x",
            "!!str ",
            "!y ",
            "|\n",
            ">+\n",
            "'",
            "\"",
            "\\",
            "#",
            " # c\n",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "\t",
            "\r",
            "\r\n",
            "\ufeff",
            "<<",
            "1",
            "~",
            "\u0085",
            "\u2028",
            "\ud83d\ude00",
            "@",
            "`",
            "%",
            "|2-\n",
            "\"\\u",
            "null"
        };
        Random random = new Random(42);
        int read = 0;
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(14); length >= 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                FORMAT.read(text.toString(), "random.yaml");
                read++;
            } catch (RefusedException e) {
                assertThat(e).isNotNull();
            }
        }
        assertThat(read).isGreaterThan(1_000);
    }
}
