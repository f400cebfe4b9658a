package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final Settings BEFORE = Samples.settings("a", "1", "b.c", "2", "d", "3");

    private static Change change(String key, Optional<Value> before, Optional<Value> after) {
        return new Change(Key.of(key), before, after);
    }

    private static Optional<Value> text(String text) {
        return Optional.of(Value.of(text));
    }

    @Test
    void whatIsTakenAwayComesBeforeWhatIsBrought() {
        Settings after = Samples.settings("x", "9", "d", "4", "b.e", "5");
        assertThat(Changes.between(BEFORE, after).list())
                .containsExactly(
                        change("a", text("1"), Optional.empty()),
                        change("b.c", text("2"), Optional.empty()),
                        change("b.e", Optional.empty(), text("5")),
                        change("d", text("3"), text("4")),
                        change("x", Optional.empty(), text("9")));
        assertThat(Changes.between(BEFORE, BEFORE).list()).isEmpty();
        assertThat(Changes.between(BEFORE, BEFORE).isEmpty()).isTrue();
        assertThat(Changes.between(BEFORE, after).isEmpty()).isFalse();
    }

    @Test
    void aChangeChangesSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change("a.b", text("1"), text("1")))
                .withMessage("a.b: a change changes something");
        assertThat(change("a", text("1"), Optional.empty()).inverse())
                .isEqualTo(change("a", Optional.empty(), text("1")));
    }

    @Test
    void anotherKindIsAChangeAndAnotherOriginOrOrderIsNone() {
        Settings number = BEFORE.with("a", Value.of(1));
        assertThat(Changes.between(BEFORE, number).list())
                .containsExactly(change("a", text("1"), Optional.of(Value.of(1))));
        assertThat(Changes.between(number, BEFORE.with("a", Num.of("1.0"))).list())
                .hasSize(1);
        assertThat(Changes.between(BEFORE, BEFORE.with("a", Value.of("1").withOrigin(Origin.of("f"))))
                        .isEmpty())
                .isTrue();
        assertThat(Changes.between(BEFORE, Samples.settings("d", "3", "b.c", "2", "a", "1"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aValueOfATableChangesApartFromItsEntries() {
        Settings own = BEFORE.with("b", Value.of("own"));
        assertThat(Changes.between(BEFORE, own).list()).containsExactly(change("b", Optional.empty(), text("own")));
        assertThat(Changes.between(own, own.with("b.c", Value.of("3"))).list())
                .containsExactly(change("b.c", text("2"), text("3")));
        assertThat(Changes.between(own, own.without(Key.of("b.c"))).list())
                .containsExactly(change("b.c", text("2"), Optional.empty()));
    }

    @Test
    void aTableThatIsWrittenEmptyIsAChangeOfItsOwn() {
        Settings empty = BEFORE.with("b", Table.empty());
        Changes changes = Changes.between(BEFORE, empty);
        assertThat(changes.list())
                .containsExactly(
                        change("b.c", text("2"), Optional.empty()),
                        change("b", Optional.empty(), Optional.of(Table.empty())));
        assertThat(changes.applyTo(BEFORE)).isEqualTo(empty);
        assertThat(changes.inverse().applyTo(empty)).isEqualTo(BEFORE);
        assertThat(changes.inverse().list().get(0).key()).isEqualTo(Key.of("b"));
    }

    @Test
    void aListIsOneValue() {
        Settings list = BEFORE.with("a", Value.of(List.of(Value.of(1))));
        assertThat(Changes.between(list, list.with("a[0]", Value.of(2))).list())
                .containsExactly(change(
                        "a", Optional.of(Value.of(List.of(Value.of(1)))), Optional.of(Value.of(List.of(Value.of(2))))));
    }

    @Test
    void aNullOrAListBesideNewChildrenStays() {
        for (Value own : List.of(Value.ofNull(), Value.of(List.of(Value.of(1))))) {
            Settings alone = Settings.empty().with("a", own);
            Settings beside = Settings.empty().with("a.b", Value.of(1)).with("a", own);
            assertThat(Changes.between(alone, beside).applyTo(alone)).isEqualTo(beside);
            assertThat(Changes.between(beside, alone).applyTo(beside)).isEqualTo(alone);
            assertThat(Changes.between(Settings.empty(), beside).applyTo(Settings.empty()))
                    .isEqualTo(beside);
        }
    }

    @Test
    void whatHasChangedMeanwhileIsRefusedWithAllProblems() {
        Settings after = Samples.settings("a", "2", "b.c", "2", "d", "3", "e", "4", "f", "5");
        Settings meanwhile =
                BEFORE.with("a", Value.of("7").withOrigin(Origin.of("f", 1, 2))).with("e", Value.of("8"));
        Changes changes = Changes.between(BEFORE, after);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> changes.applyTo(meanwhile))
                .satisfies(refused -> assertThat(refused.problems())
                        .extracting(Problem::toString)
                        .containsExactly(
                                "f:1:2: a: it has changed meanwhile; expected the value that it had when the change"
                                        + " was made; safe to retry",
                                "settings: e: it has changed meanwhile; expected no value; safe to retry"));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> changes.applyTo(after));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> changes.applyTo(Settings.empty()));
        Settings edited = BEFORE.with("d", Value.of("edited"));
        assertThat(changes.applyTo(edited)).isEqualTo(after.with("d", Value.of("edited")));
    }

    @Test
    void changesFollowEachOtherWhereTheyMeet() {
        Settings second = BEFORE.with("a", Value.of("2"));
        Settings third = second.with("a", Value.of("3"));
        Changes both = Changes.between(BEFORE, second).then(Changes.between(second, third));
        assertThat(both.list()).containsExactly(change("a", text("1"), text("3")));
        assertThat(Changes.between(BEFORE, second)
                        .then(Changes.between(second, BEFORE))
                        .isEmpty())
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Changes.between(BEFORE, second).then(Changes.between(BEFORE, third)))
                .withMessage("a: the second change does not begin where the first ends");
        assertThat(Changes.between(BEFORE, second)
                        .then(Changes.between(third, third.without(Key.of("d"))))
                        .list())
                .containsExactly(change("d", text("3"), Optional.empty()), change("a", text("1"), text("2")));
    }

    @Test
    void theOrderOfChangesDoesNotCount() {
        Settings xy = BEFORE.with("x", Value.of(1)).with("y", Value.of(2));
        Settings yx = BEFORE.with("y", Value.of(2)).with("x", Value.of(1));
        Changes changes = Changes.between(BEFORE, xy);
        assertThat(changes).isEqualTo(Changes.between(BEFORE, yx)).hasSameHashCodeAs(Changes.between(BEFORE, yx));
        assertThat(changes.hashCode()).isNotZero();
        assertThat(changes)
                .isNotEqualTo(Changes.between(BEFORE, xy.with("z", Value.of(3))))
                .isNotEqualTo(Changes.between(BEFORE, xy.with("x", Value.of(3))))
                .isNotEqualTo(changes.list());
        assertThat(Changes.between(BEFORE, BEFORE.without(Key.of("a"))))
                .hasToString("[Change[key=a, before=Optional[\"1\"], after=Optional.empty]]");
    }

    @Test
    void whatStandsBehindSomethingThatComesAsWellStandsBehindItInTheEnd() {
        comesToItsPlace("{main: {a: 1}, cache: 2}", "{a: 1, main: {}, cache: 2}");
        comesToItsPlace("{z: 9}", "{c: {y: 1, x: 1}, b: {}, a: 1, z: 9}");
        comesToItsPlace("{t: {z: 9}}", "{t: {b: {q: 1}, a: {p: {o: 1}}, z: 9}}");
    }

    private static void comesToItsPlace(String before, String after) {
        Settings from = Settings.of(Json.read(before.replaceAll("(\\w+):", "\"$1\":"), "before"));
        Settings to = Settings.of(Json.read(after.replaceAll("(\\w+):", "\"$1\":"), "after"));
        Changes changes = Changes.between(from, to);
        for (Changes some : List.of(changes, changes.inverse().inverse())) {
            assertThat(some.applyTo(from, some.places(to))).hasToString(to.toString());
        }
    }

    @Property
    void whatIsAddedComesToItsPlace(@ForAll("settings") Settings after, @ForAll("keys") Set<Key> gone) {
        Settings before = after;
        for (Key key : gone) {
            before = before.withoutAll(key);
        }
        Changes changes = Changes.between(before, after);
        assertThat(changes.applyTo(before, changes.places(after))).hasToString(after.toString());
        assertThat(changes.inverse().inverse().applyTo(before, changes.places(after)))
                .hasToString(after.toString());
    }

    @Provide
    Arbitrary<Settings> settings() {
        return Samples.allSettings();
    }

    @Provide
    Arbitrary<Set<Key>> keys() {
        return Samples.meetingKeys().set().ofMaxSize(6);
    }
}
