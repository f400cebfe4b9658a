package dev.keyturn.selftest.spi;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.testkit.source.SettingsFormatContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** The contract over a format that is right: all that a test of one has to say. */
class LineFormatTest implements SettingsFormatContract {
    @Override
    public SettingsFormat format() {
        return new LineFormat();
    }

    @Override
    public List<String> texts() {
        return List.of(
                "# where the data is\ndb.url=jdbc:x\ndb.user=\n\n# how much is told\nlevel=info\nlevel.web= a = b #c\n");
    }

    @Override
    public Optional<BiPredicate<String, Settings>> reference() {
        return Optional.of((text, settings) -> {
            Map<String, String> said = new TreeMap<>();
            text.lines()
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .forEach(line -> said.put(line.split("=", 2)[0], line.split("=", 2)[1]));
            Map<String, String> read = new TreeMap<>();
            settings.forEach((key, value) -> read.put(key.toString(), ((Text) value).text()));
            return said.equals(read);
        });
    }
}
