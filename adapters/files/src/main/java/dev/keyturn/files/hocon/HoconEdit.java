package dev.keyturn.files.hocon;

import dev.keyturn.files.Splice;
import dev.keyturn.files.edit.Operation;
import dev.keyturn.files.hocon.Entry.Assignment;
import dev.keyturn.files.hocon.Entry.Use;
import dev.keyturn.files.hocon.Node.Braces;
import dev.keyturn.files.hocon.Node.Brackets;
import dev.keyturn.files.hocon.Node.Field;
import dev.keyturn.files.hocon.Writer.Habit;
import dev.keyturn.files.layout.Block;
import dev.keyturn.files.layout.Block.Separators;
import dev.keyturn.files.layout.Block.Style;
import dev.keyturn.files.layout.Block.Written;
import dev.keyturn.files.layout.Layout;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.files.layout.Splices;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Carries out operations on a text. */
final class HoconEdit {
    private final Lines lines;
    private final String text;
    private final Entry root;
    private final Splices splices;
    private final Layout layout;
    private final Writer writer;
    private final Map<Integer, Block> blocks = new TreeMap<>(); // by where they begin
    private final Set<Entry> moved = new HashSet<>();
    private final List<Arrivals> arrivals = new ArrayList<>();

    HoconEdit(Lines lines, Entry root) {
        this.lines = lines;
        this.text = lines.text();
        this.root = root;
        this.splices = new Splices(text);
        this.layout = new Layout(text, splices, List.of("#", "//"));
        this.writer = new Writer(lines.origin(0), layout.step());
    }

    List<Splice> splices(List<Operation> operations) {
        for (Operation operation : operations) {
            if (operation instanceof Operation.Rename rename) {
                rename(rename.from(), rename.to());
            } else if (operation instanceof Operation.Move move) {
                move(move.from(), move.to(), move.place());
            } else if (operation instanceof Operation.SetValue set) {
                set(set.key(), set.value());
            } else if (operation instanceof Operation.Insert insert) {
                insert(insert);
            } else if (operation instanceof Operation.Remove remove) {
                remove(remove.key());
            }
        }
        blocks.values().forEach(layout::write);
        return splices.list();
    }

    // ---- finding

    /** The entry at a key, if it can be edited at all. */
    private Entry entry(Key key) {
        Entry entry = root;
        for (int i = 0; i < key.segments().size(); i++) {
            if (entry.lock != null) {
                throw refuse(entry, key, entry.lock, "a key that is set in one place");
            }
            Key next = Key.ofSegments(key.segments().subList(0, i + 1));
            entry = root.find(next).orElseThrow(() -> refuse(root, key, "it is not in the file", "a key of the file"));
        }
        return entry;
    }

    private RefusedException refuse(Entry entry, Key key, String what, String expected) {
        int at = !entry.uses.isEmpty()
                ? entry.uses.get(0).name().start()
                : entry.element != null ? entry.element.node().start() : 0;
        return lines.refuse(at, key, what, expected, "change this place by hand first");
    }

    private Block block(Braces object) {
        return blocks.computeIfAbsent(
                object.start(),
                any -> object.isOpen()
                        ? new Block(object.start(), object.end(), object.members(), Separators.LINES_OR_COMMAS, true)
                        : new Block(
                                object.start() + 1,
                                object.end() - 1,
                                object.members(),
                                Separators.LINES_OR_COMMAS,
                                false));
    }

    private Block block(Brackets list) {
        return blocks.computeIfAbsent(
                list.start(),
                any -> new Block(list.start() + 1, list.end() - 1, list.items(), Separators.LINES_OR_COMMAS, false));
    }

    private void refuseIncludes(Entry entry, Key key) {
        if (entry.objects.stream().anyMatch(Braces::hasInclude)) {
            throw refuse(
                    entry,
                    key,
                    "it includes another file, whose settings would go with it",
                    "a table that is all in this file");
        }
        entry.children.values().stream()
                .filter(child -> !moved.contains(child))
                .forEach(child -> refuseIncludes(child, key));
        entry.items.forEach(item -> refuseIncludes(item, key));
    }

