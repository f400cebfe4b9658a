package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The law MIXED over a chain of migrations: any settings, any edits of any release, at any shape. */
class AtShapeLawsTest extends Bench {
    /** Five that work on one another's results, so that what is read at one end went through all of them. */
    private static final List<Migration> CHAIN = List.of(
            named("1-a").rename("a").to("b").addDefault("on", true).build(),
            named("2-b")
                    .convert("t")
                    .with(Codecs.millisToDuration())
                    .move("db")
                    .to("ds")
                    .build(),
            named("3-c")
                    .split("ds.address")
                    .into("ds.host", "ds.port")
                    .with(Codecs.hostPort())
                    .remove("old")
                    .build(),
            named("4-d")
                    .rename("b")
                    .to("c.d")
                    .mapValue("level")
                    .by(Map.of("DEBUG", "verbose", "INFO", "normal"))
                    .build(),
            named("5-e")
                    .rename("ds.host")
                    .to("main.host")
                    .nest("q")
                    .separatedBy("_")
                    .build());

    /** Keys of all shapes; at each shape some of them mean something, and the others are somebody's own. */
    private static final List<String> KEYS = List.of(
            "a",
            "b",
            "c.d",
            "on",
            "t",
            "db.address",
            "ds.address",
            "ds.host",
            "ds.port",
            "main.host",
            "old",
            "level",
            "q_x",
            "q.x",
            "db.x",
            "ds.x",
            "own");

    /** What one and the same setting is called at each shape. */
    private static final List<String> NAMES = List.of("a", "b", "b", "b", "c.d", "c.d");

    private static final Map<String, List<Value>> MEANT = Map.of(
            "t", List.of(Value.of(3000), Value.of(1), Value.of("3s"), Value.of("1ms")),
            "db.address", List.of(Value.of("h:80"), Value.of("i:81")),
            "ds.address", List.of(Value.of("h:80"), Value.of("i:81")),
            "ds.port", List.of(Value.of(80), Value.of(81)),
            "level", List.of(Value.of("DEBUG"), Value.of("INFO"), Value.of("verbose"), Value.of("normal")));

    private static int accepted;
    private static int refused;
    private static int followed;

    @BeforeContainer
    static void begin() {
        accepted = 0;
        refused = 0;
        followed = 0;
    }

    @AfterContainer
    static void NON_VACUOUS_enoughWritesAreAcceptedAndSomeAreRefused() {
        assertThat(accepted).isGreaterThan(100);
        assertThat(refused).isGreaterThan(2); // some seven of them are usual
        assertThat(followed).isGreaterThan(50);
    }

    record Put(Key at, Optional<Value> value) {
        Settings on(Settings settings) {
            return value.map(put -> settings.with(at, put)).orElseGet(() -> settings.without(at));
        }
    }

    @Provide
    Arbitrary<Put> puts() {
        Arbitrary<Value> any =
                Arbitraries.of(Value.of("x"), Value.of("y"), Value.of(1), Value.of(true), Value.ofNull());
        return Arbitraries.of(KEYS)
                .flatMap(key -> Combinators.combine(
                                Arbitraries.just(key),
                                Arbitraries.frequencyOf(
                                        Tuple.of(6, Arbitraries.of(MEANT.getOrDefault(key, List.of(Value.of("x"))))),
                                        Tuple.of(1, any)),
                                Arbitraries.integers().between(0, 4))
                        .as((at, value, remove) ->
                                new Put(Key.of(at), remove == 0 ? Optional.empty() : Optional.of(value))));
    }

    @Provide
    Arbitrary<Settings> stores() {
        return puts().list().ofMaxSize(8).map(puts -> {
            Settings settings = read("{'a': 1, 't': 3000, 'db': {'address': 'h:80'}, 'level': 'INFO', 'q_x': 1}");
            for (Put put : puts) {
                settings = put.on(settings);
            }
            return settings;
        });
    }

    private Migrator release(int shape) {
        return migrator(CHAIN.subList(0, shape).toArray(Migration[]::new));
    }

