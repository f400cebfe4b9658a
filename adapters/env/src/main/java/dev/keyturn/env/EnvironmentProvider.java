package dev.keyturn.env;

import dev.keyturn.spi.AddressOptions;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceProvider;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Opens the variables of this process, for whoever finds it by ServiceLoader; programs call {@link EnvironmentSource#process}.
 * {@code env:APP_} are those that begin with {@code APP_}, and {@code env:*} are all. {@code #naming=relaxed} (the usual), {@code
 * microprofile}, {@code exact} or {@code separated}, the last with {@code &separator=__}, says which variable is which setting.
 */
public final class EnvironmentProvider implements SourceProvider {
    private static final String ALL = "*";

    private final Map<String, String> variables;

    /** The variables of this process. */
    public EnvironmentProvider() {
        this(System.getenv());
    }

    EnvironmentProvider(Map<String, String> variables) {
        this.variables = variables;
    }

    @Override
    public String form() {
        return "env:PREFIX_";
    }

    @Override
    public Optional<SettingsSource> open(URI address) {
        if (!"env".equalsIgnoreCase(address.getScheme())) {
            return Optional.empty();
        }
        AddressOptions options = AddressOptions.of(address, "naming", "separator");
        String prefix = address.getSchemeSpecificPart();
        if (!prefix.equals(ALL) && !prefix.matches("[A-Za-z_][A-Za-z0-9_.-]*")) {
            throw options.mistake("no variable can begin so; expected env:PREFIX_, or env:* for all variables");
        }
        EnvironmentSource source =
                EnvironmentSource.of("environment", variables).named(naming(options));
        return Optional.of(prefix.equals(ALL) ? source : source.prefixed(prefix));
    }

    private static Naming naming(AddressOptions options) {
        String name = options.value("naming").orElse("relaxed");
        if (options.value("separator").isPresent() && !name.equals("separated")) {
            throw options.mistake("the option separator is for naming=separated; expected both, or neither");
        }
        return switch (name) {
            case "relaxed" -> Naming.relaxed();
            case "microprofile" -> Naming.microProfile();
            case "exact" -> Naming.exact();
            case "separated" -> Naming.separatedBy(options.needed("separator"));
            default ->
                throw options.mistake("there is no such naming; expected relaxed, microprofile, exact or separated");
        };
    }
}