    /** A quoted text that looks like a substitution would come back as one. */
    private void refuseLookalikes(Entry entry, Key key) {
        for (Assignment assignment : entry.assignments) {
            if (assignment.node() instanceof Node.Scalar scalar
                    && !entry.isExpression()
                    && scalar.value() instanceof Text literal
                    && Expressions.parts(literal.text()).isPresent()) {
                throw refuse(
                        entry,
                        key,
                        "it holds a quoted text that reads like a substitution, and could not be told from one",
                        "a text without ${} or +=");
            }
        }
        entry.children.values().stream()
                .filter(child -> !moved.contains(child))
                .forEach(child -> refuseLookalikes(child, key));
        entry.items.forEach(item -> refuseLookalikes(item, key));
    }

    // ---- names

    private void rename(Key from, String to) {
        Entry entry = entry(from);
        refuseIncludes(entry, from);
        for (Use use : entry.uses) {
            Name name = use.name();
            splices.replace(name.start(), name.end(), Writer.name(to, text.charAt(name.start()) == '"'));
        }
    }

    // ---- what goes

    private void remove(Key key) {
        Entry entry = entry(key);
        refuseIncludes(entry, key);
        refuseLookalikes(entry, key);
        if (entry.lock != null) {
            throw refuse(entry, key, entry.lock, "a key that is set in one place");
        }
        if (entry.element != null) {
            block(entry.element.holder()).remove(entry.element.number());
        }
        entry.uses.forEach(this::drop);
    }

    private void drop(Use use) {
        block(use.holder()).remove(use.number());
    }

    // ---- values

    private void set(Key key, Value value) {
        Entry entry = entry(key);
        refuseIncludes(entry, key);
        List<Expressions.Part> parts = value instanceof Text written
                ? Expressions.parts(written.text()).orElse(List.of())
                : List.of();
        if (parts.isEmpty() || entry.isTable() || !isLookalike(entry)) {
            refuseLookalikes(entry, key);
        } else {
            replaceNode(entry.assignments.get(0).node(), Writer.quoted(((Text) value).text()));
            return;
        }
        boolean isMerged = value instanceof Table || !parts.isEmpty();
        if (entry.hidesSomething && isMerged) {
            throw refuse(
                    entry, key, "it is set several times, and an earlier value would show", "a key that is set once");
        }
        if (entry.isTable()) {
            setTable(entry, key, value);
        } else if (entry.isExpression() || !parts.isEmpty()) {
            setExpression(entry, key, value, parts);
        } else {
            replaceNode(
                    entry.assignments.get(0).node(),
                    rendered(key, value, entry.assignments.get(0).node()));
        }
    }

    private static boolean isLookalike(Entry entry) {
        return !entry.isExpression()
                && entry.assignments.size() == 1
                && entry.assignments.get(0).node() instanceof Node.Scalar scalar
                && scalar.value() instanceof Text literal
                && Expressions.parts(literal.text()).isPresent();
    }

    private void replaceNode(Node node, String replacement) {
        splices.replace(node.start(), node.end(), replacement);
    }

    private String rendered(Key key, Value value, Node old) {
        Style style = Style.ofLines(layout.indent(old.start()), layout.lineEnd());
        if (value instanceof Text written) {
            boolean isQuoted = text.charAt(old.start()) == '"' || !(old instanceof Node.Scalar);
            boolean isTriple =
                    text.startsWith("\"\"\"", old.start()) && written.text().contains("\n");
            if (isTriple
                    && !written.text().contains("\"\"\"")
                    && !written.text().endsWith("\"")) {
                return "\"\"\"" + written.text() + "\"\"\"";
            }
            boolean wasText = old instanceof Node.Scalar scalar && scalar.value() instanceof Text;
            Habit habit = new Habit(false, isQuoted || !wasText, " = ", " ");
            return writer.value(key, value, List.of(), habit, style);
        }
        return writer.value(key, value, List.of(), habitAround(old), style);
    }

