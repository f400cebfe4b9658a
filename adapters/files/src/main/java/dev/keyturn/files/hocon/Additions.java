package dev.keyturn.files.hocon;

import dev.keyturn.files.edit.CommentLines;
import dev.keyturn.files.edit.Operation;
import dev.keyturn.files.edit.Way;
import dev.keyturn.files.hocon.Node.Brackets;
import dev.keyturn.files.hocon.Writer.Habit;
import dev.keyturn.files.layout.Block.Written;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Text;
import java.util.ArrayList;
import java.util.List;

/** Brings entries to tables, and elements to lists. */
final class Additions {
    private final Draft draft;
    private final List<Arrivals> arrivals = new ArrayList<>();

    Additions(Draft draft) {
        this.draft = draft;
    }

    void insert(Operation.Insert insert) {
        Key key = insert.key();
        if (key.last().orElseThrow() instanceof Segment.Index index) {
            insertElement(key.parent().orElseThrow(), index.index(), insert);
            return;
        }
        add(
                key,
                insert.place(),
                (name, habit, style) -> draft.writer.entry(key, name, insert.value(), insert.comments(), habit, style));
    }

    /** Something comes to a key; tables that are missing on the way there are made. */
    void add(Key key, Place place, Arrivals.Member member) {
        Way way = Way.to(key, known -> draft.root.find(known).isPresent());
        Entry table = draft.entry(way.table());
        draft.refusals.checkLock(table, way.table());
        if (!table.isTable() && !table.isExpression()) {
            throw draft.refusals.of(table, key, "its table is a value, beside which nothing can stand", "a table");
        }
        arrivals(table, way.table(), place).add(way.names(), member);
    }

    private Arrivals arrivals(Entry table, Key key, Place place) {
        for (Arrivals known : arrivals) {
            if (known.areAt(key, place)) {
                return known;
            }
        }
        Arrivals made = new Arrivals(draft, table, key, place);
        arrivals.add(made);
        return made;
    }

    private void insertElement(Key listKey, int index, Operation.Insert insert) {
        Entry list = draft.entry(listKey);
        if (!list.isList()) {
            throw untold(list, listKey);
        }
        boolean isAtEnd = index >= list.items.size();
        Brackets holder;
        int number;
        if (!isAtEnd) {
            Entry.Element element = list.items.get(index).element;
            holder = element == null ? null : element.holder();
            number = element == null ? 0 : element.number();
        } else {
            holder = lastList(list.assignments.get(0).node());
            number = holder.items().size();
        }
        if (holder == null) {
            throw untold(list, listKey);
        }
        Habit habit = new Habit(false, !isPlain(neighbour(holder, number)), " = ", " ");
        draft.block(holder).insert(number, style -> {
            List<String> comments = CommentLines.of(insert.comments(), insert.key());
            String written = draft.writer.value(insert.key(), insert.value(), insert.comments(), habit, style);
            return List.of(new Written(comments, written, ""));
        });
    }

    private RefusedException untold(Entry list, Key key) {
        return draft.refusals.of(list, key, "its elements cannot be told", "a list without substitutions");
    }

    private static Brackets lastList(Node node) {
        return node instanceof Node.Joined joined
                ? lastList(joined.parts().get(joined.parts().size() - 1))
                : (Brackets) node;
    }

    private static Node neighbour(Brackets holder, int number) {
        return holder.items().isEmpty()
                ? holder
                : holder.items().get(Math.min(number, holder.items().size() - 1));
    }

    /** Whether it is a text without quotes. */
    private boolean isPlain(Node node) {
        return node instanceof Node.Scalar scalar
                && scalar.value() instanceof Text
                && draft.text.charAt(node.start()) != '"';
    }
}
