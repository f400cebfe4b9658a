package dev.keyturn.files.toml;

import dev.keyturn.files.Splice;
import dev.keyturn.files.edit.Operation;
import dev.keyturn.files.layout.Block;
import dev.keyturn.files.layout.Block.Separators;
import dev.keyturn.files.layout.Block.Style;
import dev.keyturn.files.layout.Block.Written;
import dev.keyturn.files.layout.Layout;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.files.layout.Splices;
import dev.keyturn.files.toml.Entry.Kind;
import dev.keyturn.files.toml.Entry.Use;
import dev.keyturn.files.toml.Node.Braces;
import dev.keyturn.files.toml.Node.Brackets;
import dev.keyturn.files.toml.Node.Field;
import dev.keyturn.files.toml.Node.Scalar;
import dev.keyturn.files.toml.Node.Section;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Comment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Carries out operations on a text. */
final class TomlEdit {
    private final Lines lines;
    private final String text;
    private final List<Section> sections;
    private final Entry root;
    private final Splices splices;
    private final Layout layout;
    private final Writer writer;
    private final Block document;
    private final Map<Integer, Block> bySection = new TreeMap<>();
    private final Map<Integer, Block> byBrace = new TreeMap<>();
    /** The sections that move, each with the place in its header of the entry that moves. */
    private final Map<Integer, Integer> movedSections = new HashMap<>();

    private final Set<Entry> moved = new HashSet<>();
    /** The sections that go, each with the place in its header of the innermost entry that goes. */
    private final Map<Integer, Integer> goneSections = new HashMap<>();

    private final Map<String, NewSection> made = new LinkedHashMap<>();

    /** The fields that go, by their offsets, each with the place in its path of the innermost entry that goes. */
    private final Map<Integer, Integer> gone = new HashMap<>();

    TomlEdit(Lines lines, List<Section> sections, Entry root) {
        this.lines = lines;
        this.text = lines.text();
        this.sections = sections;
        this.root = root;
        this.splices = new Splices(text);
        this.layout = new Layout(text, splices, List.of("#"));
        this.writer = new Writer(lines.origin(0));
        Section first = sections.get(0);
        int open = first.fields().isEmpty() ? first.start() : first.end();
        this.document =
                new Block(open, text.length(), sections.subList(1, sections.size()), Separators.LINES, true).spread();
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
        goneSections.forEach((number, index) -> {
            if (index >= movedSections.getOrDefault(number, 0)) {
                document.remove(number);
            }
        });
        // what is added to a section stands in front of a section that comes behind it
        bySection.values().forEach(layout::write);
        byBrace.values().forEach(layout::write);
        layout.write(document);
        return splices.list();
    }

    // ---- finding

    private Entry entry(Key key) {
        return root.find(key).orElseThrow(() -> lines.refuse(0, key, "it is not in the file", "a key of the file"));
    }

    private RefusedException refuse(Entry entry, Key key, String what, String expected) {
        int at = entry.node != null
                ? entry.node.start()
                : entry.uses.isEmpty() ? 0 : entry.uses.get(0).name().start();
        return lines.refuse(at, key, what, expected, "change this place by hand first");
    }

    private Block block(Section section) {
        return bySection.computeIfAbsent(section.number(), number -> {
            int newline = text.indexOf('\n', section.headerEnd());
            int open = section.isFirst() ? section.start() : newline < 0 ? text.length() : newline + 1;
            int next = number + 1;
            int close = next + 1 < sections.size()
                    ? layout.emptyLinesAbove(layout.chunkStart(document, next), open)
                    : text.length();
            boolean isEmptyBelowHeader = section.fields().isEmpty() && !section.isFirst();
            return new Block(
                    open, isEmptyBelowHeader ? open : Math.max(open, close), section.fields(), Separators.LINES, true);
        });
    }

    private Block block(Braces table) {
        return byBrace.computeIfAbsent(
                table.start(),
                start -> new Block(start + 1, table.end() - 1, table.fields(), Separators.ONE_LINE, false));
    }

    private Block block(Brackets array) {
        return byBrace.computeIfAbsent(
                array.start(), start -> new Block(start + 1, array.end() - 1, array.items(), Separators.COMMAS, false));
    }

    private Block block(Use use) {
        return use.braces() == null ? block(use.section()) : block(use.braces());
    }

    /** A date would come back as a string. */
    private void refuseDates(Entry entry, Key key) {
        if (entry.node instanceof Scalar scalar && scalar.isDate()) {
            throw refuse(
                    entry,
                    key,
                    "it is a date, which could not be told from a text when it comes back",
                    "a key without dates");
        }
        entry.children.values().stream()
                .filter(child -> !moved.contains(child))
                .forEach(child -> refuseDates(child, key));
        entry.items.forEach(item -> refuseDates(item, key));
    }