    private Habit habitAround(Node old) {
        int before = old.start() - 1;
        while (before > 0 && Lexer.isWhitespace(text.charAt(before))) {
            before--;
        }
        boolean isJson = before > 0 && text.charAt(before) == ':' && text.charAt(before - 1) == '"';
        return isJson ? new Habit(true, true, ": ", ": ") : Habit.PLAIN;
    }

    /** A table that becomes something else: its first field gets the value, the others go. */
    private void setTable(Entry entry, Key key, Value value) {
        if (entry.lock != null) {
            throw refuse(entry, key, entry.lock, "a key that is set in one place");
        }
        if (value instanceof Table table && table.size() > 0) {
            if (!entry.isExpression() || table.own().isEmpty()) {
                throw refuse(
                        entry, key, "a value beside entries would come or go", "a substitution there before and after");
            }
            Value own = table.own().get();
            List<Expressions.Part> parts = own instanceof Text written
                    ? Expressions.parts(written.text()).orElse(List.of())
                    : List.of();
            setExpression(entry, key, own, parts);
            return;
        }
        if (entry.element != null) {
            replaceNode(entry.element.node(), rendered(key, value, entry.element.node()));
            return;
        }
        if (entry.isExpression()) {
            throw refuse(entry, key, "it is a substitution with entries of its own", "one of the two");
        }
        Use first = entry.uses.get(0);
        Field field = first.field();
        String separator = first.isLast() && field.separator() != Token.Kind.OPEN_CURLY
                ? text.substring(first.name().end(), field.value().start())
                : value instanceof Table ? " " : " = ";
        Style style = Style.ofLines(layout.indent(field.start()), layout.lineEnd());
        String written = writer.value(key, value, List.of(), habitAround(field.value()), style);
        splices.replace(first.name().end(), field.end(), separator + written);
        entry.uses.subList(1, entry.uses.size()).forEach(this::drop);
    }

    /** An expression, before or after: as many assignments as it has parts. */
    private void setExpression(Entry entry, Key key, Value value, List<Expressions.Part> parts) {
        List<Assignment> old = entry.assignments;
        int wanted = Math.max(1, parts.size());
        if (wanted > old.size()
                || old.stream().limit(wanted).anyMatch(assignment -> assignment.use() < 0 && wanted > 1)) {
            addParts(entry, key, parts);
        }
        for (int i = 0; i < old.size(); i++) {
            Assignment assignment = old.get(i);
            if (i >= wanted) {
                if (!assignment.isAlone() || assignment.use() < 0) {
                    throw refuse(entry, key, "an expression stands beside an object", "an expression on its own");
                }
                drop(entry.uses.get(assignment.use()));
                continue;
            }
            boolean isAppend = !parts.isEmpty() && parts.get(i).isAppend();
            if (isAppend != assignment.isAppend()) {
                Field field = entry.uses.get(assignment.use()).field();
                splices.replace(field.separatorStart(), field.separatorEnd(), isAppend ? "+=" : "=");
            }
            if (parts.isEmpty() && !assignment.isAlone()) {
                throw refuse(entry, key, "an expression stands beside an object", "an expression on its own");
            }
            String written = parts.isEmpty()
                    ? rendered(key, value, assignment.node())
                    : parts.get(i).text();
            if (!text.startsWith(written, assignment.node().start())
                    || written.length()
                            != assignment.node().end() - assignment.node().start()) {
                replaceNode(assignment.node(), written);
            }
        }
    }

    private void addParts(Entry entry, Key key, List<Expressions.Part> parts) {
        Assignment last = entry.assignments.get(entry.assignments.size() - 1);
        if (last.use() < 0 || !last.isAlone() || entry.isTable()) {
            throw refuse(entry, key, "it cannot be set several times here", "a single value");
        }
        Use use = entry.uses.get(last.use());
        String path = text.substring(use.field().start(), use.name().end());
        for (Expressions.Part part : parts.subList(entry.assignments.size(), parts.size())) {
            String separator = part.isAppend() ? " += " : " = ";
            block(use.holder())
                    .insert(
                            use.number() + 1,
                            style -> List.of(new Written(List.of(), path + separator + part.text(), "")));
        }
    }

    // ---- what comes

