package dev.keyturn.files.dotenv;

import dev.keyturn.files.Parsed;
import dev.keyturn.files.SettingsFormat;
import dev.keyturn.files.Splice;
import dev.keyturn.files.edit.Operations;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import java.util.List;
import java.util.Map;

/** .env files: flat, every value is text. The package says which dialect. */
public final class DotenvFormat implements SettingsFormat {
    @Override
    public String name() {
        return "dotenv";
    }

    @Override
    public List<String> endings() {
        return List.of(".env");
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(false, false, false, false, true);
    }

    @Override
    public Parsed parse(String text, String source) {
        Map<String, DotenvEntry> entries = new DotenvReader(text, source).entries();
        Settings settings = settings(entries, source);
        return new Parsed() {
            @Override
            public Settings settings() {
                return settings;
            }

            @Override
            public List<Splice> edit(Edit edit) {
                return new DotenvEdit(text, source, entries).splices(Operations.of(settings, edit));
            }
        };
    }

    private static Settings settings(Map<String, DotenvEntry> entries, String source) {
        Table.Builder table = Table.builder().origin(Origin.of(source));
        entries.forEach((name, entry) -> {
            int column = entry.nameStart() - entry.start() + 1;
            table.put(name, new Text(entry.value(), Origin.of(source, entry.number(), column)));
        });
        return Settings.ofText(table.build());
    }
}
