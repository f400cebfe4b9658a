package dev.keyturn.files.toml;

import dev.keyturn.files.toml.Entry.Kind;
import dev.keyturn.files.toml.Entry.Use;
import dev.keyturn.files.toml.Node.Field;
import dev.keyturn.files.toml.Node.Scalar;
import dev.keyturn.files.toml.Node.Section;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.List;

/** Gives an entry another value. */
final class ValueEdit {
    private final Draft draft;
    private final Departures departures;
    private final Arrivals arrivals;

    ValueEdit(Draft draft, Departures departures, Arrivals arrivals) {
        this.draft = draft;
        this.departures = departures;
        this.arrivals = arrivals;
    }

    void set(Key key, Value value) {
        Entry entry = draft.entry(key);
        Node node = entry.node;
        if (node instanceof Scalar scalar
                && scalar.isDate()
                && value instanceof Text date
                && Literals.isDate(date.text())) {
            draft.splices.replace(node.start(), node.end(), date.text());
            return;
        }
        draft.refusals.checkDates(entry, key);
        if (node != null) {
            draft.splices.replace(node.start(), node.end(), inPlaceOf(node, key, value));
            return;
        }
        if (entry.section != null && entry.section.isElement() && entry.kind == Kind.HEADER && !isEmpty(value)) {
            throw draft.refusals.of(entry, key, "an element of an array of tables cannot be a single value", "a table");
        }
        if (!entry.uses.get(0).isHeader()) {
            setDotted(entry, key, value);
        } else if (isEmpty(value) && entry.kind != Kind.TABLES) {
            empty(entry);
        } else {
            departures.drop(entry);
            arrivals.add(
                    draft.way(key),
                    null,
                    (name, separator) -> draft.writer.entries(key, name, value, List.of(), separator));
        }
    }

    private static boolean isEmpty(Value value) {
        return value instanceof Table table && table.isEmpty();
    }

    private String inPlaceOf(Node node, Key key, Value value) {
        return value instanceof Text string
                ? Writer.text(string.text(), draft.text.substring(node.start(), node.end()))
                : draft.writer.value(key, value);
    }

    /** A table in dotted keys: its first field gets the value, the others go. */
    private void setDotted(Entry entry, Key key, Value value) {
        Use first = entry.uses.get(0);
        Field field = first.field();
        if (entry.uses.stream().anyMatch(Use::isHeader) || field == null) {
            throw draft.refusals.of(
                    entry, key, "it is written partly in dotted keys, partly below headers", "one of the two");
        }
        draft.splices.replace(first.name().end(), field.end(), " = " + draft.writer.value(key, value));
        entry.uses.subList(1, entry.uses.size()).forEach(departures::drop);
    }

    /** A table with headers keeps one, with nothing below it. */
    private void empty(Entry entry) {
        Use kept = entry.section == null ? entry.uses.get(0) : useOf(entry, entry.section);
        Section section = kept.section();
        int end = kept.path().get(kept.path().size() - 1).end();
        if (kept.name().end() < end) {
            draft.splices.replace(section.start(), section.headerEnd(), () -> "[" + draft.path(kept) + "]");
        }
        for (int i = 0; i < section.fields().size(); i++) {
            draft.block(section).remove(i);
        }
        entry.uses.stream()
                .filter(use -> use.section().number() != section.number())
                .forEach(departures::drop);
    }

    private static Use useOf(Entry entry, Section section) {
        return entry.uses.stream()
                .filter(use -> use.section().number() == section.number())
                .findFirst()
                .orElseThrow();
    }
}
