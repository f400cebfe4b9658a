package dev.keyturn.internal.engine;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.step.Each;
import dev.keyturn.step.Footprint;
import dev.keyturn.step.Step;
import dev.keyturn.step.When;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which key has the value of one that goes, or what was made of it, when all steps are done. */
final class Heirs {
    private Heirs() {}

    /** The heirs of those keys that the steps take away and whose value goes to others. */
    static Map<Key, Key> of(List<Step> steps, Changes changes) {
        Set<Key> came = new LinkedHashSet<>();
        changes.list().stream()
                .filter(change -> change.after().isPresent())
                .map(Change::key)
                .forEach(came::add);
        List<Footprint> prints =
                steps.stream().flatMap(Heirs::single).map(Step::footprint).toList();
        Map<Key, Key> heirs = new LinkedHashMap<>();
        for (Change change : changes.list()) {
            if (change.after().isEmpty()) {
                Set<Key> now = Set.of(change.key());
                for (Footprint print : prints) {
                    now = behind(now, print);
                }
                now.stream().filter(came::contains).findFirst().ifPresent(heir -> heirs.put(change.key(), heir));
            }
        }
        return heirs;
    }

    private static Stream<Step> single(Step step) {
        if (step instanceof When when) {
            return Stream.concat(when.then().stream(), when.otherwise().stream())
                    .flatMap(Heirs::single);
        }
        return step instanceof Each ? Stream.empty() : Stream.of(step);
    }

    /** Where values can be behind a step. */
    private static Set<Key> behind(Set<Key> keys, Footprint print) {
        Set<Key> behind = new LinkedHashSet<>();
        for (Key key : keys) {
            Optional<Key> below = print.sources().stream()
                    .flatMap(source -> source.key().stream())
                    .filter(source -> !source.isRoot())
                    .flatMap(source -> key.below(source).stream())
                    .findFirst();
            List<Key> targets = print.targets().stream()
                    .flatMap(target -> target.key().stream().filter(named -> !named.isRoot()))
                    .toList();
            if (below.isEmpty() || targets.isEmpty()) {
                behind.add(key);
            } else {
                targets.forEach(target -> behind.add(below.get().isRoot() ? target : target.append(below.get())));
            }
        }
        return behind;
    }
}
