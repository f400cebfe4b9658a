package dev.keyturn.files.toml;

import dev.keyturn.files.edit.Operations;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.files.toml.Node.Section;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.spi.format.Splice;
import java.util.List;

/**
 * TOML 1.0.
 *
 * <p>Dates and times are read as text, with the characters of the file, and stay what they are while other keys are edited. Text
 * that is set or added is written as a string, also where it looks like a date; so a date is replaced by another date only, and
 * not removed.
 */
public final class TomlFormat implements SettingsFormat {
    @Override
    public String name() {
        return "toml";
    }

    @Override
    public List<String> endings() {
        return List.of(".toml");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, false, true, false, true);
    }

    @Override
    public Parsed parse(String text, String source) {
        Lines lines = new Lines(text, source);
        List<Section> sections = Parser.parse(lines);
        Entry root = Reader.root(lines, sections);
        Settings settings = Settings.of(Reader.table(lines, root, lines.origin(0)));
        return new Parsed() {
            @Override
            public Settings settings() {
                return settings;
            }

            @Override
            public List<String> commentMarks() {
                return List.of("#");
            }

            @Override
            public List<Splice> edit(Edit edit) {
                return new TomlEdit(lines, sections, root).splices(Operations.of(settings, edit));
            }
        };
    }
}