    // ---- names

    private void rename(Key from, String to) {
        for (Use use : entry(from).uses) {
            Name name = use.name();
            splices.replace(name.start(), name.end(), Writer.name(to, text.charAt(name.start())));
        }
    }

    // ---- what goes

    private void remove(Key key) {
        Entry entry = entry(key);
        refuseDates(entry, key);
        drop(entry);
    }

    private void drop(Entry entry) {
        if (entry.array != null) {
            block(entry.array).remove(entry.number);
        }
        entry.uses.forEach(this::drop);
    }

    private void drop(Use use) {
        if (use.isHeader()) {
            goneSections.merge(use.section().number(), use.index(), Math::max);
        } else {
            if (use.field() != null) {
                gone.merge(use.field().start(), use.index(), Math::max);
            }
            block(use).remove(use.fieldNumber());
        }
    }

    // ---- values

    private void set(Key key, Value value) {
        Entry entry = entry(key);
        Node node = entry.node;
        if (node instanceof Scalar scalar
                && scalar.isDate()
                && value instanceof Text date
                && Literals.isDate(date.text())) {
            splices.replace(node.start(), node.end(), date.text());
            return;
        }
        refuseDates(entry, key);
        if (node != null) {
            String old = text.substring(node.start(), node.end());
            String written = value instanceof Text string ? Writer.text(string.text(), old) : writer.value(key, value);
            splices.replace(node.start(), node.end(), written);
            return;
        }
        if (entry.section != null && entry.section.isElement() && entry.kind == Kind.HEADER && !isEmpty(value)) {
            throw refuse(entry, key, "an element of an array of tables cannot be a single value", "a table");
        }
        Use first = entry.uses.get(0);
        if (!first.isHeader()) {
            Field field = first.field();
            if (entry.uses.stream().anyMatch(Use::isHeader) || field == null) {
                throw refuse(entry, key, "it is written partly in dotted keys, partly below headers", "one of the two");
            }
            splices.replace(first.name().end(), field.end(), " = " + writer.value(key, value));
            entry.uses.subList(1, entry.uses.size()).forEach(this::drop);
        } else if (isEmpty(value) && entry.kind != Kind.TABLES) {
            Use kept = entry.section == null ? first : useOf(entry, entry.section);
            int end = kept.path().get(kept.path().size() - 1).end();
            if (kept.name().end() < end) {
                Section section = kept.section();
                splices.replace(section.start(), section.headerEnd(), () -> "[" + path(kept) + "]");
            }
            for (int i = 0; i < kept.section().fields().size(); i++) {
                block(kept.section()).remove(i);
            }
            entry.uses.stream()
                    .filter(use -> use.section().number() != kept.section().number())
                    .forEach(this::drop);
        } else {
            entry.uses.forEach(this::drop);
            Key parent = key.parent().orElseThrow();
            String last = name(key);
            arrive(
                    parent,
                    List.of(last),
                    null,
                    (name, separator) -> writer.entries(key, name, value, List.of(), separator));
        }
    }

    private static Use useOf(Entry entry, Section section) {
        return entry.uses.stream()
                .filter(use -> use.section().number() == section.number())
                .findFirst()
                .orElseThrow();
    }

    private static boolean isEmpty(Value value) {
        return value instanceof Table table && table.isEmpty();
    }

    private static String name(Key key) {
        return key.last().orElseThrow() instanceof Segment.Name name ? name.name() : "";
    }

    // ---- what comes

    private interface Member {
        List<Written> written(String name, String separator);
    }

    private void insert(Operation.Insert insert) {
        Key key = insert.key();
        if (key.last().orElseThrow() instanceof Segment.Index index) {
            insertElement(entry(key.parent().orElseThrow()), index.index(), insert);
            return;
        }
        Key parent = parent(key);
        List<String> path = path(parent, key);
        Entry table = entry(parent);
        List<Comment> comments = isInline(table) ? List.of() : insert.comments(); // there is no place for them
        if (insert.value() instanceof Table value
                && value.size() > 0
                && value.own().isEmpty()
                && hasSections(table)) {
            value.forEach((name, child) -> {
                List<String> longer = new ArrayList<>(path);
                longer.add(name);
                Key childKey = key.child(name);
                arrive(
                        parent,
                        longer,
                        null,
                        (written, separator) -> writer.entries(childKey, written, child, comments, separator));
            });
            comment(parent, path, insert);
            return;
        }
        arrive(
                parent,
                path,
                insert.place(),
                (written, separator) -> writer.entries(key, written, insert.value(), comments, separator));
    }

