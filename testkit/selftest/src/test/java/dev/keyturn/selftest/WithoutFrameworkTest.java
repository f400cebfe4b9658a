package dev.keyturn.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.testkit.laws.Laws;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;

/** The laws are tried by a program that has the testkit, the core and what that needs, and no test framework. */
class WithoutFrameworkTest {
    private static final List<Class<?>> NEEDED =
            List.of(Laws.class, Migration.class, JsonParser.class, NullMarked.class);

    private static final String PROGRAM = """
            package program;

            import dev.keyturn.Migration;
            import dev.keyturn.testkit.laws.Laws;
            import dev.keyturn.testkit.laws.Verdict;

            public class Program {
                public static void main(String[] args) {
                    Verdict verdict = Laws.check(Migration.named("1-datasource").owner("program").expect("a new shape")
                            .rollbackNote("safe").rename("db.url").to("datasource.url").build());
                    verdict.demandAll();
                    System.out.println(verdict.sumUp());
                    try {
                        Class.forName("org.junit.jupiter.api.Test");
                        System.out.println("JUnit is there");
                    } catch (ClassNotFoundException e) {
                        System.out.println("no JUnit");
                    }
                }
            }
            """;

    private static String needed() {
        return NEEDED.stream().map(Compiled::place).collect(Collectors.joining(File.pathSeparator));
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static void isTried(String output) {
        assertThat(output).contains("15 laws, 300 settings, ", " states after a crash", "no JUnit");
        assertThat(output.lines()).as("with nothing in the log").hasSize(2);
    }

    @Test
    void onTheClassPath(@TempDir Path folder) throws Exception {
        write(folder, "program/Program.java", PROGRAM);
        Compiled.compile(folder, List.of("-classpath", needed()));

        isTried(run("-cp", needed() + File.pathSeparator + folder, "program.Program"));
    }

    @Test
    void onTheModulePath(@TempDir Path folder) throws Exception {
        write(folder, "program/Program.java", PROGRAM);
        write(folder, "module-info.java", "module program { requires dev.keyturn.testkit; }");
        // the compiler wants to see what the contracts name, which is not there any more when the program runs
        Compiled.compile(folder, List.of("--module-path", Compiled.classPath()));

        isTried(run("--module-path", needed() + File.pathSeparator + folder, "-m", "program/program.Program"));
    }

    @Test
    void noClassOfTheLawsNamesATestFramework() throws IOException {
        Path place = Path.of(Compiled.place(Laws.class));
        if (Files.isDirectory(place)) {
            namesNone(place);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            namesNone(jar.getPath("/"));
        }
    }

    private static void namesNone(Path root) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("dev/keyturn/testkit/laws"))) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
            assertThat(all)
                    .hasSizeGreaterThan(30)
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain("org/junit", "net/jqwik", "org/assertj"));
        }
    }
}
