package dev.keyturn.internal.layer;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Description;
import dev.keyturn.step.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is to count in the new shape: what counts now, migrated as one. Layers that have the same migrations before them are
 * migrated together, since a default that is added to one of them must not hide what another one says. Where that cannot be done,
 * because one layer has the new shape already, as the defaults of a new release have, those are laid over or under the others
 * as they are.
 */
final class Intended {
    private final Counting counting = new Counting();
    private final List<Problem> problems = new ArrayList<>();

    private Intended() {}

    static Intended of(List<Layer> layers) {
        Intended intended = new Intended();
        Map<List<String>, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            List<String> ids =
                    layers.get(i).pending().stream().map(Description::id).toList();
            groups.computeIfAbsent(ids, any -> new ArrayList<>()).add(i);
        }
        groups.values().forEach(group -> {
            if (!intended.isDone(layers, group)) {
                intended.apart(layers, group);
            }
        });
        return intended;
    }

    private void apart(List<Layer> layers, List<Integer> group) {
        List<Integer> young =
                group.stream().filter(i -> layers.get(i).hasNewShape()).toList();
        List<Integer> old =
                group.stream().filter(i -> !layers.get(i).hasNewShape()).toList();
        List<Problem> why = List.copyOf(problems);
        problems.clear();
        boolean isDone = !young.isEmpty() && isDone(layers, young) && isDone(layers, old);
        if (!isDone && problems.isEmpty()) {
            problems.addAll(why);
        }
    }

    /** Migrates some layers as one, or says what is in the way. */
    private boolean isDone(List<Layer> layers, List<Integer> group) {
        Settings now = Counting.of(
                        group.stream().map(i -> layers.get(i).before()).toList())
                .settings();
        for (Description migration : group.isEmpty()
                ? List.<Description>of()
                : layers.get(group.get(0)).pending()) {
            Sequence.Result result = Sequence.up(migration.allSteps(), now);
            if (!result.isDone()) {
                problems.addAll(result.problems());
                return false;
            }
            now = result.settings();
        }
        now.forEach((key, value) -> counting.put(key, value, layer(layers, group, key, value)));
        return true;
    }

    /** The highest layer that gives this value, or had it under another name; else the highest that has the key, or of all. */
    private static int layer(List<Layer> layers, List<Integer> group, Key key, Value value) {
        int top = group.get(group.size() - 1);
        return highest(
                        layers,
                        group,
                        one -> one.after()
                                .value(key)
                                .filter(there -> Counting.isSame(there, value))
                                .isPresent())
                .or(() -> highest(layers, group, one -> one.had(value)))
                .or(() -> highest(layers, group, one -> one.after().value(key).isPresent()))
                .orElse(top);
    }

    private static Optional<Integer> highest(List<Layer> layers, List<Integer> group, Predicate<Layer> is) {
        return group.stream().filter(i -> is.test(layers.get(i))).reduce((low, high) -> high);
    }

    Counting counting() {
        return counting;
    }

    /** Why the layers cannot be migrated as one. */
    List<Problem> problems() {
        return problems;
    }
}
