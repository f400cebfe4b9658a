package dev.keyturn.env;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.spi.SettingsSource.Snapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Variables, read as settings. */
final class Meanings {
    private final String source;
    private final Rules rules;
    private final Map<String, String> variables;
    private final boolean ignoresCase;

    /** Which keys a variable may mean that somebody knows, by the variable as it is compared. */
    private final Map<String, List<Key>> known = new LinkedHashMap<>();

    private final Map<Key, List<String>> found = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private Meanings(String source, Map<String, String> variables, Rules rules) {
        this.source = source;
        this.rules = rules;
        this.variables = new TreeMap<>(Comparator.naturalOrder());
        this.variables.putAll(variables);
        this.ignoresCase = rules.naming().ignoresCase() || isOneInAnyCase(variables);
    }

    /** What these variables mean. */
    static Meanings of(String source, Map<String, String> variables, Rules rules) {
        Meanings meanings = new Meanings(source, variables, rules);
        for (Key key : rules.known()) {
            rules.variables(key).stream()
                    .map(meanings::compared)
                    .distinct()
                    .forEach(variable -> meanings.known
                            .computeIfAbsent(variable, any -> new ArrayList<>())
                            .add(key));
        }
        meanings.variables
                .keySet()
                .forEach(variable -> meanings.key(variable)
                        .ifPresent(key -> meanings.found
                                .computeIfAbsent(key, any -> new ArrayList<>())
                                .add(variable)));
        meanings.found.forEach((key, names) -> names.sort(meanings.byPreference(key)));
        return meanings;
    }

    /** Whether a map finds names in capitals and in small letters, as that of a process on Windows does. */
    private static boolean isOneInAnyCase(Map<String, String> variables) {
        for (String name : variables.keySet()) {
            String other = name.equals(Words.capitals(name)) ? Words.small(name) : Words.capitals(name);
            if (!other.equals(name)) {
                return variables.containsKey(other)
                        && variables.keySet().stream().noneMatch(other::equals);
            }
        }
        return false;
    }

    private String compared(String variable) {
        return ignoresCase ? Words.capitals(variable) : variable;
    }

    private Optional<Key> key(String variable) {
        Key said = rules.meanings().get(variable);
        if (said != null) {
            return Optional.of(said);
        }
        if (!compared(variable).startsWith(compared(rules.prefix()))) {
            return Optional.empty();
        }
        List<Key> keys = known.getOrDefault(compared(variable), List.of());
        if (keys.size() > 1) {
            problems.add(ambiguous(variable, keys));
        }
        return keys.isEmpty() ? guessed(variable) : Optional.of(keys.get(0));
    }

    private Problem ambiguous(String variable, List<Key> keys) {
        String all = keys.stream().map(Key::toString).collect(Collectors.joining(" or "));
        return Problem.of(
                        origin(variable),
                        keys.get(0),
                        "the variable " + variable + " could be " + all,
                        "a variable that one setting has")
                .hint("say which it is: meaning(\"" + variable + "\", …); or choose a naming that tells them apart");
    }

    /** Below the longest known key that the name begins with, or as the name alone tells. */
    private Optional<Key> guessed(String variable) {
        String separator = rules.naming().separator();
        String best = "";
        for (String beginning : separator.isEmpty() ? List.<String>of() : known.keySet()) {
            boolean isBelow = compared(variable).startsWith(beginning + compared(separator))
                    && variable.length() > beginning.length() + separator.length();
            best = isBelow && beginning.length() > best.length() ? beginning : best;
        }
        if (best.isEmpty()) {
            String bare = variable.substring(rules.prefix().length());
            return bare.isEmpty() ? Optional.empty() : rules.naming().key(bare);
        }
        Key around = known.getOrDefault(best, List.of(Key.root())).get(0);
        return rules.naming()
                .key(variable.substring(best.length() + separator.length()))
                .filter(rest -> around.segments().size() + rest.segments().size() <= Key.MAX_DEPTH)
                .map(around::append);
    }

    /** What somebody said first, then as the naming prefers, then as it is written there. */
    private Comparator<String> byPreference(Key key) {
        List<String> preferred = rules.variables(key);
        return Comparator.<String>comparingInt(name -> rules.meanings().containsKey(name) ? 0 : 1)
                .thenComparingInt(name -> preferred.contains(name) ? preferred.indexOf(name) : preferred.size())
                .thenComparing(Comparator.naturalOrder());
    }

    private Origin origin(String variable) {
        return Origin.of(source + ":" + variable);
    }

    /** The variable that is read for a key. */
    Optional<String> variable(Key key) {
        return Optional.ofNullable(found.get(key)).map(names -> names.get(0));
    }

    /** All variables that mean a key, the one that is read first. */
    List<String> all(Key key) {
        return found.getOrDefault(key, List.of());
    }

    /** All keys that some variable means. */
    Iterable<Key> keys() {
        return found.keySet();
    }

    /** What is wrong with them. */
    List<Problem> problems() {
        return problems;
    }

    /** The value of a variable. */
    Optional<String> value(String variable) {
        return Optional.ofNullable(variables.get(variable));
    }

    /**
     * The settings.
     *
     * @throws RefusedException if a variable could be one of several
     */
    Snapshot snapshot() {
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        Settings[] settings = {Settings.ofText(Table.empty())};
        List<Problem> notices = new ArrayList<>();
        found.forEach((key, names) -> {
            String name = names.get(0);
            settings[0] = settings[0].with(key, new Text(variables.getOrDefault(name, ""), origin(name)));
            names.stream().skip(1).forEach(other -> notices.add(unread(key, name, other)));
        });
        return new Snapshot(settings[0], revision(), notices);
    }

    private Problem unread(Key key, String read, String other) {
        return Problem.of(
                        origin(other),
                        key,
                        "the variable is not read, because " + read + " is the same setting, and goes first",
                        "one variable for each setting")
                .hint("drop one of the two");
    }

    private String revision() {
        StringBuilder all = new StringBuilder();
        variables.forEach(
                (name, value) -> all.append(name).append('\0').append(value).append('\0'));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_16));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
