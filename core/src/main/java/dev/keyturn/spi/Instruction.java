package dev.keyturn.spi;

import dev.keyturn.settings.Key;
import java.util.Optional;

/**
 * One thing to do at a place that cannot be written from here, by whoever can. It speaks of names as the place has them: variables,
 * entries of a ConfigMap. Its text never shows a value.
 */
public sealed interface Instruction {
    /** The setting that it is about, which is the new one where there are two. */
    Key key();

    /** The name in the place that it is about, which is the new one where there are two. */
    String name();

    /** The value that the name is to have; nothing where it is dropped, or where the value is secret. */
    Optional<String> value();

    /** The same without the value, because that is secret. */
    Instruction withoutValue();

    /**
     * The value of one name under another one.
     *
     * @param key the setting
     * @param from the old name, which goes
     * @param name the new name
     * @param value the value, which stays as it is; nothing if it is secret
     */
    record Rename(Key key, String from, String name, Optional<String> value) implements Instruction {
        @Override
        public Rename withoutValue() {
            return new Rename(key, from, name, Optional.empty());
        }

        @Override
        public String toString() {
            return "rename " + from + " to " + name;
        }
    }

    /**
     * The value of one name under a second one, too.
     *
     * @param key the setting
     * @param from the name that has it, and keeps it
     * @param name the new name
     * @param value the value; nothing if it is secret
     */
    record Copy(Key key, String from, String name, Optional<String> value) implements Instruction {
        @Override
        public Copy withoutValue() {
            return new Copy(key, from, name, Optional.empty());
        }

        @Override
        public String toString() {
            return "set " + name + " to what " + from + " is";
        }
    }

    /**
     * A value of its own.
     *
     * @param key the setting
     * @param name its name
     * @param value the value; nothing if it is secret
     */
    record Put(Key key, String name, Optional<String> value) implements Instruction {
        @Override
        public Put withoutValue() {
            return new Put(key, name, Optional.empty());
        }

        @Override
        public String toString() {
            return "set " + name;
        }
    }

    /**
     * A name that goes.
     *
     * @param key the setting
     * @param name its name
     */
    record Drop(Key key, String name) implements Instruction {
        @Override
        public Optional<String> value() {
            return Optional.empty();
        }

        @Override
        public Drop withoutValue() {
            return this;
        }

        @Override
        public String toString() {
            return "drop " + name;
        }
    }

    /** Whether a value belongs to it that is not shown. */
    default boolean isSecret() {
        return !(this instanceof Drop) && value().isEmpty();
    }

    /** The name that it takes the value from, if it takes it from one. */
    default Optional<String> source() {
        if (this instanceof Rename rename) {
            return Optional.of(rename.from());
        }
        return this instanceof Copy copy ? Optional.of(copy.from()) : Optional.empty();
    }
}
