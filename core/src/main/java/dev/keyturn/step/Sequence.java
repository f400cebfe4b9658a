package dev.keyturn.step;

import dev.keyturn.codec.Conversion;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

/** Several steps, one after the other, as one: all of them or none. */
public final class Sequence {
    private Sequence() {}

    /**
     * What the way up gave.
     *
     * @param settings the new settings; those given where there is a problem
     * @param residues the residue of each step
     * @param problems everything that is wrong; empty where all is done
     */
    public record Result(Settings settings, Items residues, List<Problem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }

        /** Whether all steps are done. */
        public boolean isDone() {
            return problems.isEmpty();
        }
    }

    /**
     * All steps up. After one that refuses, those that have nothing to do with it are tried as well, so that all problems
     * are told at once, and none that is a mere consequence of another.
     */
    public static Result up(List<Step> steps, Settings settings) {
        return up(steps, settings, true);
    }

    /** Within another step: text refers to keys of the whole settings, which are looked at where that step stands. */
    static Result upWithin(List<Step> steps, Settings element) {
        return up(steps, element, false);
    }

    private static Result up(List<Step> steps, Settings settings, boolean isWhole) {
        Settings now = settings;
        List<Value> residues = new ArrayList<>(steps.size());
        List<Problem> problems = new ArrayList<>();
        Footprint refused = new Footprint(List.of(), List.of(), List.of());
        for (Step step : steps) {
            if (!problems.isEmpty() && !step.footprint().isIndependentOf(refused)) {
                refused = refused.and(step.footprint());
                continue;
            }
            Up up = attempt(step, now);
            if (up instanceof Up.Done done) {
                if (isWhole && mayBreakReferences(step)) {
                    problems.addAll(References.broken(now, done.settings()));
                }
                now = done.settings();
                residues.add(done.residue().data());
            } else {
                problems.addAll(((Up.Refused) up).problems());
                refused = refused.and(step.footprint());
            }
        }
        return problems.isEmpty()
                ? new Result(now, Value.of(residues), List.of())
                : new Result(settings, Value.of(List.of()), problems);
    }

    /** All steps down, the last one first; without residues where the settings were made in the new shape. */
    public static Down down(List<Step> steps, Settings settings, Optional<Items> residues, OnConflict policy) {
        return down(steps, settings, each(steps, residues), policy, true);
    }

    /** All steps down, the last one first, each with its residue. */
    public static Down down(List<Step> steps, Settings settings, List<Residue> residues, OnConflict policy) {
        return down(steps, settings, residues, policy, true);
    }

    static Down downWithin(List<Step> steps, Settings element, Optional<Items> residues, OnConflict policy) {
        return down(steps, element, each(steps, residues), policy, false);
    }

    private static List<Residue> each(List<Step> steps, Optional<Items> residues) {
        return residues.map(list -> list.items().stream()
                        .map(data -> Residue.of((Table) data))
                        .toList())
                .orElseGet(() -> Collections.nCopies(steps.size(), Residue.born()));
    }

    private static Down down(
            List<Step> steps, Settings settings, List<Residue> residues, OnConflict policy, boolean isWhole) {
        Settings now = settings;
        List<Remark> remarks = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<Conflict> conflicts = new ArrayList<>();
        Footprint refused = new Footprint(List.of(), List.of(), List.of());
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (!problems.isEmpty() && !step.footprint().isIndependentOf(refused)) {
                refused = refused.and(step.footprint());
                continue;
            }
            Down down = attempt(step, now, residues.get(i), policy);
            if (down instanceof Down.Done done) {
                if (isWhole && mayBreakReferences(step)) {
                    Residue residue = residues.get(i);
                    References.broken(now, done.settings()).stream()
                            .filter(broken -> !References.isAsItWas(broken.key(), done.settings(), residue))
                            .forEach(broken -> remarks.add(new Remark(Remark.What.DANGLES, broken.key())));
                }
                now = done.settings();
                remarks.addAll(done.remarks());
            } else {
                problems.addAll(((Down.Refused) down).problems());
                conflicts.addAll(((Down.Refused) down).conflicts());
                refused = refused.and(step.footprint());
            }
        }
        return problems.isEmpty() ? new Down.Done(now, remarks) : new Down.Refused(problems, conflicts);
    }

    /** A conversion of a user's may fail in ways that this library does not. */
    private static Up attempt(Step step, Settings now) {
        try {
            return step.up(now);
        } catch (RefusedException refused) {
            return new Up.Refused(refused.problems());
        } catch (IllegalArgumentException tooDeep) {
            return new Up.Refused(List.of(limit(step, tooDeep)));
        }
    }

    private static Down attempt(Step step, Settings now, Residue residue, OnConflict policy) {
        try {
            return step.down(now, residue, policy);
        } catch (RefusedException refused) {
            return new Down.Refused(refused.problems(), List.of());
        } catch (ClassCastException | NoSuchElementException | IndexOutOfBoundsException foreign) {
            // what a journal keeps is made by this class, but anybody can write a file
            return new Down.Refused(List.of(foreign(step, foreign)), List.of());
        } catch (IllegalArgumentException foreignOrTooDeep) {
            return new Down.Refused(List.of(limit(step, foreignOrTooDeep)), List.of());
        }
    }

    private static Problem foreign(Step step, RuntimeException failure) {
        return Problem.of(
                        Origin.unknown(),
                        Key.root(),
                        "what was kept for the step " + step.kind() + " is not what such a step keeps ("
                                + failure.getClass().getSimpleName() + ")",
                        "what the way up kept")
                .hint("the journal was written by something else, or damaged");
    }

    /** Settings and keys say themselves what they cannot hold; their messages name keys and no values. */
    private static Problem limit(Step step, IllegalArgumentException limit) {
        return Problem.of(
                Origin.unknown(),
                Key.root(),
                "the step " + step.kind() + " cannot be carried out: " + limit.getMessage(),
                "settings within the limits");
    }

    /** A value that is set is meant for all who refer to it; the steps within {@code when} are looked at there. */
    private static boolean mayBreakReferences(Step step) {
        return !(step instanceof SetValue) && !(step instanceof AddDefault) && !(step instanceof When);
    }

    static List<String> losses(List<Step> some, List<Step> more) {
        return Stream.concat(some.stream(), more.stream())
                .flatMap(step -> step.losses().stream())
                .toList();
    }

    static List<Conversion> conversions(List<Step> some, List<Step> more) {
        return Stream.concat(some.stream(), more.stream())
                .flatMap(step -> step.conversions().stream())
                .toList();
    }

    static List<Comment> comments(List<Step> some, List<Step> more) {
        return Stream.concat(some.stream(), more.stream())
                .flatMap(step -> step.comments().stream())
                .toList();
    }
}
