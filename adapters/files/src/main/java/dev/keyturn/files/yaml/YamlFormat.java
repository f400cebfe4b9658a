package dev.keyturn.files.yaml;

import dev.keyturn.files.SettingsFormat;
import dev.keyturn.files.Splice;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import java.util.List;

/**
 * YAML 1.2, one document a file, by its core schema.
 *
 * <p>Aliases are read as what they refer to. Refused are complex keys ({@code ?}), keys that come twice, tags other than
 * those of the core schema, and files of several documents. {@code <<} is a key as any other, as YAML 1.2 has it.
 */
public final class YamlFormat implements SettingsFormat {
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
    public Settings read(String text, String source) {
        return SettingsReader.read(TreeReader.read(text, source));
    }

    @Override
    public List<Splice> edit(String text, String source, Edit edit) {
        return new YamlEdit(TreeReader.read(text, source), edit).splices();
    }
}
