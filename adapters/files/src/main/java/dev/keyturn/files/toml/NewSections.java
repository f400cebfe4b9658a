package dev.keyturn.files.toml;

import dev.keyturn.files.edit.CommentLines;
import dev.keyturn.files.edit.Operation;
import dev.keyturn.files.edit.Way;
import dev.keyturn.files.layout.Block.Style;
import dev.keyturn.files.layout.Block.Written;
import dev.keyturn.files.toml.Entry.Use;
import dev.keyturn.settings.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sections that are made: one for all that comes to the same table, and one for each new element of an array of tables. */
final class NewSections {
    private final Draft draft;
    private final Map<Way, NewSection> made = new LinkedHashMap<>();

    NewSections(Draft draft) {
        this.draft = draft;
    }

    /** A section that is made. */
    private static final class NewSection {
        private final List<String> comments = new ArrayList<>();
        private final List<Member> members = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
    }

    /** A field comes below the header of the table around it, which is this one or a table below it. */
    void add(Entry table, Way way, Member member) {
        List<String> around = way.names().subList(0, way.names().size() - 1);
        NewSection section = made.computeIfAbsent(new Way(way.table(), around), any -> make(table, around));
        section.names.add(Writer.name(way.names().get(around.size())));
        section.members.add(member);
    }

    private NewSection make(Entry table, List<String> names) {
        NewSection fresh = new NewSection();
        int number = names.isEmpty()
                ? table.uses.get(0).section().number()
                : table.uses.isEmpty() ? draft.sections.size() - 1 : lastSection(table) + 1;
        draft.document.insert(number, style -> {
            StringBuilder out =
                    new StringBuilder("[").append(draft.header(table, names)).append(']');
            for (int i = 0; i < fresh.members.size(); i++) {
                fresh.members.get(i).written(fresh.names.get(i), " = ").forEach(line -> line(out, line, style));
            }
            return List.of(new Written(fresh.comments, out.toString(), ""));
        });
        return fresh;
    }

    /** The comments of a new table stand above its header, if it has got one. */
    void comment(Way table, Operation.Insert insert) {
        NewSection section = made.get(table);
        if (section != null) {
            section.comments.addAll(CommentLines.of(insert.comments(), insert.key()));
        }
    }

    void element(Entry list, int index, Operation.Insert insert) {
        if (!(insert.value() instanceof Table table) || table.own().isPresent()) {
            throw draft.refusals.of(list, insert.key(), "an array of tables holds nothing but tables", "a table");
        }
        boolean isAtEnd = index >= list.items.size();
        int number = isAtEnd
                ? lastSection(list.items.get(list.items.size() - 1)) + 1
                : list.items.get(index).uses.get(0).section().number();
        Use like = list.uses.get(0);
        draft.document.insert(number, style -> {
            StringBuilder out = new StringBuilder("[[").append(draft.path(like)).append("]]");
            table.forEach((name, child) -> draft.writer
                    .entries(insert.key().child(name), Writer.name(name), child, insert.comments(), " = ")
                    .forEach(member -> line(out, member, style)));
            return List.of(new Written(List.of(), out.toString(), ""));
        });
    }

    private static void line(StringBuilder out, Written member, Style style) {
        member.comments().forEach(comment -> out.append(style.lineEnd()).append(comment));
        out.append(style.lineEnd()).append(member.text()).append(member.trail());
    }

    private static int lastSection(Entry entry) {
        return entry.uses.stream().mapToInt(use -> use.section().number()).max().orElse(-1);
    }
}
