package dev.keyturn.files.proof;

import static dev.keyturn.files.proof.Samples.at;
import static dev.keyturn.files.proof.Samples.isNamed;
import static dev.keyturn.files.proof.Samples.parent;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A few changes of any kind, one after the other, as one edit: one may change what another one made. */
final class Several {
    private static final int NAMES = 5;

    private final List<Value> values =
            Samples.VALUES.values().stream().flatMap(List::stream).toList();

    /** So that two files are not edited alike, and one always is. */
    private final long salt;

    Several(Settings before) {
        salt = before.keys().stream().map(Key::toString).toList().hashCode();
    }

    Settings changed(Settings settings, int seed) {
        Random random = new Random(31 * salt + seed);
        Settings changed = settings;
        for (int count = 2 + random.nextInt(4); count > 0; count--) {
            List<Key> keys = Samples.keys(changed);
            if (keys.isEmpty()) {
                return changed;
            }
            changed = one(changed, keys, random);
        }
        return changed;
    }

    private Settings one(Settings settings, List<Key> keys, Random random) {
        Key key = pick(keys, random);
        Key table = pick(Samples.tables(settings, keys), random);
        String fresh = "n" + random.nextInt(NAMES);
        Value value = pick(values, random);
        return switch (random.nextInt(7)) {
            case 0 -> removed(settings, key);
            case 1 -> isNamed(key) && !settings.has(parent(key).child(fresh)) ? settings.renamed(key, fresh) : settings;
            case 2 -> settings.replaced(key, value);
            case 3 -> settings.with(table.child(fresh), value);
            case 4 -> shuffled(settings, key, random);
            case 5 -> moved(settings, key, table, table.child(fresh));
            default -> moved(settings, key, table, table.child("new").child(fresh));
        };
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static Settings removed(Settings settings, Key key) {
        if (isNamed(key)) {
            return settings.withoutAll(key);
        }
        Key list = parent(key);
        if (!(at(settings, list) instanceof Items items)) {
            return settings; // an expression's own list
        }
        List<Value> fewer = new ArrayList<>(items.items());
        fewer.remove(at(settings, key));
        return settings.replaced(list, Value.of(fewer).withOrigin(items.origin()));
    }

    private static Settings shuffled(Settings settings, Key key, Random random) {
        if (!(at(settings, key) instanceof Items items) || items.size() < 2) {
            return settings;
        }
        List<Value> others = new ArrayList<>(items.items());
        others.add(others.remove(random.nextInt(others.size())));
        others.set(0, Value.of("other"));
        return settings.replaced(key, Value.of(others).withOrigin(items.origin()));
    }

    private static Settings moved(Settings settings, Key key, Key table, Key to) {
        boolean isPossible = isNamed(key)
                && !table.startsWith(key)
                && !settings.has(to)
                && settings.blockedAt(to).isEmpty()
                && (parent(to).isRoot() || !settings.has(parent(to)) || at(settings, parent(to)) instanceof Table);
        return isPossible ? settings.withoutAll(key).replaced(to, at(settings, key)) : settings;
    }
}
