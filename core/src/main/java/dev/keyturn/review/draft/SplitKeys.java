package dev.keyturn.review.draft;

import dev.keyturn.codec.Splitter;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Join;
import dev.keyturn.step.Split;
import dev.keyturn.step.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One key that became several, or several that became one. Two parts that fit at once are rarely chance. */
final class SplitKeys {
    private final Drafting drafting;
    private final Spelling spelling;

    SplitKeys(Drafting drafting, Spelling spelling) {
        this.drafting = drafting;
        this.spelling = spelling;
    }

    void take() {
        drafting.gone().forEach((whole, value) -> take(whole, value, true));
        drafting.added().forEach((whole, value) -> take(whole, value, false));
    }

    private void take(Key whole, Value value, boolean isSplit) {
        for (Splitter splitter : spelling.splitters()) {
            Optional<List<Optional<Value>>> parts = splitter.up(value);
            if (parts.isEmpty()) {
                continue;
            }
            Optional<List<Key>> keys = keys(whole, splitter, parts.get(), isSplit ? drafting.added() : drafting.gone());
            if (keys.isPresent() && drafting.take(guess(whole, keys.get(), splitter, isSplit))) {
                return;
            }
        }
    }

    private static Guess guess(Key whole, List<Key> parts, Splitter splitter, boolean isSplit) {
        Step step = isSplit
                ? new Split(whole, parts, splitter, IfOccupied.REFUSE)
                : new Join(parts, whole, splitter, IfOccupied.REFUSE);
        boolean isNamed = true;
        for (int i = 0; i < parts.size(); i++) {
            isNamed &= NameWords.last(parts.get(i))
                            .likeness(NameWords.of(splitter.parts().get(i)))
                    > 0;
        }
        return new Guess(
                step,
                isNamed ? Confidence.CERTAIN : Confidence.LIKELY,
                isSplit ? "its parts are the values of the new keys" : "the values of the old keys are its parts");
    }

    /** A key for each part; those of missing parts are named like the part, beside the others. */
    private Optional<List<Key>> keys(Key whole, Splitter splitter, List<Optional<Value>> parts, Map<Key, Value> free) {
        List<Optional<Key>> found = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            String name = splitter.parts().get(i);
            Optional<Value> part = parts.get(i);
            Optional<Key> key = part.flatMap(value -> best(value, name, whole, free, found));
            if (part.isPresent() && key.isEmpty()) {
                return Optional.empty();
            }
            found.add(key);
        }
        List<Key> known = found.stream().flatMap(Optional::stream).toList();
        return known.size() < 2 ? Optional.empty() : withMissing(splitter, found, known.get(0));
    }

    private Optional<List<Key>> withMissing(Splitter splitter, List<Optional<Key>> found, Key beside) {
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Key missing =
                    beside.parent().orElse(Key.root()).child(splitter.parts().get(i));
            if (found.get(i).isEmpty()
                    && (drafting.now().has(missing) || drafting.goal().has(missing))) {
                return Optional.empty();
            }
            keys.add(found.get(i).orElse(missing));
        }
        return Optional.of(keys);
    }

    private Optional<Key> best(Value part, String name, Key whole, Map<Key, Value> free, List<Optional<Key>> taken) {
        Settings settings = drafting.goal();
        return free.entrySet().stream()
                .filter(entry -> entry.getValue().equals(settings.held(part)))
                .map(Map.Entry::getKey)
                .filter(key -> !taken.contains(Optional.of(key)))
                .max(Comparator.comparingDouble((Key key) -> fit(key, name, whole))
                        .thenComparing(Key::toString));
    }

    private static double fit(Key key, String name, Key whole) {
        return 2 * NameWords.last(key).likeness(NameWords.of(name))
                + NameWords.of(key.toString()).likeness(NameWords.of(whole.toString()));
    }
}
