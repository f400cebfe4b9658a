package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/**
 * One key's value under another name. Children of the key stay where they are; {@link Move} takes them along.
 *
 * @param from the old name
 * @param to the new name
 * @param ifOccupied what to do where the new name has a value
 * @param updateReferences whether <code>${old}</code> in other values becomes <code>${new}</code>
 */
public record Rename(Key from, Key to, IfOccupied ifOccupied, boolean updateReferences) implements Step {
    public Rename {
        Keys.different(Keys.named(from), Keys.named(to));
    }

    @Override
    public String kind() {
        return "rename";
    }

    private Transform transform() {
        return Transform.of(from, to, Same.AS_IT_IS, ifOccupied);
    }

    @Override
    public Footprint footprint() {
        return References.widen(transform().footprint(), updateReferences);
    }

    @Override
    public Up up(Settings settings) {
        return References.up(transform().up(Work.up(settings)), Renaming.ofKey(from, to), updateReferences);
    }

    @Override
    public Down down(Settings settings, Residue residue, OnConflict policy) {
        Settings back = References.down(settings, residue, Renaming.ofKey(from, to), updateReferences);
        return transform().down(Work.down(back, residue, policy), residue);
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

    static Rename read(Form form) {
        return new Rename(
                form.key("from"),
                form.key("to"),
                form.option("ifOccupied", IfOccupied.REFUSE),
                form.flag("updateReferences"));
    }

    /** The value moves as it is; a table is refused, so that nobody moves a whole section by mistake. */
    private enum Same implements Lens {
        AS_IT_IS;

        private static Optional<List<Optional<Value>>> same(List<Optional<Value>> values) {
            return values.get(0)
                            .filter(value -> value instanceof Table table && !table.isEmpty())
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(values);
        }

        @Override
        public Optional<List<Optional<Value>>> up(List<Optional<Value>> old) {
            return same(old);
        }

        @Override
        public Optional<List<Optional<Value>>> down(List<Optional<Value>> young) {
            return same(young);
        }

        @Override
        public String upAccepts() {
            return "a single value";
        }

        @Override
        public String downAccepts() {
            return "a single value";
        }

        @Override
        public String hint() {
            return "to take a table along with all that is in it, use move";
        }
    }
}
