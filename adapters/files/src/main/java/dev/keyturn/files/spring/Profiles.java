package dev.keyturn.files;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The profile for which Spring Boot reads a document: <code>spring.config.activate.on-profile</code>, and what it was before. */
final class Profiles {
    /** Names are compared as Spring binds them: without dashes and underscores, whatever their case. */
    private static final String ACTIVATE = "spring.config.activate";

    private static final List<String> MARKERS = List.of(ACTIVATE + ".onprofile", "spring.profiles");

    /** What every marker holds; a text without it has none. */
    private static final String WORD = "profile";

    private Profiles() {}

    /** Whether a text can say a profile at all; where it cannot, it need not be read to know that. */
    static boolean mayBeIn(String text, DocumentPlace place) {
        for (int at = place.start(); at <= place.end() - WORD.length(); at++) {
            if (text.regionMatches(true, at, WORD, 0, WORD.length())) {
                return true;
            }
        }
        return false;
    }

    /** The profile, or several with commas between them. */
    static Optional<String> of(Settings settings) {
        return MARKERS.stream()
                .flatMap(marker -> at(settings.root(), marker))
                .flatMap(value -> said(value).stream())
                .findFirst();
    }

    /** Whether a document is read under a condition, be it a profile or another one. */
    static boolean isConditional(Settings settings) {
        return of(settings).isPresent() || at(settings.root(), ACTIVATE).anyMatch(value -> !(value instanceof Null));
    }

    private static Stream<Value> at(Table table, String path) {
        return table.names().stream().flatMap(name -> {
            String bound = name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
            Value value = table.get(name).orElseThrow();
            if (bound.equals(path)) {
                return Stream.of(value);
            }
            return value instanceof Table inner && path.startsWith(bound + ".")
                    ? at(inner, path.substring(bound.length() + 1))
                    : Stream.empty();
        });
    }

    private static Optional<String> said(Value value) {
        Stream<Value> all = value instanceof Items list
                ? list.items().stream()
                : value instanceof Table table ? table.own().stream() : Stream.of(value);
        String joined = all.filter(Text.class::isInstance)
                .flatMap(text -> Arrays.stream(((Text) text).text().split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(","));
        return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
    }
}
