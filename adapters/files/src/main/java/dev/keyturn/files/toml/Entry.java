package dev.keyturn.files.toml;

import dev.keyturn.files.layout.FewItems;
import dev.keyturn.files.layout.FewNames;
import dev.keyturn.files.toml.Node.Braces;
import dev.keyturn.files.toml.Node.Brackets;
import dev.keyturn.files.toml.Node.Field;
import dev.keyturn.files.toml.Node.Section;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that a text says about one key. */
final class Entry {
    /** Where the name of the entry stands. */
    List<Use> uses = List.of();

    Map<String, Entry> children = Map.of();

    /** The elements of an array, or of an array of tables. */
    List<Entry> items = List.of();

    Kind kind;

    /** The value, where it is written as one: a scalar, an array or an inline table. */
    @Nullable
    Node node;

    /** The section whose header names this very table. */
    @Nullable
    Section section;

    /** Where an element of an array stands. */
    @Nullable
    Brackets array;

    int number;

    /** How an entry is defined, which says what may be added to it further down. */
    enum Kind {
        /** A table that only longer headers name. */
        IMPLICIT,
        /** A table with a header, and the table of the whole text. */
        HEADER,
        /** A table that only dotted keys name. */
        DOTTED,
        /** An array of tables. */
        TABLES,
        /** A value, inline tables included. */
        VALUE
    }

    Entry(Kind kind) {
        this.kind = kind;
    }

    /**
     * A name in a path.
     *
     * @param section the section that the field stands in, or whose header it is
     * @param braces the inline table that the field stands in
     * @param field the field; null in a header
     * @param fieldNumber which of the fields of its section or inline table it is
     * @param path the names
     * @param index which of them
     */
    record Use(
            Section section,
            @Nullable Braces braces,
            @Nullable Field field,
            int fieldNumber,
            List<Name> path,
            int index) {
        Name name() {
            return path.get(index);
        }

        boolean isHeader() {
            return field == null;
        }
    }

    void addChild(String name, Entry child) {
        children = FewNames.with(children, name, child);
    }

    void addItem(Entry item) {
        items = FewItems.with(items, item);
    }

    boolean isTable() {
        return kind == Kind.IMPLICIT || kind == Kind.HEADER || kind == Kind.DOTTED || node instanceof Braces;
    }

    /** Whether it is an inline table, or stands in one. */
    boolean isInline() {
        return node instanceof Braces || (!uses.isEmpty() && uses.get(0).braces() != null);
    }

    /** The entry at a key below this one. */
    Optional<Entry> find(Key key) {
        Entry entry = this;
        for (Segment segment : key.segments()) {
            Entry next;
            if (segment instanceof Segment.Name name) {
                next = entry.children.get(name.name());
            } else {
                int index = ((Segment.Index) segment).index();
                next = index < entry.items.size() ? entry.items.get(index) : null;
            }
            if (next == null) {
                return Optional.empty();
            }
            entry = next;
        }
        return Optional.of(entry);
    }
}
