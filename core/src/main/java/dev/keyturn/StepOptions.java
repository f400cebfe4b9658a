package dev.keyturn;

import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What may be said of a step after it was named: steps that are being described, with an option of the last one open. */
public final class StepOptions {
    private StepOptions() {}

    /** After a rename or a move. */
    public static final class Relocated extends Steps {
        private final Steps before;
        private final BiFunction<IfOccupied, Boolean, List<Step>> steps;
        private final IfOccupied occupied;
        private final boolean references;

        Relocated(Steps before, BiFunction<IfOccupied, Boolean, List<Step>> steps) {
            this(before, steps, IfOccupied.REFUSE, false);
        }

        private Relocated(
                Steps before,
                BiFunction<IfOccupied, Boolean, List<Step>> steps,
                IfOccupied occupied,
                boolean references) {
            super(before.end(), steps.apply(occupied, references));
            this.before = before;
            this.steps = steps;
            this.occupied = occupied;
            this.references = references;
        }

        /** Says what to do where the target has a value: refuse (the usual), keep that value, or replace it. */
        public Relocated ifOccupied(IfOccupied choice) {
            return new Relocated(before, steps, choice, references);
        }

        /** Lets references to the key in other values, such as <code>${db.url}</code>, follow; else they are refused. */
        public Relocated updateReferences() {
            return new Relocated(before, steps, occupied, true);
        }
    }

    /** After a copy, a split or a join. */
    public static final class Occupying extends Steps {
        private final Steps before;
        private final Function<IfOccupied, List<Step>> steps;

        Occupying(Steps before, Function<IfOccupied, List<Step>> steps) {
            this(before, steps, IfOccupied.REFUSE);
        }

        private Occupying(Steps before, Function<IfOccupied, List<Step>> steps, IfOccupied occupied) {
            super(before.end(), steps.apply(occupied));
            this.before = before;
            this.steps = steps;
        }

        /** Says what to do where the target has a value: refuse (the usual), keep that value, or replace it. */
        public Occupying ifOccupied(IfOccupied choice) {
            return new Occupying(before, steps, choice);
        }
    }

    /** After a conversion. */
    public static final class Converted extends Steps {
        private final Steps before;
        private final BiFunction<IfOccupied, Optional<String>, List<Step>> steps;
        private final IfOccupied occupied;
        private final Optional<String> reason;

        Converted(Steps before, BiFunction<IfOccupied, Optional<String>, List<Step>> steps) {
            this(before, steps, IfOccupied.REFUSE, Optional.empty());
        }

        private Converted(
                Steps before,
                BiFunction<IfOccupied, Optional<String>, List<Step>> steps,
                IfOccupied occupied,
                Optional<String> reason) {
            super(before.end(), steps.apply(occupied, reason));
            this.before = before;
            this.steps = steps;
            this.occupied = occupied;
            this.reason = reason;
        }

        /** Says what to do where the new key has a value: refuse (the usual), keep that value, or replace it. */
        public Converted ifOccupied(IfOccupied choice) {
            return new Converted(before, steps, choice, reason);
        }

        /** Says why it is all right that the conversion does not keep everything. */
        public Converted acceptLoss(String why) {
            return new Converted(before, steps, occupied, Optional.of(why));
        }
    }

    /** After a mapping of words. */
    public static final class Lossy extends Steps {
        private final Steps before;
        private final Function<Optional<String>, List<Step>> steps;

        Lossy(Steps before, Function<Optional<String>, List<Step>> steps) {
            this(before, steps, Optional.empty());
        }

        private Lossy(Steps before, Function<Optional<String>, List<Step>> steps, Optional<String> reason) {
            super(before.end(), steps.apply(reason));
            this.before = before;
            this.steps = steps;
        }

        /** Says why it is all right that several old words become one. */
        public Lossy acceptLoss(String why) {
            return new Lossy(before, steps, Optional.of(why));
        }
    }

    /** After a default. */
    public static final class Commented extends Steps {
        private final Steps before;
        private final Function<Optional<String>, List<Step>> steps;

        Commented(Steps before, Function<Optional<String>, List<Step>> steps) {
            this(before, steps, Optional.empty());
        }

        private Commented(Steps before, Function<Optional<String>, List<Step>> steps, Optional<String> comment) {
            super(before.end(), steps.apply(comment));
            this.before = before;
            this.steps = steps;
        }

        /** Gives the comment that a source which can hold comments writes above the default. */
        public Commented comment(String text) {
            return new Commented(before, steps, Optional.of(text));
        }
    }

    /** After a nest or a flatten. */
    public static final class Referenced extends Steps {
        private final Steps before;
        private final Function<Boolean, List<Step>> steps;

        Referenced(Steps before, Function<Boolean, List<Step>> steps) {
            this(before, steps, false);
        }

        private Referenced(Steps before, Function<Boolean, List<Step>> steps, boolean references) {
            super(before.end(), steps.apply(references));
            this.before = before;
            this.steps = steps;
        }

        /** Lets references to the keys in other values follow; else they are refused. */
        public Referenced updateReferences() {
            return new Referenced(before, steps, true);
        }
    }

    /** After a condition with its steps. */
    public static final class Either extends Steps {
        private final Steps before;
        private final Function<List<Step>, List<Step>> steps;

        Either(Steps before, Function<List<Step>, List<Step>> steps) {
            this(before, steps, List.of());
        }

        private Either(Steps before, Function<List<Step>, List<Step>> steps, List<Step> otherwise) {
            super(before.end(), steps.apply(otherwise));
            this.before = before;
            this.steps = steps;
        }

        /** Describes the steps to do where the condition does not hold. They do not change what it asks. */
        public Either otherwise(UnaryOperator<Steps> describe) {
            return new Either(before, steps, Steps.inner(describe));
        }
    }
}
