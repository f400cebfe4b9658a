package dev.keyturn.testkit;

import dev.keyturn.Migration;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what is there and what was expected, as messages of the library do: the place and the key first, and no secret. */
final class Words {
    private final Settings actual;
    private final Redaction redaction;

    /** Secrets of all of these are shown nowhere: what is secret at one key may stand at another by mistake. */
    Words(Settings actual, List<Migration> migrations, Settings... others) {
        this.actual = actual;
        Settings[] all = Stream.concat(Stream.of(actual), Stream.of(others)).toArray(Settings[]::new);
        this.redaction = Redaction.of(
                () -> SecretKeys.of(
                        migrations.stream().map(Migration::description).toList(), List.of(), all),
                all);
    }

    /** Something is at a key, or nothing, which is wrong. */
    String wrong(Key key, String expected) {
        return at(key) + "is " + said(key, actual.at(key)) + "; expected " + expected + alike(key);
    }

    /** Another value than this one is at a key, or none. */
    String wrong(Key key, Value expected) {
        Optional<Value> there = actual.value(key).or(() -> actual.at(key));
        return at(key) + "is " + said(key, there) + "; expected " + expected(key, there, Optional.of(expected))
                + alike(key);
    }

    /** The keys at which these settings differ from others, a line each. */
    String differences(Settings expected) {
        return Changes.between(expected, actual).list().stream()
                .map(change -> at(change.key()) + "is " + said(change.key(), change.after()) + "; expected "
                        + expected(change.key(), change.after(), change.before()))
                .collect(Collectors.joining("\n"));
    }

    /** The first place at which equal settings have another order. */
    String order(Settings expected) {
        List<Key> wanted = expected.keys();
        List<Key> there = actual.keys();
        for (int i = 0; i < there.size(); i++) {
            if (!there.get(i).equals(wanted.get(i))) {
                return at(there.get(i)) + "stands where " + wanted.get(i) + " should; expected the same order";
            }
        }
        return at(Key.root()) + "a table in a list has its entries in another order; expected the same order";
    }

    /** A line of a text that holds the settings; one with a name of something secret in it is not shown. */
    String line(String text) {
        return redaction.shown(Key.ofNames(text), Value.of(text));
    }

    private String at(Key key) {
        return actual.origin(key) + ": " + (key.isRoot() ? "" : key + ": ");
    }

    private String said(Key key, Optional<Value> value) {
        return value.map(some -> said(key, some)).orElse("not there");
    }

    private String expected(Key key, Optional<Value> there, Optional<Value> expected) {
        String said = expected.map(value -> said(key, value)).orElse("nothing");
        boolean looksEqual = there.map(value -> said(key, value)).equals(Optional.of(said));
        return looksEqual ? "another one" : said;
    }

    private String said(Key key, Value value) {
        if (value instanceof Null) {
            return "null";
        }
        if (value instanceof Table table) {
            return table.isEmpty() ? "an empty table" : "a table with " + String.join(", ", table.names());
        }
        String kind = value instanceof Bool ? "" : "the " + value.kind() + " ";
        return value instanceof Items items && items.size() == 0 ? "an empty list" : kind + redaction.shown(key, value);
    }

    /** A key that is there and differs from one that is not by no more than case, dots and dashes. */
    private String alike(Key key) {
        return actual.has(key)
                ? ""
                : actual.keys().stream()
                        .filter(other -> letters(other).equals(letters(key)))
                        .findFirst()
                        .map(other -> "; there is " + other)
                        .orElse("");
    }

    private static String letters(Key key) {
        return key.toString().toLowerCase(Locale.ROOT).replaceAll("[\"._-]", "");
    }
}
