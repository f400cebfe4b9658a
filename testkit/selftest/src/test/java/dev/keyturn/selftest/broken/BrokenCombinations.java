package dev.keyturn.selftest.broken;

import dev.keyturn.Migration;
import dev.keyturn.MigrationBuilder;
import dev.keyturn.Steps;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Condition;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;
import java.util.function.Function;

/** Steps of the library, each of them right, that make no sense one after the other; and expectations that do not. */
final class BrokenCombinations {
    private static final String NOTHING_TO_DO = "this step finds nothing to do";

    private BrokenCombinations() {}

    static List<Mutant> all() {
        return List.of(
                steps(
                        "a removal before the rename of the same key",
                        NOTHING_TO_DO,
                        start -> start.remove("db.url").rename("db.url").to("datasource.url")),
                steps(
                        "a default behind a value that is always set",
                        NOTHING_TO_DO,
                        start -> start.set("mode", Value.of("new")).addDefault("mode", "old")),
                steps(
                        "a conversion of a key that was renamed before it",
                        NOTHING_TO_DO,
                        start -> start.rename("http.timeout")
                                .to("http.patience")
                                .convert("http.timeout")
                                .with(Codecs.millisToDuration())),
                expecting("an expectation that names another key", Condition.present("datasource.uri")),
                expecting("an expectation that what is made is absent", Condition.absent("datasource")));
    }

    private static Mutant steps(String name, String says, Function<MigrationBuilder, Steps> steps) {
        MigrationBuilder start = Migration.named("2026-11-wrong")
                .owner("tests")
                .expect("a new shape")
                .rollbackNote("safe");
        return new Mutant(
                name, Law.NON_VACUOUS, says, Subject.of(steps.apply(start).build()));
    }

    private static Mutant expecting(String name, Condition condition) {
        return new Mutant(
                name,
                Law.NON_VACUOUS,
                "it expects " + condition.expected() + ", which is so in none of the",
                Subject.of(Migration.named("2026-11-wrong")
                        .owner("tests")
                        .expect("the new name", condition)
                        .rollbackNote("safe")
                        .rename("db.url")
                        .to("datasource.url")
                        .build()));
    }
}
