package dev.keyturn.codec;

import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/** {@code https://host:port/path?query#fragment}, and its scheme, host, port and everything from the path on. */
record UrlParts() implements Splitter {
    private static final String MARK = "://";

    @Override
    public String name() {
        return "url-parts";
    }

    @Override
    public List<String> parts() {
        return List.of("scheme", "host", "port", "path");
    }

    @Override
    public String upAccepts() {
        return "a URL such as https://example.org:8080/path with " + Authority.HOST + ", perhaps " + Authority.PORT
                + ", and no user name or password, which belong in settings of their own";
    }

    @Override
    public String downAccepts() {
        return "a scheme, a host name or address, perhaps " + Authority.PORT
                + ", and perhaps a path that starts with /, ? or #";
    }

    @Override
    public Optional<List<Optional<Value>>> up(Value whole) {
        if (!(whole instanceof Text text)) {
            return Optional.empty();
        }
        String url = text.text();
        int mark = url.indexOf(MARK);
        if (mark < 0 || !isScheme(url.substring(0, mark))) {
            return Optional.empty();
        }
        int start = mark + MARK.length();
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String path = url.substring(end);
        if (!path.isEmpty() && !isPath(path)) {
            return Optional.empty();
        }
        Value scheme = Value.of(url.substring(0, mark));
        Optional<Value> rest = path.isEmpty() ? Optional.empty() : Optional.of(Value.of(path));
        return Authority.split(url.substring(start, end))
                .map(parts -> List.of(Optional.of(scheme), parts.get(0), parts.get(1), rest));
    }

    @Override
    public Optional<Value> down(List<Optional<Value>> parts) {
        if (parts.size() != 4 || !(parts.get(0).orElse(null) instanceof Text scheme) || !isScheme(scheme.text())) {
            return Optional.empty();
        }
        Optional<Value> path = parts.get(3);
        if (path.isEmpty()) {
            return url(scheme, parts, "");
        }
        return path.get() instanceof Text text && isPath(text.text())
                ? url(scheme, parts, text.text())
                : Optional.empty();
    }

    private static Optional<Value> url(Text scheme, List<Optional<Value>> parts, String path) {
        return Authority.join(parts.get(1), parts.get(2))
                .map(authority -> Value.of(scheme.text() + MARK + authority + path));
    }

    private static boolean isScheme(String scheme) {
        return !scheme.isEmpty()
                && Authority.isAsciiLetter(scheme.charAt(0))
                && scheme.chars().allMatch(c -> "+.-".indexOf(c) >= 0 || Authority.isAsciiAlphanumeric((char) c));
    }

    private static boolean isPath(String path) {
        return !path.isEmpty()
                && "/?#".indexOf(path.charAt(0)) >= 0
                && path.chars().noneMatch(c -> Unicode.isInvisible((char) c))
                && Unicode.isWellFormed(path);
    }
}
