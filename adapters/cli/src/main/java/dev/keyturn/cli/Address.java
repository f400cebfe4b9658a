package dev.keyturn.cli;

import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What was written for SOURCE: a path, or an address that one of the providers knows. It may hold a password, so nobody shows it. */
final class Address {
    /** A single letter is a drive of Windows. */
    static final String KIND = "[A-Za-z][A-Za-z0-9+.-]+:.*";

    /** Of an address that is no path: nothing in it has room for a user or a password. */
    private static final Pattern OPEN =
            Pattern.compile("env:[A-Za-z0-9_*]+|jdbc:[A-Za-z0-9:/._-]+(#(table|key|value|type|scope|"
                    + "document)=[A-Za-z0-9_.-]+(&(table|key|value|type|scope|document)=[A-Za-z0-9_.-]+)*)?");

    private final String text;
    private final URI uri;
    private final Optional<Path> path;
    private final Optional<String> format;

    private Address(String text, URI uri, Optional<Path> path, Optional<String> format) {
        this.text = text;
        this.uri = uri;
        this.path = path;
        this.format = format;
    }

    /** Reads what was written, with the format of the file where that is given. */
    static Address of(String text, Optional<String> format) {
        if (text.isBlank()) {
            throw new Misuse("SOURCE is empty; expected a path or an address");
        }
        if (isPath(text)) {
            return new Address(text, file(text, format), Optional.of(path(text)), format);
        }
        if (format.isPresent()) {
            throw new Misuse("--source-format is for files; expected a path as SOURCE, or no format");
        }
        return new Address(text, address(text), Optional.empty(), Optional.empty());
    }

    /** Whether a text is a path, and no address that some provider may know. */
    static boolean isPath(String text) {
        return !text.split("\\R", 2)[0].matches(KIND);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new Misuse("SOURCE cannot be a path; expected one without characters that no file may have");
        }
    }

    /** A path from the working directory stays one, so that messages name it as it was written. */
    private static URI file(String text, Optional<String> format) {
        Path path = path(text);
        try {
            String options = format.map(
                            name -> "format=" + name.replace("%", "").replace("&", ""))
                    .orElse(null);
            return path.isAbsolute() || path.getRoot() != null
                    ? withOptions(path.toUri().toString(), options)
                    : new URI("file", text, options);
        } catch (URISyntaxException e) {
            throw new Misuse("SOURCE cannot be a path; expected one without characters that no file may have");
        }
    }

    private static URI withOptions(String address, @Nullable String options) throws URISyntaxException {
        return options == null
                ? URI.create(address)
                : new URI(address + "#" + new URI(null, null, options).getRawFragment());
    }

    /** What stands before the {@code #} reaches its provider as it was written; what stands behind may have {@code %26} and the like. */
    private static URI address(String text) {
        int colon = text.indexOf(':');
        int sign = text.indexOf('#');
        String middle = text.substring(colon + 1, sign < 0 ? text.length() : Math.max(sign, colon + 1));
        if (middle.isEmpty()) {
            throw new Misuse(text.substring(0, colon) + ": stands alone; expected something behind the colon");
        }
        try {
            URI whole = new URI(text.substring(0, colon), middle, sign < 0 ? null : text.substring(sign + 1));
            return sign < 0 ? whole : URI.create(whole.toString().replaceAll("#(.*)", "#") + options(whole));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new Misuse("SOURCE is an address that cannot be read; expected " + forms());
        }
    }

    private static String options(URI whole) {
        return whole.getRawFragment().replaceAll("%25(?=[0-9A-Fa-f]{2})", "%");
    }

    /** The path, where SOURCE is one. */
    Optional<Path> path() {
        return path;
    }

    /** Another file of the same format. */
    Address like(Path other) {
        return of(other.toAbsolutePath().toString(), format);
    }

    /** Whether SOURCE is this file. */
    boolean is(Path other) {
        try {
            return path.isPresent() && Files.exists(other) && Files.isSameFile(path.get(), other);
        } catch (IOException e) {
            return false;
        }
    }

    /** As it is to be typed into a shell; where it may hold a password, the variable SOURCE stands for it. */
    String typed() {
        return path.isPresent() || OPEN.matcher(text).matches() ? Shell.quoted(text) : "\"$SOURCE\"";
    }

    /** The source there; the place itself is asked later. Providers are asked one by one: those of databases take long to load. */
    SettingsSource open() {
        try {
            for (SourceProvider provider : ServiceLoader.load(SourceProvider.class)) {
                Optional<SettingsSource> source = provider.open(uri);
                if (source.isPresent()) {
                    return source.get();
                }
            }
        } catch (IllegalArgumentException e) {
            throw new Misuse(String.valueOf(e.getMessage()));
        }
        throw new Misuse("nothing here opens addresses that begin with " + uri.getScheme() + ":; expected " + forms()
                + "; a file of such a name is ./" + uri.getScheme() + ":…");
    }

    private static String forms() {
        List<String> forms = new ArrayList<>();
        ServiceLoader.load(SourceProvider.class).forEach(provider -> forms.add(provider.form()));
        Collections.sort(forms);
        return "a path, " + String.join(", ", forms);
    }
}
