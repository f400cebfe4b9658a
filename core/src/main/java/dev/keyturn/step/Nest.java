package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;

/**
 * The keys that begin with a name and a separator become entries of a table of that name: with {@code _}, {@code
 * server_host} and {@code server_port} become {@code server.host} and {@code server.port}.
 *
 * @param key the table
 * @param separator what stands between the two halves of the old names
 * @param updateReferences whether references in other values follow
 */
public record Nest(Key key, String separator, boolean updateReferences) implements Step {
    public Nest {
        Siblings.check(key, separator);
    }

    @Override
    public String kind() {
        return "nest";
    }

    private Siblings siblings() {
        return new Siblings(key, separator);
    }

    @Override
    public Footprint footprint() {
        return References.widen(siblings().footprint(true), updateReferences);
    }

    @Override
    public Up up(Settings settings) {
        return References.up(siblings().gather(Work.up(settings)), siblings().gathering(), updateReferences);
    }

    @Override
    public Down down(Settings settings, Residue residue, OnConflict policy) {
        Settings back = References.down(settings, residue, siblings().gathering(), updateReferences);
        return siblings().scatterBack(Work.down(back, residue, policy), residue);
    }

    @Override
    public Table form() {
        return siblings().form(updateReferences);
    }

    static Nest read(Form form) {
        return new Nest(form.key("key"), form.anyText("separator"), form.flag("updateReferences"));
    }
}
