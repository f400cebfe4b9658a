package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/**
 * A value where there is none. On the way back it goes if it is still the default; a value that was there before, be it
 * the same, stays.
 *
 * @param key the key
 * @param value the default
 * @param comment what a source that can hold comments writes above it
 */
public record AddDefault(Key key, Value value, Optional<String> comment) implements Step {
    public AddDefault {
        Keys.named(key);
    }

    @Override
    public String kind() {
        return "addDefault";
    }

    @Override
    public Footprint footprint() {
        return Footprint.of(List.of(), List.of(key));
    }

    @Override
    public Up up(Settings settings) {
        Work work = Work.up(settings);
        if (value instanceof Table ? work.has(key) : work.value(key).isPresent()) {
            return work.up(Residue.idle());
        }
        work.did();
        work.put(key, value);
        return work.up();
    }

    @Override
    public Down down(Settings settings, Residue residue, OnConflict policy) {
        Work work = Work.down(settings, residue, policy);
        Optional<Value> live = value instanceof Table ? work.at(key) : work.value(key);
        if (!residue.isDone() || live.isEmpty()) {
            return work.down();
        }
        if (live.get().equals(settings.held(value))) {
            work.take(key, value);
        } else {
            work.remark(Remark.What.KEPT, key);
        }
        return work.down();
    }

    @Override
    public List<Comment> comments() {
        return comment.map(text -> List.of(new Comment(key, text))).orElse(List.of());
    }

    @Override
    public Table form() {
        return Form.table()
                .key("key", key)
                .value("value", value)
                .text("comment", comment)
                .build();
    }

    static AddDefault read(Form form) {
        return new AddDefault(
                form.key("key"),
                form.value("value"),
                form.has("comment") ? Optional.of(form.anyText("comment")) : Optional.empty());
    }
}
