package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** {@code lint} and {@code schema}, with each of their exit codes. */
class LintIT extends Session {
    @Test
    void lintTellsWhatIsWrongWithEachFileAndWithTheSettings() throws IOException {
        Files.setPosixFilePermissions(
                directory.resolve("app.properties"), PosixFilePermissions.fromString("rw-r--r--"));
        run(0, "lint", "-m", "m");
        run(0, "lint", "app.properties");
        run(0, "lint", "app.properties", "-m", "m", "--strict");
        jar.write("app.properties", "db.url=jdbc:x\ndb.password=hunter22\nhttp.timeuot=3000\n");
        jar.write("m/2026-12-bad.yaml", "id: 2026-12-bad\nowner: ''\nexpect: TODO\nsteps: [{remove: {key: a}}]\n");
        jar.write("m/2026-13-todo.yaml", """
                id: 2026-13-todo
                owner: payments
                expect: TODO
                rollback: any time
                steps: [{rename: {from: db.password, to: login.code}}]
                """);
        run(1, "lint", "app.properties", "-m", "m");
        run(1, "lint", "-m", "m", "--format", "json");
        run(0, "lint", "-m", "m/2026-13-todo.yaml", "--format", "markdown");
        run(1, "lint", "-m", "m/2026-13-todo.yaml", "--strict");
        run(2, "lint");
        jar.write(
                "keyturn.conf", "sources { app { at = \"app.properties\", migrations = \"m/2026-13-todo.yaml\" } }\n");
        run(0, "lint", "app");
        run(3, "lint", "none.properties");
        run(3, "lint", "-m", "none");
        assertThat(said()).doesNotContain("hunter22");
        assertThat(Files.exists(directory.resolve(".keyturn")))
                .as("nothing is written")
                .isFalse();
        isGolden("lint.txt");
    }

    @Test
    void schemaWritesTheSchemaOfMigrations() throws IOException {
        String schema = run(0, "schema", "migrations").out();
        run(0, "schema", "migrations", "-o", "migration.schema.json");
        assertThat(jar.read("migration.schema.json")).isEqualTo(schema);
        assertThat(schema).startsWith("{\n  \"$schema\"").contains("\"title\": \"Keyturn migration\"");
        assertThat(run(0, "schema", "allow").out()).contains("\"mustDiffer\"");
        assertThat(run(0, "schema", "conf").out()).contains("\"sources\"");
        run(2, "schema", "nothing");
        run(3, "schema", "migrations", "-o", "none/x.json");
    }
}
