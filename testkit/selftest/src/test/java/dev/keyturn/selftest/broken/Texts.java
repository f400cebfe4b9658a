package dev.keyturn.selftest.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Steps;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Texts as they were read and found good; {@code -Dkeyturn.golden=write} writes them anew, and the difference is to be read. And
 * migrations in Java as somebody may write them.
 */
final class Texts {
    private static final Path FOLDER = Path.of("src", "test", "resources", "dev", "keyturn", "selftest", "texts");
    static final String OLD = "db.url";
    static final String NEW = "datasource.url";

    private Texts() {}

    static void check(String name, String text) {
        Path file = FOLDER.resolve(name + ".txt");
        String steady = text.replaceAll("lambda\\$(\\w+)\\$\\d+", "lambda\\$$1")
                .replaceAll("\\.java:\\d+", ".java:1")
                .replaceAll("\"n\\d+\"", "\"n1\"")
                .replaceAll("map: \\{[^}]*}", "map: {…}");
        try {
            if (System.getProperty("keyturn.golden", "").equals("write")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, steady + "\n");
            }
            assertThat(steady + "\n").as(name).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Steps named(String id) {
        return Migration.named(id).owner("tests").expect("a new shape").rollbackNote("safe");
    }

    /** Code of somebody's own that says which keys it writes. */
    static Migration code(String from, String to, UnaryOperator<Settings> up, UnaryOperator<Settings> down) {
        return named("2026-11-datasource")
                .custom("datasource")
                .writing(from, to)
                .up(up)
                .down(down)
                .build();
    }

    /** The value of a key at another one, if that is free, as it should be. */
    static Settings moved(Settings settings, String from, String to, UnaryOperator<Value> change) {
        return settings.value(from)
                .filter(value -> settings.at(Key.of(to)).isEmpty())
                .filter(value -> settings.blockedAt(Key.of(to)).isEmpty())
                .map(value -> settings.without(Key.of(from)).with(to, change.apply(value)))
                .orElse(settings);
    }

    static Settings moved(Settings settings, String from, String to) {
        return moved(settings, from, to, value -> value);
    }
}
