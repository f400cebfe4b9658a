package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sources by name, from the file in the working folder. */
class ConfIT extends Session {
    @Test
    void aNameIsEnoughForACommand() throws IOException {
        jar.write("keyturn.conf", """
                migrations = m
                sources {
                  app { at = app.properties, secrets = [db.url], key.file = kept.key, resilience.retries = 1 }
                  tables { at = "jdbc:h2:./data?password="${KEYTURN_TEST_PASSWORD}"#table=settings" }
                }
                """);
        run(0, "plan", "app");
        run(0, "migrate", "app");
        assertThat(jar.read("app.properties")).isEqualTo(AFTER);
        run(0, "rollback", "app", "--to", "count:1");
        assertThat(jar.read("app.properties")).isEqualTo(BEFORE);
        run(0, "status", "app.properties");
        run(2, "status", "ap");
        run(1, "status", "tables");
        jar = jar.with(Map.of("KEYTURN_TEST_PASSWORD", "hunter2"));
        run(3, "status", "tables");
        assertThat(said()).doesNotContain("hunter2");
        isGolden("conf.txt");
    }
}
