package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.keyturn.files.IndependentParser.Verdict;
import dev.keyturn.files.dotenv.DotenvFormat;
import dev.keyturn.files.hocon.HoconFormat;
import dev.keyturn.files.properties.PropertiesFormat;
import dev.keyturn.files.toml.TomlFormat;
import dev.keyturn.files.yaml.YamlFormat;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.spi.format.Splice;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import tools.jackson.core.json.JsonFactory;

/** What a proof of a file says. */
class ProofTest {
    private static final String YAML = """
            # where the data is
            db:
              url: hunter2 # the one
              ports: [1, 2]
            last: 1
            """;

    @TempDir
    private Path directory;

    private static Settings json(Proof proof) {
        return Settings.of(Json.read(proof.toJson(), "proof"));
    }

    private static int number(Proof proof, String key) {
        return Integer.parseInt(json(proof).value(key).orElseThrow().toString());
    }

    @Test
    void everyEditOfAPlainFileIsExactAndTheFileIsOnlyRead() throws IOException {
        Path file = Files.writeString(directory.resolve("application.yaml"), YAML);

        Proof proof = Proof.of(file);

        assertThat(proof.isClean()).describedAs("%s", proof).isTrue();
        assertThat(proof.exact()).isGreaterThan(100);
        assertThat(proof.refused() + proof.wrong() + proof.unchecked()).isZero();
        assertThat(Files.readString(file)).isEqualTo(YAML);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void theReportHasATableForPeopleAndNumbersForPrograms() {
        Proof proof = Proof.of("application.yaml", YAML, new YamlFormat());

        assertThat(proof.toString())
                .startsWith(
                        "application.yaml (yaml), checked by the loader of snakeyaml-engine\nall 6 entries were edited")
                .contains("rename", "remove", "set null", "move to a new table", "insert first", "several at once");
        assertThat(number(proof, "total.exact")).isEqualTo(proof.exact());
        assertThat(number(proof, "total.refused")).isZero();
        assertThat(number(proof, "total.wrong")).isZero();
        assertThat(number(proof, "byOperation.remove.exact")).isEqualTo(4);
        assertThat(number(proof, "sampled.entries")).isEqualTo(6);
        assertThat(json(proof).text("checkedBy")).contains("the loader of snakeyaml-engine");
        assertThat(json(proof).has(Key.of("refusedBecause"))).isTrue();
    }

    @Test
    void SECRECY_noValueIsInTheReport() {
        for (SettingsFormat format : List.of(new YamlFormat(), new Stubborn())) {
            Proof proof = Proof.of("application.yaml", YAML, format);

            assertThat(proof + proof.toJson() + proof.findings()).doesNotContain("hunter2");
        }
    }

    @Test
    void everyDocumentOfAFileIsProvedAndTheCountsAreThoseOfAll() throws IOException {
        String parted = YAML + "---\nspring.config.activate.on-profile: prod\nhttp:\n  timeout: 5000\n";
        Path file = Files.writeString(directory.resolve("application.yaml"), parted);

        Proof proof = Proof.of(file);

        assertThat(proof.isClean()).describedAs("%s", proof).isTrue();
        assertThat(proof.exact())
                .isEqualTo(number(proof, "total.exact"))
                .isGreaterThan(Proof.of("a", YAML, new YamlFormat()).exact());
        assertThat(proof.toString()).contains("application.yaml#base (yaml)", "application.yaml#prod (yaml)");
        assertThat(proof.toJson()).contains("application.yaml#base", "application.yaml#prod");
        assertThat(file).hasContent(parted);
    }

    @Test
    void aDocumentThatIsWrittenWrongIsFoundAmongSeveral() {
        Proof proof = Proof.of(
                "a.properties",
                "a=1\n#---\nspring.config.activate.on-profile=x\nb=2\n",
                new PropertiesFormat(),
                new IndependentParser() {
                    @Override
                    public String format() {
                        return "properties";
                    }

                    @Override
                    public String name() {
                        return "somebody";
                    }

                    @Override
                    public Verdict compare(String text, Settings settings) {
                        return text.contains("b=2") || !text.contains("profile=x") ? Verdict.SAME : Verdict.DIFFERENT;
                    }
                });

        assertThat(proof.isClean()).isFalse();
        assertThat(proof.findings()).anyMatch(finding -> finding.startsWith("a.properties#x: "));
    }

    @Test
    void whatIsRefusedIsCountedByItsReason() {
        Proof proof = Proof.of("a.toml", "day = 1979-05-27\n", new TomlFormat());

        assertThat(proof.refused()).isPositive();
        assertThat(proof.refusedBecause())
                .containsKey("it is a date, which could not be told from a text when it comes back");
        assertThat(proof.isClean()).isTrue();
    }

    @Test
    void ofALargeFileSomeEntriesAreEditedAndAlwaysTheSame() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append("key").append(i).append("=1\n");
        }
        Proof one = Proof.of("a.properties", text.toString(), new PropertiesFormat(), 5);
        Proof other = Proof.of("a.properties", text.toString(), new PropertiesFormat(), 5);

