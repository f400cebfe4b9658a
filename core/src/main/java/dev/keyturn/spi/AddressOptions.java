package dev.keyturn.spi;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What stands behind the {@code #} of an address: {@code table=settings&key=name}. A {@code &}, a {@code #} or a {@code %} in a value is
 * written {@code %26}, {@code %23} or {@code %25}.
 *
 * <p>All mistakes are {@link IllegalArgumentException}s, for users: they name options, and no values.
 */
public final class AddressOptions {
    private final String kind;
    private final Map<String, String> values;

    private AddressOptions(String kind, Map<String, String> values) {
        this.kind = kind;
        this.values = values;
    }

    /**
     * The options of an address.
     *
     * @param known the names of all that there are
     * @throws IllegalArgumentException if another one is there, or one comes twice or without a value
     */
    public static AddressOptions of(URI address, String... known) {
        Map<String, String> values = new LinkedHashMap<>();
        AddressOptions options = new AddressOptions(address.getScheme() + ":", values);
        String text = address.getRawFragment();
        if (text == null) {
            return options;
        }
        for (String part : text.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            if (!List.of(known).contains(name)) {
                throw options.mistake((isName(name) ? "there is no option " + name : "there is no such option")
                        + "; expected " + among(known));
            }
            String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
            if (value.isEmpty()) {
                throw options.mistake("the option " + name + " has no value; expected " + name + "=…");
            }
            if (values.put(name, value) != null) {
                throw options.mistake("the option " + name + " comes twice; expected it once");
            }
        }
        return options;
    }

    /** What is no name may be the rest of a value with a {@code &} in it, which may be a secret. */
    private static boolean isName(String text) {
        return text.matches("[a-zA-Z][a-zA-Z-]*");
    }

    private static String among(String... known) {
        return List.of(known).stream().collect(Collectors.joining(", ", known.length > 1 ? "one of " : "", ""));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** What an option says, if it is there. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * What an option says.
     *
     * @throws IllegalArgumentException if it is not there
     */
    public String needed(String name) {
        return value(name)
                .orElseThrow(() -> mistake("the option " + name + " is missing; expected #" + name
                        + "=… at the end of the address, in quotes for a shell"));
    }

    /** A mistake in this address. */
    public IllegalArgumentException mistake(String what) {
        return new IllegalArgumentException(kind + " " + what);
    }
}
