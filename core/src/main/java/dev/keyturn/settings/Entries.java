package dev.keyturn.settings;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The named values of a table, in order. Two forms, because most tables are small and some are huge. */
sealed interface Entries permits FewEntries, ManyEntries {
    /** Up to this many, copying two arrays is quicker than anything clever. */
    int FEW = 32;

    static Entries of(Map<String, Value> entries) {
        return entries.size() <= FEW ? FewEntries.of(entries) : ManyEntries.of(entries);
    }

    int size();

    @Nullable
    Value get(String name);

    /** Replaces the value where the name stands, or appends it. */
    Entries put(String name, Value value);

    /** Inserts a name that is not there yet behind {@code neighbour}, which is. */
    Entries putAfter(String neighbour, String name, Value value);

    /** Inserts a name that is not there yet in front of everything. */
    Entries putFirst(String name, Value value);

    /** Gives the entry at {@code name}, which is there, another name, which is not, at the same place. */
    Entries renamed(String name, String newName, Value value);

    /** Takes a name away, if it is there. */
    Entries without(String name);

    /** The name in front of this one, which is there. */
    @Nullable
    String before(String name);

    /** The last name. */
    @Nullable
    String last();

    /** The names that begin with this text, in order. */
    List<String> names(String prefix);

    /** Goes over the entries that the others have not, or have with another object, in order. */
    void forEachNotIn(Entries other, BiConsumer<? super String, ? super Value> action);

    void forEach(BiConsumer<? super String, ? super Value> action);
}
