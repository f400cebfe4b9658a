package dev.keyturn.step;

import dev.keyturn.codec.Conversion;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import java.util.List;
import java.util.Optional;

/**
 * One reversible rewrite of settings.
 *
 * <p>{@link #up} leads to the new shape and keeps a {@link Residue}, the least that {@link #down} needs to lead back.
 * Both are pure: they depend on their arguments only, change none of them, and either do their whole work or refuse with
 * every {@link dev.keyturn.settings.Problem} that they found. What every step promises:
 *
 * <ul>
 *   <li><b>There and back.</b> {@code down} of what {@code up} gave is what was there, the order of entries included
 *       (RT); and up once more gives the same again (RE-UP).
 *   <li><b>Twice is once.</b> {@code up} on settings that already have the new shape changes nothing, and its residue
 *       undoes nothing (IDEM).
 *   <li><b>Edits arrive.</b> A value that was edited after {@code up} is carried back (EDIT-IN); residue comes back only
 *       where what {@code up} wrote still stands (EDIT-MIN); what was deleted stays deleted (EDIT-DEL); a key that came
 *       back under its old name is no longer overwritten but a conflict, unless it holds the same (EDIT-BACK); an edit that the
 *       old shape cannot express is refused or stays where it is and is reported (EDIT-PARK).
 *   <li><b>Nothing else.</b> Keys outside the {@link #footprint} stay as they are and have no influence (FRAME, EDIT-OUT).
 * </ul>
 */
public sealed interface Step
        permits AddDefault,
                Convert,
                Copy,
                Custom,
                Each,
                Flatten,
                Join,
                MapValue,
                Move,
                Nest,
                Remove,
                Rename,
                SetValue,
                Split,
                Unwrap,
                When,
                Wrap {

    /** The name in documents, such as {@code rename}. */
    String kind();

    /** Goes up when the step begins to give other results than before. */
    default int version() {
        return 1;
    }

    /** The keys that the step reads and writes. */
    Footprint footprint();

    /** To the new shape. */
    Up up(Settings settings);

    /** Back to the old shape; {@code policy} names the winner where an edit and the old state exclude each other. */
    Down down(Settings settings, Residue residue, OnConflict policy);

    /** What the step says of itself in a migration document. */
    Table form();

    /** What the way up does not keep in the settings, so that it is kept beside them. */
    default List<String> losses() {
        return List.of();
    }

    /** Why its author accepts the losses, if that was said. */
    default Optional<String> acceptedLoss() {
        return Optional.empty();
    }

    /** The conversions that the step names, those of steps within it included. */
    default List<Conversion> conversions() {
        return List.of();
    }

    /** The comments that a source which can write them puts above the keys that this step adds. */
    default List<Comment> comments() {
        return List.of();
    }
}