    private void comment(Key parent, List<String> path, Operation.Insert insert) {
        NewSection section = made.get(parent + " " + path);
        if (section != null) {
            insert.comments().stream()
                    .filter(comment -> comment.key().equals(insert.key()))
                    .map(Comment::text)
                    .forEach(comment -> comment.lines()
                            .map(line -> ("# " + line).stripTrailing())
                            .forEach(section.comments::add));
        }
    }

    private void insertElement(Entry list, int index, Operation.Insert insert) {
        List<Comment> comments = insert.comments();
        if (list.kind == Kind.TABLES) {
            insertTable(list, index, insert);
            return;
        }
        Brackets array = (Brackets) list.node;
        if (array == null) {
            throw refuse(list, insert.key(), "it is no array", "an array");
        }
        List<String> above = comments.stream()
                .filter(comment -> comment.key().equals(insert.key()))
                .flatMap(comment -> comment.text().lines())
                .map(line -> ("# " + line).stripTrailing())
                .toList();
        block(array)
                .insert(
                        Math.min(index, array.items().size()),
                        style -> List.of(new Written(
                                style.mayBreak() ? above : List.of(), writer.value(insert.key(), insert.value()), "")));
    }

    private void insertTable(Entry list, int index, Operation.Insert insert) {
        if (!(insert.value() instanceof Table table) || table.own().isPresent()) {
            throw refuse(list, insert.key(), "an array of tables holds nothing but tables", "a table");
        }
        boolean isAtEnd = index >= list.items.size();
        int number = isAtEnd
                ? lastSection(list.items.get(list.items.size() - 1)) + 1
                : list.items.get(index).uses.get(0).section().number();
        Use like = list.uses.get(0);
        document.insert(number, style -> {
            StringBuilder out = new StringBuilder("[[").append(path(like)).append("]]");
            table.forEach((name, child) -> writer.entries(
                            insert.key().child(name), Writer.name(name), child, insert.comments(), " = ")
                    .forEach(member -> line(out, member, style)));
            return List.of(new Written(List.of(), out.toString(), ""));
        });
    }

    private static void line(StringBuilder out, Written member, Style style) {
        member.comments().forEach(comment -> out.append(style.lineEnd()).append(comment));
        out.append(style.lineEnd()).append(member.text()).append(member.trail());
    }

    private String path(Use use) {
        return splices.changed(use.path().get(0).start(), use.name().end());
    }

    private static int lastSection(Entry entry) {
        return entry.uses.stream().mapToInt(use -> use.section().number()).max().orElse(-1);
    }

    private void move(Key from, Key to, Place place) {
        Entry entry = entry(from);
        moved.add(entry);
        Key parent = parent(to);
        if (entry.uses.stream().anyMatch(Use::isHeader)) {
            moveSections(entry, from, to, parent);
            return;
        }
        List<Use> uses = List.copyOf(entry.uses);
        uses.forEach(this::drop);
        boolean isIntoInline = isInline(entry(parent));
        for (Use use : uses) {
            Field field = use.field();
            if (field == null) {
                continue;
            }
            Block block = block(use);
            boolean hasComments = !layout.comments(block, use.fieldNumber()).isEmpty()
                    || !layout.trail(block, use.fieldNumber()).isEmpty();
            boolean hasLines = text.substring(field.start(), field.end()).indexOf('\n') >= 0;
            if (isIntoInline && (hasComments || hasLines)) {
                throw refuse(
                        entry,
                        from,
                        "its comments or lines have no place in an inline table",
                        "a table of its own there");
            }
            arrive(parent, path(parent, to), place, (name, separator) -> moved(use, field, block, name));
        }
    }

    private static boolean isInline(Entry table) {
        return table.isInline() || isWithinInline(table);
    }

    /** A field at its new place; none where something within it goes by itself. */
    private List<Written> moved(Use use, Field field, Block block, String name) {
        return gone.getOrDefault(field.start(), use.index()) > use.index()
                ? List.of()
                : List.of(new Written(
                        layout.comments(block, use.fieldNumber()),
                        name + splices.changed(use.name().end(), field.end()),
                        layout.trail(block, use.fieldNumber())));
    }

    private static boolean isWithinInline(Entry entry) {
        return !entry.uses.isEmpty() && entry.uses.get(0).braces() != null;
    }

