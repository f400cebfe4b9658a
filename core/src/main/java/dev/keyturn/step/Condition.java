package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A question about settings that is answered with yes or no. */
public sealed interface Condition {
    /** The key that the question is about. */
    Key key();

    /** The answer. */
    boolean holds(Settings settings);

    /** The question as the end of a sentence that begins with "expected". */
    String expected();

    /** The form of the condition in a migration document. */
    Table form();

    /** Something, be it null, stands at or below the key. */
    static Condition present(String key) {
        return new Present(Key.of(key));
    }

    /** Nothing stands at or below the key. */
    static Condition absent(String key) {
        return new Absent(Key.of(key));
    }

    /** The key has this value; numbers are compared as numbers, so {@code 16} equals {@code 0x10}. */
    static Condition equal(String key, Value value) {
        return new Equal(Key.of(key), value);
    }

    /** The key has text, and a regular expression matches all of it. */
    static Condition matches(String key, String pattern) {
        return new Matches(Key.of(key), pattern);
    }

    /** See {@link Condition#present}. */
    record Present(Key key) implements Condition {
        @Override
        public boolean holds(Settings settings) {
            return settings.has(key);
        }

        @Override
        public String expected() {
            return "something at " + key;
        }

        @Override
        public Table form() {
            return Form.table().key("present", key).build();
        }
    }

    /** See {@link Condition#absent}. */
    record Absent(Key key) implements Condition {
        @Override
        public boolean holds(Settings settings) {
            return !settings.has(key);
        }

        @Override
        public String expected() {
            return "nothing at or below " + key;
        }

        @Override
        public Table form() {
            return Form.table().key("absent", key).build();
        }
    }

    /** See {@link Condition#equal}. */
    record Equal(Key key, Value value) implements Condition {
        @Override
        public boolean holds(Settings settings) {
            Optional<Value> live = value instanceof Table ? settings.at(key) : settings.value(key);
            return live.filter(found -> isSame(found, settings.held(value))).isPresent();
        }

        private static boolean isSame(Value live, Value wanted) {
            if (live instanceof Num one && wanted instanceof Num other) {
                return one.sameNumberAs(other);
            }
            return live.equals(wanted);
        }

        @Override
        public String expected() {
            return key + " to have the value that the migration names";
        }

        @Override
        public Table form() {
            return Table.empty()
                    .with(
                            "equals",
                            Form.table().key("key", key).value("value", value).build());
        }
    }

    /** See {@link Condition#matches}. */
    record Matches(Key key, String pattern) implements Condition {
        private static final int LONGEST_PATTERN = 1_000;

        public Matches {
            if (pattern.length() > LONGEST_PATTERN) {
                throw new IllegalArgumentException(
                        key + ": the pattern is longer than " + LONGEST_PATTERN + " characters");
            }
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        key + ": the pattern is no regular expression: " + e.getDescription(), e);
            }
        }

        @Override
        public boolean holds(Settings settings) {
            return settings.value(key)
                    .filter(value -> value instanceof Text text && Pattern.matches(pattern, text.text()))
                    .isPresent();
        }

        @Override
        public String expected() {
            return key + " to match the pattern that the migration names";
        }

        @Override
        public Table form() {
            return Table.empty()
                    .with(
                            "matches",
                            Form.table()
                                    .key("key", key)
                                    .value("pattern", Value.of(pattern))
                                    .build());
        }
    }
}
