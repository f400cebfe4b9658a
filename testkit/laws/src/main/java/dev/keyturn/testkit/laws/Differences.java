package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Down;
import dev.keyturn.step.Up;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts into words how a result differs from what was expected, at the keys where it does. */
final class Differences {
    private Differences() {}

    static String between(Settings expected, Settings actual) {
        if (expected.equals(actual)) {
            return "expected the order " + expected + "\nbut got            " + actual;
        }
        return Changes.between(expected, actual).list().stream()
                .map(Differences::line)
                .collect(Collectors.joining("\n"));
    }

    private static String line(Change change) {
        return change.key() + ": expected " + show(change.before()) + ", got " + show(change.after());
    }

    private static String show(Optional<Value> value) {
        return value.map(Value::toString).orElse("nothing");
    }

    static String of(Down.Refused refused) {
        return refused.problems().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    static String of(Up.Refused refused) {
        return refused.problems().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
