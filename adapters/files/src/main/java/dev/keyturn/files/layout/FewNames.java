package dev.keyturn.files.layout;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map from names that keeps their order, and takes little room for a few of them, which are searched. {@link #with} makes
 * another map of it where there are many: a large text has a hundred thousand small tables.
 */
public final class FewNames<E> extends AbstractMap<String, E> {
    private static final int FEW = 8;
    private static final int FIRST = 4;

    private final List<Map.Entry<String, E>> entries = new ArrayList<>(FIRST);

    private FewNames() {}

    /** A map with one name more: the same one, unless it was empty or has become large. */
    public static <E> Map<String, E> with(Map<String, E> map, String name, E value) {
        Map<String, E> larger = map;
        if (map.isEmpty()) {
            larger = new FewNames<>();
        } else if (map instanceof FewNames && map.size() == FEW) {
            larger = new LinkedHashMap<>(map);
        }
        larger.put(name, value);
        return larger;
    }

    @Override
    public @Nullable E get(Object name) {
        for (Map.Entry<String, E> entry : entries) {
            if (entry.getKey().equals(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** Adds a name that is not there yet. */
    @Override
    public @Nullable E put(String name, E value) {
        if (get(name) != null) {
            throw new IllegalArgumentException("the name is there already");
        }
        entries.add(Map.entry(name, value));
        return null;
    }

    @Override
    public Set<Map.Entry<String, E>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, E>> iterator() {
                return entries.iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }
}
