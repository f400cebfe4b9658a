package dev.keyturn.files.hocon;

import dev.keyturn.files.hocon.Entry.Assignment;
import dev.keyturn.files.hocon.Entry.Use;
import dev.keyturn.files.hocon.Node.Field;
import dev.keyturn.files.layout.Block;
import dev.keyturn.files.layout.Block.Style;
import dev.keyturn.files.layout.Block.Written;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.Segment;
import java.util.ArrayList;
import java.util.List;

/** Moves entries to other tables with their comments. */
final class Travel {
    private final Draft draft;
    private final Additions additions;

    Travel(Draft draft, Additions additions) {
        this.draft = draft;
        this.additions = additions;
    }

    void move(Key from, Key to, Place place) {
        Entry entry = draft.entry(from);
        draft.refusals.checkIncludes(entry, from);
        draft.refusals.checkLock(entry, from);
        boolean isIntoList = to.segments().stream().anyMatch(Segment.Index.class::isInstance);
        if (isIntoList && appends(entry)) {
            throw draft.refusals.of(
                    entry, from, "it is given by +=, which cannot stand within a list", "a key that is set with =");
        }
        List<Use> uses = List.copyOf(entry.uses);
        additions.add(
                to,
                place,
                (name, habit, style) ->
                        uses.stream().map(use -> moved(use, name, style)).toList());
        draft.refusals.moves(entry);
        uses.forEach(draft::drop);
    }

    private static boolean appends(Entry entry) {
        return entry.assignments.stream().anyMatch(Assignment::isAppend)
                || entry.children.values().stream().anyMatch(Travel::appends);
    }

    private Written moved(Use use, String name, Style style) {
        Block block = draft.block(use.holder());
        Field field = use.field();
        List<String> comments = new ArrayList<>(draft.layout.comments(block, use.number()));
        String trail = draft.layout.trail(block, use.number());
        if (style.isInline() && !trail.isEmpty()) {
            comments.add(trail.strip());
            trail = "";
        }
        String rest = draft.splices.changed(use.name().end(), field.end());
        String indented = Indentation.of(rest, draft.layout.indent(field.start()), style.indent());
        return new Written(comments, name + indented, trail);
    }
}
