package dev.keyturn.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Many entries: a tree from names to ranks and a tree from ranks to entries, so that lookup, change and insertion at any
 * place cost the logarithm of the size. Ranks are far apart; where no room is left between two, all are dealt out anew.
 */
final class ManyEntries implements Entries {
    private static final long GAP = 1L << 32;

    private final Tree<String, Long> ranks;
    private final Tree<Long, Tree.Entry<String, Value>> ordered;
    private final int size;

    private ManyEntries(Tree<String, Long> ranks, Tree<Long, Tree.Entry<String, Value>> ordered, int size) {
        this.ranks = ranks;
        this.ordered = ordered;
        this.size = size;
    }

    static ManyEntries of(Map<String, Value> entries) {
        List<Tree.Entry<String, Long>> ranks = new ArrayList<>(entries.size());
        List<Tree.Entry<Long, Tree.Entry<String, Value>>> ordered = new ArrayList<>(entries.size());
        for (Map.Entry<String, Value> entry : entries.entrySet()) {
            Long rank = ordered.size() * GAP; // one object for both trees
            ranks.add(new Tree.Entry<>(entry.getKey(), rank));
            ordered.add(new Tree.Entry<>(rank, new Tree.Entry<>(entry.getKey(), entry.getValue())));
        }
        ranks.sort(Comparator.comparing(Tree.Entry::key));
        return new ManyEntries(Tree.ofSorted(ranks), Tree.ofSorted(ordered), entries.size());
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable Value get(String name) {
        Long rank = ranks.get(name);
        return rank == null ? null : at(rank).value();
    }

    private Tree.Entry<String, Value> at(Long rank) {
        Tree.Entry<String, Value> entry = ordered.get(rank);
        if (entry == null) {
            throw new IllegalStateException("a name without its entry");
        }
        return entry;
    }

    private Long rankOf(String name) {
        Long rank = ranks.get(name);
        if (rank == null) {
            throw new IllegalArgumentException("no entry with that name");
        }
        return rank;
    }

    @Override
    public Entries put(String name, Value value) {
        Long rank = ranks.get(name);
        if (rank != null) {
            return new ManyEntries(ranks, ordered.put(rank, new Tree.Entry<>(name, value)), size);
        }
        Tree.Entry<Long, ?> last = ordered.last();
        return insert(last == null ? 0 : last.key() + GAP, name, value);
    }

    @Override
    public Entries putAfter(String neighbour, String name, Value value) {
        Long low = rankOf(neighbour);
        Tree.Entry<Long, ?> next = ordered.after(low);
        if (next == null) {
            return insert(low + GAP, name, value);
        }
        if (next.key() - low < 2) {
            return spread().putAfter(neighbour, name, value);
        }
        return insert(low + (next.key() - low) / 2, name, value);
    }

    @Override
    public Entries putFirst(String name, Value value) {
        Tree.Entry<Long, ?> first = ordered.after(Long.MIN_VALUE);
        return insert(first == null ? 0 : first.key() - GAP, name, value);
    }

    private Entries insert(Long rank, String name, Value value) {
        return new ManyEntries(ranks.put(name, rank), ordered.put(rank, new Tree.Entry<>(name, value)), size + 1);
    }

    private ManyEntries spread() {
        return of(toMap());
    }

    private Map<String, Value> toMap() {
        Map<String, Value> map = new LinkedHashMap<>();
        forEach(map::put);
        return map;
    }

    @Override
    public Entries renamed(String name, String newName, Value value) {
        Long rank = rankOf(name);
        return new ManyEntries(
                ranks.without(name).put(newName, rank), ordered.put(rank, new Tree.Entry<>(newName, value)), size);
    }

    @Override
    public Entries without(String name) {
        Long rank = ranks.get(name);
        if (rank == null) {
            return this;
        }
        ManyEntries fewer = new ManyEntries(ranks.without(name), ordered.without(rank), size - 1);
        return fewer.size <= FEW / 2 ? Entries.of(fewer.toMap()) : fewer;
    }

    @Override
    public @Nullable String before(String name) {
        Tree.Entry<Long, Tree.Entry<String, Value>> entry = ordered.before(rankOf(name));
        return entry == null ? null : entry.value().key();
    }

    @Override
    public @Nullable String last() {
        Tree.Entry<Long, Tree.Entry<String, Value>> entry = ordered.last();
        return entry == null ? null : entry.value().key();
    }

    @Override
    public List<String> names(String prefix) {
        Map<Long, String> found = new TreeMap<>();
        ranks.forEachFrom(prefix, (name, rank) -> {
            boolean isFound = name.startsWith(prefix);
            if (isFound) {
                found.put(rank, name);
            }
            return isFound;
        });
        return List.copyOf(found.values());
    }

    @Override
    public void forEachNotIn(Entries other, BiConsumer<? super String, ? super Value> action) {
        BiConsumer<String, Value> unlessThere = (name, value) -> {
            if (other.get(name) != value) {
                action.accept(name, value);
            }
        };
        if (other instanceof ManyEntries many) {
            ordered.forEachNotIn(many.ordered, (rank, entry) -> unlessThere.accept(entry.key(), entry.value()));
        } else {
            forEach(unlessThere);
        }
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Value> action) {
        ordered.forEach((rank, entry) -> action.accept(entry.key(), entry.value()));
    }
}