    private void insert(Operation.Insert insert) {
        Key key = insert.key();
        if (key.last().orElseThrow() instanceof Segment.Index index) {
            insertElement(key.parent().orElseThrow(), index.index(), insert);
            return;
        }
        Arrivals there = arrivals(key, insert.place());
        there.add(
                there.path(key),
                (name, habit, style) -> writer.entry(key, name, insert.value(), insert.comments(), habit, style));
    }

    private void insertElement(Key listKey, int index, Operation.Insert insert) {
        Entry list = entry(listKey);
        if (!list.isList()) {
            throw refuse(list, listKey, "its elements cannot be told", "a list without substitutions");
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
            throw refuse(list, listKey, "its elements cannot be told", "a list without substitutions");
        }
        Node like = holder.items().isEmpty()
                ? holder
                : holder.items().get(Math.min(number, holder.items().size() - 1));
        boolean isPlain = like instanceof Node.Scalar scalar
                && scalar.value() instanceof Text
                && text.charAt(like.start()) != '"';
        Habit habit = new Habit(false, !isPlain, " = ", " ");
        block(holder).insert(number, style -> {
            List<String> comments = insert.comments().stream()
                    .filter(comment -> comment.key().equals(insert.key()))
                    .flatMap(comment -> comment.text().lines())
                    .map(line -> ("# " + line).stripTrailing())
                    .toList();
            String written = writer.value(insert.key(), insert.value(), insert.comments(), habit, style);
            return List.of(new Written(comments, written, ""));
        });
    }

    private static Brackets lastList(Node node) {
        return node instanceof Node.Joined joined
                ? lastList(joined.parts().get(joined.parts().size() - 1))
                : (Brackets) node;
    }

    private void move(Key from, Key to, Place place) {
        Entry entry = entry(from);
        refuseIncludes(entry, from);
        if (entry.lock != null) {
            throw refuse(entry, from, entry.lock, "a key that is set in one place");
        }
        boolean isIntoList = to.segments().stream().anyMatch(Segment.Index.class::isInstance);
        if (isIntoList && appends(entry)) {
            throw refuse(
                    entry, from, "it is given by +=, which cannot stand within a list", "a key that is set with =");
        }
        Arrivals there = arrivals(to, place);
        moved.add(entry);
        List<Use> uses = List.copyOf(entry.uses);
        uses.forEach(this::drop);
        there.add(
                there.path(to),
                (name, habit, style) ->
                        uses.stream().map(use -> moved(use, name, style)).toList());
    }

    /** The names in front of what comes would go with a table that moves, and what comes would stay behind. */
    private void refuseMovedPath(Use use, Key parent) {
        boolean isMoved = moved.stream()
                .flatMap(entry -> entry.uses.stream())
                .anyMatch(other -> other.field().start() == use.field().start() && other.index() < use.index());
        if (isMoved) {
            throw refuse(
                    entry(parent),
                    parent,
                    "it is written as a path of names, part of which moves elsewhere at the same time",
                    "one migration that moves it, and another one that adds to it");
        }
    }

    private static boolean appends(Entry entry) {
        return entry.assignments.stream().anyMatch(Assignment::isAppend)
                || entry.children.values().stream().anyMatch(HoconEdit::appends);
    }

    private Written moved(Use use, String name, Style style) {
        Block block = block(use.holder());
        Field field = use.field();
        List<String> comments = new ArrayList<>(layout.comments(block, use.number()));
        String trail = layout.trail(block, use.number());
        if (style.isInline() && !trail.isEmpty()) {
            comments.add(trail.strip());
            trail = "";
        }
        String rest = splices.changed(use.name().end(), field.end());
        String indented = Indentation.of(rest, layout.indent(field.start()), style.indent());
        return new Written(comments, name + indented, trail);
    }

