package dev.keyturn.internal.secret;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets out of what is shown: a value under a secret key, and the same value wherever else it turns up, be it in the
 * middle of a message of somebody else's.
 */
public final class Redaction {
    /** What is shown in place of a secret. */
    public static final String SECRET = "(secret)";

    /** Shorter ones turn up everywhere by chance; hiding them there would tell them. */
    private static final int SHORTEST = 4;

    private final Supplier<SecretKeys> secrets;
    private final Function<SecretKeys, List<SecretsIn>> places;
    private @Nullable SecretKeys keys;
    private List<String> values = List.of();

    private Redaction(Supplier<SecretKeys> secrets, Function<SecretKeys, List<SecretsIn>> places) {
        this.secrets = secrets;
        this.places = places;
    }

    /** The secrets of these settings, which are looked for when something is shown: most runs show nothing. */
    public static Redaction of(Supplier<SecretKeys> secrets, Settings... settings) {
        return new Redaction(
                secrets,
                known -> Stream.of(settings)
                        .map(some -> new SecretsIn(known, some))
                        .toList());
    }

    /** Secrets that somebody else looks for, too. */
    public static Redaction of(SecretsIn secrets) {
        return new Redaction(secrets::keys, known -> List.of(secrets));
    }

    /** Of what holds no settings. */
    public static Redaction none() {
        return of(() -> SecretKeys.of(List.of()));
    }

    private SecretKeys keys() {
        SecretKeys now = keys;
        if (now == null) {
            now = secrets.get();
            keys = now;
            values = values(now);
        }
        return now;
    }

    private List<String> values(SecretKeys known) {
        Set<String> found = new TreeSet<>();
        places.apply(known).forEach(some -> some.forEach(value -> collect(value, found)));
        return found.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static void collect(Value value, Set<String> values) {
        if (value instanceof Items list) {
            list.items().forEach(item -> collect(item, values));
        } else if (value instanceof Table table) {
            table.own().ifPresent(own -> collect(own, values));
            table.forEach((name, child) -> collect(child, values));
        } else {
            String text = value instanceof Text one ? one.text() : value.toString();
            boolean isWord = text.equals("true") || text.equals("false") || text.equals("null");
            if (text.length() >= SHORTEST && !isWord) {
                values.add(text);
            }
        }
    }

    /** A value as it may be shown. */
    public String shown(Key key, Value value) {
        boolean isSecret = keys().isSecret(key, value) || keys().holdsSecret(value);
        return isSecret ? SECRET : text(value.toString());
    }

    /** Whether a secret stands anywhere in the value, be it in the middle of a text. */
    public boolean hides(Value value) {
        keys(); // the values are known with them
        Set<String> texts = new TreeSet<>();
        collect(value, texts);
        return texts.stream().anyMatch(text -> values.stream().anyMatch(text::contains));
    }

    /** A text as it may be shown. */
    public String text(String text) {
        keys(); // the values are known with them
        String shown = text;
        for (String value : values) {
            if (shown.contains(value)) {
                shown = shown.replace(value, SECRET);
            }
        }
        return shown;
    }
}
