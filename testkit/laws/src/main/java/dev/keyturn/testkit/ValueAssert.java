package dev.keyturn.testkit;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a test says of one key. Kinds count: the text {@code "1"}, the number {@code 1} and the number {@code 1.0} are three
 * values. Each method gives back the assertions of the settings, so that the next key can follow.
 */
public final class ValueAssert {
    private final SettingsAssert settings;
    private final Key key;

    ValueAssert(SettingsAssert settings, Key key) {
        this.settings = settings;
        this.key = key;
    }

    /** There is this text. */
    public SettingsAssert isText(String expected) {
        return is(Value.of(expected));
    }

    /** There is this whole number. */
    public SettingsAssert isNumber(long expected) {
        return is(Value.of(expected));
    }

    /** There is a number with these digits, such as {@code 3.10}. */
    public SettingsAssert isNumber(String expected) {
        return is(Num.of(expected));
    }

    /** There is true. */
    public SettingsAssert isTrue() {
        return is(Value.of(true));
    }

    /** There is false. */
    public SettingsAssert isFalse() {
        return is(Value.of(false));
    }

    /** There is null, which is not the same as nothing. */
    public SettingsAssert isNull() {
        return is(Value.ofNull());
    }

    /** There is a table that was written empty. */
    public SettingsAssert isEmptyTable() {
        return is(Table.empty());
    }

    /** There is a list of these: texts, numbers, booleans, or values of other kinds as {@link Value}. */
    public SettingsAssert isList(Object... expected) {
        return is(Value.of(Stream.of(expected).map(ValueAssert::value).toList()));
    }

    private static Value value(Object item) {
        if (item instanceof Value value) {
            return value;
        }
        if (item instanceof String text) {
            return Value.of(text);
        }
        if (item instanceof Boolean bool) {
            return Value.of(bool);
        }
        if (item instanceof Number number) {
            return Num.of(number.toString());
        }
        throw new IllegalArgumentException("an item is a " + item.getClass().getSimpleName()
                + "; expected a text, a number, a boolean or a Value");
    }

    /** There is this value. Where it is a table, nothing else is below the key. */
    public SettingsAssert is(Value expected) {
        Settings actual = settings.actual();
        Optional<Value> there = expected instanceof Table ? actual.at(key) : actual.value(key);
        if (!there.equals(Optional.of(expected))) {
            throw new AssertionError(settings.words().wrong(key, expected));
        }
        return settings;
    }

    /** The key has no value, and nothing below it. */
    public SettingsAssert isAbsent() {
        return settings.doesNotHave(key.toString());
    }
}
