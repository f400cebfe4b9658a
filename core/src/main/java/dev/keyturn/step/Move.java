package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/**
 * A key with all that is below it to another place. On the way back all that is there by then goes back, new entries
 * included.
 *
 * @param from the old place
 * @param to the new place
 * @param ifOccupied what to do where something is at the new place
 * @param updateReferences whether <code>${old.x}</code> in other values becomes <code>${new.x}</code>
 */
public record Move(Key from, Key to, IfOccupied ifOccupied, boolean updateReferences) implements Step {
    private static final String WAS = "was";
    private static final String OVER = "over";

    public Move {
        Keys.different(Keys.named(from), Keys.named(to));
        if (from.overlaps(to)) {
            throw new IllegalArgumentException(
                    from + ": one of it and " + to + " lies below the other, so that the settings"
                            + " would not tell whether the move is done; move what is in it key by key");
        }
    }

    @Override
    public String kind() {
        return "move";
    }

    @Override
    public Footprint footprint() {
        return References.widen(Footprint.of(List.of(from), List.of(to)), updateReferences);
    }

    @Override
    public Up up(Settings settings) {
        return References.up(up(Work.up(settings)), Renaming.ofTree(from, to), updateReferences);
    }

    private Up up(Work work) {
        Optional<Value> node = work.at(from);
        if (node.isEmpty()) {
            return work.up(work.has(to) ? Residue.idle() : Residue.absent());
        }
        work.did();
        work.takeAll(from);
        Optional<Value> over = work.at(to);
        if (over.isPresent() && ifOccupied == IfOccupied.REFUSE) {
            work.problem(
                    to,
                    "something is there already, and " + from + " would be put there",
                    "nothing at or below it",
                    "remove one of the two, or let the step say ifOccupied keep or replace");
        } else if (over.isPresent() && ifOccupied == IfOccupied.KEEP) {
            work.keep(WAS, node.get());
        } else {
            if (over.isPresent()) {
                work.keep(OVER, over.get());
                work.replaceAll(to, node.get());
            } else {
                work.put(to, node.get());
            }
        }
        return work.up();
    }

    @Override
    public Down down(Settings settings, Residue residue, OnConflict policy) {
        Settings back = References.down(settings, residue, Renaming.ofTree(from, to), updateReferences);
        return down(Work.down(back, residue, policy), residue);
    }

    private Down down(Work work, Residue residue) {
        if (residue.isIdle()) {
            return work.down();
        }
        Optional<Value> was = residue.get(WAS);
        if (was.isPresent()) {
            Originals.restore(work, from, was.get(), this::conflict);
            return work.down();
        }
        Optional<Value> node = work.at(to);
        if (node.isEmpty()) {
            if (residue.isDone() && !work.has(from)) {
                work.remark(Remark.What.STAYS_DELETED, from);
            }
            return work.down();
        }
        Optional<Value> over = residue.get(OVER);
        if (over.isPresent()) {
            work.replaceAll(to, over.get());
        } else {
            work.takeAll(to);
        }
        Originals.restore(work, from, node.get(), this::conflict);
        if (!residue.isDone()) {
            work.remark(Remark.What.CARRIED_BACK, from);
        }
        return work.down();
    }

    private Conflict conflict(Origin origin, Key key) {
        return new Conflict(
                origin,
                key,
                "it came back with another value than " + to + " leads back to",
                "the value that stands here stays",
                "the value from " + to + " takes its place");
    }

    @Override
    public Table form() {
        return Form.table()
                .key("from", from)
                .key("to", to)
                .option("ifOccupied", ifOccupied, IfOccupied.REFUSE)
                .flag("updateReferences", updateReferences)
                .build();
    }

    static Move read(Form form) {
        return new Move(
                form.key("from"),
                form.key("to"),
                form.option("ifOccupied", IfOccupied.REFUSE),
                form.flag("updateReferences"));
    }
}
