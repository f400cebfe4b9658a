package dev.keyturn.internal.engine;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Description;
import dev.keyturn.step.Footprint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keys that a migration takes and that are not there, though the entry that is meant may be: {@code db.url} as one name with a
 * dot in it, or brought by a merge key of YAML. A migration takes neither for the key, and would find nothing without a word.
 */
final class Elsewhere {
    /** What YAML calls the key under which a table names others whose entries it has as well. */
    private static final String MERGE = "<<";

    private Elsewhere() {}

    /** What should be known of the keys that a migration takes. */
    static List<String> notices(Wiring wiring, Description migration, Settings settings) {
        Set<String> notices = new LinkedHashSet<>();
        for (KeyPattern source : Footprint.all(migration.steps()).sources()) {
            Optional<List<String>> names = source.key().flatMap(Elsewhere::names);
            if (names.isPresent()
                    && names.get().size() > 1
                    && !settings.has(source.key().get())) {
                Key key = source.key().get();
                dotted(settings.root(), names.get(), List.of())
                        .ifPresent(there -> notices.add(origin(wiring, settings, there) + there
                                + " is an entry with a dot in its name, and " + migration.id() + " says " + key
                                + ", which is not there; if that entry is meant, say " + there + " in the migration"));
                merged(settings.root(), names.get(), List.of())
                        .ifPresent(
                                there -> notices.add(origin(wiring, settings, there) + key + ", which " + migration.id()
                                        + " says, is there through a merge key (<<) only, and a migration does not look through one;"
                                        + " write the entry out where it is to be changed"));
            }
        }
        return List.copyOf(notices);
    }

    private static String origin(Wiring wiring, Settings settings, Key there) {
        return wiring.origin(settings, there) + ": ";
    }

    private static Optional<List<String>> names(Key key) {
        boolean isPlain = key.segments().stream().allMatch(Segment.Name.class::isInstance);
        return isPlain
                ? Optional.of(key.segments().stream()
                        .map(segment -> ((Segment.Name) segment).name())
                        .toList())
                : Optional.empty();
    }

    /** The key of an entry whose names, with dots between, are these, though others than these one by one. */
    private static Optional<Key> dotted(Table table, List<String> names, List<Segment> around) {
        for (int count = names.size(); count > 0; count--) {
            String name = String.join(".", names.subList(0, count));
            Optional<Value> child = table.get(name);
            List<Segment> path = with(around, name);
            List<String> rest = names.subList(count, names.size());
            if (child.isPresent() && rest.isEmpty()) {
                return Optional.of(Key.ofSegments(path));
            }
            Optional<Key> below =
                    child.filter(Table.class::isInstance).flatMap(inner -> dotted((Table) inner, rest, path));
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    /** The merge key that brings the entry of these names. */
    private static Optional<Key> merged(Table table, List<String> names, List<Segment> around) {
        boolean isBrought =
                table.get(MERGE).filter(merge -> brings(merge, names)).isPresent();
        if (isBrought) {
            return Optional.of(Key.ofSegments(with(around, MERGE)));
        }
        Optional<Value> child = table.get(names.get(0));
        return names.size() == 1
                ? Optional.empty()
                : child.filter(Table.class::isInstance)
                        .flatMap(inner ->
                                merged((Table) inner, names.subList(1, names.size()), with(around, names.get(0))));
    }

    private static boolean brings(Value merge, List<String> names) {
        if (merge instanceof Items list) {
            return list.items().stream().anyMatch(item -> brings(item, names));
        }
        Optional<Value> at = Optional.of(merge);
        for (String name : names) {
            at = at.filter(Table.class::isInstance).flatMap(table -> ((Table) table).get(name));
        }
        return at.isPresent();
    }

    private static List<Segment> with(List<Segment> around, String name) {
        List<Segment> path = new ArrayList<>(around);
        path.add(new Segment.Name(name));
        return path;
    }
}
