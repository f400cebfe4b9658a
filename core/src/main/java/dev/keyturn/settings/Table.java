package dev.keyturn.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Named values in the order of their source.
 *
 * <p>A key may hold a value and have children at once: {@code logging.level=INFO} beside {@code
 * logging.level.com.foo=DEBUG}. Such a table has an {@linkplain #own() own} value beside its entries.
 */
public final class Table implements Value {
    private static final Table EMPTY = new Table(null, FewEntries.NONE, Origin.unknown(), 1, false);

    private final @Nullable Value own;
    private final Entries entries;
    private final Origin origin;
    private final int depth;
    private final boolean mayRefer;

    private Table(@Nullable Value own, Entries entries, Origin origin, int depth, boolean mayRefer) {
        this.own = own;
        this.entries = entries;
        this.origin = origin;
        this.depth = checkedDepth(depth);
        this.mayRefer = mayRefer;
    }

    static int checkedDepth(int depth) {
        if (depth > Key.MAX_DEPTH) {
            throw new IllegalArgumentException("settings nest at most " + Key.MAX_DEPTH + " deep");
        }
        return depth;
    }

    /** The table without entries. */
    public static Table empty() {
        return EMPTY;
    }

    /** Collects entries in order. */
    public static Builder builder() {
        return new Builder();
    }

    /** The value that stands at the table's own key, where there is one. It is never a table itself. */
    public Optional<Value> own() {
        return Optional.ofNullable(own);
    }

    /** The value of an entry. */
    public Optional<Value> get(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** The text of an entry, where there is text. */
    public Optional<String> text(String name) {
        return entries.get(name) instanceof Text text ? Optional.of(text.text()) : Optional.empty();
    }

    @Nullable
    Value find(String name) {
        return entries.get(name);
    }

    @Nullable
    Value findOwn() {
        return own;
    }

    /** How many entries there are, the own value not counted. */
    public int size() {
        return entries.size();
    }

    /** Whether there is neither an entry nor an own value. */
    public boolean isEmpty() {
        return own == null && entries.size() == 0;
    }

    /** The names of the entries, in order. */
    public List<String> names() {
        List<String> names = new ArrayList<>(size());
        entries.forEach((name, value) -> names.add(name));
        return names;
    }

    /** The names of the entries that begin with this text, in order. Only those are looked at, however many there are. */
    public List<String> names(String prefix) {
        return entries.names(prefix);
    }

    /** Goes over the entries in order. */
    public void forEach(BiConsumer<? super String, ? super Value> action) {
        entries.forEach(action);
    }

    /** Goes over the entries that another table has not, or not as the same object: what differs between two versions. */
    public void forEachNotIn(Table other, BiConsumer<? super String, ? super Value> action) {
        entries.forEachNotIn(other.entries, action);
    }

    /** The name of the entry in front of this one. */
    public Optional<String> before(String name) {
        return entries.get(name) == null ? Optional.empty() : Optional.ofNullable(entries.before(name));
    }

    /** Whether this is the name of the last entry. */
    public boolean isLast(String name) {
        return name.equals(entries.last());
    }

    Table withOwn(Value value) {
        return new Table(value, entries, origin, Math.max(depth, value.depth() + 1), mayRefer || value.mayRefer());
    }

    Table withoutOwn() {
        return own == null ? this : new Table(null, entries, origin, depth, mayRefer);
    }

    /** This table with a value at a name: in the place where the name stands, or as the last entry. */
    public Table with(String name, Value value) {
        return changed(entries.put(name, value), value);
    }

    /** This table with a new entry behind {@code neighbour}, or as the last one if there is no such neighbour. */
    public Table withAfter(String neighbour, String name, Value value) {
        boolean inPlace = entries.get(name) == null && entries.get(neighbour) != null;
        return inPlace ? changed(entries.putAfter(neighbour, name, value), value) : with(name, value);
    }

    /** This table with a new entry in front of all others. */
    public Table withFirst(String name, Value value) {
        return entries.get(name) == null ? changed(entries.putFirst(name, value), value) : with(name, value);
    }

    /** This table with an entry under another name, at the same place. */
    public Table renamed(String name, String newName) {
        Value value = entries.get(name);
        if (value == null) {
            throw new IllegalArgumentException("renaming needs an entry, and a name that is free");
        }
        return renamed(name, newName, value);
    }

    /** This table with an entry, which is there, under another name and with another value, at the same place. */
    Table renamed(String name, String newName, Value value) {
        if (entries.get(newName) != null) {
            throw new IllegalArgumentException("renaming needs an entry, and a name that is free");
        }
        return changed(entries.renamed(name, newName, value), value);
    }

    private Table changed(Entries changed, Value value) {
        return new Table(own, changed, origin, Math.max(depth, value.depth() + 1), mayRefer || value.mayRefer());
    }

    /** This table without an entry. */
    public Table without(String name) {
        Entries fewer = entries.without(name);
        return fewer == entries ? this : new Table(own, fewer, origin, depth, mayRefer);
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Table withOrigin(Origin elsewhere) {
        return new Table(own, entries, elsewhere, depth, mayRefer);
    }

    @Override
    public String kind() {
        return "table";
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public boolean mayRefer() {
        return mayRefer;
    }

    /** Whether the other table is equal and has its entries, and theirs, in the same order. */
    public boolean identical(Table other) {
        return equals(other) && toString().equals(other.toString());
    }

    @Override
    public boolean equals(Object o) {
        if (this == o) {
            return true;
        }
        return o instanceof Table other && sameOwn(other) && (entries == other.entries || sameEntries(other));
    }

    private boolean sameOwn(Table other) {
        return own == null ? other.own == null : own.equals(other.own);
    }

    private boolean sameEntries(Table other) {
        if (entries.size() != other.entries.size()) {
            return false;
        }
        boolean[] same = {true};
        if (entries.size() <= Entries.FEW) {
            entries.forEach((name, value) -> same[0] = same[0] && value.equals(other.entries.get(name)));
            return same[0];
        }
        // mostly they are in the same order, too, and then nothing has to be looked for
        List<String> names = new ArrayList<>(other.size());
        List<Value> values = new ArrayList<>(other.size());
        other.entries.forEach((name, value) -> {
            names.add(name);
            values.add(value);
        });
        int[] place = {0};
        entries.forEach((name, value) -> {
            int at = place[0]++;
            boolean isThere = names.get(at).equals(name);
            same[0] = same[0] && value.equals(isThere ? values.get(at) : other.entries.get(name));
        });
        return same[0];
    }

    @Override
    public int hashCode() {
        int[] sum = {own == null ? 0 : own.hashCode()};
        entries.forEach((name, value) -> sum[0] += name.hashCode() ^ 31 * value.hashCode());
        return sum[0];
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        if (own != null) {
            out.append(own).append(' ');
        }
        out.append('{');
        int start = out.length();
        entries.forEach((name, value) -> out.append(out.length() == start ? "" : ", ")
                .append(KeyText.name(name))
                .append(": ")
                .append(value));
        return out.append('}').toString();
    }

    /** Collects entries in order; a name that comes again replaces the value at its first place. */
    public static final class Builder {
        private final EntriesBuilder entries = new EntriesBuilder();
        private Origin origin = Origin.unknown();
        private @Nullable Value own;
        private int deepest;
        private boolean refers;

        private Builder() {}

        /** Where the table begins. */
        public Builder origin(Origin where) {
            origin = where;
            return this;
        }

        /** The value at the table's own key: a scalar or a list, beside at least one entry. */
        public Builder own(Value value) {
            own = value;
            return this;
        }

        /** Adds an entry. */
        public Builder put(String name, Value value) {
            entries.put(name, value);
            deepest = Math.max(deepest, value.depth());
            refers |= value.mayRefer();
            return this;
        }

        /** Whether the name is there already. */
        public boolean has(String name) {
            return entries.has(name);
        }

        /**
         * The table.
         *
         * @throws IllegalStateException if it has a value of its own that is a table, or no entry beside it
         */
        public Table build() {
            if (own != null && (own instanceof Table || entries.isEmpty())) {
                throw new IllegalStateException("a table's own value is a scalar or a list, beside at least one entry");
            }
            Table table = new Table(null, entries.build(), origin, deepest + 1, refers);
            return own == null ? table : table.withOwn(own);
        }
    }
}