    /** Where an entry comes to stand, in the table that is there already. */
    private Arrivals arrivals(Key to, Place place) {
        Key parent = to.parent().orElseThrow();
        while (root.find(parent).isEmpty()) {
            parent = parent.parent().orElseThrow();
        }
        Entry table = entry(parent);
        if (table.lock != null) {
            throw refuse(table, parent, table.lock, "a key that is set in one place");
        }
        if (!table.isTable() && !table.isExpression()) {
            throw refuse(table, to, "its table is a value, beside which nothing can stand", "a table");
        }
        for (Arrivals known : arrivals) {
            if (known.parent.equals(parent) && known.place.equals(place)) {
                return known;
            }
        }
        Arrivals made = new Arrivals(parent, place, anchor(table, parent, place));
        arrivals.add(made);
        block(made.anchor.holder).insert(made.anchor.number, made::written);
        return made;
    }

    /**
     * Where a new field stands.
     *
     * @param holder the object
     * @param number in front of which of its members
     * @param use a field for the same table, whose path and style the new one takes over
     */
    private record Anchor(Braces holder, int number, List<Use> use) {}

    private Anchor anchor(Entry table, Key parent, Place place) {
        if (!place.isFirst()) {
            Entry neighbour = table.children.get(place.after());
            if (neighbour != null) {
                Use use = neighbour.uses.get(neighbour.uses.size() - 1);
                return new Anchor(use.holder(), use.number() + 1, List.of(use));
            }
        }
        if (!table.objects.isEmpty()) {
            Braces object = table.objects.get(0);
            int first = 0;
            while (first < object.members().size() && object.members().get(first) instanceof Node.Include) {
                first++;
            }
            List<Use> like = new ArrayList<>();
            for (Entry child : table.children.values()) {
                child.uses.stream()
                        .filter(use -> use.holder().start() == object.start() && like.isEmpty())
                        .forEach(like::add);
            }
            return new Anchor(object, first, like);
        }
        for (Entry child : table.children.values()) {
            Use use = child.uses.get(0);
            return new Anchor(use.holder(), use.number(), List.of(use));
        }
        if (table.uses.isEmpty()) {
            throw refuse(table, parent, "nothing can be put into an element that is a substitution", "an object");
        }
        Use own = table.uses.get(table.uses.size() - 1);
        Use below = new Use(own.holder(), own.number(), own.field(), own.index() + 1);
        return new Anchor(own.holder(), own.number() + 1, List.of(below));
    }

    private interface Member {
        List<Written> written(String name, Habit habit, Style style);
    }

    /** What comes to the same place of the same table. */
    private final class Arrivals {
        private final Key parent;
        private final Place place;
        private final Anchor anchor;
        private final List<List<String>> paths = new ArrayList<>();
        private final List<Member> members = new ArrayList<>();

        Arrivals(Key parent, Place place, Anchor anchor) {
            this.parent = parent;
            this.place = place;
            this.anchor = anchor;
        }

        List<String> path(Key key) {
            return key
                    .segments()
                    .subList(parent.segments().size(), key.segments().size())
                    .stream()
                    .map(segment -> segment instanceof Segment.Name name ? name.name() : segment.toString())
                    .toList();
        }

        void add(List<String> path, Member member) {
            paths.add(path);
            members.add(member);
        }

        List<Written> written(Style style) {
            Habit habit = habit();
            String prefix = "";
            if (!anchor.use.isEmpty()) {
                Use use = anchor.use.get(0);
                refuseMovedPath(use, parent);
                if (use.index() > 0) {
                    Name last = use.field().path().get(use.index() - 1);
                    prefix = splices.changed(use.field().start(), last.end()) + ".";
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
                    Style inner = Style.ofLines(style.indent() + layout.step(), style.lineEnd());
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
            Braces whole = root.objects.get(0);
            return whole.members().isEmpty()
                    || whole.members().stream()
                            .anyMatch(member -> member instanceof Field field && field.value() instanceof Braces);
        }

        private Habit habit() {
            List<Field> near = new ArrayList<>();
            if (!anchor.use.isEmpty()) {
                near.add(anchor.use.get(0).field());
            }
            anchor.holder.members().stream()
                    .filter(Field.class::isInstance)
                    .map(Field.class::cast)
                    .limit(20)
                    .forEach(near::add);
            root.objects.get(0).members().stream()
                    .filter(Field.class::isInstance)
                    .map(Field.class::cast)
                    .limit(20)
                    .forEach(near::add);
            return Habits.of(text, near);
        }
    }
}
