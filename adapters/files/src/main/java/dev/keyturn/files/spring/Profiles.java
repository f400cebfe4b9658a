package dev.keyturn.files.spring;

import dev.keyturn.files.DocumentPlace;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The profile for which Spring Boot reads a document: <code>spring.config.activate.on-profile</code>, and what it was before. */
public final class Profiles {
    private static final String ACTIVATE = "spring.config.activate";

    private static final List<String> MARKERS = List.of(ACTIVATE + ".onprofile", "spring.profiles");

    /** What every marker holds; a text without it has none. */
    private static final String WORD = "profile";

    private Profiles() {}

    /** Whether a text can say a profile at all; where it cannot, it need not be read to know that. */
    public static boolean mayBeIn(String text, DocumentPlace place) {
        for (int at = place.start(); at <= place.end() - WORD.length(); at++) {
            if (text.regionMatches(true, at, WORD, 0, WORD.length())) {
                return true;
            }
        }
        return false;
    }

    /** The profile, or several with commas between them. */
    public static Optional<String> of(Settings settings) {
        return MARKERS.stream()
                .flatMap(marker -> Bound.at(settings.root(), marker).stream())
                .flatMap(found -> said(found.value()).stream())
                .findFirst();
    }

    /** Whether a document is read under a condition, be it a profile or another one. */
    public static boolean isConditional(Settings settings) {
        return of(settings).isPresent()
                || Bound.at(settings.root(), ACTIVATE).stream().anyMatch(found -> !(found.value() instanceof Null));
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
