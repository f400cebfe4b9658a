package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks for smaller settings that show the same. */
final class Shrink {
    private static final int MOST_TRIES = 400;

    private int tries;
    private final Function<Settings, Optional<Violation>> check;

    Shrink(Function<Settings, Optional<Violation>> check) {
        this.check = check;
    }

    Violation smallest(Violation found) {
        Violation smallest = found;
        boolean isSmaller = true;
        while (isSmaller && tries < MOST_TRIES) {
            isSmaller = false;
            for (Settings smaller : smaller(smallest.settings())) {
                tries++;
                Optional<Violation> again = check.apply(smaller);
                if (again.isPresent()) {
                    smallest = again.get();
                    isSmaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private static List<Settings> smaller(Settings settings) {
        List<Settings> smaller = new ArrayList<>();
        settings.root().names().forEach(name -> smaller.add(settings.withoutAll(Key.ofNames(name))));
        for (Map.Entry<Key, Value> leaf : Leaves.of(settings).entrySet()) {
            Key key = leaf.getKey();
            smaller.add(settings.without(key));
            if (leaf.getValue() instanceof Items list) {
                for (int i = 0; i < list.size(); i++) {
                    List<Value> fewer = new ArrayList<>(list.items());
                    fewer.remove(i);
                    smaller.add(settings.with(key, Value.of(fewer)));
                }
            }
        }
        return smaller;
    }
}
