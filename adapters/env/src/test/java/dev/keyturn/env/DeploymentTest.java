package dev.keyturn.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.files.dotenv.DotenvFormat;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Instruction;
import dev.keyturn.spi.Instruction.Copy;
import dev.keyturn.spi.Instruction.Drop;
import dev.keyturn.spi.Instruction.Put;
import dev.keyturn.spi.Instruction.Rename;
import dev.keyturn.spi.Instructions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What each form says is understood by those who read it: a shell, YAML, our .env files, systemd. */
class DeploymentTest {
    private static final String NASTY = "a'b\"c$HOME`id`\\n\n\ttab %h %% $(DB_URL) $$ ${X} \\\\ 😀 é #x \u0085 end\\";

    private static final Instructions ALL = new Instructions(List.of(
            new Rename(Key.of("datasource.url"), "DB_URL", "DATASOURCE_URL", Optional.of("jdbc:h2:mem:app")),
            new Rename(Key.of("datasource.password"), "DB_PASSWORD", "DATASOURCE_PASSWORD", Optional.empty()),
            new Put(Key.of("http.timeout"), "HTTP_TIMEOUT", Optional.of("3s")),
            new Put(Key.of("api.token"), "API_TOKEN", Optional.empty()),
            new Copy(Key.of("audit.url"), "BASE_URL", "AUDIT_URL", Optional.of("100% $(x) it's")),
            new Drop(Key.of("legacy.flag"), "LEGACY_FLAG")));

    private static Instructions put(String value) {
        return new Instructions(List.of(new Put(Key.of("x"), "X", Optional.of(value))));
    }

