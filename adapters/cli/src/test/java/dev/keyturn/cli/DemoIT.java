package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn -q -Pdemo verify} shows, run in the same way. */
class DemoIT {
    private static final Path SOURCE = Path.of("src/test/java/dev/keyturn/cli/demo/Demo.java");
    private static final Path INPUTS = Path.of("src/test/resources/dev/keyturn/cli/demo");

    @TempDir
    private Path directory;

    private Jar.Result demo(Path inputs) throws IOException {
        return Jar.result(new ProcessBuilder(
                        Jar.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Jar.path(),
                        SOURCE.toString(),
                        Jar.path(),
                        inputs.toString(),
                        directory.resolve("demo").toString())
                .start());
    }

    @Test
    void theDemoIsAsItSaysAndShort() throws IOException {
        Jar.Result result = demo(INPUTS);

        assertThat(result.code()).as(result.out() + result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines().toList()).hasSizeBetween(60, 100);
        assertThat(result.out())
                .contains("the edit was carried back", "things were checked, all are so")
                .doesNotContain("Ohphee4-quai", "eiSh7-aemo");
    }

    @Test
    void theDemoFailsWhereSomethingIsNotAsItSays() throws IOException {
        Path other = directory.resolve("inputs");
        for (String name : new String[] {".env", "application.yaml", "tenants.sql"}) {
            Files.createDirectories(other.resolve(name).getParent());
            Files.copy(INPUTS.resolve(name), other.resolve(name));
        }

        Jar.Result result = demo(other);

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("THE DEMO FAILED: it is not so that");
    }
}
