package dev.keyturn.files.dotenv;

import dev.keyturn.files.NoticeList;
import dev.keyturn.files.edit.Operations;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.spi.format.Splice;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** .env files: flat, every value is text. The package says which dialect. */
public final class DotenvFormat implements SettingsFormat {
    private static final Pattern BARE = Pattern.compile("(?<!\\\\)\\$([A-Za-z_][A-Za-z0-9_]*)");

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
            public List<Problem> notices() {
                return bare(text, entries, settings);
            }

            @Override
            public List<String> commentMarks() {
                return List.of("#");
            }

            @Override
            public List<Splice> edit(Edit edit) {
                return new DotenvEdit(text, source, entries).splices(Operations.of(settings, edit));
            }
        };
    }

    /** Values that name another entry without braces, which many programs follow, and a migration does not. */
    private static List<Problem> bare(String text, Map<String, DotenvEntry> entries, Settings settings) {
        NoticeList notices = new NoticeList();
        entries.forEach((name, entry) -> {
            if (entry.value().indexOf('$') >= 0 && entry.quotes(text) != DotenvQuotes.SINGLE) {
                Matcher bare = BARE.matcher(text).region(entry.valueStart(), entry.valueEnd());
                boolean isOne = false;
                while (!isOne && bare.find()) {
                    isOne = entries.containsKey(bare.group(1));
                }
                if (isOne) {
                    Key key = Key.ofNames(name);
                    notices.add(Problem.of(
                            settings.origin(key),
                            key,
                            "it refers to another entry without braces, so it does not follow where that one is renamed",
                            "the name of the other entry in ${ }"));
                }
            }
        });
        return notices.list();
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