    @Test
    void inAllForms() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Deployment form : Deployment.values()) {
            all.append("== ")
                    .append(form)
                    .append('\n')
                    .append(form.render(ALL).stripTrailing())
                    .append('\n');
        }
        Path golden = Path.of("src/test/resources/dev/keyturn/env/deployment.txt");
        if ("write".equals(System.getProperty("keyturn.golden"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, all);
        }
        assertThat(all.toString()).isEqualTo(Files.readString(golden));
    }

    @Test
    void nothingToDoIsNothingToRead() throws Exception {
        Instructions none = Instructions.none();

        assertThat(shell(Deployment.SHELL.render(none), Map.of("A", "1"))).containsEntry("A", "1");
        assertThat(yaml(Deployment.KUBERNETES.render(none))).isEmpty();
        assertThat(dotenv(Deployment.DOTENV.render(none)).isEmpty()).isTrue();
        assertThat(Deployment.JSON.render(none)).isEqualTo("{\"instructions\":[]}");
    }

    // --- a shell

    /** What a program sees that is started after these commands. */
    private static Map<String, String> shell(String commands, Map<String, String> before) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-eu", "-c", commands + "\nexec env -0");
        builder.environment().clear();
        builder.environment().putAll(before);
        builder.environment().put("PATH", "/usr/bin:/bin");
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out;
        try (InputStream in = process.getInputStream()) {
            out = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(process.waitFor()).as(out).isZero();
        Map<String, String> after = new TreeMap<>();
        for (String entry : out.split("\0", -1)) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                after.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return after;
    }

    @Test
    void aShellRenamesWithoutKnowingTheValueAndTwiceIsOnce() throws Exception {
        Instructions renamed = new Instructions(
                List.of(new Rename(Key.of("a"), "OLD", "NEW", Optional.empty()), new Drop(Key.of("b"), "GONE")));
        String commands = Deployment.SHELL.render(renamed);

        Map<String, String> after = shell(commands + commands, Map.of("OLD", NASTY, "GONE", "x"));

        assertThat(after).containsEntry("NEW", NASTY).doesNotContainKeys("OLD", "GONE");
    }

    @Test
    void aShellLetsVariablesChangePlaces() throws Exception {
        Instructions swapped = new Instructions(List.of(
                new Rename(Key.of("a"), "A", "B", Optional.of("1")),
                new Rename(Key.of("b"), "B", "A", Optional.of("2")),
                new Copy(Key.of("c"), "A", "C", Optional.of("1"))));

        assertThat(shell(Deployment.SHELL.render(swapped), Map.of("A", "1", "B", "2")))
                .containsEntry("A", "2")
                .containsEntry("B", "1")
                .containsEntry("C", "1")
                .doesNotContainKey("keyturn_0");
    }

    @Test
    void aShellStopsWhereASecretIsNotSet() throws Exception {
        String commands =
                Deployment.SHELL.render(new Instructions(List.of(new Put(Key.of("token"), "TOKEN", Optional.empty()))));

        assertThat(shell(commands, Map.of("TOKEN", "x"))).containsEntry("TOKEN", "x");
        Process process = new ProcessBuilder("/bin/sh", "-c", commands)
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("TOKEN: its value is secret and is not written here; set it first");
        assertThat(process.waitFor()).isNotZero();
    }

    @Test
    void aNameThatAShellHasNotStaysAComment() throws Exception {
        Instructions odd =
                new Instructions(List.of(new Drop(Key.of("a"), "x\nexport HACKED=1"), new Drop(Key.of("b"), "a.b")));

        for (Deployment form : List.of(Deployment.SHELL, Deployment.SYSTEMD, Deployment.DOTENV)) {
            assertThat(form.render(odd).lines()).noneMatch(line -> line.startsWith("export"));
        }
        assertThat(shell(Deployment.SHELL.render(odd), Map.of())).doesNotContainKey("HACKED");
    }

    @Provide
    static Arbitrary<String> values() {
        Arbitrary<Character> odd = Arbitraries.of("'\"$`\\\n\t %(){}#=!~*?&;|<>-:,[]@^"
                .chars()
                .mapToObj(c -> (char) c)
                .toList());
        Arbitrary<String> pieces = Arbitraries.oneOf(
                odd.map(String::valueOf),
                Arbitraries.of(
                        "😀", "é", "\u0301", "\u0085", "\u2028", "\ufeff", "${X}", "$(Y)", "$$", "%h", "\\n", "null",
                        "1", "abc"));
        return pieces.list().ofMaxSize(12).map(list -> String.join("", list));
    }

    @Property(tries = 60)
    void aShellSetsAnyValue(@ForAll("values") String value) throws Exception {
        assertThat(shell(Deployment.SHELL.render(put(value)), Map.of())).containsEntry("X", value);
    }

    // --- Kubernetes

    /** The variables that a container gets from this, and null for those that are taken away. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> yaml(String text) {
        Map<String, Object> document =
                (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
        Map<String, Object> env = new LinkedHashMap<>();
        for (Map<String, Object> entry : (List<Map<String, Object>>) document.get("env")) {
            Object value = entry.get("value") instanceof String one
                    ? expanded(one)
                    : entry.getOrDefault("valueFrom", "delete".equals(entry.get("$patch")) ? "(deleted)" : "?");
            assertThat(env.put((String) entry.get("name"), value)).isNull();
        }
        return env;
    }

    /** As Kubernetes does it: two dollar signs are one, and a name in parentheses is a variable. */
    private static String expanded(String value) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char next = i + 1 < value.length() ? value.charAt(i + 1) : 0;
            if (value.charAt(i) == '$' && next == '$') {
                out.append('$');
                i++;
            } else if (value.charAt(i) == '$' && next == '(') {
                throw new AssertionError("a reference to another variable in " + value);
            } else {
                out.append(value.charAt(i));
            }
        }
        return out.toString();
    }

    @Property
    void kubernetesReadsAnyValue(@ForAll("values") String value) {
        assertThat(yaml(Deployment.KUBERNETES.render(put(value)))).containsEntry("X", value);
    }

    @Test
    void kubernetesGetsAPatchOfTheContainer() {
        assertThat(yaml(Deployment.KUBERNETES.render(ALL)))
                .containsEntry("DATASOURCE_URL", "jdbc:h2:mem:app")
                .containsEntry("DB_URL", "(deleted)")
                .containsEntry("AUDIT_URL", "100% $(x) it's")
                .containsEntry(
                        "DATASOURCE_PASSWORD",
                        Map.of("secretKeyRef", Map.of("name", "REPLACE-WITH-THE-SECRET", "key", "DB_PASSWORD")))
                .containsEntry("LEGACY_FLAG", "(deleted)")
                .doesNotContainKey("BASE_URL");
    }

    @Test
    void kubernetesTakesAwayWhatAnEntryMayHaveInsteadOfAValue() {
        assertThat(Deployment.KUBERNETES.render(ALL))
                .contains("  - name: \"HTTP_TIMEOUT\"\n    value: \"3s\"\n    valueFrom: null\n")
                .contains("        key: \"API_TOKEN\"\n    value: null\n");
    }

    // --- .env

    private static Settings dotenv(String text) {
        return new DotenvFormat().parse(text, ".env").settings();
    }

    @Property
    void anEnvFileHoldsAnyValue(@ForAll("values") String value) {
        assertThat(dotenv(Deployment.DOTENV.render(put(value)))
                        .value(Key.ofNames("X"))
                        .map(Object::toString))
                .contains(dev.keyturn.settings.Value.of(value).toString());
    }

    @Test
    void anEnvFileGetsTheNewEntriesAndNoSecret() {
        Settings read = dotenv(Deployment.DOTENV.render(ALL));

        assertThat(read.keys().stream().map(Key::toString))
                .containsExactly("DATASOURCE_URL", "HTTP_TIMEOUT", "AUDIT_URL");
    }

    // --- systemd

    /** As the manual says of Environment=: double quotes, escapes as in C, and two percent signs for one. */
    private static String unquoted(String line) {
        String prefix = "Environment=\"";
        assertThat(line).startsWith(prefix).endsWith("\"");
        String raw = line.substring(prefix.length(), line.length() - 1).replace("%%", "%");
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            assertThat(c).isNotEqualTo('"').isNotEqualTo('\n');
            if (c == '\\') {
                char escaped = raw.charAt(++i);
                out.append(
                        switch (escaped) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case '"', '\\' -> escaped;
                            default -> throw new AssertionError("an escape that systemd has not: " + escaped);
                        });
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    @Property
    void systemdReadsAnyValue(@ForAll("values") String value) {
        List<String> lines = Deployment.SYSTEMD.render(put(value)).lines().toList();

        assertThat(lines).hasSize(3).startsWith("[Service]", "# set X");
        assertThat(unquoted(lines.get(2))).isEqualTo("X=" + value);
    }

    @Test
    void systemdDoesNotUnsetWhatAnotherLineSets() {
        Instructions swapped = new Instructions(List.of(
                new Rename(Key.of("a"), "A", "B", Optional.of("1")),
                new Rename(Key.of("b"), "B", "A", Optional.of("2"))));

        assertThat(Deployment.SYSTEMD.render(swapped)).doesNotContain("UnsetEnvironment");
        assertThat(yaml(Deployment.KUBERNETES.render(swapped)))
                .containsEntry("A", "2")
                .containsEntry("B", "1");
    }

    @Test
    void aValueThatSystemdRefusesIsNotWritten() {
        assertThat(Deployment.SYSTEMD.render(put("a\rb")))
                .contains("its value has a character that systemd refuses")
                .doesNotContain("Environment=");
    }

    @Test
    void systemdItselfFindsNoFault(@TempDir Path folder) throws Exception {
        Path analyze = Path.of("/usr/bin/systemd-analyze");
        Assumptions.assumeTrue(Files.isExecutable(analyze), "there is no systemd-analyze here");
        Instruction nasty = new Put(Key.of("y"), "Y", Optional.of(NASTY.replace("\u0085", "")));
        String drop = Deployment.SYSTEMD.render(ALL) + Deployment.SYSTEMD.render(new Instructions(List.of(nasty)));
        Path unit = Files.writeString(folder.resolve("app.service"), drop + "Type=oneshot\nExecStart=/bin/true\n");

        Process process = new ProcessBuilder(
                        analyze.toString(), "verify", "--man=no", "--recursive-errors=no", unit.toString())
                .redirectErrorStream(true)
                .start();
        String says = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();

        assertThat(says.lines().filter(line -> line.contains("app.service"))).isEmpty();
    }
}
