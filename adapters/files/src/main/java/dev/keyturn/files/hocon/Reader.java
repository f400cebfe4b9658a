package dev.keyturn.files.hocon;

import dev.keyturn.files.layout.Lines;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;

/** Entries to settings. */
final class Reader {
    private final Lines lines;

    Reader(Lines lines) {
        this.lines = lines;
    }

    static Entry root(Lines lines) {
        Entry root = new Entry();
        root.merge(Parser.parse(lines));
        return root;
    }

    Table table(Entry root) {
        return table(root, lines.origin(0), 1);
    }

    private Table table(Entry entry, Origin origin, int depth) {
        Table.Builder table = Table.builder().origin(origin);
        entry.children.forEach((name, child) -> table.put(name, value(child, depth)));
        if (entry.isExpression()) {
            table.own(expression(entry));
        }
        return table.build();
    }

    private Value value(Entry entry, int around) {
        if (!entry.isTable() || (entry.isExpression() && entry.children.isEmpty())) {
            return entry.isExpression() ? expression(entry) : plain(entry, around);
        }
        int depth = checked(entry, around + 1);
        int start = entry.uses.isEmpty()
                ? entry.objects.get(0).start()
                : entry.uses.get(0).name().start();
        return table(entry, lines.origin(start), depth);
    }

    private int checked(Entry entry, int depth) {
        if (depth > Key.MAX_DEPTH) {
            int at = entry.uses.isEmpty() ? 0 : entry.uses.get(0).name().start();
            throw lines.refuse(at, Key.root(), "the settings nest too deep", "at most " + Key.MAX_DEPTH + " levels");
        }
        return depth;
    }

    private Value plain(Entry entry, int around) {
        Node node = entry.assignments.get(0).node();
        if (node instanceof Node.Scalar scalar) {
            return scalar.value();
        }
        int depth = checked(entry, around + 1);
        List<Value> items = new ArrayList<>();
        entry.items.forEach(item -> items.add(value(item, depth)));
        Items list = Value.of(items);
        return list.withOrigin(lines.origin(node.start()));
    }

    private Text expression(Entry entry) {
        return new Text(
                Expressions.text(lines.text(), entry.assignments),
                lines.origin(entry.assignments.get(0).node().start()));
    }
}
