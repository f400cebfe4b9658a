package dev.keyturn.step;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Value;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Lists of values, some of them missing: what stands, or is to stand, at the keys of a step. */
final class Values {
    private Values() {}

    @FunctionalInterface
    interface Action {
        void accept(Key key, Value value);
    }

    static void forEachPresent(List<Key> keys, List<Optional<Value>> values, Action action) {
        for (int i = 0; i < keys.size(); i++) {
            Optional<Value> value = values.get(i);
            if (value.isPresent()) {
                action.accept(keys.get(i), value.get());
            }
        }
    }

    static List<Optional<Value>> none(List<Key> keys) {
        return Collections.nCopies(keys.size(), Optional.empty());
    }

    static boolean isMissing(List<Optional<Value>> values) {
        for (Optional<Value> value : values) {
            if (value.isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** The one converted value; a message about it later still says where the original was read. */
    static Value value(List<Optional<Value>> converted, List<Optional<Value>> from) {
        return withOrigin(converted.get(0).orElseThrow(), from);
    }

    static Value withOrigin(Value value, List<Optional<Value>> from) {
        return value.withOrigin(from.get(firstPresent(from)).orElseThrow().origin());
    }

    /** As a list of lists, in which the empty one stands for a missing value. */
    static Items items(List<Optional<Value>> values) {
        return Value.of(
                values.stream().map(value -> Value.of(value.stream().toList())).toList());
    }

    static List<Optional<Value>> optionals(Optional<Value> stored) {
        return stored.filter(Items.class::isInstance).map(Items.class::cast).stream()
                .flatMap(list -> list.items().stream())
                .map(item -> ((Items) item).items().stream().findFirst())
                .toList();
    }

    static int firstPresent(List<Optional<Value>> values) {
        int i = 0;
        while (values.get(i).isEmpty()) {
            i++;
        }
        return i;
    }
}
