package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Down;
import dev.keyturn.step.Residue;
import dev.keyturn.step.Up;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts into words how a result differs from what was expected, at the keys where it does. */
final class Differences {
    private static final int MOST = 8;
    private static final int LONGEST = 90;

    private Differences() {}

    static String between(Settings expected, Settings actual) {
        if (expected.equals(actual)) {
            return order(Key.root(), expected.root(), actual.root())
                    .orElse("it is the same, but for how it is written");
        }
        List<Change> changes = Changes.between(expected, actual).list();
        Stream<String> lines = changes.stream().limit(MOST).map(Differences::line);
        return Stream.concat(lines, more(changes.size())).collect(Collectors.joining("\n"));
    }

    /** Of what is kept for the way back. */
    static String between(Residue expected, Residue actual) {
        return between(Settings.of(expected.data()), Settings.of(actual.data()));
    }

    private static Stream<String> more(int size) {
        return size > MOST ? Stream.of("and " + (size - MOST) + " more keys") : Stream.empty();
    }

    private static String line(Change change) {
        return line(change.key(), change.before(), change.after());
    }

    static String line(Key key, Optional<Value> expected, Optional<Value> actual) {
        return key + ": expected " + show(expected) + ", got " + show(actual);
    }

    /** The first table whose entries have another order. */
    private static Optional<String> order(Key key, Value expected, Value actual) {
        if (expected instanceof Items one && actual instanceof Items other) {
            return Stream.iterate(0, i -> i < one.size(), i -> i + 1)
                    .flatMap(i ->
                            order(key.item(i), one.items().get(i), other.items().get(i)).stream())
                    .findFirst();
        }
        if (!(expected instanceof Table one) || !(actual instanceof Table other)) {
            return Optional.empty();
        }
        if (!one.names().equals(other.names())) {
            String where = key.isRoot() ? "the order" : "the order in " + key;
            return Optional.of(where + ": expected " + String.join(", ", one.names()) + "; got "
                    + String.join(", ", other.names()));
        }
        return one.names().stream()
                .flatMap(name ->
                        order(
                                key.child(name),
                                one.get(name).orElseThrow(),
                                other.get(name).orElseThrow())
                                .stream())
                .findFirst();
    }

    /** A value, or as much of it as anybody reads. */
    static String show(Value value) {
        String text = value.toString();
        return text.length() <= LONGEST ? text : cut(text);
    }

    /** The settings, with long texts in them cut. */
    static String show(Settings settings) {
        Settings shown = settings;
        for (Map.Entry<Key, Value> leaf : Leaves.of(settings).entrySet()) {
            boolean isLong = leaf.getValue() instanceof Text text && text.text().length() > LONGEST;
            if (isLong && shown.blockedAt(leaf.getKey()).isEmpty()) {
                shown = shown.with(leaf.getKey(), Value.of(cut(((Text) leaf.getValue()).text())));
            }
        }
        return shown.toString();
    }

    private static String cut(String text) {
        return text.substring(0, LONGEST / 2) + " … " + text.substring(text.length() - LONGEST / 4) + " ("
                + text.length() + " characters)";
    }

    static String show(Optional<Value> value) {
        return value.map(Differences::show).orElse("nothing");
    }

    static String of(Down down) {
        return down instanceof Down.Refused refused ? problems(refused.problems()) : "";
    }

    static String of(Up.Refused refused) {
        return problems(refused.problems());
    }

    private static String problems(List<Problem> problems) {
        Stream<String> lines = problems.stream().limit(MOST).map(Object::toString);
        return Stream.concat(lines, problems.size() > MOST ? Stream.of("and more") : Stream.empty())
                .collect(Collectors.joining("\n"));
    }
}
