package dev.keyturn;

import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.Custom;
import dev.keyturn.step.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The parts of a custom step, in the order in which they are given. */
public final class CustomSteps {
    private CustomSteps() {}

    private static List<KeyPattern> patterns(String... keys) {
        return List.of(keys).stream().map(KeyPattern::of).toList();
    }

    /** A custom step that has a name. */
    public static final class Reading {
        private final String name;
        private final Function<Step, Steps> end;

        Reading(String name, Function<Step, Steps> end) {
            this.name = name;
            this.end = end;
        }

        /** Declares the keys that the code reads beside those that it writes. */
        public Writing reading(String... keys) {
            return new Writing(name, patterns(keys), end);
        }

        /** Declares the keys that the code reads and changes. */
        public Upward writing(String... keys) {
            return reading().writing(keys);
        }
    }

    /** A custom step that has said what it reads. */
    public static final class Writing {
        private final String name;
        private final List<KeyPattern> reads;
        private final Function<Step, Steps> end;

        private Writing(String name, List<KeyPattern> reads, Function<Step, Steps> end) {
            this.name = name;
            this.reads = reads;
            this.end = end;
        }

        /** Declares the keys that the code reads and changes. */
        public Upward writing(String... keys) {
            List<KeyPattern> writes = patterns(keys);
            return up -> down -> end.apply(new Custom(name, reads, writes, Optional.of(new Custom.Code(up, down))));
        }
    }

    /** A custom step that needs its way up. */
    @FunctionalInterface
    public interface Upward {
        /** Gives the code that leads to the new shape. */
        Downward up(UnaryOperator<Settings> code);
    }

    /** A custom step that needs its way down. */
    @FunctionalInterface
    public interface Downward {
        /** Gives the code that leads back. */
        Steps down(UnaryOperator<Settings> code);
    }
}
