package dev.keyturn.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The tests on the page about testing are compiled as they stand there, and run; but for the one that other tests are as well. */
class TestingPageTest {
    private static final String PROPERTY = "keyturn.fixtures";
    private static final String APP = """
            import dev.keyturn.Migration;
            import dev.keyturn.codec.Codecs;

            class App {
                static final Migration DATASOURCE = Migration.named("2026-11-datasource")
                        .owner("payments").expect("a new shape").rollbackNote("safe")
                        .rename("db.url").to("datasource.url")
                        .convert("http.timeout").with(Codecs.millisToDuration())
                        .addDefault("cache.enabled", true)
                        .build();
            }
            """;

    @TempDir
    private Path directory;

    private static String page() throws Exception {
        Path around = Path.of("").toAbsolutePath();
        while (!Files.exists(around.resolve(".docs/testing.md"))) {
            around = around.getParent();
        }
        return Files.readString(around.resolve(".docs/testing.md"));
    }

    private List<String> compiled() throws Exception {
        List<String> sources = new ArrayList<>();
        sources.add(put("App", APP));
        Matcher block = Pattern.compile("(?m)^```java\n((?s:.*?))^```$").matcher(page());
        while (block.find()) {
            Matcher name = Pattern.compile("(?m)^class (\\w+)").matcher(block.group(1));
            assertThat(name.find()).as(block.group(1)).isTrue();
            sources.add(put(name.group(1), block.group(1)));
        }
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", directory.toString(), "-cp", path));
        arguments.addAll(sources);
        StringWriter says = new StringWriter();
        PrintWriter out = new PrintWriter(says);
        int result = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
        assertThat(result).as(says.toString()).isZero();
        return sources;
    }

    private String put(String name, String source) throws Exception {
        return Files.writeString(directory.resolve(name + ".java"), source).toString();
    }

    private static Events run(String engine, Class<?> test) {
        return EngineTestKit.engine(engine)
                .enableImplicitConfigurationParameters(true)
                .configurationParameter("jqwik.tries.default", "100")
                .selectors(selectClass(test))
                .execute()
                .testEvents();
    }

    private static void passes(Events tests) {
        assertThat(tests.succeeded().count())
                .isPositive()
                .isEqualTo(tests.started().count());
    }

    @Test
    void theTestsOnThePageCompileAndPass() throws Exception {
        assertThat(compiled()).hasSize(7);

        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            passes(run("junit-jupiter", loader.loadClass("UpgradeTest")));
            passes(run("jqwik", loader.loadClass("OldNamesTest")));
            passes(run("junit-jupiter", loader.loadClass("StartTest")));
        }
    }

    @Test
    void theFixturesOnThePageAreMissedWithTheCommandThatThePageSays() throws Exception {
        compiled();
        String given = System.getProperty(PROPERTY, "");
        System.clearProperty(PROPERTY); // or they would be written here
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            List<String> failed = run("junit-jupiter", loader.loadClass("FixturesTest")).failed().stream()
                    .map(event -> event.getPayload(TestExecutionResult.class)
                            .flatMap(TestExecutionResult::getThrowable)
                            .map(Throwable::getMessage)
                            .orElse(""))
                    .toList();

            assertThat(failed)
                    .singleElement()
                    .asString()
                    .endsWith("mvn test -Dtest=FixturesTest -Dkeyturn.fixtures=write");
        } finally {
            System.setProperty(PROPERTY, given);
        }
    }
}
