package dev.keyturn.files.edit;

import dev.keyturn.files.SettingsFormat;
import dev.keyturn.files.Splice;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.step.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Tries every kind of edit at every entry of a text, and asks a library that everybody reads the format with whether the edited
 * text says what was planned, and whether the way back gives the same values.
 */
public final class Proof {
    private static final int MOST_ENTRIES = 60;

    private final SettingsFormat format;
    private final Function<String, Settings> reference;
    private final Map<String, Count> counts = new TreeMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    private static final class Count {
        int exact;
        int refused;
        int wrong;
        int sameBytes;
        int moreBytes;
    }

    /** @param reference how the reference library reads a text */
    public Proof(SettingsFormat format, Function<String, Settings> reference) {
        this.format = format;
        this.reference = reference;
    }

    /** Tries all edits on a text that the format reads. */
    public void tryAll(String text) {
        Settings before = format.read(text, "before");
        List<Key> keys = ModelText.allKeys(before);
        int step = Math.max(1, keys.size() / MOST_ENTRIES);
        for (int i = 0; i < keys.size(); i += step) {
            Key key = keys.get(i);
            boolean isNamed = key.last().orElseThrow() instanceof Segment.Name;
            if (isNamed && isSingle(before, key)) {
                tryEntry(text, before, key);
            }
            if (before.at(key).orElseThrow() instanceof Items list) {
                tryList(text, before, key, list);
            }
        }
        Value table = ModelText.value("{x: 1, y: {z: [1, 2]}}");
        if (format.capabilities().holdsLists()) {
            tryEdit("insert", text, before, settings -> settings.with(Key.ofNames("new key", "table"), table));
        }
        tryEdit("insert", text, before, settings -> settings.with(Key.ofNames("NEW"), Value.of("x")));
    }

    /** Whether nothing else hides behind the key, such as a value beside its children. */
    private static boolean isSingle(Settings before, Key key) {
        return !(before.at(key).orElseThrow() instanceof Table table
                && table.own().isPresent());
    }

    private void tryEntry(String text, Settings before, Key key) {
        Key parent = key.parent().orElseThrow();
        String name = ((Segment.Name) key.last().orElseThrow()).name();
        Value value = before.at(key).orElseThrow();
        String free = name + "_R";
        if (!before.has(parent.child(free))) {
            tryEdit(
                    "rename",
                    text,
                    before,
                    settings -> settings.renamed(key, free),
                    settings -> settings.renamed(parent.child(free), name));
        }
        tryEdit("remove", text, before, settings -> settings.withoutAll(key));
        List<Value> values = new ArrayList<>(
                List.of(Value.of("plain"), Value.of(" 'a' \"b\" \\ # ${x}\n\t\u00e4\ud83d\ude00"), Value.of("")));
        if (!before.isTextOnly()) {
            values.addAll(List.of(Value.of(42), Value.of(true), Value.of("42")));
        }
        if (format.capabilities().holdsLists()) {
            values.addAll(List.of(
                    ModelText.value("[]"),
                    ModelText.value("{}"),
                    ModelText.value("[1, {a: 2}, [3]]"),
                    ModelText.value("{a: {b: 1}, c: 2}")));
        }
        if (format.capabilities().holdsNull()) {
            values.add(Value.ofNull());
        }
        for (Value other : values) {
            if (!other.equals(value)) {
                tryEdit("set", text, before, settings -> settings.replaced(key, other));
            }
            Key beside = parent.child("NEW");
            Map<Key, Place> places = Map.of(beside, other.depth() == 0 ? Place.after(name) : Place.FIRST);
            tryEdit("insert", text, before, settings -> settings.with(beside, other, places));
        }
        if (format.capabilities().holdsLists()) {
            List<Key> targets = List.of(Key.ofNames("MOVED"), Key.ofNames("MOVED", "TO", "HERE"), key.child("BELOW"));
            for (Key target : targets) {
                if (!before.has(target)) {
                    tryMove(text, before, key, target, value);
                }
            }
            before.root().forEach((first, other) -> {
                Key target = Key.ofNames(first, "MOVED");
                if (other instanceof Table && !target.startsWith(key) && !before.has(target)) {
                    tryMove(text, before, key, target, value);
                }
            });
        }
    }

