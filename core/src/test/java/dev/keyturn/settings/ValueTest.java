package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueTest {
    private static final String TOO_DEEP = "settings nest at most 500 deep";

    /** No two of these are equal. */
    private static List<Value> allDifferent() {
        return List.of(
                Value.of(""),
                Value.of("1"),
                Value.of("1.0"),
                Value.of("null"),
                Value.of("true"),
                Value.of("[]"),
                Value.of("{}"),
                Value.of(0),
                Value.of(1),
                Num.of("1.0"),
                Value.of(true),
                Value.of(false),
                Value.ofNull(),
                Value.of(List.of()),
                Value.of(List.of(Value.of(1))),
                Value.of(List.of(Value.of(1), Value.of("1"))),
                Value.of(List.of(Value.of("1"), Value.of(1))),
                Value.of(List.of(Table.empty())),
                Table.empty(),
                Table.empty().with("", Value.of(1)),
                Table.empty().with("a", Value.of(1)),
                Table.empty().with("a", Value.of("1")),
                Table.empty().with("b", Value.of(1)),
                Table.empty().with("a", Value.of(1)).with("b", Value.of(1)),
                Table.empty().with("a", Value.of(1)).withOwn(Value.of(1)),
                Table.empty().with("a", Value.of(1)).withOwn(Value.ofNull()),
                Table.empty().with("a", Table.empty()));
    }

    @Test
    void valuesAreEqualWhenTheyAreOfOneKindAndHoldTheSame() {
        List<Value> values = allDifferent();
        List<Value> again = allDifferent();
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < again.size(); j++) {
                assertThat(values.get(i).equals(again.get(j)))
                        .as("%s and %s", values.get(i), again.get(j))
                        .isEqualTo(i == j);
            }
            assertThat(values.get(i))
                    .hasSameHashCodeAs(again.get(i))
                    .hasToString(again.get(i).toString());
            assertThat(values.get(i)).isNotEqualTo("x").isNotEqualTo(null);
        }
        assertThat(values.stream().map(Value::hashCode).distinct()).hasSize(22);
        assertThat(Value.ofNull().hashCode()).isNotZero();
    }

    @Test
    void theOriginDoesNotCount() {
        Origin elsewhere = Origin.of("app.yaml", 3, 1);
        for (Value value : allDifferent()) {
            Value moved = value.withOrigin(elsewhere);
            assertThat(moved).isEqualTo(value).hasSameHashCodeAs(value).hasSameClassAs(value);
            assertThat(moved.origin()).isEqualTo(elsewhere);
            assertThat(value.origin()).isEqualTo(Origin.unknown());
            assertThat(moved.depth()).isEqualTo(value.depth());
            assertThat(moved.kind()).isEqualTo(value.kind());
        }
    }

    @Test
    void aKindIsAWordForASentence() {
        assertThat(allDifferent().stream().map(Value::kind).distinct())
                .containsExactly("text", "number", "boolean", "null", "list", "table");
    }

    @Test
    void aValueShowsWhatItHolds() {
        assertThat(Value.of("a\"b\\c\n\u202e")).hasToString("\"a\\\"b\\\\c\\u000a\\u202e\"");
        assertThat(Value.of("C: a.b[0]*")).hasToString("\"C: a.b[0]*\"");
        assertThat(Value.of(true)).hasToString("true");
        assertThat(Value.ofNull()).hasToString("null");
        assertThat(Value.of(List.of(Value.of(1), Value.of("1"), Value.of(List.of()))))
                .hasToString("[1, \"1\", []]");
        assertThat(Table.empty()).hasToString("{}");
        assertThat(Table.empty().with("a.b", Value.of(1)).with("c", Value.of("x")))
                .hasToString("{\"a.b\": 1, c: \"x\"}");
        assertThat(Table.empty().with("a", Value.of(1)).withOwn(Value.of("o"))).hasToString("\"o\" {a: 1}");
    }

    @Test
    void theDepthIsHowManyTablesAndListsLieOneWithinAnother() {
        assertThat(Value.of(1).depth()).isZero();
        assertThat(Value.ofNull().depth()).isZero();
        assertThat(Value.of(List.of()).depth()).isEqualTo(1);
        assertThat(Table.empty().depth()).isEqualTo(1);
        assertThat(Table.empty().with("a", Value.of(1)).depth()).isEqualTo(1);
        assertThat(Table.empty().with("a", Table.empty()).with("b", Value.of(1)).depth())
                .isEqualTo(2);
        assertThat(Value.of(List.of(Value.of(1), Table.empty(), Value.of(1))).depth())
                .isEqualTo(2);
        assertThat(Table.empty()
                        .with("a", Value.of(1))
                        .withOwn(Value.of(List.of()))
                        .depth())
                .isEqualTo(2);
        assertThat(Table.builder()
                        .put("a", Samples.listOfDepth(3))
                        .put("b", Value.of(1))
                        .build()
                        .depth())
                .isEqualTo(4);
        assertThat(Table.empty().withFirst("a", Samples.tableOfDepth(3)).depth())
                .isEqualTo(4);
        assertThat(Table.empty().with("a", Table.empty()).renamed("a", "b").depth())
                .isEqualTo(2);
    }

    @Test
    void nothingNestsMoreThanFiveHundredDeep() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.tableOfDepth(501))
                .withMessage(TOO_DEEP);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Samples.listOfDepth(501))
                .withMessage(TOO_DEEP);
        Table table = Samples.tableOfDepth(500);
        Items list = Samples.listOfDepth(500);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Value.of(List.of(table)))
                .withMessage(TOO_DEEP);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Value.of(Map.of("a", list)))
                .withMessage(TOO_DEEP);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.empty().with("a", Value.of(1)).withOwn(list))
                .withMessage(TOO_DEEP);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Value.of(List.of(Value.of(1))).with(0, list));
    }

    @Test
    void theDeepestValuesAreComparedAndShown() {
        assertThat(Samples.tableOfDepth(500)).isEqualTo(Samples.tableOfDepth(500));
        assertThat(Samples.tableOfDepth(500)).hasSameHashCodeAs(Samples.tableOfDepth(500));
        assertThat(Samples.tableOfDepth(500).toString()).hasSize(499 * 5 + 2);
        assertThat(Samples.listOfDepth(500)).isEqualTo(Samples.listOfDepth(500));
        assertThat(Samples.listOfDepth(500)).hasSameHashCodeAs(Samples.listOfDepth(500));
        assertThat(Samples.listOfDepth(500)).hasToString("[".repeat(500) + "]".repeat(500));
        assertThat(Samples.tableOfDepth(500)).isNotEqualTo(Samples.tableOfDepth(499));
        Settings settings = Settings.of(Samples.tableOfDepth(500));
        assertThat(settings.keys()).hasSize(1);
        assertThat(Changes.between(Settings.empty(), settings).applyTo(Settings.empty()))
                .isEqualTo(settings);
    }

    @Test
    void whetherTextMayReferToOtherSettingsIsNeverWronglyFalse() {
        Value refers = Value.of("jdbc://${host}");
        Value not = Value.of("$ {host}");
        assertThat(refers.mayRefer()).isTrue();
        assertThat(not.mayRefer()).isFalse();
        assertThat(Value.of(1).mayRefer()).isFalse();
        assertThat(Value.of(List.of(refers, not)).mayRefer()).isTrue();
        assertThat(Value.of(List.of(not)).mayRefer()).isFalse();
        Table plain = Table.empty().with("a", not).withOwn(not);
        assertThat(plain.mayRefer()).isFalse();
        assertThat(plain.withOwn(refers).mayRefer()).isTrue();
        assertThat(plain.with("b", refers).with("c", not).withOwn(not).mayRefer())
                .isTrue();
        assertThat(plain.with("b", refers).withOrigin(Origin.of("f")).mayRefer())
                .isTrue();
        assertThat(Table.builder().put("a", refers).put("b", not).build().mayRefer())
                .isTrue();
        assertThat(Table.builder().put("a", not).build().mayRefer()).isFalse();
        assertThat(Table.builder().put("a", not).own(refers).build().mayRefer()).isTrue();
        assertThat(plain.with("b", refers).without("a").mayRefer()).isTrue();
        assertThat(plain.with("b", refers).withoutOwn().mayRefer()).isTrue();
    }

    @Test
    void aListIsACopyOfWhatItWasMadeOf() {
        List<Value> source = new ArrayList<>(List.of(Value.of(1), Value.of(2)));
        Items list = Value.of(source);
        source.clear();
        assertThat(list.items()).containsExactly(Value.of(1), Value.of(2));
        assertThat(list.size()).isEqualTo(2);
        Items changed = list.withOrigin(Origin.of("f")).with(1, Value.of(3));
        assertThat(changed).hasToString("[1, 3]");
        assertThat(changed.origin()).isEqualTo(Origin.of("f"));
        assertThat(list).hasToString("[1, 2]");
        assertThatThrownBy(() -> list.items().add(Value.of(1))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> list.with(2, Value.of(1))).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aTableHasTheOrderOfTheMapThatItWasMadeOf() {
        Map<String, Value> map = new LinkedHashMap<>();
        map.put("z", Value.of(1));
        map.put("a", Value.ofNull());
        assertThat(Value.of(map)).hasToString("{z: 1, a: null}");
    }
}
