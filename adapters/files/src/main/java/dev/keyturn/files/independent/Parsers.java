package dev.keyturn.files.independent;

import dev.keyturn.files.IndependentParser;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The independent parsers that are known here: Keyturn's formats have one each where there is one, others bring theirs. */
public final class Parsers {
    private static final List<Known> KNOWN = List.of(
            new Known("properties", "java.util.Properties", ""),
            new Known("json", "tools.jackson.core.JsonParser", "tools.jackson.core:jackson-core"),
            new Known("jsonc", "tools.jackson.core.JsonParser", "tools.jackson.core:jackson-core"),
            new Known("yaml", "org.snakeyaml.engine.v2.api.Load", "org.snakeyaml:snakeyaml-engine"),
            new Known("hocon", "com.typesafe.config.ConfigFactory", "com.typesafe:config"),
            new Known("toml", "org.tomlj.Toml", "org.tomlj:tomlj"));

    private Parsers() {}

    /**
     * A format whose parser needs a library, which may be missing.
     *
     * @param needed a class of the library
     * @param coordinates what to add to a build where it is missing
     */
    private record Known(String format, String needed, String coordinates) {
        boolean isThere() {
            try {
                Class.forName(needed, false, Parsers.class.getClassLoader());
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        }

        /** Not a method reference for each: Java looks at the class behind one before it is called. */
        IndependentParser parser() {
            return switch (format) {
                case "properties" -> new JavaProperties();
                case "json" -> Jackson.strict();
                case "jsonc" -> Jackson.withComments();
                case "yaml" -> new SnakeYaml();
                case "hocon" -> new TypesafeConfig();
                default -> new Tomlj();
            };
        }
    }

    /** The parser for a format of this name, if its library is there. Those that ServiceLoader finds go first. */
    public static Optional<IndependentParser> of(String format) {
        return ServiceLoader.load(IndependentParser.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(parser -> parser.format().equals(format))
                .findFirst()
                .or(() -> known(format).filter(Known::isThere).map(known -> known.parser()));
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
