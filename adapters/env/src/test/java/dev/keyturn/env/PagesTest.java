package dev.keyturn.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the pages that work on the environment do, as they stand there, what the pages say. */
class PagesTest {
    private static final Map<String, String> OLD = Map.of(
            "DB_URL", "jdbc:h2:mem:app", "DB_PASSWORD", "s3cr3t-s3cr3t", "HTTP_TIMEOUT", "3000", "LEGACY_FLAG", "on");

    @TempDir
    private Path directory;

    private static String page(String name) throws IOException {
        Path around = Path.of("").toAbsolutePath();
        while (!Files.exists(around.resolve("README.md"))) {
            around = around.getParent();
        }
        return Files.readString(around.resolve(name));
    }

    /** The block that has this in it. */
    private static String block(String language, String with) throws IOException {
        Matcher block = Pattern.compile("(?m)^```" + language + "\n((?s:.*?))^```$")
                .matcher(page(".docs/environment.md") + page("README.md"));
        return block.results()
                .map(found -> found.group(1))
                .filter(text -> text.contains(with))
                .limit(1)
                .collect(Collectors.joining());
    }

    private static String java(String with) throws IOException {
        return block("java", with);
    }

    /** A program of these parts, started with these variables in a directory of its own. */
    private String run(Map<String, String> variables, String... parts) throws Exception {
        String program = """
                import dev.keyturn.*;
                import dev.keyturn.codec.*;
                import dev.keyturn.env.*;
                import dev.keyturn.files.*;
                import dev.keyturn.settings.*;
                import dev.keyturn.spi.*;
                import java.nio.file.*;
                import java.util.*;

                class App {
                    static final Migration DATASOURCE = Migration.named("2026-11-datasource")
                            .owner("payments").expect("a new shape").rollbackNote("safe")
                            .rename("db.url").to("datasource.url")
                            .rename("db.password").to("datasource.password")
                            .convert("http.timeout").with(Codecs.millisToDuration())
                            .addDefault("cache.enabled", true)
                            .remove("legacy.flag").build();

                    public static void main(String[] args) throws Exception {
                %s
                    }
                }
                """.formatted(String.join("\n", parts));
        Path source = Files.writeString(directory.resolve("App.java"), program);
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        StringWriter says = new StringWriter();
        PrintWriter out = new PrintWriter(says);
        int compiled = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(out, out, "-proc:none", "-d", directory.toString(), "-cp", path, source.toString());
        assertThat(compiled).as(says.toString()).isZero();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        List.of(java, "-XX:TieredStopAtLevel=1", "-cp", directory + ":" + path, "App"))
                .directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        Process process =
                builder.redirectError(directory.resolve("log").toFile()).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(printed + Files.readString(directory.resolve("log")))
                .isZero();
        return printed;
    }

    @Test
    void whatIsToBeDone() throws Exception {
        assertThat(run(OLD, java("EnvironmentSource environment"))).isEqualTo(block("text", "rename DB_URL"));
    }

    @Test
    void whatTheShellDoesIsNotedByTheNextStart() throws Exception {
        String commands = run(
                OLD,
                java("EnvironmentSource environment").replace("System.out.println(instructions);", ""),
                java("Deployment.SHELL"));
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-eu", "-c", commands + "\nexec /usr/bin/env");
        shell.environment().clear();
        shell.environment().putAll(OLD);
        Process process = shell.start();
        Map<String, String> followed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));

        String printed = run(
                followed,
                java("EnvironmentSource environment"),
                "System.out.println(migrator.applied() + \" \" + migrator.verify().hasPassed());",
                java("Settings settings"));

        assertThat(printed).isEqualTo("\n[2026-11-datasource] true\njdbc:h2:mem:app\n");
    }

    @Test
    void untilItIsDone() throws Exception {
        assertThat(run(OLD, java("EnvironmentSource environment"), java("Settings settings")))
                .endsWith("\njdbc:h2:mem:app\n");
    }

    @Test
    void theFirstPage() throws Exception {
        assertThat(run(OLD, java("Report report = Migrator.of(EnvironmentSource")))
                .contains("then export DATASOURCE_URL=\"$DB_URL\"; unset DB_URL; fi")
                .doesNotContain("s3cr3t");
    }

    @Test
    void anEnvFileAndTheEnvironmentAsOnePlan() throws Exception {
        Path file = Files.writeString(directory.resolve("local.env"), "# mine\nDB_URL=\"here\"\n");

        String printed = run(Map.of("DB_URL", "there"), java("Migration names"));

        assertThat(file).hasContent("# mine\nDATASOURCE_URL=\"here\"\n");
        assertThat(printed).contains("rename DB_URL to DATASOURCE_URL").contains("migrated 2026-12-names");
    }

    @Test
    void layersShowWhichOneCounts() throws Exception {
        Path file = Files.writeString(directory.resolve("application.yaml"), "db:\n  url: file # mine\n");

        String printed = run(Map.of("DB_URL", "there", "CACHE_ENABLED", "true"), java("Layers layers"));

        assertThat(printed).contains("the value of application.yaml would start to win over that of environment");
        for (String row : block("text", "when all is done").lines().toList()) {
            String cells = Pattern.compile(" {2,}")
                    .splitAsStream(row)
                    .map(Pattern::quote)
                    .collect(Collectors.joining(" +"));
            assertThat(printed).containsPattern(cells);
        }
        assertThat(file).hasContent("db:\n  url: file # mine\n");
    }
}
