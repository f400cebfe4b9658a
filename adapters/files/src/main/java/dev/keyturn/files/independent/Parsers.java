package dev.keyturn.files.independent;

import dev.keyturn.files.IndependentParser;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/** The independent parsers that are known here: Keyturn's formats have one each where there is one, others bring theirs. */
public final class Parsers {
    private static final List<Known> KNOWN = List.of(
            new Known("properties", "java.util.Properties", "", JavaProperties::new),
            new Known("json", "tools.jackson.core.JsonParser", "tools.jackson.core:jackson-core", Jackson::strict),
            new Known(
                    "jsonc", "tools.jackson.core.JsonParser", "tools.jackson.core:jackson-core", Jackson::withComments),
            new Known("yaml", "org.snakeyaml.engine.v2.api.Load", "org.snakeyaml:snakeyaml-engine", SnakeYaml::new),
            new Known("hocon", "com.typesafe.config.ConfigFactory", "com.typesafe:config", TypesafeConfig::new),
            new Known("toml", "org.tomlj.Toml", "org.tomlj:tomlj", Tomlj::new));

    private Parsers() {}

    /**
     * A parser that needs a library, which may be missing.
     *
     * @param needed a class of the library
     * @param coordinates what to add to a build where it is missing
     */
    private record Known(String format, String needed, String coordinates, Supplier<IndependentParser> parser) {
        boolean isThere() {
            try {
                Class.forName(needed, false, Parsers.class.getClassLoader());
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        }
    }

    /** The parser for a format of this name, if its library is there. Those that ServiceLoader finds go first. */
    public static Optional<IndependentParser> of(String format) {
        return ServiceLoader.load(IndependentParser.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(parser -> parser.format().equals(format))
                .findFirst()
                .or(() -> known(format)
                        .filter(Known::isThere)
                        .map(known -> known.parser().get()));
    }

    /** Why there is no parser for a format, and what to do about it. */
    public static String whyNone(String format) {
        return known(format)
                .map(known -> "add " + known.coordinates() + " to the class path")
                .orElse("no independent parser is known for this format");
    }

    private static Optional<Known> known(String format) {
        return KNOWN.stream().filter(known -> known.format().equals(format)).findFirst();
    }
}
