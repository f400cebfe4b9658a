package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Commands one after the other, as somebody types them, with what they print. */
abstract class Session {
    static final String BEFORE = "# data\ndb.url=jdbc:x\nhttp.timeout=3000\n";
    static final String AFTER = "# data\ndatasource.url=jdbc:x\nhttp.timeout=3s\n";

    @TempDir
    Path directory;

    Jar jar = Jar.in(Path.of(""));
    private final StringBuilder session = new StringBuilder();
    private final List<Jar.Result> results = new ArrayList<>();

    @BeforeEach
    void files() {
        jar = Jar.in(directory);
        jar.write("app.properties", BEFORE);
        jar.write("m/2026-11-datasource.json", """
                {"id": "2026-11-datasource", "owner": "payments", "expect": "the service reads datasource.url",
                 "rollback": "safe at any time",
                 "steps": [{"rename": {"from": "db.url", "to": "datasource.url"}},
                           {"convert": {"key": "http.timeout", "with": "millis-to-duration"}}]}
                """);
    }

    Jar.Result run(int expected, String... arguments) {
        Jar.Result result = jar.run(arguments);
        results.add(result);
        session.append("$ keyturn ").append(String.join(" ", arguments)).append('\n');
        session.append(result.out());
        result.err().lines().forEach(line -> session.append("! ").append(line).append('\n'));
        session.append("= ").append(result.code()).append("\n\n");
        assertThat(result.code()).as(session.toString()).isEqualTo(expected);
        return result;
    }

    @AfterEach
    void noStackTraceEver() {
        assertThat(results)
                .allSatisfy(result -> assertThat(result.out() + result.err())
                        .doesNotContain("\tat ")
                        .doesNotContain("Exception")
                        .doesNotContain("a defect of keyturn"));
    }

    /** Where something is meant to change, {@code -Dkeyturn.golden=write} writes it anew, and every changed line is to be read. */
    void isGolden(String name) throws IOException {
        String text = session.toString()
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z *", "(time)  ")
                .replaceAll("1(:[0-9a-f]{32}){4}:", "1:…:")
                .replaceAll("entry  time +what", "entry  time  what")
                .replaceAll("after \\d+\\.\\d{3} s", "after (seconds)")
                .replaceAll("(?m) +\\d+\\.\\d$", "  (s)")
                .replaceAll("\"millis\":\\d+", "\"millis\":0");
        Path golden = Path.of("src/test/resources/dev/keyturn/cli", name);
        if ("write".equals(System.getProperty("keyturn.golden"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        assertThat(text).doesNotContain(directory.toString()).isEqualTo(Files.readString(golden));
    }

    /** All that was said. */
    String said() {
        return session.toString();
    }
}
