package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/**
 * One key's value under a second name as well. On the way back the copy goes; an edit of the copy alone is carried to
 * the original.
 *
 * @param from the key that stays
 * @param to the second name
 * @param ifOccupied what to do where the second name has another value
 */
public record Copy(Key from, Key to, IfOccupied ifOccupied) implements Step {
    private static final String WROTE = "wrote";
    private static final String OVER = "over";

    public Copy {
        Keys.apart(List.of(from, to));
    }

    @Override
    public String kind() {
        return "copy";
    }

    @Override
    public Footprint footprint() {
        return Footprint.of(List.of(from), List.of(to));
    }

    @Override
    public Up up(Settings settings) {
        Work work = Work.up(settings);
        Optional<Value> value = work.content(from);
        Optional<Value> there = work.value(to);
        if (value.isEmpty()) {
            return work.up(there.isPresent() ? Residue.idle() : Residue.absent());
        }
        if (value.get() instanceof Table table && !table.isEmpty()) {
            work.problem(from, "it is a table", "a single value", "copy the values in it one by one");
            return work.up();
        }
        if ((there.isEmpty() || ifOccupied == IfOccupied.REPLACE)
                && value.filter(work.cannotStandAt(to)).isPresent()) {
            work.problem(
                    to,
                    "it has children, beside which the empty table from " + from + " cannot stand",
                    "nothing below it",
                    "");
            return work.up();
        }
        if (value.equals(there) || (there.isPresent() && ifOccupied == IfOccupied.KEEP)) {
            return work.up(Residue.idle());
        }
        if (there.isPresent() && ifOccupied == IfOccupied.REFUSE) {
            work.problem(
                    to,
                    "it has another value already, and " + from + " would be copied there",
                    "no value",
                    "remove it, or let the step say ifOccupied keep or replace");
            return work.up();
        }
        work.did();
        work.keep(WROTE, value.get());
        there.ifPresent(over -> work.keep(OVER, over));
        work.put(to, value.get());
        return work.up();
    }

    @Override
    public Down down(Settings settings, Residue residue, OnConflict policy) {
        Work work = Work.down(settings, residue, policy);
        Optional<Value> copy = work.value(to);
        if (residue.isIdle() || copy.isEmpty()) {
            return work.down();
        }
        Optional<Value> original = work.value(from);
        Optional<Value> wrote = residue.get(WROTE);
        boolean isCopyEdited = !copy.equals(wrote);
        boolean isOriginalEdited = !original.equals(wrote);
        residue.get(OVER).ifPresentOrElse(over -> work.exchange(to, over), () -> work.take(to));
        if (!isCopyEdited || copy.equals(original)) {
            return work.down();
        }
        boolean wasNotCopied = !residue.isDone() && original.isEmpty();
        if (!isOriginalEdited || wasNotCopied) {
            work.put(from, copy.get());
            work.remark(Remark.What.CARRIED_BACK, from);
        } else if (!editWins(work)) {
            work.put(from, copy.get());
        }
        return work.down();
    }

    private boolean editWins(Work work) {
        return work.editWins(new Conflict(
                work.origin(from),
                from,
                "it and its copy " + to + " were edited differently",
                "the value that stands here stays",
                "the value of the copy takes its place"));
    }

    @Override
    public Table form() {
        return Form.table()
                .key("from", from)
                .key("to", to)
                .option("ifOccupied", ifOccupied, IfOccupied.REFUSE)
                .build();
    }

    static Copy read(Form form) {
        return new Copy(form.key("from"), form.key("to"), form.option("ifOccupied", IfOccupied.REFUSE));
    }
}
