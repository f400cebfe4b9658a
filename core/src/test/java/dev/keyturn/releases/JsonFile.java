package dev.keyturn.releases;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.StaleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings in a file of JSON, written anew with each edit: enough for two releases to meet at. */
record JsonFile(Path file) implements SettingsSource {
    @Override
    public String name() {
        return "app.json";
    }

    @Override
    public Snapshot read(Selection selection) {
        try {
            String text = Files.readString(file);
            return new Snapshot(Settings.of(Json.readExact(text, name())), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Receipt write(String expectedRevision, Edit edit) {
        Snapshot snapshot = read(Selection.all());
        if (!snapshot.revision().equals(expectedRevision)) {
            throw new StaleException(Problem.of(Origin.of(name()), Key.root(), "it was changed", "what was read"));
        }
        Settings changed = edit.changes().applyTo(snapshot.settings(), edit.places());
        try {
            String text = Json.exact(changed.root());
            Files.writeString(file, text);
            return new Receipt(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // no file stays open
    }
}
