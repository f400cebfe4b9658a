package dev.keyturn.codec;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The conversions that a migration document may name: those of {@link Codecs}, those that ServiceLoader finds, and
 * those that are registered here. Immutable.
 */
public final class CodecRegistry {
    private static final CodecRegistry BUILT_IN = new CodecRegistry(new TreeMap<>(Codecs.builtIn()));

    private final SortedMap<String, Function<Table, Conversion>> byName;

    private CodecRegistry(SortedMap<String, Function<Table, Conversion>> byName) {
        this.byName = byName;
    }

    /** The conversions that come with Keyturn. */
    public static CodecRegistry builtIn() {
        return BUILT_IN;
    }

    /** The conversions that come with Keyturn and those that the class path or module path adds. */
    public static CodecRegistry load(ClassLoader loader) {
        List<Conversion> found = new ArrayList<>();
        ServiceLoader.load(Codec.class, loader).forEach(found::add);
        ServiceLoader.load(Splitter.class, loader).forEach(found::add);
        return BUILT_IN.with(found);
    }

    /**
     * This registry with more conversions.
     *
     * @throws IllegalArgumentException if a name is taken, or is no name; a codec also takes the name of its reverse
     */
    public CodecRegistry with(Collection<? extends Conversion> conversions) {
        TreeMap<String, Function<Table, Conversion>> more = new TreeMap<>(byName);
        for (Conversion conversion : conversions) {
            add(more, conversion);
            if (conversion instanceof Codec codec) {
                add(more, codec.reversed());
            }
        }
        return new CodecRegistry(more);
    }

    private static void add(Map<String, Function<Table, Conversion>> byName, Conversion conversion) {
        String name = conversion.name();
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "codec \"" + name + "\": the name is not one; expected lower case letters, "
                            + "digits and hyphens, such as millis-to-duration");
        }
        if (byName.putIfAbsent(name, options -> withOptions(conversion, options)) != null) {
            throw new IllegalArgumentException(
                    "codec \"" + name + "\": the name is taken; expected a name that no other codec has");
        }
    }

    /** A registered conversion has the options that it was made with: a document may repeat them, not choose others. */
    private static Conversion withOptions(Conversion conversion, Table options) {
        if (!options.isEmpty() && !Json.canonical(options).equals(Json.canonical(conversion.options()))) {
            throw new IllegalArgumentException(Options.codec(conversion.name())
                    + "it is registered with other options; expected "
                    + (conversion.options().isEmpty() ? "none" : "those, or none"));
        }
        return conversion;
    }

    /**
     * The conversion with this name and these options, if there is one.
     *
     * @throws IllegalArgumentException if the options are not what the conversion takes; the message says what it takes
     */
    public Optional<Conversion> find(String name, Table options) {
        return Optional.ofNullable(byName.get(name)).map(make -> make.apply(options));
    }

    /** All names, sorted. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }
}
