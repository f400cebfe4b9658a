package dev.keyturn.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Nearest;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Sources by name, as a file says: {@code keyturn.conf} in the working folder, or the one that is named.
 *
 * <p>What a variable stands for is looked at only in the section of the source that is asked for: whoever works on one of them need
 * not know the passwords of the others. What the library says of a mistake is not shown, because it may repeat a value.
 */
final class Conf {
    /** Where it is looked for. */
    static final Path USUAL = Path.of("keyturn.conf");

    private static final String SOURCES = "sources";

    private final Path file;
    private final Config config;

    private Conf(Path file, Config config) {
        this.file = file;
        this.config = config;
    }

    /** The one that is given, which has to be there, or the usual one. */
    static Optional<Conf> find(Optional<Path> given) {
        if (given.isPresent()) {
            return Optional.of(read(given.get()));
        }
        return Files.isRegularFile(USUAL) ? Optional.of(read(USUAL)) : Optional.empty();
    }

    private static Conf read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw missing(file);
        }
        try {
            Config parsed = ConfigFactory.parseFile(
                    file.toFile(),
                    ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setAllowMissing(false));
            Config config = parsed.resolve(ConfigResolveOptions.defaults().setAllowUnresolved(true));
            List<Problem> problems = ConfNames.problems(config.root());
            if (!problems.isEmpty()) {
                throw new RefusedException(problems);
            }
            return new Conf(file, config);
        } catch (ConfigException e) {
            Origin origin = e.origin() == null ? Origin.of(file.toString()) : ConfNames.origin(e.origin());
            throw new RefusedException(Problem.of(origin, Key.root(), "it cannot be read", "HOCON, in UTF-8")
                    .hint("the mistake is there or a line before"));
        }
    }

    private static SourceException missing(Path file) {
        Problem problem = Problem.of(Origin.of(file.toString()), Key.root(), "there is no such file", "a file");
        return new SourceException(problem, true, true, new IOException("no such file"));
    }

    /** The file that it was read from. */
    Path file() {
        return file;
    }

    /** What it says of this source, if it is one of its names. */
    Optional<ConfSection> source(String name) {
        ConfigObject sources = sources();
        ConfigValue section = sources.get(name);
        if (section == null) {
            return Optional.empty();
        }
        Key key = Key.ofNames(SOURCES, name);
        try {
            if (section instanceof ConfigObject object) {
                return Optional.of(
                        new ConfSection(name, key, object.toConfig(), config.withoutPath(SOURCES), directory()));
            }
        } catch (ConfigException.NotResolved e) {
            throw ConfSection.unresolved(key, section);
        }
        throw ConfSection.unresolved(key, section);
    }

    private ConfigObject sources() {
        return config.root().get(SOURCES) instanceof ConfigObject sources
                ? sources
                : ConfigFactory.empty().root();
    }

    private Path directory() {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** The name that may have been meant. */
    Optional<String> nearest(String name) {
        TreeSet<String> names = new TreeSet<>(sources().keySet());
        return names.isEmpty() ? Optional.empty() : Optional.of(Nearest.to(name, names));
    }
}
