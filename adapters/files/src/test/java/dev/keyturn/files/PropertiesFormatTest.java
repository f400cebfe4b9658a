package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.files.properties.PropertiesFormat;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.Splice;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The lexer against java.util.Properties, which every program reads such files with. */
class PropertiesFormatTest {
    private static final PropertiesFormat FORMAT = new PropertiesFormat();

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a", "b", ".", "=", ":", " ", "\t", "\f", "\\", "\n", "\r", "\r\n", "#", "!", "\\\n", "\\\r\n ",
                "\\u00e9", "\\t", "k=v\n", "# c\n", "x", "\u00e4", "\\=", "\\ ");
        return pieces.list().ofMaxSize(30).map(list -> String.join("", list));
    }

    @Test
    void anEntryBesideItsChildrenHasTheLineInWhichItIsWritten() {
        Parsed parsed = FORMAT.parse("# how much is told\nlogging.level=info\nlogging.level.web=debug\n", "test");

        assertThat(parsed.line(Key.of("logging.level"))).isEqualTo(2);
        assertThat(parsed.line(Key.of("logging.level.web"))).isEqualTo(3);
        assertThat(parsed.line(Key.of("other"))).isZero();
    }

    static Map<String, String> oracle(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Map<String, String> map = new TreeMap<>();
        properties.forEach((key, value) -> map.put((String) key, (String) value));
        return map;
    }

    private static Optional<Settings> read(String text) {
        try {
            return Optional.of(FORMAT.read(text, "test.properties"));
        } catch (RefusedException e) {
            assertThat(e.problems())
                    .allMatch(problem -> problem.what().contains("is set in line")
                            || problem.what().equals("the line is nothing but a backslash"));
            return Optional.empty();
        }
    }

    static Map<String, String> flat(Settings settings) {
        Map<String, String> map = new TreeMap<>();
        settings.forEach((key, value) -> map.put(name(key), ((Text) value).text()));
        return map;
    }

    private static String name(Key key) {
        return String.join(
                ".",
                key.segments().stream()
                        .map(segment -> ((Segment.Name) segment).name())
                        .toList());
    }

    @Property(tries = 3000)
    void aTextIsReadAsJavaReadsIt(@ForAll("texts") String text) {
        read(text).ifPresent(settings -> assertThat(flat(settings)).isEqualTo(oracle(text)));
    }

    @Property(tries = 3000)
    void anEditChangesWhatItNamesAsJavaReadsItAndItsWayBackGivesTheSameSettings(
            @ForAll("texts") String text, @ForAll("values") String value) {
        Optional<Settings> before = read(text);
        if (before.isEmpty() || before.get().isEmpty()) {
            return;
        }
        Key key = before.get().keys().get(0);
        for (Settings after : List.of(
                before.get().without(key),
                before.get().with(key, Value.of(value)),
                before.get().with("new.key", Value.of(value)))) {
            Changes changes = Changes.between(before.get(), after);
            if (changes.isEmpty()) {
                continue;
            }
            edited(text, changes).ifPresent(edited -> assertThat(oracle(edited)).isEqualTo(flat(after)));
        }
    }

    private static Optional<String> edited(String text, Changes changes) {
        try {
            return Optional.of(Splice.apply(text, FORMAT.edit(text, "test.properties", Edit.of(changes))));
        } catch (RefusedException e) {
            assertThat(e).hasMessageContaining("the file ends with a backslash"); // the one reason
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "", " ", "a b", " lead", "trail ", "=x", "#c", "back\\slash", "new\nline", "\u00e4\ud83d\ude00", "\t");
    }
}
