package dev.keyturn.files;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.testkit.source.MigratorContract;
import dev.keyturn.testkit.source.SettingsSourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** A file of some format is a source as the contracts want it. */
abstract class FormatContract implements SettingsSourceContract, MigratorContract {
    private final SettingsFormat format;
    private final String empty;

    @TempDir
    private Path directory;

    /** Of a format, and a text in it that says nothing. */
    FormatContract(SettingsFormat format, String empty) {
        this.format = format;
        this.empty = empty;
    }

    @Override
    public SettingsSource source(Settings initial) throws IOException {
        Path folder = Files.createTempDirectory(directory, "source");
        Path file = Files.writeString(folder.resolve("app" + format.endings().get(0)), empty);
        FileSource source = FileSource.of(file, format);
        if (!initial.isEmpty()) {
            Snapshot before = source.read(Selection.all());
            source.write(before.revision(), Edit.to(initial, Changes.between(before.settings(), initial), List.of()));
        }
        return source;
    }

    @Override
    public int rounds() {
        return 5; // each write waits for the disk
    }

    @Override
    public Optional<SettingsSource> reopen(SettingsSource source) {
        return Optional.of(FileSource.of(Path.of(source.name()), format));
    }

    /** What a process leaves when it ends is its file; {@link ProcessesTest} kills real ones. */
    @Override
    public Optional<SettingsSource> crash(SettingsSource source) {
        return reopen(source);
    }
}
