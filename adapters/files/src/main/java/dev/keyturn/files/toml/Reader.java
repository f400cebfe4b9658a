package dev.keyturn.files.toml;

import dev.keyturn.files.layout.FewItems;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.files.toml.Entry.Kind;
import dev.keyturn.files.toml.Entry.Use;
import dev.keyturn.files.toml.Node.Braces;
import dev.keyturn.files.toml.Node.Brackets;
import dev.keyturn.files.toml.Node.Field;
import dev.keyturn.files.toml.Node.Section;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes to entries, by the rules of TOML about what may be defined where, and entries to settings. */
final class Reader {
    private final Lines lines;
    private final Entry root = new Entry(Kind.HEADER);

    private Reader(Lines lines) {
        this.lines = lines;
    }

    static Entry root(Lines lines, List<Section> sections) {
        Reader reader = new Reader(lines);
        for (Section section : sections) {
            Entry table = section.isFirst() ? reader.root : reader.header(section);
            table.section = section;
            for (int i = 0; i < section.fields().size(); i++) {
                reader.field(
                        table,
                        section,
                        null,
                        section.fields().get(i),
                        i,
                        section.path().size() + 1);
            }
        }
        return reader.root;
    }

    private Entry header(Section section) {
        Entry entry = root;
        int last = section.path().size() - 1;
        for (int i = 0; i <= last; i++) {
            Use use = new Use(section, null, null, 0, section.path(), i);
            checkDepth(i + 2, use.name());
            Entry next = entry.children.get(use.name().name());
            if (next == null) {
                next = new Entry(i < last ? Kind.IMPLICIT : section.isElement() ? Kind.TABLES : Kind.HEADER);
                entry.addChild(use.name().name(), next);
            } else if (i == last && !section.isElement()) {
                if (next.kind != Kind.IMPLICIT) {
                    throw defined(use.name());
                }
                next.kind = Kind.HEADER;
            } else if (next.kind == Kind.VALUE || (i == last && next.kind != Kind.TABLES)) {
                throw defined(use.name());
            }
            next.uses = FewItems.with(next.uses, use);
            entry = next;
            if (next.kind == Kind.TABLES) {
                if (i == last) {
                    Entry element = new Entry(Kind.HEADER);
                    element.number = next.items.size();
                    next.addItem(element);
                }
                entry = next.items.get(next.items.size() - 1);
                entry.uses = FewItems.with(entry.uses, use);
            }
        }
        return entry;
    }

    private void field(Entry table, Section section, @Nullable Braces braces, Field field, int number, int depth) {
        Entry entry = table;
        int last = field.path().size() - 1;
        for (int i = 0; i <= last; i++) {
            Use use = new Use(section, braces, field, number, field.path(), i);
            checkDepth(depth + i, use.name());
            Entry next = entry.children.get(use.name().name());
            if (next == null) {
                next = new Entry(i < last ? Kind.DOTTED : Kind.VALUE);
                entry.addChild(use.name().name(), next);
            } else if (i == last || next.kind != Kind.DOTTED || isOfAnother(next, section, braces)) {
                throw defined(use.name());
            }
            next.uses = FewItems.with(next.uses, use);
            entry = next;
        }
        value(entry, field.value(), section, depth + field.path().size());
    }

    /** A table of dotted keys is complete where its section ends. */
    private static boolean isOfAnother(Entry dotted, Section section, @Nullable Braces braces) {
        Use use = dotted.uses.get(0);
        return use.section().number() != section.number()
                || (braces == null ? -1 : braces.start())
                        != (use.braces() == null ? -1 : use.braces().start());
    }

    private void value(Entry entry, Node node, Section section, int depth) {
        entry.node = node;
        if (node instanceof Braces braces) {
            for (int i = 0; i < braces.fields().size(); i++) {
                field(entry, section, braces, braces.fields().get(i), i, depth);
            }
        } else if (node instanceof Brackets array) {
            for (int i = 0; i < array.items().size(); i++) {
                Entry item = new Entry(Kind.VALUE);
                item.array = array;
                item.number = i;
                entry.addItem(item);
                value(item, array.items().get(i), section, depth + 1);
            }
        }
    }

    private void checkDepth(int depth, Name name) {
        if (depth >= Key.MAX_DEPTH) {
            throw lines.refuse(
                    name.start(), Key.root(), "the settings nest too deep", "at most " + Key.MAX_DEPTH + " levels");
        }
    }

    private RefusedException defined(Name name) {
        return lines.refuse(
                name.start(), Key.root(), "it is defined already, or complete further up", "each key and table once");
    }

    // ---- settings

    static Table table(Lines lines, Entry entry, Origin origin) {
        Table.Builder table = Table.builder().origin(origin);
        entry.children.forEach((name, child) -> table.put(name, value(lines, child)));
        return table.build();
    }

    private static Value value(Lines lines, Entry entry) {
        if (entry.node instanceof Node.Scalar scalar) {
            return scalar.value();
        }
        Origin origin = lines.origin(start(entry));
        if (entry.isTable()) {
            return table(lines, entry, origin);
        }
        List<Value> items = new ArrayList<>();
        entry.items.forEach(item -> items.add(value(lines, item)));
        return Value.of(items).withOrigin(origin);
    }

    /** An element of an array of tables begins at its bracket, so that it is told from the array, which begins at the name. */
    private static int start(Entry entry) {
        if (entry.node != null) {
            return entry.node.start();
        }
        Use first = entry.uses.get(0);
        boolean isElement = entry.section != null && entry.section.isElement() && entry.kind == Kind.HEADER;
        return isElement ? first.section().start() : first.name().start();
    }
}
