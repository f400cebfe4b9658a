package dev.keyturn.files.hocon;

import dev.keyturn.files.hocon.Entry.Use;
import dev.keyturn.files.hocon.Node.Braces;
import dev.keyturn.files.hocon.Node.Field;
import dev.keyturn.files.hocon.Writer.Habit;
import dev.keyturn.files.layout.Block.Style;
import dev.keyturn.files.layout.Block.Written;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import java.util.ArrayList;
import java.util.List;

/** What comes to the same place of the same table, below the tables that are made for it. */
final class Arrivals {
    private final Draft draft;
    private final Entry table;
    private final Key key;
    private final Place place;
    private final Anchor anchor;
    private final List<List<String>> paths = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();

    /** Something that comes: the fields that it becomes. */
    interface Member {
        List<Written> written(String name, Habit habit, Style style);
    }

    /** @param key that of the table */
    Arrivals(Draft draft, Entry table, Key key, Place place) {
        this.draft = draft;
        this.table = table;
        this.key = key;
        this.place = place;
        this.anchor = Anchor.of(table, key, place, draft.refusals);
        draft.block(anchor.holder()).insert(anchor.number(), this::written);
    }

    boolean areAt(Key other, Place otherPlace) {
        return key.equals(other) && place.equals(otherPlace);
    }

    void add(List<String> path, Member member) {
        paths.add(path);
        members.add(member);
    }

    private List<Written> written(Style style) {
        Habit habit = habit();
        String prefix = "";
        if (!anchor.like().isEmpty()) {
            Use use = anchor.like().get(0);
            draft.refusals.checkPath(use, table, key);
            if (use.index() > 0) {
                Name last = use.field().path().get(use.index() - 1);
                prefix = draft.splices.changed(use.field().start(), last.end()) + ".";
            }
        }
        return written(0, members.size(), 0, prefix, habit, style);
    }

    /** The members from one to another, which share the first names of their paths. */
    private List<Written> written(int from, int to, int depth, String prefix, Habit habit, Style style) {
        List<Written> out = new ArrayList<>();
        for (int i = from; i < to; ) {
            List<String> path = paths.get(i);
            String name = prefix + Writer.name(path.get(depth), habit.quotesNames());
            if (path.size() == depth + 1) {
                out.addAll(members.get(i).written(name, habit, style));
                i++;
                continue;
            }
            int next = i + 1;
            while (next < to
                    && paths.get(next).size() > depth + 1
                    && paths.get(next).get(depth).equals(path.get(depth))) {
                next++;
            }
            if (!prefix.isEmpty() || !hasBraces()) {
                out.addAll(written(i, next, depth + 1, name + ".", habit, style));
            } else {
                Style inner = Style.ofLines(style.indent() + draft.layout.step(), style.lineEnd());
                List<Written> below = written(i, next, depth + 1, "", habit, inner);
                out.add(new Written(
                        List.of(), name + habit.objectSeparator() + Writer.braces(below, habit, style, inner), ""));
            }
            i = next;
        }
        return out;
    }

    /** Whether the file writes tables in braces; where it has none, it writes paths. */
    private boolean hasBraces() {
        Braces whole = whole();
        return whole.members().isEmpty()
                || whole.members().stream()
                        .anyMatch(member -> member instanceof Field field && field.value() instanceof Braces);
    }

    private Habit habit() {
        List<Field> near = new ArrayList<>();
        anchor.like().forEach(use -> near.add(use.field()));
        near.addAll(firstFields(anchor.holder()));
        near.addAll(firstFields(whole()));
        return Habits.of(draft.text, near);
    }

    private Braces whole() {
        return draft.root.objects.get(0);
    }

    private static List<Field> firstFields(Braces object) {
        return object.members().stream()
                .filter(Field.class::isInstance)
                .map(Field.class::cast)
                .limit(20)
                .toList();
    }
}
