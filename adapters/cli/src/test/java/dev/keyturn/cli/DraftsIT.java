package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A migration that is proposed, and then run. */
class DraftsIT extends Session {
    @Test
    void aDraftLeadsFromTheOlderVersionToTheNewerOneAndBack() throws IOException {
        jar.write("old/app.yaml", """
                db: {url: "jdbc:h2:a", user: app}
                http:
                  timeout: 3000 # for slow networks
                  address: example.org:8080
                cache: yes
                legacy: true
                """);
        jar.write("new/app.yaml", """
                datasource: {url: "jdbc:h2:a", user: app}
                http: {timeout: 3s, host: example.org, port: 8080}
                cache: true
                retries: 3
                """);
        run(0, "draft", "old/app.yaml", "new/app.yaml");
        run(
                0,
                "draft",
                "old/app.yaml",
                "new/app.yaml",
                "--id",
                "2026-12-next",
                "--owner",
                "payments",
                "-o",
                "next.yaml");
        run(3, "draft", "old/app.yaml", "new/app.yaml", "-o", "none/next.yaml");
        run(1, "draft", "old/app.yaml", "new/app.yaml", "-o", "next.yaml");
        run(0, "draft", "old/app.yaml", "new/app.yaml", "-o", "next.json", "--quiet");
        run(0, "migrate", "old/app.yaml", "-m", "next.yaml", "--yes", "--quiet");
        run(0, "draft", "old/app.yaml", "new/app.yaml");
        run(0, "rollback", "old/app.yaml", "--to", "count:1", "--quiet");
        run(0, "migrate", "old/app.yaml", "-m", "next.json", "--dry-run", "--quiet", "--format", "json");
        isGolden("draft.txt");
    }

    @Test
    void secretsAreInNoDraft() throws IOException {
        jar.write("old.properties", "db.password=hunter22\nname=a\n");
        jar.write("new.properties", "db.password=hunter23\nname=a\napi.token=f00dfeed\nport=80\n");
        run(0, "draft", "old.properties", "new.properties");
        run(0, "draft", "old.properties", "new.properties", "--format", "json");
        run(0, "draft", "old.properties", "new.properties", "--format", "markdown");
        assertThat(said()).doesNotContain("hunter").doesNotContain("f00dfeed");
        isGolden("draft-secrets.txt");
    }

    @Test
    void whatIsNotUnderstoodAndWhatIsNotThere() throws IOException {
        run(2, "draft", "app.properties");
        run(2, "draft", "app.properties", "app.properties", "-o", "x.toml");
        run(2, "draft", "app.properties", "app.properties", "--id", "no id");
        run(3, "draft", "app.properties", "none.properties");
        jar.write("broken.json", "{");
        run(1, "draft", "broken.json", "broken.json");
        jar.write("app.json", "{\"a\": 1}");
        run(1, "draft", "app.properties", "app.json");
        isGolden("draft-refused.txt");
    }
}
