package dev.keyturn.internal.secret;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.step.AddDefault;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Description;
import dev.keyturn.step.Each;
import dev.keyturn.step.Footprint;
import dev.keyturn.step.MapValue;
import dev.keyturn.step.SetValue;
import dev.keyturn.step.Step;
import dev.keyturn.step.When;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which settings are secret: those that a migration declares, those whose name says so, those whose value is a URL with a
 * password in it, and those that a step makes of one of these or makes one of these of.
 */
public final class SecretKeys {
    private final List<KeyPattern> patterns;

    private SecretKeys(List<KeyPattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /** The secrets of settings that these migrations lead from shape to shape. */
    public static SecretKeys of(List<Description> migrations) {
        return of(migrations, List.of());
    }

    /**
     * The secrets of settings that these migrations lead from shape to shape.
     *
     * @param known keys that are known to be secret, or to have been; those whose name tells it are left out, because they
     *     are found anyway, and would make a secret of all that is moved together with them
     * @param settings where a secret may stand that only its value tells
     */
    public static SecretKeys of(List<Description> migrations, Collection<Key> known, Settings... settings) {
        return of(migrations, known, List.of(), settings);
    }

    /**
     * The secrets of settings that these migrations lead from shape to shape.
     *
     * @param known as above
     * @param declared what is secret whatever the migrations say
     * @param settings as above
     */
    public static SecretKeys of(
            List<Description> migrations,
            Collection<Key> known,
            Collection<KeyPattern> declared,
            Settings... settings) {
        List<KeyPattern> patterns = new ArrayList<>(declared);
        known.stream().filter(key -> !isSecretByName(key)).map(KeyPattern::of).forEach(patterns::add);
        migrations.forEach(migration -> patterns.addAll(migration.secrets()));
        List<Footprint> flows = migrations.stream()
                .flatMap(migration -> migration.steps().stream())
                .flatMap(SecretKeys::flows)
                .toList();
        List<Footprint> open = new ArrayList<>(flows);
        boolean hasGrown = true;
        while (hasGrown) {
            hasGrown = false;
            for (Footprint flow : List.copyOf(open)) {
                if (isSecret(patterns, flow) || holdsPassword(flow, settings)) {
                    open.remove(flow);
                    hasGrown |= add(patterns, flow.writes());
                }
            }
        }
        return new SecretKeys(patterns);
    }

    /** These, and others as well. */
    public SecretKeys and(SecretKeys other) {
        List<KeyPattern> both = new ArrayList<>(patterns);
        other.patterns.stream().filter(pattern -> !both.contains(pattern)).forEach(both::add);
        return new SecretKeys(both);
    }

    /** The steps within others one by one, so that one secret does not make secrets of all that stands beside it. */
    private static Stream<Footprint> flows(Step step) {
        if (step instanceof When when) {
            return Stream.concat(when.then().stream(), when.otherwise().stream())
                    .flatMap(SecretKeys::flows);
        }
        if (step instanceof Each each) {
            return each.steps().stream()
                    .flatMap(SecretKeys::flows)
                    .map(inner -> inner.below(each.in().any()));
        }
        return Stream.of(step.footprint());
    }

    private static boolean isSecret(List<KeyPattern> patterns, Footprint flow) {
        return flow.writes().stream()
                .anyMatch(
                        key -> isSecretName(key.toString()) || patterns.stream().anyMatch(key::overlaps));
    }

    private static boolean holdsPassword(Footprint flow, Settings... settings) {
        for (Settings some : settings) {
            for (KeyPattern pattern : flow.writes()) {
                if (pattern.matches(some).stream()
                        .anyMatch(
                                key -> some.value(key).filter(SecretKeys::tells).isPresent())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean add(List<KeyPattern> patterns, List<KeyPattern> more) {
        boolean hasGrown = false;
        for (KeyPattern pattern : more) {
            if (!patterns.contains(pattern)) {
                patterns.add(pattern);
                hasGrown = true;
            }
        }
        return hasGrown;
    }

    private static boolean isSecretName(String name) {
        return SecretWords.areIn(name);
    }

    /** Whether the value at a key is not to be shown. */
    public boolean isSecret(Key key, Value value) {
        return isSecret(key) || holdsPassword(value);
    }

    /** Whether all values at a key are not to be shown. */
    public boolean isSecret(Key key) {
        return isSecretByName(key) || patterns.stream().anyMatch(KeyPattern.of(key)::overlaps);
    }

    private static boolean isSecretByName(Key key) {
        return key.segments().stream()
                .anyMatch(segment -> segment instanceof Segment.Name name && isSecretName(name.name()));
    }

    /** Whether a value itself tells that it is secret, wherever it stands. */
    public static boolean tells(Value value) {
        return holdsPassword(value);
    }

    /** Whether a value at some key of a pattern is not to be shown. */
    public boolean isSecret(KeyPattern keys) {
        return isSecretName(keys.toString()) || patterns.stream().anyMatch(keys::overlaps);
    }

    /** Whether a migration itself says a secret: a password that it sets or asks for. */
    public boolean isSecret(Description migration) {
        return Stream.concat(
                        Stream.concat(migration.checks().stream(), migration.assumptions().stream())
                                .flatMap(SecretKeys::constants),
                        migration.steps().stream().flatMap(SecretKeys::constants))
                .anyMatch(constant -> isSecret(constant.keys()) || holdsSecret(constant.value()));
    }

    /** A value that a migration says, with the key that it is meant for. */
    private record Constant(KeyPattern keys, Value value) {
        Constant(Key key, Value value) {
            this(KeyPattern.of(key), value);
        }

        Constant below(KeyPattern around) {
            return new Constant(around.append(keys), value);
        }
    }

    private static Stream<Constant> constants(Condition condition) {
        if (condition instanceof Condition.Equal equal) {
            return Stream.of(new Constant(equal.key(), equal.value()));
        }
        return condition instanceof Condition.Matches matches
                ? Stream.of(new Constant(matches.key(), Value.of(matches.pattern())))
                : Stream.empty();
    }

    private static Stream<Constant> constants(Step step) {
        if (step instanceof When when) {
            return Stream.concat(
                    constants(when.condition()),
                    Stream.concat(when.then().stream(), when.otherwise().stream())
                            .flatMap(SecretKeys::constants));
        }
        if (step instanceof Each each) {
            return each.steps().stream()
                    .flatMap(SecretKeys::constants)
                    .map(one -> one.below(each.in().any()));
        }
        if (step instanceof SetValue set) {
            return Stream.of(new Constant(set.key(), set.value()));
        }
        if (step instanceof AddDefault added) {
            return Stream.of(new Constant(added.key(), added.value()));
        }
        // a table of words is a list of constants, and so may the options of a conversion be
        return step instanceof MapValue words
                ? Stream.of(new Constant(words.key(), words.words().options()))
                : Stream.empty();
    }

    /** Goes over all values in these settings that are not to be shown. */
    void forEachIn(Settings settings, Consumer<? super Value> action) {
        new SecretWalk(patterns, action).over(settings);
    }

    /** Whether something in the value, or in what is below it, is not to be shown. */
    public boolean holdsSecret(Value value) {
        if (value instanceof Table table) {
            return table.own().filter(this::holdsSecret).isPresent()
                    || table.names().stream()
                            .anyMatch(name -> isSecretName(name)
                                    || holdsSecret(table.get(name).orElseThrow()));
        }
        return holdsPassword(value);
    }

    private static boolean holdsPassword(Value value) {
        if (value instanceof Items list) {
            return list.items().stream().anyMatch(SecretKeys::holdsPassword);
        }
        if (value instanceof Table table) {
            return table.names().stream()
                    .anyMatch(name ->
                            isSecretName(name) || holdsPassword(table.get(name).orElseThrow()));
        }
        return value instanceof Text text && SecretWords.holdPassword(text.text());
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof SecretKeys other && patterns.equals(other.patterns);
    }

    @Override
    public int hashCode() {
        return patterns.hashCode();
    }
}
