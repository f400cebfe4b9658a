package dev.keyturn.files;

import dev.keyturn.files.dotenv.DotenvFormat;
import dev.keyturn.files.hocon.HoconFormat;
import dev.keyturn.files.json.JsonFormat;
import dev.keyturn.files.properties.PropertiesFormat;
import dev.keyturn.files.toml.TomlFormat;
import dev.keyturn.files.yaml.YamlFormat;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.format.SettingsFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The formats that are known here: those that come with Keyturn, and those that ServiceLoader finds. */
public final class Formats {
    private Formats() {}

    /** All formats, Keyturn's own first. */
    public static List<SettingsFormat> all() {
        List<SettingsFormat> formats = new ArrayList<>(List.of(
                new PropertiesFormat(),
                JsonFormat.strict(),
                JsonFormat.withComments(),
                new HoconFormat(),
                new TomlFormat(),
                new YamlFormat(),
                new DotenvFormat()));
        ServiceLoader.load(SettingsFormat.class).forEach(formats::add);
        return formats;
    }

    /** The format that the end of a file's name tells, if it tells one. */
    public static Optional<SettingsFormat> of(Path file) {
        String name = String.valueOf(file.getFileName());
        return all().stream()
                .filter(format -> format.endings().stream().anyMatch(name::endsWith))
                .findFirst();
    }

    /** The format that the name of a file tells; refused, where it tells none. */
    static SettingsFormat named(Path file) {
        return of(file).orElseThrow(() -> new RefusedException(Problem.of(
                Origin.of(file.toString()),
                Key.root(),
                "the name of the file does not tell its format",
                all().stream()
                        .flatMap(format -> format.endings().stream())
                        .collect(Collectors.joining(", ", "one of ", "")))));
    }
}
