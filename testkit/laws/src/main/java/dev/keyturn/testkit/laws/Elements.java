package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Each;
import dev.keyturn.step.Up;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists and tables for the steps of an {@link Each}: empty, of one, sorted and not, with the same identity twice.
 *
 * @param good those that it accepts
 * @param bad those that it refuses
 */
record Elements(List<Value> good, List<Value> bad) {
    private static final int INNER_CASES = 60;

    static Elements of(Each each) {
        Subject inner = Subject.of(each.steps());
        List<Settings> fine = new ArrayList<>();
        List<Settings> refused = new ArrayList<>();
        for (Settings settings : Cases.of(inner, INNER_CASES, 7)) {
            Up up = inner.up(settings);
            if (up instanceof Up.Refused) {
                refused.add(settings);
            } else if (((Up.Done) up).settings().equals(settings)) {
                fine.add(settings);
            } else {
                fine.add(0, settings);
            }
        }
        while (fine.size() < 5) {
            fine.add(Settings.empty());
        }
        return each.by().isPresent() ? lists(each.by().get(), fine, refused) : tables(fine, refused);
    }

    private static Elements lists(Key by, List<Settings> fine, List<Settings> refused) {
        List<Value> good = new ArrayList<>();
        int size = fine.size();
        for (int i = 0; i < 4; i++) {
            Settings some = fine.get(i * size / 5);
            Settings more = fine.get((i + 1) * size / 5);
            good.add(list(element(some, by, "b"), element(more, by, "a")));
            good.add(list(element(some, by, "a"), element(more, by, "b"), element(fine.get(i), by, "c d")));
        }
        good.add(list(element(fine.get(0), by, "only")));
        good.add(list(element(fine.get(0).with(by, Value.of(1)))));
        good.add(list());
        good.add(Value.ofNull());
        Table first = element(fine.get(0), by, "a");
        List<Value> bad = new ArrayList<>(List.of(
                list(first, first),
                list(first, element(fine.get(0).without(by))),
                list(first, element(fine.get(0).with(by, Value.ofNull()))),
                list(Value.of("scalar")),
                Value.of("scalar"),
                Table.empty().with("x", first)));
        refused.stream().limit(3).forEach(settings -> bad.add(list(element(settings, by, "a"), first)));
        return new Elements(good, bad);
    }

    private static Table element(Settings settings, Key by, String id) {
        return element(settings.blockedAt(by).isPresent() ? settings : settings.with(by, Value.of(id)));
    }

    private static Table element(Settings settings) {
        return settings.root();
    }

    private static Value list(Value... elements) {
        return Value.of(List.of(elements));
    }

    private static Elements tables(List<Settings> fine, List<Settings> refused) {
        List<Value> good = new ArrayList<>();
        int size = fine.size();
        for (int i = 0; i < 4; i++) {
            good.add(Table.empty()
                    .with("two", fine.get(i * size / 5).root())
                    .with("one", fine.get((i + 1) * size / 5).root()));
        }
        Table first = fine.get(0).root();
        good.add(Table.empty().with("only", first));
        good.add(Table.empty().with("nothing", Value.ofNull()).with("one", first));
        if (first.size() > 0) {
            Table.Builder both = Table.builder().own(Value.of("own"));
            first.forEach(both::put);
            good.add(Table.empty().with("both", both.build()));
        }
        good.add(Table.empty());
        good.add(Value.ofNull());
        List<Value> bad = new ArrayList<>(List.of(
                Table.empty().with("one", first).with("x", Value.of("scalar")), list(first), Value.of("scalar")));
        refused.stream()
                .limit(3)
                .forEach(settings -> bad.add(Table.empty().with("one", first).with("bad", settings.root())));
        return new Elements(good, bad);
    }
}