    /** Tables with headers stay where they are and get other headers. */
    private void moveSections(Entry entry, Key from, Key to, Key parent) {
        boolean isInArray = from.segments().stream().anyMatch(Segment.Index.class::isInstance)
                || to.segments().stream().anyMatch(Segment.Index.class::isInstance);
        Entry table = entry(parent);
        boolean isOpen = table.kind == Kind.HEADER || table.kind == Kind.IMPLICIT;
        if (isInArray || !isOpen || entry.uses.stream().anyMatch(use -> !use.isHeader())) {
            throw refuse(
                    entry,
                    from,
                    "a table with a header of its own cannot move into or out of an array, an inline table or dotted keys",
                    "tables with headers");
        }
        List<String> names = path(parent, to);
        for (Use use : entry.uses) {
            movedSections.merge(use.section().number(), use.index(), Math::max);
            splices.replace(use.path().get(0).start(), use.name().end(), () -> header(table, names));
        }
    }

    private String header(Entry table, List<String> names) {
        String start = table.uses.isEmpty() ? "" : path(table.uses.get(0)) + (names.isEmpty() ? "" : ".");
        return start + String.join(".", names.stream().map(Writer::name).toList());
    }

    private Key parent(Key key) {
        Key parent = key.parent().orElseThrow();
        while (root.find(parent).isEmpty()) {
            parent = parent.parent().orElseThrow();
        }
        return parent;
    }

    private static List<String> path(Key parent, Key key) {
        return key.segments().subList(parent.segments().size(), key.segments().size()).stream()
                .map(segment -> segment instanceof Segment.Name name ? name.name() : segment.toString())
                .toList();
    }

    /** Whether what comes below this table may get a header of its own. */
    private boolean hasSections(Entry table) {
        return sections.size() > 1 && (table.kind == Kind.HEADER || table.kind == Kind.IMPLICIT);
    }

    /** A section that is made. */
    private static final class NewSection {
        private final List<String> comments = new ArrayList<>();
        private final List<Member> members = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
    }

    private void arrive(Key parent, List<String> path, @Nullable Place place, Member member) {
        Entry table = entry(parent);
        if (!table.isTable()) {
            throw refuse(table, parent, "its table is a value, beside which nothing can stand", "a table");
        }
        String last = path.get(path.size() - 1);
        if (table.kind == Kind.IMPLICIT || (path.size() > 1 && hasSections(table))) {
            newSection(parent, table, path.subList(0, path.size() - 1), last, member);
            return;
        }
        String dotted = String.join(".", path.stream().map(Writer::name).toList());
        Use like = like(table, place);
        Block block;
        int number;
        if (table.node instanceof Braces braces) {
            block = block(braces);
            number = like == null || (place != null && place.isFirst()) ? 0 : like.fieldNumber() + 1;
        } else if (table.kind == Kind.DOTTED) {
            if (like == null) {
                throw refuse(table, parent, "its entries are below headers", "dotted keys");
            }
            block = block(like);
            number = like.fieldNumber() + (place != null && place.isFirst() ? 0 : 1);
        } else {
            Section section = table.section == null ? sections.get(0) : table.section;
            block = block(section);
            number = like != null && (place == null || !place.isFirst())
                    ? like.fieldNumber() + 1
                    : place == null || !place.isFirst() ? section.fields().size() : 0;
        }
        String separator = separator(like);
        block.insert(number, style -> member.written(prefix(table, like) + dotted, separator));
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
        return splices.changed(
                        like.path().get(0).start(),
                        like.path().get(like.index() - 1).end()) + ".";
    }

    private String separator(@Nullable Use like) {
        if (like == null || like.field() == null) {
            return " = ";
        }
        Name last = like.path().get(like.path().size() - 1);
        String between = text.substring(last.end(), like.field().value().start());
        return between.length() <= 3 ? between : " = ";
    }

    private void newSection(Key parent, Entry table, List<String> path, String name, Member member) {
        NewSection section = made.computeIfAbsent(parent + " " + path, any -> {
            NewSection fresh = new NewSection();
            boolean isOwn = path.isEmpty();
            int number = isOwn
                    ? table.uses.get(0).section().number()
                    : table.uses.isEmpty() ? sections.size() - 1 : lastSection(table) + 1;
            document.insert(number, style -> {
                StringBuilder out =
                        new StringBuilder("[").append(header(table, path)).append(']');
                for (int i = 0; i < fresh.members.size(); i++) {
                    fresh.members.get(i).written(fresh.names.get(i), " = ").forEach(line -> line(out, line, style));
                }
                return List.of(new Written(fresh.comments, out.toString(), ""));
            });
            return fresh;
        });
        section.names.add(Writer.name(name));
        section.members.add(member);
    }
}
