package dev.keyturn.files.toml;

import dev.keyturn.files.edit.CommentLines;
import dev.keyturn.files.edit.Operation;
import dev.keyturn.files.edit.Way;
import dev.keyturn.files.layout.Block.Written;
import dev.keyturn.files.toml.Entry.Kind;
import dev.keyturn.files.toml.Node.Brackets;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Table;
import dev.keyturn.step.Comment;
import java.util.List;

/** Brings new entries to tables, and new elements to arrays. */
final class Additions {
    private final Draft draft;
    private final Arrivals arrivals;
    private final NewSections sections;

    Additions(Draft draft, Arrivals arrivals, NewSections sections) {
        this.draft = draft;
        this.arrivals = arrivals;
        this.sections = sections;
    }

    void insert(Operation.Insert insert) {
        Key key = insert.key();
        if (key.last().orElseThrow() instanceof Segment.Index index) {
            insertElement(draft.entry(key.parent().orElseThrow()), index.index(), insert);
            return;
        }
        Way way = draft.way(key);
        Entry table = draft.entry(way.table());
        List<Comment> comments = table.isInline() ? List.of() : insert.comments(); // there is no place for them
        if (insert.value() instanceof Table value
                && value.size() > 0
                && value.own().isEmpty()
                && draft.hasSections(table)) {
            value.forEach((name, child) -> arrivals.add(
                    way.child(name),
                    null,
                    (written, separator) ->
                            draft.writer.entries(key.child(name), written, child, comments, separator)));
            sections.comment(way, insert);
            return;
        }
        arrivals.add(
                way,
                insert.place(),
                (written, separator) -> draft.writer.entries(key, written, insert.value(), comments, separator));
    }

    private void insertElement(Entry list, int index, Operation.Insert insert) {
        if (list.kind == Kind.TABLES) {
            sections.element(list, index, insert);
            return;
        }
        Brackets array = (Brackets) list.node;
        if (array == null) {
            throw draft.refusals.of(list, insert.key(), "it is no array", "an array");
        }
        List<String> above = CommentLines.of(insert.comments(), insert.key());
        draft.block(array)
                .insert(
                        Math.min(index, array.items().size()),
                        style -> List.of(new Written(
                                style.mayBreak() ? above : List.of(),
                                draft.writer.value(insert.key(), insert.value()),
                                "")));
    }
}
