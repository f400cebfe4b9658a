package dev.keyturn.review.lint;

import dev.keyturn.review.lint.Finding.Where;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Nearest;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Description;
import dev.keyturn.step.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Names that nobody knows and that are nearly one which a migration knows and which is not set, or the same as a neighbour's in
 * another spelling.
 */
final class StrayNames {
    private final List<Finding> findings = new ArrayList<>();
    private final Settings settings;
    private final Set<Key> known = new LinkedHashSet<>();
    private final Set<Key> retired = new LinkedHashSet<>();

    private StrayNames(Settings settings) {
        this.settings = settings;
    }

    static List<Finding> of(Settings settings, List<Description> applied, List<Description> pending) {
        StrayNames names = new StrayNames(settings);
        applied.forEach(one -> names.learn(one, true));
        pending.forEach(one -> names.learn(one, false));
        names.look();
        return names.findings;
    }

    /** Nobody means to set what an applied migration has taken away. */
    private void learn(Description migration, boolean isApplied) {
        for (Step step : migration.steps()) {
            Passage.of(step).ifPresent(passage -> {
                passage.keys().forEach(known::add);
                if (isApplied) {
                    retired.addAll(passage.takes());
                    passage.makes().forEach(retired::remove);
                }
            });
        }
        Stream.concat(migration.checks().stream(), migration.assumptions().stream())
                .filter(condition -> !(condition instanceof Condition.Absent))
                .map(Condition::key)
                .forEach(known::add);
    }

    private void look() {
        List<Key> missing = known.stream()
                .filter(key -> !retired.contains(key) && !settings.has(key))
                .toList();
        Map<String, Key> spelled = new HashMap<>();
        missing.forEach(key -> spelled.putIfAbsent(Nearest.bare(key.toString()), key));
        settings.forEach((key, value) -> {
            if (!missing.isEmpty() && known.stream().noneMatch(key::overlaps)) {
                Optional<Key> meant = Optional.ofNullable(spelled.get(Nearest.bare(key.toString())))
                        .or(() -> missing.stream()
                                .filter(one -> NearNames.isTypo(key, one))
                                .findFirst());
                meant.ifPresent(one -> add(key, one + " is not set, and this is nearly its name"));
            }
        });
        siblings(Key.root(), settings.root());
    }

    private void siblings(Key at, Table table) {
        Map<String, String> spellings = new HashMap<>();
        table.forEach((name, value) -> {
            String other = spellings.putIfAbsent(Nearest.bare(name), name);
            if (other != null && !value.equals(table.get(other).orElse(Value.ofNull()))) {
                add(
                        at.child(name),
                        at.child(other) + " is set to something else, and is the same name in another spelling");
            }
            if (value instanceof Table inner) {
                siblings(at.child(name), inner);
            }
        });
    }

    private void add(Key key, String what) {
        findings.add(new Finding(
                Rule.NEAR_NAME,
                Where.at(settings.origin(key), key),
                what,
                "use the name that is read, and remove the other"));
    }
}
