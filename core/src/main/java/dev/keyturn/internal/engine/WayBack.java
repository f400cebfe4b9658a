package dev.keyturn.internal.engine;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Custom;
import dev.keyturn.step.Down;
import dev.keyturn.step.Each;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Sequence;
import dev.keyturn.step.Step;
import dev.keyturn.step.When;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a migration can be taken back, found out by taking it back in memory.
 *
 * @param kind how well
 * @param says the rest, for people
 */
public record WayBack(Kind kind, String says) {
    /** How well. */
    public enum Kind {
        /** The new settings alone lead back. */
        EXACT,
        /** The new settings and what the journal keeps lead back. */
        WITH_JOURNAL,
        /** As {@link #WITH_JOURNAL}; edits may lose something, and the author accepts that. */
        LOSSY_ACCEPTED,
        /** Only a program that has the migration's Java code leads back. */
        NEEDS_CODE,
        /** It was found to be there already; whatever is there is converted back. */
        CONVERTS,
        /** It leads to something else, or nowhere. */
        IMPOSSIBLE
    }

    /** The way back of one migration, from the settings that it leads to to those that it found. */
    static WayBack of(Forward.Todo todo, Settings before) {
        if (todo.changes().isEmpty()) {
            return new WayBack(
                    Kind.CONVERTS, "nothing was changed, so nothing is kept; what is there then is converted back");
        }
        List<Step> steps = todo.migration().allSteps();
        Down down = Sequence.down(steps, todo.after(), Optional.of(todo.residues()), OnConflict.REFUSE);
        if (down instanceof Down.Refused refused) {
            return new WayBack(
                    Kind.IMPOSSIBLE, "impossible: " + refused.problems().get(0).what());
        }
        if (!((Down.Done) down).settings().equals(before)) {
            return new WayBack(Kind.IMPOSSIBLE, "impossible: it leads to other settings than there were");
        }
        Optional<Custom> custom = steps.stream()
                .flatMap(WayBack::inner)
                .filter(Custom.class::isInstance)
                .map(Custom.class::cast)
                .findFirst();
        if (custom.isPresent()) {
            return new WayBack(
                    Kind.NEEDS_CODE,
                    "exact, but only by a release that has the code of the custom step "
                            + custom.get().name());
        }
        Optional<String> accepted = steps.stream()
                .flatMap(WayBack::inner)
                .flatMap(step -> step.acceptedLoss().stream())
                .findFirst();
        if (accepted.isPresent()) {
            return new WayBack(
                    Kind.LOSSY_ACCEPTED,
                    "exact where nothing is edited; an edit may lose something, which was accepted: " + accepted.get());
        }
        return keepsSomething(todo.residues())
                ? new WayBack(Kind.WITH_JOURNAL, "exact, with what the journal keeps")
                : new WayBack(Kind.EXACT, "exact");
    }

    /** The step, or those within it. */
    public static Stream<Step> inner(Step step) {
        if (step instanceof When when) {
            return Stream.concat(when.then().stream(), when.otherwise().stream())
                    .flatMap(WayBack::inner);
        }
        return step instanceof Each each ? each.steps().stream().flatMap(WayBack::inner) : Stream.of(step);
    }

    /** A mark that something was done holds nothing of the settings. */
    private static boolean keepsSomething(Items residues) {
        return residues.items().stream().anyMatch(residue -> residue instanceof Table table && holdsMore(table));
    }

    private static boolean holdsMore(Table residue) {
        return residue.names().stream()
                .anyMatch(name ->
                        !name.equals("did") && !isEmpty(residue.get(name).orElseThrow()));
    }

    private static boolean isEmpty(Value value) {
        return value instanceof Table table ? table.isEmpty() : value instanceof Items list && list.size() == 0;
    }
}
