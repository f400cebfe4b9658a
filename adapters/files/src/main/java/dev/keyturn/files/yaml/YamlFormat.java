package dev.keyturn.files.yaml;

import dev.keyturn.files.DocumentPlace;
import dev.keyturn.files.HoldsDocuments;
import dev.keyturn.files.edit.Operations;
import dev.keyturn.files.spring.Imports;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.Splice;
import java.util.List;
import java.util.stream.Stream;

/**
 * YAML 1.2, by its core schema. A text of several documents is read one document at a time.
 *
 * <p>Aliases are read as what they refer to. Refused are complex keys ({@code ?}), keys that come twice, and tags other than
 * those of the core schema. {@code <<} is a key as any other, as YAML 1.2 has it.
 */
public final class YamlFormat implements HoldsDocuments {
    @Override
    public String name() {
        return "yaml";
    }

    @Override
    public List<String> endings() {
        return List.of(".yaml", ".yml");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, true, false, true);
    }

    @Override
    public List<DocumentPlace> documents(String text) {
        return DocumentLines.places(text);
    }

    @Override
    public Parsed parse(String text, DocumentPlace document, String source) {
        return document.parse(this, text, DocumentLines.END + "\n", source);
    }

    @Override
    public Parsed parse(String text, String source) {
        Document document = TreeReader.read(text, source);
        SettingsReader.Result read = SettingsReader.read(document);
        Settings settings = read.settings();
        return new Parsed() {
            @Override
            public Settings settings() {
                return settings;
            }

            @Override
            public List<Problem> notices() {
                return Stream.concat(Imports.notices(settings).stream(), read.notices().stream())
                        .toList();
            }

            @Override
            public List<String> commentMarks() {
                return List.of("#");
            }

            @Override
            public int line(Key key) {
                return document.line(key);
            }

            @Override
            public List<Splice> edit(Edit edit) {
                return new YamlEdit(document, Operations.of(settings, edit)).splices();
            }
        };
    }
}
