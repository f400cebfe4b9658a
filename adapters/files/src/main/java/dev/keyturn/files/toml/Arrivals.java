package dev.keyturn.files.toml;

import dev.keyturn.files.edit.Way;
import dev.keyturn.files.layout.Block;
import dev.keyturn.files.layout.Block.Written;
import dev.keyturn.files.toml.Entry.Kind;
import dev.keyturn.files.toml.Entry.Use;
import dev.keyturn.files.toml.Node.Braces;
import dev.keyturn.files.toml.Node.Section;
import dev.keyturn.settings.Place;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where what comes stands, and how its names are written: beside the fields of its table, or below a new header. */
final class Arrivals {
    private final Draft draft;
    private final NewSections sections;

    Arrivals(Draft draft, NewSections sections) {
        this.draft = draft;
        this.sections = sections;
    }

    void add(Way way, @Nullable Place place, Member member) {
        Entry table = draft.entry(way.table());
        if (!table.isTable()) {
            throw draft.refusals.of(
                    table, way.table(), "its table is a value, beside which nothing can stand", "a table");
        }
        if (table.kind == Kind.IMPLICIT || (way.names().size() > 1 && draft.hasSections(table))) {
            sections.add(table, way, member);
            return;
        }
        String dotted = String.join(".", way.names().stream().map(Writer::name).toList());
        Use like = like(table, place);
        String separator = separator(like);
        boolean isFirst = place != null && place.isFirst();
        Function<Block.Style, List<Written>> fields = style -> member.written(prefix(table, like) + dotted, separator);
        if (table.node instanceof Braces braces) {
            draft.block(braces).insert(like == null || isFirst ? 0 : like.fieldNumber() + 1, fields);
        } else if (table.kind == Kind.DOTTED) {
            if (like == null) {
                throw draft.refusals.of(table, way.table(), "its entries are below headers", "dotted keys");
            }
            draft.block(like).insert(like.fieldNumber() + (isFirst ? 0 : 1), fields);
        } else {
            Section section = table.section == null ? draft.sections.get(0) : table.section;
            int last = like == null ? section.fields().size() : like.fieldNumber() + 1;
            draft.block(section).insert(isFirst ? 0 : last, fields);
        }
    }

    /** A field for the same table: that of the neighbour, or any. */
    private static @Nullable Use like(Entry table, @Nullable Place place) {
        Entry neighbour = place == null || place.isFirst() ? null : table.children.get(place.after());
        Use near = neighbour == null ? null : like(List.of(neighbour), place);
        return near == null ? like(table.children.values(), place) : near;
    }

    private static @Nullable Use like(Collection<Entry> children, @Nullable Place place) {
        Use found = null;
        for (Entry child : children) {
            for (Use use : child.uses) {
                boolean isFirst = found != null && place != null && place.isFirst();
                if (!use.isHeader() && !isFirst) {
                    found = use;
                }
            }
        }
        return found;
    }

    private String prefix(Entry table, @Nullable Use like) {
        if (table.kind != Kind.DOTTED || like == null || like.index() == 0) {
            return "";
        }
        return draft.splices.changed(
                        like.path().get(0).start(),
                        like.path().get(like.index() - 1).end()) + ".";
    }

    private String separator(@Nullable Use like) {
        if (like == null || like.field() == null) {
            return " = ";
        }
        Name last = like.path().get(like.path().size() - 1);
        String between = draft.text.substring(last.end(), like.field().value().start());
        return between.length() <= 3 ? between : " = ";
    }
}