        assertThat(one.toString()).contains("5 of 300 entries were edited").isEqualTo(other.toString());
        assertThat(one.toJson()).isEqualTo(other.toJson());
        assertThat(number(one, "byOperation.remove.exact")).isEqualTo(5);
    }

    @Test
    void whereNobodyCanCheckNothingIsCalledExact() {
        Proof proof = Proof.of(".env", "A=1\nB='two'\n", new DotenvFormat());

        assertThat(proof.exact()).isZero();
        assertThat(proof.unchecked()).isPositive();
        assertThat(proof.checkedBy()).isEqualTo("nobody: no independent parser is known for this format");
        assertThat(proof.isClean()).isTrue();
    }

    @Test
    void aLibraryThatIsMissingIsNamedWithItsCoordinates() throws Exception {
        URL[] others = Stream.of(Proof.class, Settings.class, JsonFactory.class, Load.class)
                .map(one -> one.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(others, ClassLoader.getPlatformClassLoader())) {
            assertThat(proved(loader, HoconFormat.class))
                    .contains("checked by nobody: add com.typesafe:config to the class path");
            assertThat(proved(loader, TomlFormat.class))
                    .contains("checked by nobody: add org.tomlj:tomlj to the class path");
            assertThat(proved(loader, PropertiesFormat.class)).contains("checked by java.util.Properties");
        }
    }

    private static String proved(ClassLoader loader, Class<?> format) throws ReflectiveOperationException {
        return loader.loadClass(Proof.class.getName())
                .getMethod("of", String.class, String.class, loader.loadClass(SettingsFormat.class.getName()))
                .invoke(
                        null,
                        "a",
                        "a = 1\n",
                        loader.loadClass(format.getName()).getConstructor().newInstance())
                .toString();
    }

    @Test
    void aParserOfOnesOwnThatReadsSomethingElseMakesEverythingWrong() {
        IndependentParser other = new IndependentParser() {
            @Override
            public String format() {
                return "dotenv";
            }

            @Override
            public String name() {
                return "a stubborn one";
            }

            @Override
            public Verdict compare(String text, Settings settings) {
                return Verdict.DIFFERENT;
            }
        };
        Proof proof = Proof.of(".env", "A=1\n", new DotenvFormat(), other);

        assertThat(proof.checkedBy()).isEqualTo("a stubborn one");
        assertThat(proof.isClean()).isFalse();
        assertThat(proof.exact()).isZero();
        assertThat(proof.findings().get(0)).contains("wrong: the independent parser reads something else");
    }

    /** YAML whose edits do nothing at all. */
    private static final class Stubborn implements SettingsFormat {
        @Override
        public String name() {
            return "stubborn";
        }

        @Override
        public List<String> endings() {
            return List.of(".stubborn");
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.everything();
        }

        @Override
        public Parsed parse(String text, String source) {
            Parsed parsed = new YamlFormat().parse(text, source);
            return new Parsed() {
                @Override
                public Settings settings() {
                    return parsed.settings();
                }

                @Override
                public List<Splice> edit(Edit edit) {
                    return List.of(new Splice(0, "", edit.changes().list().size() > 3 ? "\t{" : ""));
                }
            };
        }
    }

    @Test
    void whatAFormatWritesWrongIsRefusedAndListed() {
        Proof proof = Proof.of("a.yaml", YAML, new Stubborn());

        assertThat(proof.refusedBecause()).containsOnlyKeys("the file cannot be edited exactly at this place");
        assertThat(proof.findings()).hasSize(20);
    }

    @Test
    void aByteOrderMarkThatJavaTakesForAPartOfTheFirstKeyLeavesAPropertiesFileUnchecked() {
        Proof proof = Proof.of("a.properties", "\uFEFFa=1\nb=2\n", new PropertiesFormat());

        assertThat(proof.isClean()).describedAs("%s", proof).isTrue();
        assertThat(proof.exact()).isZero();
        assertThat(proof.unchecked()).isPositive();
    }

    @Test
    void aWindowsLineEndInATomlStringOfSeveralLinesIsLeftToEachParserAndUnchecked() {
        Proof proof = Proof.of("a.toml", "a = \"\"\"\r\nx\r\n\"\"\"\r\nb = 1\r\n", new TomlFormat());

        assertThat(proof.isClean()).describedAs("%s", proof).isTrue();
        assertThat(proof.unchecked()).isPositive();
    }

    @Test
    void anExpressionOverATableIsUncheckedBecauseNobodyCanTell() {
        Proof proof = Proof.of("a.conf", "a { b = 1 }\na = ${?c}\nx = 1\n", new HoconFormat());

        assertThat(proof.wrong()).describedAs("%s", proof).isZero();
    }

    @Test
    void aFileThatCannotBeReadIsRefusedAndATextOfAnUnknownNameToo() throws IOException {
        Path file = Files.writeString(directory.resolve("a.json"), "{");
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> Proof.of(file));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Proof.of(directory.resolve("a.unknown")))
                .withMessageContaining("the name of the file does not tell its format");
    }
}
