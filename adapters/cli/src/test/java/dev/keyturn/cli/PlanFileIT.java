package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What was reviewed is what is run; and only some of what is to be done. */
class PlanFileIT extends Session {
    private static final String SECOND = """
            {"id": "2026-12-cache", "owner": "payments", "expect": "the service caches", "rollback": "safe at any time",
             "steps": [{"addDefault": {"key": "cache.enabled", "value": true}}]}
            """;

    @Test
    void aPlanThatWasKeptIsDoneAndNothingElse() throws IOException {
        run(0, "plan", "app.properties", "-m", "m", "--out", "plan.json", "--format", "json");
        jar.write("app.properties", BEFORE + "other=1\n");
        run(1, "migrate", "app.properties", "-m", "m", "--plan", "plan.json");
        assertThat(jar.read("app.properties")).isEqualTo(BEFORE + "other=1\n");
        jar.write("app.properties", BEFORE);
        jar.write("m/2026-12-cache.json", SECOND);
        run(1, "migrate", "app.properties", "-m", "m", "--plan", "plan.json");
        assertThat(jar.read("app.properties")).isEqualTo(BEFORE);
        run(0, "plan", "app.properties", "-m", "m", "--out", "plan.json", "--next");
        run(0, "migrate", "app.properties", "-m", "m", "--plan", "plan.json");
        assertThat(jar.read("app.properties")).isEqualTo(AFTER);
        run(1, "migrate", "app.properties", "-m", "m", "--plan", "plan.json");
        run(1, "migrate", "app.properties", "-m", "m", "--plan", "app.properties");
        run(3, "migrate", "app.properties", "-m", "m", "--plan", "none.json");
        run(3, "plan", "app.properties", "-m", "m", "--out", "none/plan.json");
        run(2, "plan", "app.properties", "-m", "m", "--out", "plan.json", "--format", "patch");
        run(2, "migrate", "app.properties", "-m", "m", "--plan", "plan.json", "--again");
        isGolden("plan-file.txt");
    }

    @Test
    void someOfWhatIsToBeDone() throws IOException {
        jar.write("m/2026-12-cache.json", SECOND);
        run(0, "migrate", "app.properties", "-m", "m", "--to", "2026-11-datasource");
        assertThat(jar.read("app.properties")).isEqualTo(AFTER);
        run(0, "migrate", "app.properties", "-m", "m", "--next");
        assertThat(jar.read("app.properties")).isEqualTo(AFTER + "cache.enabled=true\n");
        run(0, "migrate", "app.properties", "-m", "m", "--next");
        run(1, "plan", "app.properties", "-m", "m", "--to", "2026-10-none");
        run(2, "plan", "app.properties", "-m", "m", "--to", "2026-11-datasource", "--next");
        run(2, "plan", "app.properties", "-m", "m", "--to", "");
        isGolden("how-far.txt");
    }
}
