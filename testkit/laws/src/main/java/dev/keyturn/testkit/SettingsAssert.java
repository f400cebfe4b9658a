package dev.keyturn.testkit;

import dev.keyturn.Migration;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a test says of settings; each method throws an {@link AssertionError} if it is not so. */
public final class SettingsAssert {
    private final Settings actual;
    private final List<Migration> migrations;

    SettingsAssert(Settings actual) {
        this(actual, List.of());
    }

    private SettingsAssert(Settings actual, List<Migration> migrations) {
        this.actual = actual;
        this.migrations = List.copyOf(migrations);
    }

    /** Shows no value that these migrations declare secret, or make of one that is. */
    public SettingsAssert withSecretsOf(Migration... declaring) {
        return new SettingsAssert(actual, List.of(declaring));
    }

    /** Begins what is said of one key, written as text: {@code a.b."c.d"}. */
    public ValueAssert at(String key) {
        return new ValueAssert(this, Key.of(key));
    }

    /** Each of these has a value, or something below it. */
    public SettingsAssert hasKeys(String... keys) {
        String missing = Stream.of(keys)
                .map(Key::of)
                .filter(key -> !actual.has(key))
                .map(key -> words().wrong(key, "anything"))
                .collect(Collectors.joining("\n"));
        return passed(missing);
    }

    /** None of these has a value or anything below it. */
    public SettingsAssert doesNotHave(String... keys) {
        String there = Stream.of(keys)
                .map(Key::of)
                .filter(actual::has)
                .map(key -> words().wrong(key, "nothing"))
                .collect(Collectors.joining("\n"));
        return passed(there);
    }

    /** There is nothing at all. */
    public SettingsAssert isEmpty() {
        return isEqualTo(Settings.empty());
    }

    /** They are equal to others, in whatever order. A failure tells the keys at which they are not. */
    public SettingsAssert isEqualTo(Settings expected) {
        return passed(words(expected).differences(expected));
    }

    /** They are equal to others, and all entries are in the same order. */
    public SettingsAssert isIdenticalTo(Settings expected) {
        isEqualTo(expected);
        return passed(actual.identical(expected) ? "" : words(expected).order(expected));
    }

    private SettingsAssert passed(String failure) {
        if (!failure.isEmpty()) {
            throw new AssertionError(failure);
        }
        return this;
    }

    Settings actual() {
        return actual;
    }

    Words words(Settings... others) {
        return new Words(actual, migrations, others);
    }
}
