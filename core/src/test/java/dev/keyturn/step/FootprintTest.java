package dev.keyturn.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FootprintTest {
    private static Footprint of(String reads, String sources, String targets) {
        return new Footprint(patterns(reads), patterns(sources), patterns(targets));
    }

    private static List<KeyPattern> patterns(String keys) {
        return keys.isEmpty()
                ? List.of()
                : List.of(keys.split(" ")).stream().map(KeyPattern::of).toList();
    }

    private static boolean areIndependent(Footprint one, Footprint other) {
        assertThat(one.isIndependentOf(other)).isEqualTo(other.isIndependentOf(one));
        return one.isIndependentOf(other);
    }

    @Test
    void aFootprintIsItsReadsSourcesAndTargets() {
        Footprint footprint = of("r", "s", "t s");
        assertThat(footprint.writes()).isEqualTo(patterns("s t s"));
        assertThat(footprint.all()).isEqualTo(patterns("r s t s"));
        assertThat(footprint.distinct())
                .isEqualTo(patterns("r s t").stream().toList())
                .isNotNull();
    }

    @Test
    void COMM_footprintsThatOnlyReadTheSameAreIndependent() {
        assertThat(areIndependent(of("r", "a", "b"), of("r", "c", "d"))).isTrue();
        assertThat(areIndependent(of("", "", ""), of("r", "c", "d"))).isTrue();
    }

    @Test
    void COMM_whatOneWritesAndTheOtherLooksAtDepends() {
        assertThat(areIndependent(of("", "a", ""), of("a", "", "c"))).isFalse();
        assertThat(areIndependent(of("", "a", ""), of("", "a", ""))).isFalse();
        assertThat(areIndependent(of("", "", "a"), of("", "a", ""))).isFalse();
        assertThat(areIndependent(of("", "a.b", ""), of("a", "", ""))).isFalse();
        assertThat(areIndependent(of("", "a", ""), of("a.b", "", ""))).isFalse();
        assertThat(areIndependent(of("", "a.*", ""), of("a.b", "", ""))).isFalse();
        assertThat(areIndependent(of("", "a.b", ""), of("a.c", "", "ab"))).isTrue();
    }

    @Test
    void aKeyIsWrittenWithWhatIsAroundAndBelow() {
        Footprint footprint = of("r", "a.b", "c.*");
        assertThat(footprint.writes(Key.of("a.b"))).isTrue();
        assertThat(footprint.writes(Key.of("a"))).isTrue();
        assertThat(footprint.writes(Key.of("a.b.c"))).isTrue();
        assertThat(footprint.writes(Key.of("c.x"))).isTrue();
        assertThat(footprint.writes(Key.of("r"))).isFalse();
        assertThat(footprint.writes(Key.of("a.c"))).isFalse();
    }

    @Test
    void footprintsAreAddedAndPutBelow() {
        assertThat(of("r", "s", "t").and(of("x", "y", "z"))).isEqualTo(of("r x", "s y", "t z"));
        assertThat(of("r", "s", "t").below(KeyPattern.of("l").any())).isEqualTo(of("l.*.r", "l.*.s", "l.*.t"));
        assertThat(of("r", "s", "t").reading(patterns("x"))).isEqualTo(of("r x", "s", "t"));
        Step remove = new Remove(Key.of("a"), false);
        Step set = new SetValue(Key.of("b"), Value.of(1));
        assertThat(Footprint.all(List.of(remove, set))).isEqualTo(of("", "a", "b"));
        assertThat(Footprint.all(List.of())).isEqualTo(of("", "", ""));
    }

    @Test
    void everyStepDeclaresItsKeys() {
        assertThat(new Rename(Key.of("a"), Key.of("b"), IfOccupied.REFUSE, false).footprint())
                .isEqualTo(of("", "a", "b"));
        assertThat(new Move(Key.of("a"), Key.of("b"), IfOccupied.REFUSE, false).footprint())
                .isEqualTo(of("", "a", "b"));
        assertThat(new Copy(Key.of("a"), Key.of("b"), IfOccupied.REFUSE).footprint())
                .isEqualTo(of("", "a", "b"));
        assertThat(new AddDefault(Key.of("a"), Value.of(1), Optional.empty()).footprint())
                .isEqualTo(of("", "", "a"));
        assertThat(new Wrap(Key.of("a")).footprint()).isEqualTo(of("", "a", "a"));
        assertThat(new Unwrap(Key.of("a")).footprint()).isEqualTo(of("", "a", "a"));
        assertThat(new Nest(Key.of("t.s"), "_", false).footprint()).isEqualTo(of("", "t.s_*", "t.s.*"));
        assertThat(new Flatten(Key.of("t.s"), "_", false).footprint()).isEqualTo(of("", "t.s.*", "t.s_*"));
    }
}
