package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists on the way to a key, and the places that entries go to. */
class SettingsListsTest {
    private static final Table HOST = Table.empty().with("host", Value.of("h"));
    private static final Settings LISTS = Settings.empty()
            .with("a", Value.of(List.of(HOST, Value.of(1), Value.ofNull())))
            .with("o.x", Value.of(1))
            .with("o", Value.of(List.of(HOST)))
            .with("s", Value.of("x"));

    @Test
    void elementsOfAListAreReachedByTheirPlace() {
        assertThat(LISTS.value("a[1]")).contains(Value.of(1));
        assertThat(LISTS.value("a[0].host")).contains(Value.of("h"));
        assertThat(LISTS.value("a[3]")).isEmpty();
        assertThat(LISTS.value("a[1].x")).isEmpty();
        assertThat(LISTS.value("o[0].host")).contains(Value.of("h"));
        assertThat(LISTS.value("o[1]")).isEmpty();
        assertThat(LISTS.has(Key.of("s[0]"))).isFalse();
        assertThat(LISTS.value("a.host")).isEmpty();
    }

    @Test
    void whatIsInsideAListIsChanged() {
        assertThat(LISTS.with("a[0].port", Value.of(2)).value("a").map(Value::toString))
                .contains("[{host: \"h\", port: 2}, 1, null]");
        assertThat(LISTS.with("a[1]", Value.of(2)).value("a").map(Value::toString))
                .contains("[{host: \"h\"}, 2, null]");
        assertThat(LISTS.with("a[1].x", Value.of(2)).value("a").map(Value::toString))
                .contains("[{host: \"h\"}, 1 {x: 2}, null]");
        assertThat(LISTS.with("a[2].x", Value.of(2)).value("a").map(Value::toString))
                .contains("[{host: \"h\"}, 1, {x: 2}]");
        assertThat(LISTS.with("o[0].host", Value.of("g")).at(Key.of("o")).map(Value::toString))
                .contains("[{host: \"g\"}] {x: 1}");
        assertThat(LISTS.replaced(Key.of("a[0]"), Value.of(9)).value("a").map(Value::toString))
                .contains("[9, 1, null]");
    }

    @Test
    void anElementThatIsEmptiedStaysAnEmptyTable() {
        Table read = HOST.withOrigin(Origin.of("f", 4, 2));
        Settings settings = Settings.empty().with("a", Value.of(List.of(read)));
        Settings emptied = settings.without(Key.of("a[0].host"));
        assertThat(emptied).hasToString("{a: [{}]}");
        assertThat(emptied.at(Key.of("a[0]")).orElseThrow().origin()).hasToString("f:4:2");
        assertThat(LISTS.withoutAll(Key.of("o[0].host")).at(Key.of("o")).map(Value::toString))
                .contains("[{}] {x: 1}");
    }

    @Test
    void elementsAreNotRemovedByTheirPlace() {
        for (String key : List.of("a[0]", "a[1]")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LISTS.withoutAll(Key.of(key)))
                    .withMessage("a is a list: its elements are not removed by their place");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> LISTS.without(Key.of("a[1]")));
        assertThat(LISTS.without(Key.of("a[0]"))).isSameAs(LISTS);
    }

    @ParameterizedTest
    @CsvSource({
        "a.b,          a,          a is a list so it has no entry b",
        "a.b.c,        a,          a is a list so it has no entry b",
        "'a.\"b c\"',  a,          'a is a list so it has no entry \"b c\"'",
        "a[3],         a,          a has no element 3",
        "a[3].x,       a,          a has no element 3",
        "a[1][0],      a[1],       a[1] has no element 0",
        "a[0].host[0], a[0].host,  a[0].host has no element 0",
        "none[0],      none,       none has no element 0",
        "none.x[0].y,  none.x,     none.x has no element 0",
        "s[0],         s,          s has no element 0",
        "o[1],         o,          o has no element 1",
        "o.x[0],       o.x,        o.x has no element 0",
    })
    void aListInTheWayBlocksAKey(String key, String blockedAt, String message) {
        assertThat(LISTS.blockedAt(Key.of(key))).contains(Key.of(blockedAt));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LISTS.with(key, Value.of(1)))
                .withMessage(message.replace("list so", "list, so"));
    }

    @ParameterizedTest
    @CsvSource({
        ".",
        "a",
        "a[0]",
        "a[2]",
        "a[0].host",
        "a[0].x.y",
        "a[1].x",
        "o",
        "o.x",
        "o.y.z",
        "o[0].z",
        "s.x",
        "n.m.o"
    })
    void otherKeysAreFree(String key) {
        assertThat(LISTS.blockedAt(Key.of(key))).isEmpty();
    }

    @Provide
    Arbitrary<Settings> settings() {
        return Samples.allSettings();
    }

    @Property(tries = 300)
    void aValueIsPutExactlyWhereNothingBlocksTheKey(@ForAll("settings") Settings settings) {
        for (Key key : Samples.smallKeys()) {
            if (key.isRoot()) {
                continue;
            }
            Optional<Key> blocked = settings.blockedAt(key);
            if (blocked.isPresent()) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> settings.with(key, Value.of(7)))
                        .withMessageStartingWith(blocked.get() + " ");
            } else {
                assertThat(settings.with(key, Value.of(7)).value(key)).contains(Value.of(7));
            }
        }
    }

    @Test
    void newEntriesGoToTheirPlaces() {
        Settings settings = Samples.settings("a.x", "1", "b", "2");
        Map<Key, Place> places = Map.of(
                Key.of("n"), Place.after("a"),
                Key.of("n.m"), Place.FIRST,
                Key.of("a.w"), Place.FIRST,
                Key.of("a.z"), Place.after("none"),
                Key.of("b"), Place.FIRST);
        assertThat(settings.with(Key.of("n.m"), Value.of(3), places))
                .hasToString("{a: {x: \"1\"}, n: {m: 3}, b: \"2\"}");
        assertThat(settings.with("n.k", Value.of(0)).with(Key.of("n.m"), Value.of(3), places))
                .hasToString("{a: {x: \"1\"}, b: \"2\", n: {m: 3, k: 0}}");
        assertThat(settings.with(Key.of("a.w"), Value.of(3), places)).hasToString("{a: {w: 3, x: \"1\"}, b: \"2\"}");
        assertThat(settings.with(Key.of("a.z"), Value.of(3), places)).hasToString("{a: {x: \"1\", z: 3}, b: \"2\"}");
        assertThat(settings.with(Key.of("b"), Value.of(3), places)).hasToString("{a: {x: \"1\"}, b: 3}");
        assertThat(settings.with(Key.of("o"), Value.of(3), places)).hasToString("{a: {x: \"1\"}, b: \"2\", o: 3}");
    }
}
