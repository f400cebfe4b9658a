package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/**
 * A key taken away, with or without what is below it. It is kept for the way back; what somebody sets again under the
 * old name meanwhile is not overwritten.
 *
 * @param key the key
 * @param all whether everything below the key goes, too; without it a table is refused
 */
public record Remove(Key key, boolean all) implements Step {
    private static final String WAS = "was";

    public Remove {
        Keys.named(key);
    }

    @Override
    public String kind() {
        return "remove";
    }

    @Override
    public Footprint footprint() {
        return Footprint.of(List.of(key), List.of());
    }

    @Override
    public Up up(Settings settings) {
        Work work = Work.up(settings);
        Optional<Value> was = all ? work.at(key) : work.content(key);
        if (was.isEmpty()) {
            return work.up(Residue.idle());
        }
        if (!all && was.get() instanceof Table table && !table.isEmpty()) {
            work.problem(key, "it is a table", "a single value", "to remove it with all that is in it, use removeAll");
            return work.up();
        }
        work.did();
        work.keep(WAS, was.get());
        if (all) {
            work.takeAll(key);
        } else {
            work.take(key);
        }
        return work.up();
    }

    @Override
    public Down down(Settings settings, Residue residue, OnConflict policy) {
        Work work = Work.down(settings, residue, policy);
        Optional<Value> was = residue.get(WAS);
        if (was.isEmpty()) {
            return work.down();
        }
        Originals.restore(work, key, was.get(), Remove::conflict);
        return work.down();
    }

    private static Conflict conflict(Origin origin, Key key) {
        return new Conflict(
                origin,
                key,
                "it came back with another value than the one that was removed",
                "the value that stands here stays",
                "the value that was removed takes its place");
    }

    @Override
    public Table form() {
        return Form.table().key("key", key).flag("all", all).build();
    }

    static Remove read(Form form) {
        return new Remove(form.key("key"), form.flag("all"));
    }
}
