package dev.keyturn.files.dotenv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyturn.files.Proof;
import dev.keyturn.files.ProofSum;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Splice;
import dev.keyturn.step.Comment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotenvFormatTest {
    private static final DotenvFormat FORMAT = new DotenvFormat();

    private static String value(String text) {
        return ((Text) FORMAT.read(text, "x").value(Key.ofNames("A")).orElseThrow()).text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u00a7',
            ignoreLeadingAndTrailingWhitespace = false,
            emptyValue = "",
            value = {
                "A=|\u00a7\u00a7",
                "A=b|b",
                "A = b c  |b c",
                "export A=b|b",
                "  export\tA=b|b",
                "A=b # c|b",
                "A=b#c|b#c",
                "A=#c|#c",
                "A= # c|\u00a7\u00a7",
                "A=b\\n|b\\n",
                "A=it's|it's",
                "A=${B}/c|${B}/c",
                "A='b # \"c\" \\n' # d|b # \"c\" \\n",
                "A=\"b # 'c' \\\\ \\\"d\\\" \\$ \\x\"#e|b # 'c' \\ \"d\" $ \\x",
                "A=\"\"|\u00a7\u00a7",
            })
    void aValueIsReadAsTheDialectSays(String text, String value) {
        assertThat(value(text)).isEqualTo(value);
        assertThat(value("\ufeff# x\r\n" + text + "\r\nB=1")).isEqualTo(value);
    }

    @Test
    void quotedValuesGoOverLines() {
        Settings settings = FORMAT.read("A=\"1\r\n2\\n3\" # c\nB='4\n\n#5'\nC=6", "x.env");
        assertThat(settings.text("A")).contains("1\r\n2\n3");
        assertThat(settings.text("B")).contains("4\n\n#5");
        assertThat(settings.origin(Key.of("B"))).hasToString("x.env:3:1");
        assertThat(settings.origin(Key.of("C"))).hasToString("x.env:6:1");
        assertThat(FORMAT.read("\ufeff\texport db.url=1", "x.env").origin(Key.ofNames("db.url")))
                .hasToString("x.env:1:9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u00a7',
            value = {
                "A=1;B;A=2|x:2:1: this is no entry; expected NAME=value, a comment, or a blank line; safe to retry",
                "A=1;export A=2|x:2:8: A: it is set in line 1 already; expected each name once; safe to retry",
                "A='secret;B=1|x:1:3: A: a quote begins here and does not end; expected a quote at its end; safe to retry",
                "A='secret' x|x:1:3: A: something stands behind the closing quote; expected the end of the line, or a comment;"
                        + " safe to retry",
                "A=`secret`|x:1:3: A: programs disagree about values in backticks; expected single or double quotes; safe to retry",
                "A='secret\\'|x:1:3: A: programs disagree about a backslash in front of a single quote; expected double quotes; safe"
                        + " to retry",
            })
    void whatProgramsDisagreeAboutIsRefused(String text, String message) {
        assertThatThrownBy(() -> FORMAT.read(text.replace(';', '\n'), "x"))
                .isInstanceOf(RefusedException.class)
                .message()
                .startsWith(message);
    }

    private static String edited(String text, UnaryOperator<Settings> change, Comment... comments) {
        Settings before = FORMAT.read(text, "x.env");
        Settings after = change.apply(before);
        Edit edit = Edit.to(after, Changes.between(before, after), List.of(comments));
        String edited = Splice.apply(text, FORMAT.edit(text, "x.env", edit));
        assertThat(FORMAT.read(edited, "x.env")).isEqualTo(after);
        return edited;
    }

    private static final String FILE = """
            # the service

            # where it listens
            export PORT=8080 # not below 1024
            DB_URL = "jdbc:x" # orders

            # a word
            PASSWORD='a$b'
            EMPTY= # none
            DEBUG=false""";

    @Test
    void anEntryIsRenamedAndSetInItsLine() {
        assertThat(edited(FILE, settings -> settings.renamed(Key.of("PORT"), "HTTP_PORT")))
                .isEqualTo(FILE.replace("PORT", "HTTP_PORT"));
        assertThat(edited(FILE, settings -> settings.with("PORT", Value.of("81"))))
                .isEqualTo(FILE.replace("8080", "81"));
        assertThat(edited(FILE, settings -> settings.with("PORT", Value.of("a b"))))
                .isEqualTo(FILE.replace("8080", "'a b'"));
        assertThat(edited(FILE, settings -> settings.with("PORT", Value.of(""))))
                .isEqualTo(FILE.replace("8080", "\"\""));
        assertThat(edited(FILE, settings -> settings.with("DB_URL", Value.of("y"))))
                .isEqualTo(FILE.replace("jdbc:x", "y"));
        assertThat(edited(FILE, settings -> settings.with("DB_URL", Value.of("\\d"))))
                .isEqualTo(FILE.replace("\"jdbc:x\"", "'\\d'"));
        assertThat(edited(FILE, settings -> settings.with("PASSWORD", Value.of("'$c${d}"))))
                .isEqualTo(FILE.replace("'a$b'", "\"'\\$c\\${d}\""));
        assertThat(edited(FILE, settings -> settings.with("DEBUG", Value.of("${PORT} $x"))))
                .isEqualTo(FILE.replace("false", "\"${PORT} \\$x\""));
        assertThat(edited(FILE, settings -> settings.with("EMPTY", Value.of("1"))))
                .isEqualTo(FILE.replace("EMPTY=", "EMPTY=1"));
    }

    @Test
    void anEntryGoesWithItsComments() {
        assertThat(edited(FILE, settings -> settings.withoutAll(Key.of("PORT"))))
                .isEqualTo(FILE.replace("# where it listens\nexport PORT=8080 # not below 1024\n", ""));
        assertThat(edited(FILE, settings -> settings.withoutAll(Key.of("DEBUG"))))
                .isEqualTo(FILE.replace("\nDEBUG=false", ""));
    }

    @Test
    void aNewEntryLooksLikeTheOneInFrontOfIt() {
        assertThat(edited(FILE, settings -> settings.with("NEW", Value.of("1")), new Comment(Key.of("NEW"), "why\nso")))
                .isEqualTo(FILE + "\n# why\n# so\nNEW=1");
        assertThat(edited(
                        FILE,
                        settings -> settings.with(
                                Key.of("NEW"), Value.of("1"), Map.of(Key.of("NEW"), Place.after("DB_URL")))))
                .isEqualTo(FILE.replace("# orders\n", "# orders\nNEW = \"1\"\n"));
        assertThat(edited(
                        FILE,
                        settings -> settings.with(Key.of("NEW"), Value.of("1"), Map.of(Key.of("NEW"), Place.FIRST))))
                .isEqualTo(FILE.replace("# where", "export NEW=1\n# where"));
        assertThat(edited("", settings -> settings.with("NEW", Value.of("1")))).isEqualTo("NEW=1\n");
        assertThat(edited("# x\r\n", settings -> settings.with("NEW", Value.of("1"))))
                .isEqualTo("# x\r\nNEW=1\r\n");
    }

    @Test
    void whatCannotBeANameIsRefused() {
        for (Key key : List.of(Key.of("a.b"), Key.ofNames("a b"), Key.ofNames(""), Key.ofNames("\u00e4"))) {
            assertThatThrownBy(() -> edited(FILE, settings -> settings.with(key, Value.of("1"))))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("it cannot be written in a .env file; expected one name of letters");
        }
        assertThatThrownBy(() -> edited(FILE, settings -> settings.with("A", Value.of("\u0000"))))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void hugeValuesTakeNoTime() {
        String text = "A=" + "${a}".repeat(300_000) + "\nB=\"" + "\\n".repeat(500_000) + "\"\n";
        assertThat(edited(
                        text,
                        settings -> settings.with("C", settings.at(Key.of("A")).orElseThrow())))
                .hasSizeGreaterThan(text.length() * 2 - 1_100_000);
        String open = "${a".repeat(300_000);
        assertThat(edited("A=1", settings -> settings.with("A", Value.of(open))))
                .isEqualTo("A='" + open + "'");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            many.append("# c\n".repeat(3)).append('K').append(i).append("=1\n");
        }
        assertThat(edited(many.toString(), settings -> settings.withoutAll(Key.of("K5"))))
                .doesNotContain("K5=");
    }

    // ---- any text, any edit

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "A",
                "B",
                "export ",
                "=",
                " ",
                "\t",
                "\"",
                "'",
                "\\",
                "\n",
                "\r",
                "\r\n",
                "#",
                " # c",
                "A=1\n",
                "B='x'\n",
                "C=\"y\\n\"\r\n",
                "D=z # c\n",
                "# c\n",
                "\n\n",
                "${A}",
                "$",
                "\u00e4",
                "`",
                "E = 2",
                "F='1\n2'\n",
                "\ufeff");
        return pieces.list().ofMaxSize(14).map(list -> String.join("", list));
    }

    @Property(tries = 500)
    void everyTextIsReadOrRefusedAndEveryEditIsExact(@ForAll("texts") String text) {
        try {
            FORMAT.read(text, "x");
        } catch (RefusedException e) {
            assertThat(e.problems()).isNotEmpty();
            return;
        }
        ProofSum sum = new ProofSum();
        sum.add("generated", Proof.of("generated", text, FORMAT));
        sum.check(text);
        assertThat(sum.reasons()).isSubsetOf("it cannot be written in a .env file"); // a table
    }

    // ---- what is written, a shell reads alike

    @Provide
    Arbitrary<List<String>> values() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a", "b c", " ", "'", "\"", "\\", "$", "$x", "#", " # ", "=", "`", "!", "*", "~", "\u00e4", "\\n", "\t",
                "{", "&", ";", "\n");
        return pieces.list()
                .ofMaxSize(6)
                .map(list -> String.join("", list))
                .filter(value -> !value.contains("${"))
                .list()
                .ofSize(60);
    }

    @Property(tries = 30)
    void aShellReadsWhatIsWrittenAlike(@ForAll("values") List<String> values) throws IOException, InterruptedException {
        Path shell = Path.of("/bin/sh");
        assumeTrue(Files.isExecutable(shell), "there is no /bin/sh here");
        for (String like : List.of("A=1\n", "A='1'\n", "A=\"1\"\n")) {
            List<String> written = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            String text = like;
            for (String value : values) {
                String name = "V" + written.size();
                String next = edited(text, settings -> settings.with(Key.of(name), Value.of(value)));
                String line = next.substring(text.length());
                // in double quotes, these mean something else to a shell, and more programs than not read them as here
                if (!line.startsWith(name + "=\"") || !(line.contains("\\n") || value.contains("`"))) {
                    written.add(name);
                    expected.add(value);
                    text = next;
                }
            }
            assertThat(shell(text, written)).describedAs(text).isEqualTo(expected);
        }
    }

    private static List<String> shell(String text, List<String> names) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder(text);
        names.forEach(name -> script.append("printf '%s\\001' \"$").append(name).append("\"\n"));
        Process process =
                new ProcessBuilder("/bin/sh", "-s").redirectErrorStream(true).start();
        try (var out = process.getOutputStream()) {
            out.write(script.toString().getBytes(StandardCharsets.UTF_8));
        }
        String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return List.of(all.split("\u0001", -1)).subList(0, names.size());
    }
}