    /** Migrates a store to a shape; nothing where the settings are refused there. */
    private boolean stands(Settings before, int shape) {
        source.become(before);
        try {
            release(shape).migrate();
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    private Optional<Settings> at(int shape) {
        try {
            return Optional.of(release(shape).at(Shape.ofProgram()).read());
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    @Property
    void MIXED_readingAtAnOlderShapeIsTheWayBackAndWritesNothing(
            @ForAll("stores") Settings before,
            @ForAll("shapes") int store,
            @ForAll("shapes") int shape,
            @ForAll("edits") List<Put> edits) {
        AtShapeLawsTest one = new AtShapeLawsTest();
        if (shape > store || !one.stands(before, store)) {
            return;
        }
        Settings stored = one.settings();
        for (Put edit : edits) {
            stored = edit.on(stored);
        }
        one.source.become(stored);
        int entries = one.journal.read().size();

        Optional<Settings> read = one.at(shape);

        assertThat(one.settings().identical(stored)).isTrue();
        assertThat(one.journal.read()).hasSize(entries);
        Optional<Settings> back;
        try {
            if (shape < store) {
                one.release(0).rollback(To.count(store - shape));
            }
            back = Optional.of(one.settings());
        } catch (RefusedException e) {
            back = Optional.empty();
        }
        assertThat(read).isEqualTo(back);
    }

    @Provide
    Arbitrary<Integer> shapes() {
        return Arbitraries.integers().between(0, CHAIN.size());
    }

    @Provide
    Arbitrary<List<Put>> edits() {
        return puts().list().ofMinSize(0).ofMaxSize(3);
    }

    @Property
    void MIXED_aWriteAtAnyShapeIsFoundThereAndChangesNothingElseOrIsRefused(
            @ForAll("stores") Settings before,
            @ForAll("shapes") int store,
            @ForAll("shapes") int shape,
            @ForAll("edits") List<Put> behind,
            @ForAll("edits") List<Put> edits) {
        AtShapeLawsTest one = new AtShapeLawsTest();
        if (!one.stands(before, store)) {
            return;
        }
        Settings stored = one.settings();
        for (Put edit : behind) {
            stored = edit.on(stored);
        }
        one.source.become(stored);
        Optional<Settings> read = one.at(shape);
        if (read.isEmpty()) {
            return;
        }
        Settings wanted = read.get();
        for (Put edit : edits) {
            wanted = edit.on(wanted);
        }
        Settings edited = wanted;
        int entries = one.journal.read().size();
        try {
            one.release(shape).at(Shape.ofProgram()).write(settings -> edited);
            accepted++;
        } catch (RefusedException e) {
            refused++;
            assertThat(one.settings().identical(stored)).isTrue();
            return;
        } finally {
            assertThat(one.journal.read()).hasSize(entries);
        }
        assertThat(one.at(shape)).contains(edited);
        if (edited.equals(read.get())) {
            assertThat(one.settings().identical(stored)).isTrue();
        }
        boolean isItsNameAlone = isOwnName(before.keys(), 0)
                && isOwnName(behind.stream().map(Put::at).toList(), store)
                && isOwnName(edits.stream().map(Put::at).toList(), shape);
        for (int other = 0; other <= CHAIN.size(); other++) {
            Optional<Settings> there = one.at(other);
            if (there.isPresent()) {
                assertThat(there.get().value("own")).isEqualTo(edited.value("own"));
            }
            if (there.isPresent() && isItsNameAlone) {
                assertThat(there.get().value(NAMES.get(other))).isEqualTo(edited.value(NAMES.get(shape)));
                followed += edited.value(NAMES.get(shape)).isPresent() ? 1 : 0;
            }
        }
        assertThat(one.at(store)).isPresent();
    }

    /** Whether none of the keys is one that the setting is called at other shapes only: that would be a setting of its own. */
    private static boolean isOwnName(List<Key> keys, int shape) {
        return NAMES.stream()
                .filter(name -> !name.equals(NAMES.get(shape)))
                .noneMatch(name -> keys.contains(Key.of(name)));
    }
}
