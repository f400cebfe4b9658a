package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of the first page that work on files do, as they stand there, what the page says. */
class ReadmeTest {
    @TempDir
    private Path directory;

    private static String page() throws IOException {
        Path around = Path.of("").toAbsolutePath();
        while (!Files.exists(around.resolve("README.md"))) {
            around = around.getParent();
        }
        return Files.readString(around.resolve("README.md"));
    }

    /** The program that has this in it. */
    private static String block(String with) throws IOException {
        Matcher block = Pattern.compile("(?m)^```java\n((?s:.*?))^```$").matcher(page());
        return block.results()
                .map(found -> found.group(1))
                .filter(text -> text.contains(with))
                .collect(Collectors.joining());
    }

    /** What is said in the one block of this language that has this in it. */
    private static String block(String language, String with) throws IOException {
        return Pattern.compile("(?m)^```" + language + "\n((?s:.*?))^```$")
                .matcher(page())
                .results()
                .map(found -> found.group(1))
                .filter(text -> text.contains(with))
                .findFirst()
                .orElseThrow();
    }

    /** A program of these parts, in a directory of its own. */
    private String run(String... parts) throws Exception {
        return program("Parts", """
                import dev.keyturn.*;
                import dev.keyturn.codec.*;
                import dev.keyturn.files.*;
                import java.nio.file.*;

                class Parts {
                    static final Migration DATASOURCE = Migration.named("2026-11-datasource")
                            .owner("payments").expect("a new shape").rollbackNote("safe")
                            .rename("db.url").to("datasource.url").build();

                    static class App {}

                    public static void main(String[] args) throws Exception {
                %s
                    }
                }
                """.formatted(String.join("\n", parts)));
    }

    private String program(String name, String program) throws Exception {
        compile(name, program);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String logging = "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file", "");
        Process process = new ProcessBuilder(
                        List.of(java, "-XX:TieredStopAtLevel=1", logging, "-cp", classPath(), name))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private void compile(String name, String program) throws IOException {
        Path source = Files.writeString(directory.resolve(name + ".java"), program);
        StringWriter says = new StringWriter();
        PrintWriter out = new PrintWriter(says);
        int compiled = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(out, out, "-proc:none", "-d", directory.toString(), "-cp", classPath(), source.toString());
        assertThat(compiled).as(says.toString()).isZero();
    }

    private String classPath() {
        return directory + ":" + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private Path given(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @Test
    void theFirstProgramPrintsAndWritesAndTakesBackWhatThePageSays() throws Exception {
        Path file = given("config/application.yaml", block("yml", "legacy:"));

        assertThat(program("App", block("java", "class App"))).isEqualTo(block("text", "Plan for"));

        String after = block("yml", "cache:");
        assertThat(file).hasContent(after);
        Files.writeString(file, after.replace("timeout: 3s", "timeout: 5s"));
        assertThat(later(block("java", "Shape.ofProgram()"), "System.out.print(url);"))
                .isEqualTo("jdbc:postgresql://db/orders");
        later(block("java", "migrator.rollback"));
        assertThat(file).hasContent(block("yml", "timeout: 5000"));
        assertThat(block("yml", "timeout: 5000"))
                .isEqualTo(block("yml", "legacy:").replace("3000", "5000"));
    }

    @Test
    void whatIsToBeDecidedIsToldAsThePageSays() throws Exception {
        Path file = given("config/application.yaml", block("yml", "legacy:"));
        program("App", block("java", "class App"));
        Files.writeString(
                file,
                Files.readString(file).replace("db/orders", "db2/orders")
                        + "db:\n  url: \"jdbc:postgresql://db3/orders\"\n");

        assertThat(later("""
                try {
                    migrator.rollback(To.before("2026-11-datasource"));
                } catch (RefusedException refused) {
                    refused.problems().forEach(System.out::println);
                }
                """)).isEqualTo(block("text", "keep-edited"));
    }

    /** What the first program prints that goes on with these parts. */
    private String later(String... parts) throws Exception {
        return program("Later", """
                import dev.keyturn.*;
                import dev.keyturn.files.*;
                import dev.keyturn.settings.*;
                import java.nio.file.*;

                class Later {
                    public static void main(String[] args) {
                        try (FileSource source = FileSource.of(Path.of("config/application.yaml"))) {
                            Migrator migrator = Migrator.of(source).with(App.DATASOURCE).withoutLog().build();
                            %s
                        }
                    }
                }
                """.formatted(String.join("\n", parts)));
    }

    @Test
    void theDocumentIsTheSameMigration() throws Exception {
        given("2026-11-datasource.yaml", block("yaml", "id: 2026-11-datasource"));
        compile("App", block("java", "class App"));

        assertThat(program("Same", """
                import dev.keyturn.codec.*;
                import dev.keyturn.files.*;
                import java.nio.file.*;

                class Same {
                    public static void main(String[] args) {
                        System.out.print(MigrationFiles.load(Path.of("2026-11-datasource.yaml"), CodecRegistry.builtIn())
                                .list().get(0).checksum().equals(App.DATASOURCE.checksum()));
                    }
                }
                """)).isEqualTo("true");
    }

    @Test
    void severalFilesThereAndBack() throws Exception {
        Path yaml = given("config/application.yaml", "db:\n  url: x\n");
        Path properties = given("config/prod/application-prod.properties", "db.url=y\n");

        assertThat(run(block("Migrators all")))
                .startsWith("Plan for 2 sources\n")
                .contains("Plan for config/application.yaml\n", "Plan for config/prod/application-prod.properties\n");

        assertThat(yaml).hasContent("db:\n  url: x\n");
        assertThat(properties).hasContent("db.url=y\n");
        assertThat(directory.resolve("config/prod/.keyturn")).isDirectory();
    }

    @Test
    void thePatchOfSeveralFiles() throws Exception {
        Path yaml = given("config/application.yaml", "db:\n  url: x\n");
        Git.in(directory).run("init", "-q");
        String all = block("Migrators all").lines().limit(3).collect(Collectors.joining("\n"));

        run(all, block("keyturn.patch"));
        Git.in(directory).run("apply", "keyturn.patch");

        assertThat(yaml).hasContent("datasource:\n  url: x\n");
    }

    @Test
    void migrationsOfTheProgramItself() throws Exception {
        given("migrations/1-a.yaml", """
                id: 1-a
                owner: me
                expect: a new shape
                rollback: safe
                steps:
                  - rename: {from: a, to: b}
                """);

        assertThat(run(block("MigrationFiles.load"), "System.out.println(migrations.list().get(0).id());"))
                .isEqualTo("1-a\n");
    }
}
