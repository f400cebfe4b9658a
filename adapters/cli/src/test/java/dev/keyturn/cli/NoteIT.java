package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The record of a run. */
class NoteIT extends Session {
    @Test
    void aRunIsRehearsedDoneAndRecorded() throws IOException {
        run(0, "note", "app.properties");
        run(2, "migrate", "app.properties", "-m", "m", "--note", "note.doc");
        run(3, "migrate", "app.properties", "-m", "m", "--note", "none/note.html");
        run(0, "migrate", "app.properties", "-m", "m", "--note", "note.html", "--dry-run");
        assertThat(jar.read("app.properties")).isEqualTo(BEFORE);
        assertThat(directory.resolve("note.html")).doesNotExist();
        run(0, "migrate", "app.properties", "-m", "m", "--note", "note.html");
        assertThat(jar.read("note.html")).contains("2026-11-datasource: migrated", "passed, on a copy");
        run(0, "note", "app.properties");
        jar.write("app.properties", AFTER.replace("3s", "5s"));
        run(0, "rollback", "app.properties", "--to", "count:1");
        run(0, "note", "app.properties");
        Files.createDirectory(directory.resolve("notes"));
        run(0, "note", "app.properties", "--run", "2", "-o", "notes");
        assertThat(jar.read("notes/app.properties-run-1.md")).startsWith("# What was done to app.properties");
        assertThat(jar.read("notes/app.properties-run-1.json")).startsWith("{\"report\":\"note\"");
        assertThat(jar.read("notes/app.properties-run-1.html")).startsWith("<!doctype html>");
        run(1, "note", "app.properties", "--run", "9");
        run(2, "note", "app.properties", "--run", "last");
        run(2, "note", "app.properties", "-o", "note.doc");
        run(3, "note", "none.properties");
        isGolden("note.txt");
    }

    @Test
    void whatARehearsalRefusesIsNotDone() {
        jar.write("app.properties", BEFORE.replace("3000", "soon"));

        run(1, "migrate", "app.properties", "-m", "m", "--note", "note.html");

        assertThat(jar.read("app.properties")).contains("soon", "db.url");
        assertThat(directory.resolve("note.html")).doesNotExist();
    }
}
