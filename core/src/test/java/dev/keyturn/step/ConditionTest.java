package dev.keyturn.step;

import static dev.keyturn.step.Example.settings;
import static dev.keyturn.step.Example.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Value;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static void holds(Condition condition, String... settings) {
        for (String json : settings) {
            assertThat(condition.holds(settings(json))).as(json).isTrue();
        }
    }

    private static void fails(Condition condition, String... settings) {
        for (String json : settings) {
            assertThat(condition.holds(settings(json))).as(json).isFalse();
        }
    }

    @Test
    void presentAndAbsentLookAtTheKeyAndBelow() {
        String[] there = {"{'a': {'b': 1}}", "{'a': {'b': null}}", "{'a': {'b': {'c': 1}}}", "{'a': {'b': {}}}"};
        String[] missing = {"{}", "{'a': {'c': 1}}", "{'a': 1}", "{'b': 1}"};
        holds(Condition.present("a.b"), there);
        fails(Condition.present("a.b"), missing);
        holds(Condition.absent("a.b"), missing);
        fails(Condition.absent("a.b"), there);
    }

    @Test
    void equalComparesValuesAndNumbersAsNumbers() {
        holds(
                Condition.equal("a", Num.of("0x10")),
                "{'a': 16}",
                "{'a': 16.0}",
                "{'a': 1.6e1}",
                "{'a': {'$value': 16, 'x': 1}}");
        fails(Condition.equal("a", Value.of(16)), "{'a': '16'}", "{'a': 17}", "{}", "{'a': {'x': 16}}");
        holds(Condition.equal("a", Value.of("x")), "{'a': 'x'}");
        fails(Condition.equal("a", Value.of("x")), "{'a': 'X'}", "{'a': null}");
        holds(Condition.equal("a", Value.ofNull()), "{'a': null}");
        fails(Condition.equal("a", Value.ofNull()), "{}");
    }

    @Test
    void equalComparesWholeTables() {
        Condition condition = Condition.equal("a", table("{'x': 1, 'y': {}}"));
        holds(condition, "{'a': {'x': 1, 'y': {}}}", "{'a': {'y': {}, 'x': 1}}");
        fails(
                condition,
                "{'a': {'x': 1}}",
                "{'a': {'x': 1, 'y': {}, 'z': 2}}",
                "{'a': {'$value': 1, 'x': 1, 'y': {}}}");
        holds(Condition.equal("a", table("{}")), "{'a': {}}");
        fails(Condition.equal("a", table("{}")), "{'a': {'x': 1}}", "{}");
    }

    @Test
    void matchesTakesAllOfAText() {
        holds(Condition.matches("a", "x+"), "{'a': 'xx'}", "{'a': {'$value': 'x', 'b': 1}}");
        fails(Condition.matches("a", "x+"), "{'a': 'xxy'}", "{'a': ''}", "{'a': ['x']}", "{}");
        fails(Condition.matches("a", "1"), "{'a': 1}");
    }

    @Test
    void aConditionSaysWhatItExpectsAndShowsNoValue() {
        assertThat(Condition.present("a.b").expected()).isEqualTo("something at a.b");
        assertThat(Condition.absent("a.b").expected()).isEqualTo("nothing at or below a.b");
        assertThat(Condition.equal("a.b", Value.of("secret")).expected())
                .isEqualTo("a.b to have the value that the migration names");
        assertThat(Condition.matches("a.b", "x+").expected())
                .isEqualTo("a.b to match the pattern that the migration names");
        assertThat(Condition.matches("a.b", "x+").key()).isEqualTo(Key.of("a.b"));
    }

    @Test
    void aConditionHasAForm() {
        assertThat(Condition.present("a.b").form()).isEqualTo(table("{'present': 'a.b'}"));
        assertThat(Condition.absent("a.b").form()).isEqualTo(table("{'absent': 'a.b'}"));
        assertThat(Condition.equal("a", Value.of(1)).form()).isEqualTo(table("{'equals': {'key': 'a', 'value': 1}}"));
        assertThat(Condition.matches("a", "x+").form()).isEqualTo(table("{'matches': {'key': 'a', 'pattern': 'x+'}}"));
    }

    @Test
    void whatIsNoPatternIsNotBuilt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Condition.matches("a", "("))
                .withMessageStartingWith("a: the pattern is no regular expression: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Condition.matches("a", "x".repeat(1_001)))
                .withMessage("a: the pattern is longer than 1000 characters");
        holds(Condition.matches("a", "x".repeat(1_000)), "{'a': '" + "x".repeat(1_000) + "'}");
    }
}
