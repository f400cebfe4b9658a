package dev.keyturn.step;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The elements of one list, or the entries of one table, while the steps of an {@link Each} work on them. */
final class Elements {
    private final Key key;
    private final Value whole;
    private final List<Element> list = new ArrayList<>();

    private Elements(Key key, Value whole) {
        this.key = key;
        this.whole = whole;
    }

    /** One table among them, with what tells it apart. */
    static final class Element {
        private final Supplier<Key> key;
        private final String id;
        private final Table before;
        private final Settings around;
        private @Nullable Settings settings;

        /** @param key made where there is something to say of the element */
        private Element(Supplier<Key> key, String id, Table before, Settings around) {
            this.key = key;
            this.id = id;
            this.before = before;
            this.around = around;
        }

        Key key() {
            return key.get();
        }

        String id() {
            return id;
        }

        /** The table as settings of its own; a value at its own key is not part of them. */
        Settings settings() {
            if (before.own().isEmpty()) {
                return around.like(before);
            }
            Table.Builder entries = Table.builder().origin(before.origin());
            before.forEach(entries::put);
            return around.like(entries.build());
        }

        void become(Settings after) {
            settings = after;
        }

        void down(Work work, List<Step> steps, Optional<Value> residues, OnConflict policy) {
            Optional<Items> known = residues.filter(Items.class::isInstance).map(Items.class::cast);
            Down down = Sequence.downWithin(steps, settings(), known, policy);
            if (down instanceof Down.Done done) {
                become(done.settings());
                done.remarks().forEach(remark -> work.remark(remark.below(key())));
                if (known.isEmpty()) {
                    work.remark(Remark.What.CARRIED_BACK, key());
                }
            } else {
                Down.Refused refused = (Down.Refused) down;
                work.refused(refused, key());
            }
        }

        /** Nothing would be there for the value to stand beside, and no table to find again on the way back. */
        private boolean losesItsValue() {
            return before.own().isPresent() && settings != null && settings.isEmpty();
        }

        private Table after() {
            if (settings == null) {
                return before;
            }
            Table table = settings.root();
            if (before.own().isEmpty() || table.isEmpty()) {
                return table;
            }
            Table.Builder entries =
                    Table.builder().origin(table.origin()).own(before.own().get());
            table.forEach(entries::put);
            return entries.build();
        }
    }

    static Elements at(Work work, Key key, Optional<Key> by) {
        Value whole = work.at(key).orElseThrow();
        Elements elements = new Elements(key, whole);
        if (by.isPresent()) {
            elements.readList(work, by.get());
        } else {
            elements.readTable(work);
        }
        return elements;
    }

    private void readList(Work work, Key by) {
        Value value = whole instanceof Table table ? table.own().orElse(table) : whole;
        if (!(value instanceof Items items)) {
            if (!(value instanceof Null)) {
                work.problem(key, "the " + value.kind() + " there is not accepted", "a list of tables", "");
            }
            return;
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            if (!(items.items().get(i) instanceof Table table)) {
                work.problem(
                        key.item(i), "it is no table", "a table with " + by + ", as every element of the list", "");
                continue;
            }
            Optional<Value> id = Settings.of(table)
                    .value(by)
                    .filter(found ->
                            !(found instanceof Table) && !(found instanceof Items) && !(found instanceof Null));
            if (id.isEmpty()) {
                work.problem(key.item(i), "it has no " + by, "a single value there, which tells the element apart", "");
                continue;
            }
            String name = id.get().toString();
            Integer first = seen.putIfAbsent(name, i);
            if (first != null) {
                work.problem(
                        key.item(i),
                        "it has the same " + by + " as element " + first,
                        "a value that no other element of the list has",
                        "");
                continue;
            }
            list.add(new Element(() -> key.item(index), name, table, work.now()));
        }
    }

    private void readTable(Work work) {
        if (!(whole instanceof Table table)) {
            if (!(whole instanceof Null)) {
                work.problem(key, "the " + whole.kind() + " there is not accepted", "a table of tables", "");
            }
            return;
        }
        table.forEach((name, value) -> {
            if (value instanceof Table entry) {
                list.add(new Element(() -> key.child(name), name, entry, work.now()));
            } else if (!(value instanceof Null)) {
                work.problem(key.child(name), "it is no table", "a table, as every entry of " + key, "");
            }
        });
    }

    List<Element> list() {
        return list;
    }

    /** Puts what became of the elements where they were. */
    void write(Work work) {
        list.stream()
                .filter(Element::losesItsValue)
                .forEach(element -> work.problem(
                        element.key(),
                        "it has a value, and no entry would be left beside it",
                        "an entry that stays",
                        ""));
        if (work.failed() || list.isEmpty()) {
            return;
        }
        if (whole instanceof Table table && !isListOf(table)) {
            Table changed = table;
            for (Element element : list) {
                changed = changed.with(element.id(), element.after());
            }
            work.replaceAll(key, changed);
        } else {
            Value value = whole instanceof Table table ? table.own().orElseThrow() : whole;
            List<Value> items = new ArrayList<>(((Items) value).items());
            for (int i = 0; i < items.size(); i++) {
                items.set(i, list.get(i).after());
            }
            work.replace(key, Value.of(items).withOrigin(value.origin()));
        }
    }

    private boolean isListOf(Table table) {
        return table.own().filter(Items.class::isInstance).isPresent()
                && list.get(0).key().segments().size() == key.segments().size() + 1
                && list.get(0).key().last().orElseThrow() instanceof Segment.Index;
    }
}
