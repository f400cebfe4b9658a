package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code diff}, with each of its exit codes. */
class DiffIT extends Session {
    private static final String STAGING = """
            datasource: {url: jdbc:staging, password: hunter22, pool: 5}
            http: {timeout: 3s}
            """;

    @Test
    void aMigratedPlaceIsComparedWithAnOldOne() throws IOException {
        jar.write("staging.yaml", STAGING);
        jar.write(
                "production.properties",
                "db.url=jdbc:production\ndatasource.password=hunter22\ndatasource.pool=5\nhttp.timeout=3000\n");
        jar.write("allow.yaml", """
                allow:
                  - {pattern: datasource.url, reason: two databases, owner: payments}
                  - {pattern: cache.*, reason: was tried, owner: payments}
                mustDiffer: [datasource.password]
                """);
        run(1, "diff", "staging.yaml", "production.properties", "-m", "m");
        run(1, "diff", "staging.yaml", "production.properties", "-m", "m", "--allow", "allow.yaml");
        run(1, "diff", "staging.yaml", "production.properties", "-m", "m", "--allow", "allow.yaml", "--format", "json");
        run(1, "diff", "staging.yaml", "production.properties", "--shape", "store");
        jar.write("allow.yaml", "allow: [{pattern: datasource.url, reason: two databases, owner: payments}]\n");
        run(0, "diff", "staging.yaml", "production.properties", "-m", "m", "--allow", "allow.yaml");
        jar.write("allow.yaml", "allow: [{pattern: datasource.url}]\n");
        run(1, "diff", "staging.yaml", "production.properties", "-m", "m", "--allow", "allow.yaml");
        jar.write("keyturn.conf", """
                sources {
                  staging { at = "staging.yaml", migrations = "m" }
                  production { at = "production.properties" }
                }
                """);
        run(1, "diff", "staging", "production");
        Files.delete(directory.resolve("keyturn.conf"));
        run(1, "diff", "staging.yaml", "production.properties", "-m", "m", "--shape", "2027-none");
        run(2, "diff", "staging.yaml");
        run(3, "diff", "staging.yaml", "none.yaml");
        assertThat(said()).doesNotContain("hunter22");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            List.of("app.properties", "m", "staging.yaml", "production.properties", "allow.yaml"));
        }
        isGolden("diff.txt");
    }

    @Test
    void variablesAreComparedByTheWordsOfTheirNames() {
        jar.write("staging.yaml", STAGING);
        jar = jar.with(Map.of(
                "APP_DATASOURCE_URL", "jdbc:staging",
                "APP_DATASOURCE_PASSWORD", "hunter22",
                "APP_DATASOURCE_POOL", "5",
                "APP_HTTP_TIMEOUT", "4s"));

        assertThat(run(1, "diff", "staging.yaml", "env:APP_", "-m", "m").out())
                .contains("http.timeout  differs  \"3s\"")
                .contains("1 difference");
    }
}
