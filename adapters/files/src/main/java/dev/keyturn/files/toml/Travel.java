package dev.keyturn.files.toml;

import dev.keyturn.files.edit.Way;
import dev.keyturn.files.layout.Block;
import dev.keyturn.files.layout.Block.Written;
import dev.keyturn.files.toml.Entry.Kind;
import dev.keyturn.files.toml.Entry.Use;
import dev.keyturn.files.toml.Node.Field;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.Segment;
import java.util.List;

/** Moves entries to other tables with their comments. */
final class Travel {
    private final Draft draft;
    private final Departures departures;
    private final Arrivals arrivals;

    Travel(Draft draft, Departures departures, Arrivals arrivals) {
        this.draft = draft;
        this.departures = departures;
        this.arrivals = arrivals;
    }

    void move(Key from, Key to, Place place) {
        Entry entry = draft.entry(from);
        draft.refusals.moves(entry);
        Way way = draft.way(to);
        if (entry.uses.stream().anyMatch(Use::isHeader)) {
            moveSections(entry, from, to, way);
            return;
        }
        List<Use> uses = List.copyOf(entry.uses);
        uses.forEach(departures::drop);
        boolean isIntoInline = draft.entry(way.table()).isInline();
        for (Use use : uses) {
            Field field = use.field();
            if (field == null) {
                continue;
            }
            Block block = draft.block(use);
            boolean hasComments =
                    !draft.layout.comments(block, use.fieldNumber()).isEmpty()
                            || !draft.layout.trail(block, use.fieldNumber()).isEmpty();
            boolean hasLines = draft.text.substring(field.start(), field.end()).indexOf('\n') >= 0;
            if (isIntoInline && (hasComments || hasLines)) {
                throw draft.refusals.of(
                        entry,
                        from,
                        "its comments or lines have no place in an inline table",
                        "a table of its own there");
            }
            arrivals.add(way, place, (name, separator) -> moved(use, field, block, name));
        }
    }

    /** A field at its new place; none where something within it goes by itself. */
    private List<Written> moved(Use use, Field field, Block block, String name) {
        return departures.isGoneWithin(use, field)
                ? List.of()
                : List.of(new Written(
                        draft.layout.comments(block, use.fieldNumber()),
                        name + draft.splices.changed(use.name().end(), field.end()),
                        draft.layout.trail(block, use.fieldNumber())));
    }

    /** Tables with headers stay where they are and get other headers. */
    private void moveSections(Entry entry, Key from, Key to, Way way) {
        boolean isInArray = from.segments().stream().anyMatch(Segment.Index.class::isInstance)
                || to.segments().stream().anyMatch(Segment.Index.class::isInstance);
        Entry table = draft.entry(way.table());
        boolean isOpen = table.kind == Kind.HEADER || table.kind == Kind.IMPLICIT;
        if (isInArray || !isOpen || entry.uses.stream().anyMatch(use -> !use.isHeader())) {
            throw draft.refusals.of(
                    entry,
                    from,
                    "a table with a header of its own cannot move into or out of an array, an inline table or dotted keys",
                    "tables with headers");
        }
        for (Use use : entry.uses) {
            departures.moveSection(use);
            draft.splices.replace(use.path().get(0).start(), use.name().end(), () -> draft.header(table, way.names()));
        }
    }
}
