package dev.keyturn.files;

import dev.keyturn.files.IndependentParser.Verdict;
import dev.keyturn.files.independent.Parsers;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.testkit.source.MigratorContract;
import dev.keyturn.testkit.source.SettingsFormatContract;
import dev.keyturn.testkit.source.SettingsSourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.io.TempDir;

/** A format is one as the contract wants it, and a file of it is a source as the contracts want it. */
abstract class FormatContract implements SettingsFormatContract, SettingsSourceContract, MigratorContract {
    private final SettingsFormat format;
    private final String empty;
    private final List<String> texts;

    @TempDir
    private Path directory;

    /** Of a format, a text in it that says nothing, and some that say a lot. */
    FormatContract(SettingsFormat format, String empty, String... texts) {
        this.format = format;
        this.empty = empty;
        this.texts = List.of(texts);
    }

    @Override
    public SettingsFormat format() {
        return format;
    }

    @Override
    public List<String> texts() {
        return texts;
    }

    @Override
    public Optional<BiPredicate<String, Settings>> reference() {
        return Parsers.of(format.name()).map(parser -> (text, settings) -> {
            Verdict verdict = parser.compare(text, settings);
            return verdict == Verdict.SAME || verdict == Verdict.UNDECIDED;
        });
    }

    @Override
    public SettingsSource source(Settings initial) throws IOException {
        Path folder = Files.createTempDirectory(directory, "source");
        Path file = Files.writeString(folder.resolve("app" + format.endings().get(0)), empty);
        FileSource source = FileSource.of(file, forFiles());
        if (!initial.isEmpty()) {
            Snapshot before = source.read(Selection.all());
            source.write(before.revision(), Edit.to(initial, Changes.between(before.settings(), initial), List.of()));
        }
        return source;
    }

    /** What the files are read with: the contracts of sources try nested keys. */
    SettingsFormat forFiles() {
        return format;
    }

    @Override
    public int rounds() {
        return 5; // each write waits for the disk
    }

    @Override
    public Optional<SettingsSource> reopen(SettingsSource source) {
        return Optional.of(FileSource.of(Path.of(source.name()), forFiles()));
    }

    /** What a process leaves when it ends is its file; {@link ProcessesTest} kills real ones. */
    @Override
    public Optional<SettingsSource> crash(SettingsSource source) {
        return reopen(source);
    }
}
