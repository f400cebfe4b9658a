package dev.keyturn.files.comments;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Entries that an edit takes away, and those that come in their place.
 *
 * @param heirs the entries that go, each with the one that its comments go to; none where others just come
 * @param young the entries that come
 */
record Family(Map<Key, Key> heirs, Set<Key> young) {
    private static final Comparator<Origin> IN_ORDER =
            Comparator.comparingInt(Origin::line).thenComparingInt(Origin::column);

    /** All families of an edit. */
    static List<Family> of(Settings before, Edit edit) {
        Kin kin = new Kin();
        Map<Origin, Key> gone = new HashMap<>();
        Set<Key> came = new LinkedHashSet<>();
        for (Change change : edit.changes().list()) {
            if (change.after().isEmpty()) {
                Value value = before.value(change.key()).orElse(change.before().orElseThrow());
                gone.putIfAbsent(value.origin(), change.key());
            } else {
                came.add(change.key());
                Key from = gone.get(change.after().get().origin()); // removals come first
                if (from != null && !change.after().get().origin().equals(Origin.unknown())) {
                    kin.add(from, change.key());
                }
            }
        }
        edit.heirs().forEach((from, to) -> {
            if (gone.containsValue(from) && came.contains(to)) {
                kin.add(from, to);
            }
        });
        if (!before.isTextOnly()) {
            tables(before, edit.changes().applyTo(before, edit.places()), kin);
            newTables(before, kin);
        }
        List<Family> all = new ArrayList<>(kin.families());
        Set<Key> born = born(before, came, kin);
        if (!born.isEmpty()) {
            all.add(new Family(Map.of(), born));
        }
        return all;
    }

    /** What comes and takes nobody's place, with the tables that come with it. */
    private static Set<Key> born(Settings before, Set<Key> came, Kin kin) {
        Set<Key> born = new LinkedHashSet<>();
        for (Key key : came) {
            Key own = key;
            while (!own.isRoot() && before.at(own).isEmpty() && !kin.byYoung.containsKey(own)) {
                born.add(own);
                own = own.parent().orElseThrow();
            }
        }
        return born;
    }

    /** A comment at a table that came with an entry has nowhere to go but with that. */
    private static void newTables(Settings before, Kin kin) {
        for (Key heir : List.copyOf(kin.byYoung.keySet())) {
            for (Key table = heir.parent().orElseThrow();
                    !table.isRoot();
                    table = table.parent().orElseThrow()) {
                if (before.at(table).isEmpty()) {
                    kin.come(heir, table);
                }
            }
        }
    }

    /** A table that goes with its last entry: its comments go to the table that takes its place, or to its first entry. */
    private static void tables(Settings before, Settings after, Kin kin) {
        Map<Key, Key> entries = new LinkedHashMap<>(kin.heirs);
        entries.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(before::origin, IN_ORDER)))
                .forEach(entry -> {
                    Key table = entry.getKey();
                    while (!table.parent().orElseThrow().isRoot()) {
                        table = table.parent().orElseThrow();
                        if (after.at(table).isEmpty() && !kin.heirs.containsKey(table)) {
                            Key below = entry.getKey().below(table).orElseThrow();
                            kin.add(table, tableOf(before, below, entry.getValue()));
                        }
                    }
                });
    }

    private static Key tableOf(Settings before, Key below, Key heir) {
        int depth = heir.segments().size() - below.segments().size();
        if (depth < 1) {
            return heir;
        }
        Key table = Key.ofSegments(heir.segments().subList(0, depth));
        boolean isSame = heir.below(table).filter(below::equals).isPresent();
        return isSame && before.at(table).isEmpty() ? table : heir;
    }

    /** Who belongs to whom. */
    private static final class Kin {
        private final Map<Key, Key> heirs = new LinkedHashMap<>();
        private final Map<Key, Family> byOld = new LinkedHashMap<>();
        private final Map<Key, Family> byYoung = new LinkedHashMap<>();

        void add(Key from, Key to) {
            heirs.putIfAbsent(from, to);
            Family one = byOld.getOrDefault(from, new Family(new LinkedHashMap<>(), new LinkedHashSet<>()));
            Family other = byYoung.getOrDefault(to, one);
            Family both = new Family(new LinkedHashMap<>(one.heirs), new LinkedHashSet<>(one.young));
            both.heirs.putAll(other.heirs);
            both.young.addAll(other.young);
            both.heirs.putIfAbsent(from, to);
            both.young.add(to);
            both.heirs.keySet().forEach(key -> byOld.put(key, both));
            both.young.forEach(key -> byYoung.put(key, both));
        }

        /** A table that nothing stands for yet comes with an entry. */
        void come(Key young, Key table) {
            Family family = byYoung.get(young);
            if (family != null && byYoung.putIfAbsent(table, family) == null) {
                family.young.add(table);
            }
        }

        List<Family> families() {
            return byOld.values().stream().distinct().toList();
        }
    }
}
