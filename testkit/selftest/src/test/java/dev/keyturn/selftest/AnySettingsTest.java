package dev.keyturn.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Up;
import dev.keyturn.testkit.AnySettings;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.statistics.Statistics;

/** The settings that users get for properties of their own. */
class AnySettingsTest {
    private static final Migration MIGRATION = Migration.named("2026-11-datasource")
            .owner("tests")
            .expect("a new shape")
            .rollbackNote("safe")
            .rename("db.url")
            .to("datasource.url")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .split("server.address")
            .into("server.host", "server.port")
            .with(Codecs.hostPort())
            .addDefault("cache.enabled", true)
            .remove("legacy.flag")
            .build();

    @Provide
    Arbitrary<Settings> any() {
        return AnySettings.any();
    }

    @Provide
    Arbitrary<Settings> around() {
        return AnySettings.around(MIGRATION);
    }

    private static boolean isAccepted(Settings settings) {
        return Subject.of(MIGRATION).up(settings) instanceof Up.Done;
    }

    @Property(tries = 300)
    void aroundAMigrationSomeAreAcceptedAndSomeAreNot(@ForAll("around") Settings settings) {
        Statistics.label("accepted").collect(isAccepted(settings)).coverage(found -> {
            found.check(true).percentage(percent -> percent > 15);
            found.check(false).percentage(percent -> percent > 15);
        });
        Statistics.label("kept")
                .collect(settings.has(Key.of("db.url")), settings.has(Key.of("legacy.flag")))
                .coverage(found -> found.check(true, true).percentage(percent -> percent > 15));
    }

    @Property(tries = 300)
    void anySettingsHoldAllKindsOfValues(@ForAll("any") Settings settings) {
        for (String kind : List.of("text", "number", "boolean", "null", "list", "table")) {
            boolean isThere = settings.keys().stream()
                    .anyMatch(key -> settings.value(key).orElseThrow().kind().equals(kind));
            Statistics.label(kind)
                    .collect(isThere)
                    .coverage(found -> found.check(true).percentage(percent -> percent > 1));
        }
    }

    @Property(tries = 10)
    void whatFailsShrinksToTheKeysThatMatter(@ForAll Random random) {
        Predicate<Settings> isFound = settings ->
                settings.value("http.timeout").filter(Text.class::isInstance).isPresent()
                        && settings.value("db.url").isPresent();

        Settings smallest = smallest(AnySettings.around(MIGRATION), random, isFound);

        assertThat(smallest.keys()).containsExactlyInAnyOrder(Key.of("http.timeout"), Key.of("db.url"));
    }

    @Property(tries = 10)
    void anySettingsShrinkToOneKeyInTheOutermostTable(@ForAll Random random) {
        Settings smallest = smallest(
                AnySettings.any(),
                random,
                settings -> settings.keys().stream()
                        .anyMatch(key -> settings.value(key).equals(Optional.of(Value.of("3s")))));

        assertThat(smallest).isEqualTo(Settings.empty().with("a", Value.of("3s")));
    }

    /** As a property does it: on to any smaller one for which it is still so. */
    private static Settings smallest(Arbitrary<Settings> settings, Random random, Predicate<Settings> isFound) {
        RandomGenerator<Settings> generator = settings.generator(1000);
        Optional<Shrinkable<Settings>> next = Stream.generate(() -> generator.next(random))
                .filter(found -> isFound.test(found.value()))
                .findFirst();
        Shrinkable<Settings> smallest = next.orElseThrow();
        while (next.isPresent()) {
            smallest = next.orElseThrow();
            Shrinkable<Settings> now = smallest;
            next = now.shrink()
                    .filter(smaller -> smaller.distance().compareTo(now.distance()) < 0)
                    .filter(smaller -> isFound.test(smaller.value()))
                    .findFirst();
        }
        return smallest.value();
    }
}
