package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Settings against a map from each key to the value of its own. */
class SettingsModelTest {
    private enum Kind {
        WITH,
        REPLACED,
        WITHOUT,
        WITHOUT_ALL
    }

    private record Step(Kind kind, Key key, Value value) {
        Settings applyTo(Settings settings) {
            return switch (kind) {
                case WITH -> settings.with(key, value);
                case REPLACED -> settings.replaced(key, value);
                case WITHOUT -> settings.without(key);
                case WITHOUT_ALL -> settings.withoutAll(key);
            };
        }

        void applyTo(Map<Key, Value> model) {
            if (kind == Kind.WITHOUT) {
                model.remove(key);
                return;
            }
            if (kind != Kind.WITHOUT_ALL) {
                Map<Key, Value> before = Map.copyOf(model);
                model.entrySet().removeIf(entry -> givesWay(entry.getKey(), entry.getValue(), before));
            }
            if (kind != Kind.WITH || value instanceof Table) {
                model.keySet().removeIf(other -> other.startsWith(key));
            }
            if (kind != Kind.WITHOUT_ALL) {
                model.put(key, value);
            }
        }

        /** A null that stands alone and a table that was written empty make room for a table. */
        private boolean givesWay(Key around, Value there, Map<Key, Value> model) {
            return !around.equals(key)
                    && key.startsWith(around)
                    && (there instanceof Null || there instanceof Table)
                    && model.keySet().stream().noneMatch(other -> !other.equals(around) && other.startsWith(around));
        }
    }

    @Property
    void settingsAreAMapFromKeysToTheirOwnValues(@ForAll("steps") List<Step> steps) {
        Settings settings = Settings.empty();
        Map<Key, Value> model = new LinkedHashMap<>();
        List<Settings> versions = new ArrayList<>();
        List<Map<Key, Value>> models = new ArrayList<>();
        for (Step step : steps) {
            if (settings.blockedAt(step.key).isPresent()
                    && step.kind != Kind.WITHOUT
                    && step.kind != Kind.WITHOUT_ALL) {
                continue;
            }
            settings = step.applyTo(settings);
            step.applyTo(model);
            versions.add(settings);
            models.add(new LinkedHashMap<>(model));
        }
        for (int i = 0; i < versions.size(); i++) {
            isTheSame(versions.get(i), models.get(i));
        }
    }

    private static void isTheSame(Settings settings, Map<Key, Value> model) {
        Map<Key, Value> seen = new LinkedHashMap<>();
        settings.forEach((key, value) -> assertThat(seen.put(key, value)).isNull());
        assertThat(seen).isEqualTo(model);
        assertThat(settings.keys()).containsExactlyElementsOf(seen.keySet());
        assertThat(settings.isEmpty()).isEqualTo(model.isEmpty());
        for (String one : List.of("a", "b", "Aa", "BB")) {
            for (Key key : List.of(Key.ofNames(one), Key.ofNames(one, "a"), Key.ofNames(one, "b", "BB"))) {
                assertThat(settings.value(key).orElse(null)).isEqualTo(model.get(key));
                assertThat(settings.has(key))
                        .isEqualTo(model.keySet().stream().anyMatch(other -> other.startsWith(key)));
            }
        }
    }

    @Property
    void changesElsewhereChangeNothingHere(@ForAll("steps") List<Step> steps, @ForAll("keys") Key key) {
        Settings settings = Settings.empty();
        for (Step step : steps) {
            Settings before = settings;
            if (before.blockedAt(step.key).isEmpty()) {
                settings = step.applyTo(before);
                if (!step.key.overlaps(key)) {
                    assertThat(settings.at(key)).isEqualTo(before.at(key));
                }
            }
        }
    }

    @Property
    void renamingIsTakingAwayAndPutting(@ForAll("settings") Settings settings, @ForAll("keys") Key key) {
        Key renamed = key.parent().orElseThrow().child("new");
        if (settings.has(key)) {
            Settings after = settings.renamed(key, "new");
            assertThat(after.at(renamed)).isEqualTo(settings.at(key));
            assertThat(after.has(key)).isFalse();
            assertThat(after.renamed(renamed, ((Segment.Name) key.last().orElseThrow()).name())
                            .identical(settings))
                    .isTrue();
            assertThat(after.keys()).hasSameSizeAs(settings.keys());
        }
    }

    @Provide
    Arbitrary<Key> keys() {
        return Samples.meetingKeys();
    }

    @Provide
    Arbitrary<Settings> settings() {
        return Samples.allSettings();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Value> values = Arbitraries.frequencyOf(
                Tuple.of(5, Samples.scalars()),
                Tuple.of(1, Samples.lists()),
                Tuple.of(1, Arbitraries.just(Table.empty())));
        return Combinators.combine(
                        Arbitraries.of(Kind.WITH, Kind.WITH, Kind.WITH, Kind.REPLACED, Kind.WITHOUT, Kind.WITHOUT_ALL),
                        Samples.meetingKeys(),
                        values)
                .as(Step::new)
                .list()
                .ofMaxSize(20)
                .withoutEdgeCases();
    }
}
