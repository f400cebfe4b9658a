package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.files.hocon.HoconFormat;
import dev.keyturn.files.toml.TomlFormat;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.spi.format.Splice;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever the text is, it is read or refused, in time and without showing what it holds. */
class HostileTextTest {
    private static final List<SettingsFormat> FORMATS = List.of(new HoconFormat(), new TomlFormat());

    private static void read(SettingsFormat format, String text) {
        try {
            Settings before = format.read(text, "test");
            Settings after = before.with("new-key", Value.of("x"));
            Edit edit = Edit.of(Changes.between(before, after));
            String edited = Splice.apply(text, format.edit(text, "test", edit));
            assertThat(format.read(edited, "test")).isEqualTo(after);
        } catch (RefusedException e) {
            assertThat(e).hasMessageContaining("expected").hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void deepAndLongTextsAreReadOrRefusedInTime() {
        int many = 100_000;
        List<String> texts = List.of(
                "[".repeat(many),
                "{".repeat(many),
                "a = " + "[".repeat(many),
                "a = " + "{ a = ".repeat(many),
                "a {".repeat(many),
                "a.".repeat(many) + "a = 1",
                "[" + "a.".repeat(many) + "a]",
                "[[" + "a.".repeat(many) + "a]]",
                "a = [" + "1, ".repeat(many) + "]",
                "a = ${" + "a.".repeat(many) + "b}",
                "a = " + "${a}".repeat(many),
                "${".repeat(many),
                "a = \"" + "\\".repeat(many),
                "a = " + "\"".repeat(many),
                "a = " + "x ".repeat(many),
                "a = " + "9".repeat(many),
                "#".repeat(many),
                "\n".repeat(many),
                "a = \"\"\"" + "s3cret\n".repeat(many),
                "a = s3cret }",
                "a = \"s3cret",
                "a = s3cret ? b",
                lines(20_000, "key-%d = 1\n"),
                lines(20_000, "a.b%d.c = 1\n"),
                lines(20_000, "a = %d\n"),
                lines(20_000, "[t%d]\nx = 1\n"),
                lines(20_000, "[[t]]\nx = %d\n"));
        for (SettingsFormat format : FORMATS) {
            for (String text : texts) {
                Assertions.assertTimeout(
                        Duration.ofSeconds(20),
                        () -> read(format, text),
                        () -> format.name() + " " + text.substring(0, 10));
            }
        }
    }

    private static String lines(int count, String line) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(line.replace("%d", Integer.toString(i)));
        }
        return out.toString();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> marks = Arbitraries.of(
                "{", "}", "[", "]", "=", ":", ",", ".", "\"", "'", "\"\"\"", "'''", "$", "${", "+=", "#", "//", "\\",
                "\n", "\r", "\r\n", " ", "\t", "\0", "\uFEFF", "\uD83D", "\uDE00", "\u2028", "a", "1", "true", "null",
                "include", "-", "e");
        return Arbitraries.oneOf(marks, Arbitraries.strings().ofMaxLength(3))
                .list()
                .ofMaxSize(30)
                .map(list -> String.join("", list));
    }

    @Property(tries = 20_000)
    void anyTextIsReadOrRefused(@ForAll("texts") String text) {
        FORMATS.forEach(format -> read(format, text));
    }
}
