package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceTest {
    private static final Table TABLE = Table.empty().with("a", Value.of(1)).with("b", Value.of(2));

    @Test
    void anEntryGoesBehindItsNeighbour() {
        assertThat(Place.after("a").put(TABLE, "x", Value.of(9))).hasToString("{a: 1, x: 9, b: 2}");
        assertThat(Place.after("b").put(TABLE, "x", Value.of(9))).hasToString("{a: 1, b: 2, x: 9}");
    }

    @Test
    void anEntryWhoseNeighbourIsGoneBecomesTheLast() {
        assertThat(Place.after("z").put(TABLE, "x", Value.of(9))).hasToString("{a: 1, b: 2, x: 9}");
    }

    @Test
    void anEntryMayBeTheFirst() {
        assertThat(Place.FIRST.put(TABLE, "x", Value.of(9))).hasToString("{x: 9, a: 1, b: 2}");
        assertThat(Place.FIRST).isNotEqualTo(Place.after(""));
    }

    @Test
    void anEntryThatIsThereStaysWhereItIs() {
        assertThat(Place.FIRST.put(TABLE, "b", Value.of(9))).hasToString("{a: 1, b: 9}");
        assertThat(Place.after("b").put(TABLE, "a", Value.of(9))).hasToString("{a: 9, b: 2}");
        assertThat(Place.after("a").put(TABLE, "a", Value.of(9))).hasToString("{a: 9, b: 2}");
    }
}
