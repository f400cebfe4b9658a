package dev.keyturn.internal.secret;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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

    /** A word as sentences and keys have them, or several with dots between. */
    private static final Pattern WORDS = Pattern.compile("[A-Z]?[a-z]{1,12}(\\.[A-Z]?[a-z]{1,12})*|[A-Z]{1,12}");

    private final Supplier<SecretKeys> secrets;
    private final Collection<String> names;
    private final Function<SecretKeys, List<SecretsIn>> places;
    private @Nullable SecretKeys keys;
    private List<String> values = List.of();

    private Redaction(
            Supplier<SecretKeys> secrets, Function<SecretKeys, List<SecretsIn>> places, Collection<String> names) {
        this.secrets = secrets;
        this.places = places;
        this.names = List.copyOf(names);
    }

    /** The same beside names that messages say: of migrations, of the source. */
    public Redaction beside(Collection<String> said) {
        return new Redaction(secrets, places, said);
    }

    /** The secrets of these settings, which are looked for when something is shown: most runs show nothing. */
    public static Redaction of(Supplier<SecretKeys> secrets, Settings... settings) {
        return new Redaction(
                secrets,
                known -> Stream.of(settings)
                        .map(some -> new SecretsIn(known, some))
                        .toList(),
                List.of());
    }

    /** Secrets that somebody else looks for, too. */
    public static Redaction of(SecretsIn secrets) {
        return new Redaction(secrets::keys, known -> List.of(secrets), List.of());
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
        return hidesAt(key) ? SECRET : shown(value);
    }

    /** Whether whatever stands at the key is secret. */
    public boolean hidesAt(Key key) {
        return keys().isSecret(key);
    }

    /** A value as it may be shown that belongs to no key. */
    public String shown(Value value) {
        boolean isSecret = SecretKeys.tells(value) || keys().holdsSecret(value);
        return isSecret ? SECRET : hidden(value.toString(), any -> true);
    }

    /** Whether a secret stands anywhere in the value, be it in the middle of a text. */
    public boolean hides(Value value) {
        keys(); // the values are known with them
        Set<String> texts = new TreeSet<>();
        collect(value, texts);
        return texts.stream().anyMatch(text -> values.stream().anyMatch(text::contains));
    }

    /**
     * A message as it may be shown. It says no value, unless somebody else's code made it; what it says in any case, such as
     * words and names, stays: if it were hidden where a secret is just that, everybody would know the secret.
     */
    public String text(String text) {
        return hidden(text, value -> !isSaidAnyway(value));
    }

    private boolean isSaidAnyway(String value) {
        return WORDS.matcher(value).matches() || names.stream().anyMatch(name -> name.contains(value));
    }

    /** A problem as it may be shown; its place and its key are names. */
    public Problem problem(Problem problem) {
        return new Problem(
                problem.origin(),
                problem.key(),
                text(problem.what()),
                text(problem.expected()),
                problem.unsafe().map(this::text),
                text(problem.hint()));
    }

    private String hidden(String text, Predicate<String> isHidden) {
        keys(); // the values are known with them
        String shown = text;
        for (String value : values) {
            if (shown.contains(value) && isHidden.test(value)) {
                shown = shown.replace(value, SECRET);
            }
        }
        return shown;
    }
}
