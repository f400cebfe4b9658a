package dev.keyturn.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page shows can be compiled. */
class PagesTest {
    @TempDir
    private Path directory;

    private static List<String> examples() throws IOException {
        String page = Files.readString(Path.of("../../.docs/resilience.md"));
        return Pattern.compile("(?m)^```java\n((?s:.*?))^```$")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void eachExampleIsCompiled() throws IOException {
        assertThat(examples()).hasSize(2);
        for (String example : examples()) {
            Path file = Files.writeString(directory.resolve("App.java"), """
                    import dev.keyturn.*;
                    import dev.keyturn.jdbc.*;
                    import dev.keyturn.resilience.*;
                    import dev.keyturn.spi.*;
                    import java.time.Duration;

                    class App {
                        void run(javax.sql.DataSource dataSource, Migration DATASOURCE,
                                io.micrometer.core.instrument.MeterRegistry meterRegistry) {
                    %s
                        }
                    }
                    """.formatted(example));
            String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            StringWriter says = new StringWriter();
            PrintWriter out = new PrintWriter(says);
            int compiled = ToolProvider.findFirst("javac")
                    .orElseThrow()
                    .run(out, out, "-proc:none", "-d", directory.toString(), "-cp", path, file.toString());
            assertThat(compiled).as(says.toString()).isZero();
        }
    }
}
