package dev.keyturn.step;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that refer to other settings: <code>${db.url}</code>, <code>${?db.url}</code>, <code>${db.url:default}</code>.
 *
 * <p>Settings know which of their tables hold such text, so where there is none, looking for it costs nothing.
 */
final class References {
    private static final String NAME = "references";
    private static final String WAS = "was";
    private static final String WROTE = "wrote";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{\\??[ \\t]*([^${}:\\s]+)");

    private References() {}

    /** The keys of these settings to which a text refers. */
    private static List<Key> in(Text text, Settings settings) {
        List<Key> keys = new ArrayList<>();
        Matcher matcher = REFERENCE.matcher(text.text());
        while (matcher.find()) {
            keys.addAll(Spelled.in(settings, matcher.group(1)));
        }
        return keys;
    }

    /** Every text that may refer to something, with the key of the value that holds it. */
    private static void forEachText(Value node, Key key, BiConsumer<Key, Text> action) {
        if (!node.mayRefer()) {
            return;
        }
        if (node instanceof Text text) {
            action.accept(key, text);
        } else if (node instanceof Items list) {
            for (int i = 0; i < list.size(); i++) {
                forEachText(list.items().get(i), key.item(i), action);
            }
        } else if (node instanceof Table table) {
            table.own().ifPresent(own -> forEachText(own, key, action));
            table.forEach((name, child) -> forEachText(child, key.child(name), action));
        }
    }

    /** The references in {@code after} whose setting is no longer what it was in {@code before}. */
    static List<Problem> broken(Settings before, Settings after) {
        List<Problem> problems = new ArrayList<>();
        forEachText(
                after.root(),
                Key.root(),
                (key, text) -> in(text, before).stream()
                        .distinct()
                        .filter(target -> !before.at(target).equals(after.at(target)))
                        .filter(target -> !isRewritten(before, after, holder(key)))
                        .map(
                                target -> Problem.of(
                                                text.origin(),
                                                key,
                                                "it refers to " + target + ", which would no longer be what it was",
                                                "no reference to a key that the step takes away or converts")
                                        .hint(
                                                "where the step only renames, let it say updateReferences; else change the reference first"))
                        .forEach(problems::add));
        return problems;
    }

    /** Whether the step has seen to it: it wrote the text so that it refers to what is there now. */
    private static boolean isRewritten(Settings before, Settings after, Key key) {
        Optional<Value> was = before.value(key);
        return was.isPresent() && !was.equals(after.value(key));
    }

    /** Whether a text is back that referred to just this in the old shape, too. */
    static boolean isAsItWas(Key key, Settings old, Residue residue) {
        return residue.table(NAME)
                .get(holder(key).toString())
                .flatMap(kept -> ((Table) kept).get(WAS))
                .filter(was -> old.value(holder(key)).equals(Optional.of(was)))
                .isPresent();
    }

    static Footprint widen(Footprint footprint, boolean update) {
        KeyPattern everything = KeyPattern.of(Key.root());
        return update ? footprint.and(new Footprint(List.of(), List.of(everything), List.of(everything))) : footprint;
    }

    /** Rewrites the references in all texts, and keeps those that would not come back the same. */
    static Up up(Up up, Renaming renaming, boolean update) {
        if (!update || !(up instanceof Up.Done done) || !done.residue().isDone()) {
            return up;
        }
        List<Change> changes = changes(done.settings(), renaming::up);
        Table kept = Table.empty();
        for (Change change : changes) {
            if (!rewritten(change.after, renaming::down).equals(change.before)) {
                kept = Residue.with(
                        kept, change.key, Table.empty().with(WAS, change.before).with(WROTE, change.after));
            }
        }
        for (Change untouched : changes(done.settings(), renaming::down)) {
            Value value = rewritten(untouched.before, renaming::up);
            kept = Residue.with(
                    kept,
                    untouched.key,
                    Table.empty().with(WAS, untouched.before).with(WROTE, value));
        }
        Table data = done.residue().data();
        Residue residue = kept.isEmpty() ? done.residue() : Residue.of(data.with(NAME, kept));
        return new Up.Done(applied(done.settings(), changes), residue);
    }

    /** Rewrites the references back: before anything else, as it was done after everything else on the way up. */
    static Settings down(Settings young, Residue residue, Renaming renaming, boolean update) {
        if (!update || residue.isIdle() || (!residue.isDone() && !isAdded(young, renaming))) {
            return young;
        }
        Table kept = residue.table(NAME);
        List<Change> changes = new ArrayList<>();
        for (Change change : changes(young, renaming::down)) {
            Optional<Value> wrote = kept.get(change.key.toString()).flatMap(was -> ((Table) was).get(WROTE));
            if (!wrote.equals(Optional.of(change.before))) {
                changes.add(change);
            }
        }
        Settings settings = applied(young, changes);
        for (String name : kept.names()) {
            Key key = Key.of(name);
            Table was = (Table) kept.get(name).orElseThrow();
            if (young.value(key).equals(was.get(WROTE))) {
                settings = settings.with(key, was.get(WAS).orElseThrow());
            }
        }
        return settings;
    }

    /** Whether a key came in the new shape that goes back under another name, which references follow. */
    private static boolean isAdded(Settings young, Renaming renaming) {
        return young.keys().stream().anyMatch(key -> renaming.down(key).isPresent());
    }

    private record Change(Key key, Value before, Value after) {}

    private static List<Change> changes(Settings settings, Function<Key, Optional<Key>> renaming) {
        List<Change> changes = new ArrayList<>();
        List<Key> keys = new ArrayList<>();
        forEachText(settings.root(), Key.root(), (key, text) -> keys.add(holder(key)));
        keys.stream().distinct().forEach(key -> {
            Value before = settings.value(key).orElseThrow();
            Value after = rewritten(before, renaming);
            if (!after.equals(before)) {
                changes.add(new Change(key, before, after));
            }
        });
        return changes;
    }

    /** The key itself, or the outermost list around it: a list changes as a whole. */
    private static Key holder(Key key) {
        List<Segment> named = key.segments().stream()
                .takeWhile(Segment.Name.class::isInstance)
                .toList();
        return Key.ofSegments(named);
    }

    private static Settings applied(Settings settings, List<Change> changes) {
        Settings changed = settings;
        for (Change change : changes) {
            changed = changed.with(change.key, change.after);
        }
        return changed;
    }

    private static Value rewritten(Value value, Function<Key, Optional<Key>> renaming) {
        if (!value.mayRefer()) {
            return value;
        }
        if (value instanceof Text text) {
            return new Text(rewritten(text.text(), renaming), text.origin());
        }
        if (value instanceof Items list) {
            return Value.of(list.items().stream()
                            .map(item -> rewritten(item, renaming))
                            .toList())
                    .withOrigin(list.origin());
        }
        if (value instanceof Table table) {
            Table.Builder changed = Table.builder().origin(table.origin());
            table.own().ifPresent(own -> changed.own(rewritten(own, renaming)));
            table.forEach((name, child) -> changed.put(name, rewritten(child, renaming)));
            return changed.build();
        }
        return value;
    }

    private static String rewritten(String text, Function<Key, Optional<Key>> renaming) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = REFERENCE.matcher(text);
        int copied = 0;
        while (matcher.find()) {
            Optional<String> other = Spelled.renamed(matcher.group(1), renaming);
            if (other.isPresent()) {
                out.append(text, copied, matcher.start(1)).append(other.get());
                copied = matcher.end(1);
            }
        }
        return out.append(text, copied, text.length()).toString();
    }
}