    private void tryMove(String text, Settings before, Key key, Key target, Value value) {
        tryEdit("move", text, before, settings -> settings.withoutAll(key).with(target, value), settings -> {
            Value there = settings.at(target).orElseThrow();
            Settings without = settings.withoutAll(target);
            boolean isBlocked = without.blockedAt(key).isPresent();
            return isBlocked
                    ? settings
                    : without.with(key, there, Changes.between(without, before).places(before));
        });
    }

    private void tryList(String text, Settings before, Key key, Items list) {
        for (int i = 0; i <= list.size(); i++) {
            List<Value> more = new ArrayList<>(list.items());
            more.add(i, Value.of("added"));
            tryEdit("element", text, before, settings -> settings.replaced(key, Value.of(more)));
            List<Value> table = new ArrayList<>(list.items());
            table.add(i, ModelText.value("{x: {y: 1}}"));
            tryEdit("element", text, before, settings -> settings.replaced(key, Value.of(table)));
            if (i < list.size()) {
                List<Value> fewer = new ArrayList<>(list.items());
                fewer.remove(i);
                tryEdit("element", text, before, settings -> settings.replaced(key, Value.of(fewer)));
                List<Value> other = new ArrayList<>(list.items());
                other.set(i, Value.of("other"));
                tryEdit("element", text, before, settings -> settings.replaced(key, Value.of(other)));
            }
        }
    }

    private void tryEdit(String kind, String text, Settings before, UnaryOperator<Settings> change) {
        tryEdit(kind, text, before, change, settings -> settings);
    }

    private void tryEdit(
            String kind, String text, Settings before, UnaryOperator<Settings> change, UnaryOperator<Settings> back) {
        Count count = counts.computeIfAbsent(kind, any -> new Count());
        Settings after = change.apply(before);
        Changes changes = Changes.between(before, after);
        if (changes.isEmpty() || !format.capabilities().problems(after, changes).isEmpty()) {
            return;
        }
        List<Comment> comments = changes.list().stream()
                .filter(added -> added.before().isEmpty())
                .map(added -> new Comment(added.key(), "why */ this # is\nhere"))
                .toList();
        String edited;
        try {
            edited = Splice.apply(text, format.edit(text, "before", Edit.to(after, changes, comments)));
        } catch (RefusedException e) {
            count.refused++;
            reasons.merge(e.problems().get(0).what(), 1, Integer::sum);
            return;
        }
        Settings planned = changes.applyTo(before);
        if (!reads(edited, planned)) {
            count.wrong++;
            wrong.add(kind + " " + changes + "\n--- from\n" + text + "\n--- to\n" + edited + "\n---\n");
            return;
        }
        Settings there = format.read(edited, "after");
        Settings home = back.apply(there);
        Settings target = home.equals(before) ? home : before;
        Changes wayBack = Changes.between(there, target);
        try {
            String again = Splice.apply(edited, format.edit(edited, "after", Edit.to(target, wayBack, List.of())));
            if (!reads(again, before)) {
                count.wrong++;
                wrong.add(kind + " back " + wayBack + "\n--- from\n" + edited + "\n--- to\n" + again + "\n---\n");
                return;
            }
            count.exact++;
            count.sameBytes += again.equals(text) ? 1 : 0;
            count.moreBytes++;
        } catch (RefusedException e) {
            count.refused++;
            reasons.merge("back: " + e.problems().get(0).what(), 1, Integer::sum);
        }
    }

    private boolean reads(String text, Settings planned) {
        try {
            return reference.apply(text).equals(planned)
                    && format.read(text, "check").equals(planned);
        } catch (RuntimeException e) {
            wrong.add(e.toString());
            return false;
        }
    }

    /** What went wrong, the first few of it. */
    public List<String> wrong() {
        return wrong.subList(0, Math.min(6, wrong.size()));
    }

    /** How many edits came out exactly. */
    public int exact() {
        return counts.values().stream().mapToInt(count -> count.exact).sum();
    }

    /** How many edits were refused. */
    public int refused() {
        return counts.values().stream().mapToInt(count -> count.refused).sum();
    }

    /** A line for each kind of edit. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                        .map(entry -> String.format(
                                "%-8s exact %6d, refused %4d, wrong %4d; %6d of %6d ways back give the same bytes",
                                entry.getKey(),
                                entry.getValue().exact,
                                entry.getValue().refused,
                                entry.getValue().wrong,
                                entry.getValue().sameBytes,
                                entry.getValue().moreBytes))
                        .collect(Collectors.joining("\n"))
                + (reasons.isEmpty() ? "" : "\nrefused: " + reasons);
    }
}
