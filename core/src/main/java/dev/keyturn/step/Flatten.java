package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;

/**
 * The entries of a table become keys beside it that begin with its name and a separator: {@link Nest} the other way
 * round.
 *
 * @param key the table
 * @param separator what stands between the two halves of the new names
 * @param updateReferences whether references in other values follow
 */
public record Flatten(Key key, String separator, boolean updateReferences) implements Step {
    public Flatten {
        Siblings.check(key, separator);
    }

    @Override
    public String kind() {
        return "flatten";
    }

    private Siblings siblings() {
        return new Siblings(key, separator);
    }

    @Override
    public Footprint footprint() {
        return References.widen(siblings().footprint(false), updateReferences);
    }

    @Override
    public Up up(Settings settings) {
        return References.up(siblings().scatter(Work.up(settings)), siblings().scattering(), updateReferences);
    }

    @Override
    public Down down(Settings settings, Residue residue, OnConflict policy) {
        Settings back = References.down(settings, residue, siblings().scattering(), updateReferences);
        return siblings().gatherBack(Work.down(back, residue, policy), residue);
    }

    @Override
    public Table form() {
        return siblings().form(updateReferences);
    }

    static Flatten read(Form form) {
        return new Flatten(form.key("key"), form.anyText("separator"), form.flag("updateReferences"));
    }
}
