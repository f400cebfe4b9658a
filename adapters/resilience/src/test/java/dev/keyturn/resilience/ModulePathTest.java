package dev.keyturn.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module works where it is one, with what it asks for and nothing else: no Micrometer. */
class ModulePathTest {
    private static final Pattern NEEDED = Pattern.compile(
            ".*(resilience.target.classes|core.target.classes|keyturn-core[^/]*jar|resilience4j-(core|retry|circuitbreaker|timelimiter)-[^/]*jar"
                    + "|config-[^/]*jar|slf4j-api-[^/]*jar|jackson-core-[^/]*jar)");

    @TempDir
    private Path directory;

    @Test
    void aProgramOnTheModulePathReadsThroughIt() throws Exception {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        String modules = Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
                .filter(NEEDED.asMatchPredicate())
                .collect(Collectors.joining(File.pathSeparator));
        Path source = Files.writeString(directory.resolve("App.java"), """
                import dev.keyturn.resilience.Resilient;
                import dev.keyturn.settings.*;
                import dev.keyturn.spi.*;

                class App {
                    public static void main(String[] args) {
                        Settings settings = Settings.empty().with("level", Value.of("info"));
                        SettingsSource source = Resilient.wrap(new MemorySource("memory", settings));
                        System.out.print(source.read(Selection.all()).settings());
                        source.close();
                    }
                }
                """);
        List<String> options = List.of("-p", modules, "--add-modules", "dev.keyturn.resilience");
        StringWriter says = new StringWriter();
        PrintWriter out = new PrintWriter(says);
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        int compiled = javac.run(
                out,
                out,
                "-p",
                modules,
                "--add-modules",
                "dev.keyturn.resilience",
                "-d",
                directory.toString(),
                source.toString());
        assertThat(compiled).as(says.toString()).isZero();

        List<String> command = new java.util.ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", directory.toString(), "App"));
        Process process = new ProcessBuilder(command)
                .redirectError(directory.resolve("log").toFile())
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor())
                .as(Files.readString(directory.resolve("log")))
                .isZero();
        assertThat(printed).isEqualTo("{level: \"info\"}");
    }
}
