package dev.keyturn.files.hocon;

import dev.keyturn.files.hocon.Node.Braces;
import dev.keyturn.files.hocon.Node.Brackets;
import dev.keyturn.files.hocon.Node.Field;
import dev.keyturn.files.layout.FewItems;
import dev.keyturn.files.layout.FewNames;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a text says about one key, as it counts in the end: a later value takes the place of an earlier one, objects
 * are merged, and an expression keeps what it may fall back on.
 */
final class Entry {
    /** Where the name of the entry stands: once, or in every field that sets it or something below it. */
    List<Use> uses = List.of();

    /** The objects whose fields are the entries below this one. */
    List<Braces> objects = List.of();

    Map<String, Entry> children = Map.of();

    /** The elements of a list, and the brackets that each of them stands in. */
    List<Entry> items = List.of();

    /** Where an element of a list stands; null for an entry with a name. */
    @Nullable
    Element element;

    /** The value, or the expression with everything that it may fall back on. */
    List<Assignment> assignments = List.of();

    /** Why nothing below this entry can be edited. */
    @Nullable
    String lock;

    /** Whether an earlier value was replaced by a later one of another kind. */
    boolean hidesSomething;

    private boolean isExpression;

    /**
     * A name in a path.
     *
     * @param holder the object that the field stands in
     * @param number which of the members of that object the field is
     * @param field the field
     * @param index which of the names of its path
     */
    record Use(Braces holder, int number, Field field, int index) {
        Name name() {
            return field.path().get(index);
        }

        /** Whether the field sets the entry itself, nothing below it. */
        boolean isLast() {
            return index == field.path().size() - 1;
        }
    }

    /**
     * A place in a list.
     *
     * @param holder the list
     * @param number the place in it
     */
    record Element(Brackets holder, int number) {
        Node node() {
            return holder.items().get(number);
        }
    }

    /**
     * A value that the entry is given.
     *
     * @param use which of the uses gives it; -1 for an element of a list
     * @param node the value
     * @param isAppend whether it is given by {@code +=}
     * @param isAlone whether it is all that its field gives, so that it can be replaced
     */
    record Assignment(int use, Node node, boolean isAppend, boolean isAlone) {}

    boolean isTable() {
        return !objects.isEmpty() || !children.isEmpty();
    }

    boolean isExpression() {
        return isExpression;
    }

    boolean isList() {
        return !isTable() && !isExpression && !assignments.isEmpty() && !(first() instanceof Node.Scalar);
    }

    private Node first() {
        return assignments.get(0).node();
    }

    /** The entry at a key below this one. */
    Optional<Entry> find(Key key) {
        Entry entry = this;
        for (Segment segment : key.segments()) {
            Entry next = segment instanceof Segment.Name name
                    ? entry.children.get(name.name())
                    : entry.item(((Segment.Index) segment).index());
            if (next == null) {
                return Optional.empty();
            }
            entry = next;
        }
        return Optional.of(entry);
    }

    private @Nullable Entry item(int index) {
        return index < items.size() ? items.get(index) : null;
    }

    /** Takes in an object: the whole text, or what was assigned to this entry. */
    void merge(Braces object) {
        becomeTable();
        objects = FewItems.with(objects, object);
        for (int number = 0; number < object.members().size(); number++) {
            if (!(object.members().get(number) instanceof Field field)) {
                continue;
            }
            Entry entry = this;
            for (int i = 0; i < field.path().size(); i++) {
                entry.becomeTable();
                entry = entry.child(field.path().get(i).name());
                entry.uses = FewItems.with(entry.uses, new Use(object, number, field, i));
            }
            entry.assign(field.value(), field.isAppend());
        }
    }

    private Entry child(String name) {
        Entry child = children.get(name);
        if (child == null) {
            child = new Entry();
            children = FewNames.with(children, name, child);
        }
        return child;
    }

    private void becomeTable() {
        if (!isExpression && !assignments.isEmpty()) {
            hidesSomething = true;
            assignments = List.of();
            items = List.of();
        }
    }

    /** Takes in a value. */
    void assign(Node node, boolean isAppend) {
        if (isAppend) {
            express(new Assignment(uses.size() - 1, node, true, true));
        } else if (node instanceof Braces object) {
            lay(object);
        } else if (node instanceof Node.Joined joined && hasSubstitutionsOnly(joined)) {
            express(new Assignment(uses.size() - 1, joined, false, true));
        } else if (node instanceof Node.Joined joined && !(joined.parts().get(0) instanceof Brackets)) {
            for (Node part : joined.parts()) {
                if (part instanceof Braces object) {
                    merge(object);
                } else {
                    express(new Assignment(uses.size() - 1, part, false, false));
                }
            }
        } else if (node instanceof Node.Expression) {
            express(new Assignment(uses.size() - 1, node, false, true));
        } else {
            replace(new Assignment(uses.size() - 1, node, false, true));
        }
    }

    /** Takes in an object. An empty one on top of an expression has no entries, but replaces what is no object. */
    private void lay(Braces object) {
        if (isExpression && !isTable() && object.members().isEmpty()) {
            express(new Assignment(uses.size() - 1, object, false, true));
        } else {
            merge(object);
        }
    }

    /** Whether there are substitutions in it, and no entries. */
    private static boolean hasSubstitutionsOnly(Node.Joined joined) {
        return joined.parts().stream().anyMatch(Node.Expression.class::isInstance)
                && joined.parts().stream()
                        .allMatch(part -> part instanceof Node.Expression
                                || (part instanceof Braces object
                                        && object.members().isEmpty()));
    }

    private void express(Assignment assignment) {
        if (isTable()) {
            lock = "an expression stands on top of a table, whose entries it may replace";
        }
        isExpression = true;
        items = List.of();
        assignments = FewItems.with(assignments, assignment);
    }

    private void replace(Assignment assignment) {
        hidesSomething |= isTable() || isExpression || !assignments.isEmpty();
        isExpression = false;
        lock = null;
        objects = List.of();
        children = Map.of();
        items = List.of();
        assignments = List.of();
        assignments = FewItems.with(assignments, assignment);
        addItems(assignment.node());
    }

    private void addItems(Node node) {
        if (node instanceof Node.Joined joined) {
            joined.parts().forEach(this::addItems);
        } else if (node instanceof Brackets list) {
            for (int number = 0; number < list.items().size(); number++) {
                Entry entry = new Entry();
                entry.element = new Element(list, number);
                entry.assign(list.items().get(number), false);
                items = FewItems.with(items, entry);
            }
        }
    }
}
