package dev.keyturn.env;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Plan;
import dev.keyturn.Report;
import dev.keyturn.Shape;
import dev.keyturn.To;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Instruction;
import dev.keyturn.spi.Instruction.Drop;
import dev.keyturn.spi.Instruction.Rename;
import dev.keyturn.spi.Instructions;
import dev.keyturn.spi.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Whoever does what is told, and nothing else, has the settings of the new shape; and the old ones after the way back. */
class FollowedTest {
    private static final List<String> KEYS = List.of("a", "a.b", "a-b", "a_b", "b", "a.c", "c.a-b", "c");

    @Provide
    static Arbitrary<Map<String, String>> environments() {
        Arbitrary<String> names =
                Arbitraries.of("A", "A_B", "AB", "a_b", "B", "A_C", "C_AB", "C_A_B", "C", "PATH", "_", "c");
        return Arbitraries.maps(names, Arbitraries.of("", "1", "x y", "$A", "1"))
                .ofMaxSize(8);
    }

    @Provide
    static Arbitrary<Migration> migrations() {
        Arbitrary<String> keys = Arbitraries.of(KEYS);
        return Combinators.combine(keys, keys, keys, Arbitraries.integers().between(0, 4))
                .as(FollowedTest::possible)
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    private static Optional<Migration> possible(String one, String two, String three, int kind) {
        try {
            return Optional.of(migration(one, two, three, kind));
        } catch (IllegalArgumentException impossible) {
            return Optional.empty();
        }
    }

    private static Migration migration(String one, String two, String three, int kind) {
        var begin = Migration.named("1-a").owner("tests").expect("a new shape").rollbackNote("safe");
        return switch (kind) {
            case 0 -> begin.rename(one).to(two).build();
            case 1 -> begin.rename(one).to(two).remove(three).build();
            case 2 -> begin.rename(one).to(two).addDefault(three, "default").build();
            case 3 -> begin.copy(one).to(two).rename(one).to(three).build();
            default -> begin.rename(one).to(two).rename(three).to(one).build();
        };
    }

    private static Map<String, String> followed(Map<String, String> variables, Instructions instructions) {
        Map<String, String> after = new TreeMap<>(variables);
        for (Instruction one : instructions.list()) {
            if (one instanceof Rename || one instanceof Drop) {
                after.remove(one.source().orElse(one.name()));
            }
        }
        for (Instruction one : instructions.list()) {
            one.source().map(variables::get).or(one::value).ifPresent(value -> after.put(one.name(), value));
        }
        return after;
    }

    private static Migrator migrator(Map<String, String> variables, MemoryJournal journal, Migration... migrations) {
        return Migrator.of(EnvironmentSource.of("env", variables))
                .with(migrations)
                .journal(journal, new MemoryLock())
                .build();
    }

    private static Settings settings(Map<String, String> variables, Migration migration) {
        return migrator(variables, new MemoryJournal("other"), migration)
                .at(Shape.ofStore())
                .read();
    }

    @Property(tries = 2000)
    void whatIsToldLeadsToTheNewShapeAndBack(
            @ForAll("environments") Map<String, String> variables, @ForAll("migrations") Migration migration) {
        MemoryJournal journal = new MemoryJournal("journal");
        Plan plan;
        Settings wanted;
        try {
            plan = migrator(variables, journal, migration).plan();
            wanted = migrator(variables, journal, migration)
                    .at(Shape.ofProgram())
                    .read();
        } catch (RefusedException refused) {
            Statistics.collect("refused");
            return;
        }
        if (!plan.problems().isEmpty()) {
            Statistics.collect("refused");
            return;
        }
        Statistics.collect(plan.instructions().isEmpty() ? "nothing to do" : "told");
        Statistics.coverage(checker -> checker.check("told").percentage(share -> share > 5));

        Map<String, String> young = followed(variables, plan.instructions());

        assertThat(settings(young, migration)).isEqualTo(wanted);
        Report found = migrator(young, journal, migration).migrate();
        assertThat(found.instructions().isEmpty()).isTrue();
        assertThat(found.migrated()).containsExactly("1-a");
        back(young, migration, journal);
    }

    private static void back(Map<String, String> young, Migration migration, MemoryJournal journal) {
        Instructions told;
        Settings wanted;
        try {
            told = migrator(young, journal, migration).rollback(To.count(1)).instructions();
            wanted = migrator(young, journal, migration).at(Shape.before("1-a")).read();
        } catch (RefusedException refused) {
            return;
        }
        Statistics.label("way back").collect(told.isEmpty() ? "nothing to do" : "told");
        Statistics.label("way back").coverage(checker -> checker.check("told").count(number -> number > 50));
        if (told.isEmpty()) {
            return;
        }
        Map<String, String> old = followed(young, told);
        assertThat(settings(old, migration)).isEqualTo(wanted);
        assertThat(migrator(old, journal, migration).rollback(To.count(1)).rolledBack())
                .containsExactly("1-a");
    }

    @Property
    void aVariableMeansTheKeyThatItWasMadeOf(@ForAll("keys") Key key, @ForAll("namings") Naming naming) {
        Optional<String> variable = naming.variable(key);
        Assume.that(variable.isPresent());

        Settings read = EnvironmentSource.of("env", Map.of("APP_" + variable.get(), "x"))
                .named(naming)
                .prefixed("APP_")
                .read(Selection.all().naming(List.of(KeyPattern.of(key))))
                .settings();

        assertThat(read.keys()).containsExactly(key);
    }

    @Provide
    static Arbitrary<Key> keys() {
        return Arbitraries.of(
                        "a",
                        "b1",
                        "max-size",
                        "max_size",
                        "camelCase",
                        "com.foo",
                        "x_",
                        "_y",
                        "--",
                        "é",
                        " ",
                        "İ",
                        "[0]")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(names -> Key.ofNames(names.toArray(String[]::new)));
    }

    @Provide
    static Arbitrary<Naming> namings() {
        return Arbitraries.of(Naming.relaxed(), Naming.microProfile(), Naming.exact(), Naming.separatedBy("__"));
    }
}
