package dev.keyturn.selftest.broken;

import static dev.keyturn.selftest.broken.Mutant.code;
import static dev.keyturn.selftest.broken.Mutant.put;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Move;
import dev.keyturn.step.Rename;
import dev.keyturn.step.Step;
import dev.keyturn.step.Wrap;
import dev.keyturn.testkit.laws.Law;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/** Migrations of lists and tables that are wrong. */
final class BrokenLists {
    private static final Step NAMES = new Rename(Key.of("old"), Key.of("young"), IfOccupied.REFUSE, false);
    private static final Step WRAP = new Wrap(Key.of("names"));
    private static final Step MOVE = new Move(Key.of("db"), Key.of("datasource"), IfOccupied.REFUSE, false);

    private BrokenLists() {}

    /** A list under a new name, with its elements changed on the way up. */
    private static Mutant list(String name, Law law, String says, UnaryOperator<List<Value>> change) {
        return code(
                name,
                law,
                says,
                NAMES,
                settings -> moved(settings, "old", "young", change),
                settings -> moved(settings, "young", "old", items -> items));
    }

    private static Settings moved(Settings settings, String from, String to, UnaryOperator<List<Value>> change) {
        return settings.value(from)
                .filter(value -> settings.at(Key.of(to)).isEmpty())
                .map(value -> settings.renamed(
                        Key.of(from), to, value instanceof Items items ? Value.of(change.apply(items.items())) : value))
                .orElse(settings);
    }

    static List<Mutant> all() {
        return List.of(
                list(
                        "a list without what is there twice",
                        Law.RT,
                        "expected",
                        items -> new ArrayList<>(new LinkedHashSet<>(items))),
                list("a list in another order", Law.RT, "expected", BrokenLists::sorted),
                list(
                        "a list of which the first is kept",
                        Law.RT,
                        "expected",
                        items -> items.isEmpty() ? items : items.subList(0, 1)),
                list("a list to which something is added", Law.RT, "expected", BrokenLists::longer),
                list("a list of texts", Law.RT, "expected", BrokenLists::texts),
                list("an empty list that is taken for none", Law.PURE, "it throws", items -> {
                    if (items.isEmpty()) {
                        throw new IllegalStateException("no first element");
                    }
                    return items;
                }),
                code(
                        "something that is added to a list at each run",
                        Law.IDEM,
                        "up twice",
                        WRAP,
                        settings -> items(settings, BrokenLists::longer),
                        settings ->
                                items(settings, items -> items.isEmpty() ? items : items.subList(0, items.size() - 1))),
                Mutant.down(
                        "a list of one that is unwrapped, though it was a list",
                        Law.RT,
                        "names: expected",
                        WRAP,
                        (edited, residue, right) -> Mutant.then(
                                right,
                                one -> one.value("names")
                                        .filter(value -> value instanceof Items items && items.size() == 1)
                                        .map(value -> put(
                                                one,
                                                "names",
                                                ((Items) value).items().get(0)))
                                        .orElse(one))),
                code(
                        "the first entry of a table, whichever that is",
                        Law.PURE,
                        "opposite order",
                        MOVE,
                        settings -> settings.at(Key.of("db"))
                                .filter(value -> value instanceof Table table && !table.isEmpty())
                                .filter(value ->
                                        settings.at(Key.of("datasource")).isEmpty())
                                .map(value -> put(
                                        settings,
                                        "datasource",
                                        Value.of(((Table) value).names().get(0))))
                                .orElse(settings),
                        settings -> settings.without(Key.of("datasource"))),
                Mutant.up(
                        "a table that is moved without what is empty in it",
                        Law.RT,
                        "expected",
                        MOVE,
                        (settings, right) -> Mutant.then(right, BrokenLists::withoutEmpty)),
                Mutant.down(
                        "a table of which additions are left behind",
                        Law.EDIT_PARK,
                        "dropped silently",
                        MOVE,
                        (edited, residue, right) -> Mutant.then(right, one -> without(one, "edited"))),
                Mutant.down(
                        "a table that comes back with its entries turned round",
                        Law.RT,
                        "comes back behind the others",
                        MOVE,
                        (edited, residue, right) -> Mutant.then(right, BrokenLists::reversed)));
    }

    private static List<Value> sorted(List<Value> items) {
        List<Value> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(Value::toString));
        return sorted;
    }

    private static List<Value> longer(List<Value> items) {
        List<Value> longer = new ArrayList<>(items);
        longer.add(Value.of("added"));
        return longer;
    }

    private static List<Value> texts(List<Value> items) {
        return items.stream()
                .<Value>map(item -> Value.of(item instanceof Text text ? text.text() : item.toString()))
                .toList();
    }

    private static Settings items(Settings settings, UnaryOperator<List<Value>> change) {
        return settings.value("names")
                .filter(Items.class::isInstance)
                .map(value -> put(settings, "names", Value.of(change.apply(((Items) value).items()))))
                .orElse(settings);
    }

    private static Settings withoutEmpty(Settings settings) {
        Settings fuller = settings;
        for (Key key : settings.keys()) {
            boolean isEmpty =
                    settings.text(key.toString()).filter(String::isEmpty).isPresent();
            fuller = isEmpty && key.toString().startsWith("datasource") ? fuller.without(key) : fuller;
        }
        return fuller;
    }

    private static Settings without(Settings settings, String text) {
        Settings fewer = settings;
        for (Key key : settings.keys()) {
            fewer = settings.text(key.toString()).filter(text::equals).isPresent() ? fewer.without(key) : fewer;
        }
        return fewer;
    }

    private static Settings reversed(Settings settings) {
        Table.Builder reversed = Table.builder();
        List<String> names = new ArrayList<>(settings.root().names());
        for (int i = names.size() - 1; i >= 0; i--) {
            reversed.put(names.get(i), settings.root().get(names.get(i)).orElseThrow());
        }
        return Settings.of(reversed.build());
    }
}
