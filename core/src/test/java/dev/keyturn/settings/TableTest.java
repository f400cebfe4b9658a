package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Table AB = Table.empty().with("a", Value.of(1)).with("b", Value.of(2));

    private static Table ofSize(int size) {
        Table.Builder table = Table.builder();
        IntStream.range(0, size).forEach(i -> table.put("n" + i, Value.of(i)));
        return table.build();
    }

    @Test
    void aTableKnowsItsEntries() {
        assertThat(AB.get("a")).contains(Value.of(1));
        assertThat(AB.get("c")).isEmpty();
        assertThat(AB.names()).containsExactly("a", "b");
        assertThat(AB.size()).isEqualTo(2);
        assertThat(AB.isEmpty()).isFalse();
        assertThat(AB.before("a")).isEmpty();
        assertThat(AB.before("b")).contains("a");
        assertThat(AB.before("c")).isEmpty();
        assertThat(AB.isLast("b")).isTrue();
        assertThat(AB.isLast("a")).isFalse();
        assertThat(AB.isLast("c")).isFalse();
        assertThat(AB.own()).isEmpty();
    }

    @Test
    void anEmptyTableHasNothing() {
        assertThat(Table.empty().isEmpty()).isTrue();
        assertThat(Table.empty().size()).isZero();
        assertThat(Table.empty().names()).isEmpty();
        assertThat(Table.empty().isLast("")).isFalse();
        assertThat(Table.empty().before("a")).isEmpty();
        assertThat(Table.empty().without("a")).isSameAs(Table.empty());
        assertThat(Table.builder().build()).isEqualTo(Table.empty());
        assertThat(AB.without("a").without("b").isEmpty()).isTrue();
    }

    @Test
    void takingAwayWhatIsNotThereGivesTheSameTable() {
        assertThat(AB.without("c")).isSameAs(AB);
        assertThat(AB.withoutOwn()).isSameAs(AB);
        assertThat(AB.without("a")).hasToString("{b: 2}");
    }

    @Test
    void anEntryIsRenamedInItsPlace() {
        assertThat(AB.renamed("a", "z")).hasToString("{z: 1, b: 2}");
        for (String[] names : new String[][] {{"c", "d"}, {"a", "b"}, {"a", "a"}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AB.renamed(names[0], names[1]))
                    .withMessage("renaming needs an entry, and a name that is free");
        }
    }

    @Test
    void everyChangeKeepsTheOriginAndTheOwnValue() {
        Origin origin = Origin.of("f", 1, 1);
        Table table = Table.builder()
                .origin(origin)
                .own(Value.of("own"))
                .put("a", Value.of(1))
                .put("b", Value.of(2))
                .build();
        for (Table changed : List.of(
                table.with("a", Value.of(2)),
                table.with("c", Value.of(2)),
                table.withAfter("a", "c", Value.of(2)),
                table.withFirst("c", Value.of(2)),
                table.renamed("a", "c"),
                table.without("a"))) {
            assertThat(changed.own()).contains(Value.of("own"));
            assertThat(changed.origin()).isEqualTo(origin);
        }
        assertThat(table.withOwn(Value.of(2)).origin()).isEqualTo(origin);
        assertThat(table.withoutOwn().origin()).isEqualTo(origin);
        assertThat(table.withoutOwn()).isEqualTo(AB).isNotEqualTo(table);
        assertThat(table.withOrigin(Origin.of("g"))).isEqualTo(table);
    }

    @Test
    void theOrderDoesNotCountForEqualityButForIdentity() {
        Table ba = Table.empty().with("b", Value.of(2)).with("a", Value.of(1));
        assertThat(ba).isEqualTo(AB).hasSameHashCodeAs(AB);
        assertThat(ba.identical(AB)).isFalse();
        assertThat(ba.identical(Table.empty().with("b", Value.of(2)).with("a", Value.of(1))))
                .isTrue();
        assertThat(AB.identical(AB.with("a", Value.of("1")))).isFalse();
        Table outer = Table.empty().with("x", AB);
        assertThat(outer.identical(Table.empty().with("x", ba))).isFalse();
        assertThat(outer).isEqualTo(Table.empty().with("x", ba));
    }

    @Test
    void tablesOfOneSizeWithOtherNamesOrValuesDiffer() {
        assertThat(AB).isNotEqualTo(AB.renamed("a", "c")).isNotEqualTo(AB.with("a", Value.of(3)));
        assertThat(AB.withOwn(Value.of(1))).isNotEqualTo(AB).isNotEqualTo(AB.withOwn(Value.of(2)));
        assertThat(AB).isNotEqualTo(AB.withOwn(Value.of(1))).isNotEqualTo(AB.without("a"));
        assertThat(AB.withOrigin(Origin.of("f"))).isEqualTo(AB);
    }

    @Test
    void aBuilderKeepsTheFirstPlaceAndTheLastValueOfAName() {
        Table.Builder builder =
                Table.builder().put("a", Value.of(1)).put("b", Value.of(2)).put("a", Value.of(3));
        assertThat(builder.has("a")).isTrue();
        assertThat(builder.has("c")).isFalse();
        Table table = builder.build();
        builder.put("c", Value.of(4));
        assertThat(table).hasToString("{a: 3, b: 2}");
    }

    @Test
    void anOwnValueIsAScalarOrAListBesideAnEntry() {
        String message = "a table's own value is a scalar or a list, beside at least one entry";
        assertThatIllegalStateException()
                .isThrownBy(() -> Table.builder().own(Value.of(1)).build())
                .withMessage(message);
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Table.builder().own(Table.empty()).put("a", Value.of(1)).build())
                .withMessage(message);
        assertThat(Table.builder()
                        .own(Value.of(List.of()))
                        .put("a", Value.of(1))
                        .build())
                .hasToString("[] {a: 1}");
    }

    @Test
    void namesWithEqualHashesAreKeptApart() {
        for (int size : new int[] {0, 60}) {
            Table table = ofSize(size).with("Aa", Value.of("1")).with("BB", Value.of("2"));
            assertThat(table.get("Aa")).contains(Value.of("1"));
            assertThat(table.get("BB")).contains(Value.of("2"));
            assertThat(table.get("C#")).isEmpty();
            assertThat(table.without("BB").get("Aa")).contains(Value.of("1"));
            assertThat(table.without("Aa").get("Aa")).isEmpty();
            assertThat(table.before("BB")).contains("Aa");
            assertThat(table.with("AaBB", Value.of("3")).get("BBAa")).isEmpty();
        }
    }

    @Test
    void aTableIsLargeFromThirtyThreeEntriesOnAndSmallAgainWithSixteen() {
        assertThat(Entries.of(map(32))).isInstanceOf(FewEntries.class);
        assertThat(Entries.of(map(33))).isInstanceOf(ManyEntries.class);
        Entries entries = Entries.of(map(31)).put("x31", Value.of(31));
        assertThat(entries).isInstanceOf(FewEntries.class);
        entries = entries.put("x32", Value.of(32));
        assertThat(entries).isInstanceOf(ManyEntries.class);
        for (int size = 33; size > 17; size--) {
            entries = entries.without(entries.last());
            assertThat(entries).isInstanceOf(ManyEntries.class);
        }
        entries = entries.without("n0");
        assertThat(entries).isInstanceOf(FewEntries.class);
        assertThat(entries.size()).isEqualTo(16);
    }

    private static Map<String, Value> map(int size) {
        Map<String, Value> map = new LinkedHashMap<>();
        ofSize(size).forEach(map::put);
        return map;
    }

    @Test
    void manyEntriesFitBetweenTwo() {
        Table table = ofSize(40);
        List<String> names = new ArrayList<>(table.names());
        for (int i = 0; i < 200; i++) {
            table = table.withAfter("n5", "x" + i, Value.of(i));
            names.add(6, "x" + i);
        }
        for (int i = 0; i < 100; i++) {
            table = table.withAfter(i == 0 ? "n20" : "y" + (i - 1), "y" + i, Value.of(i));
            names.add(names.indexOf("n21"), "y" + i);
        }
        for (int i = 0; i < 100; i++) {
            table = table.withFirst("z" + i, Value.of(i));
            names.add(0, "z" + i);
        }
        assertThat(table.names()).isEqualTo(names);
        assertThat(table.size()).isEqualTo(440);
        assertThat(table.before("n6")).contains("x0");
        assertThat(table.before("z99")).isEmpty();
        assertThat(table.before("z98")).contains("z99");
        assertThat(table.isLast("n39")).isTrue();
    }

    @Test
    void aLargeTableMakesNoDifferenceToEquality() {
        Table table = ofSize(100);
        Table again = table.without("n50").withFirst("n50", Value.of(50));
        assertThat(again).isEqualTo(table).hasSameHashCodeAs(table);
        assertThat(again.identical(table)).isFalse();
        assertThat(again.with("n7", Value.of(8))).isNotEqualTo(table);
        Table small = table;
        for (int i = 99; i >= 10; i--) {
            small = small.without("n" + i);
        }
        assertThat(small).isEqualTo(ofSize(10)).hasSameHashCodeAs(ofSize(10));
    }

    @Test
    void theNamesWithAPrefixComeInTheirOrderHoweverManyThereAre() {
        for (int size : new int[] {3, 300}) {
            Table.Builder table = Table.builder();
            for (int i = size; i > 0; i--) {
                table.put((i % 3 == 0 ? "a_" : "b_") + i, Value.of(i));
            }
            List<String> expected = table.build().names().stream()
                    .filter(name -> name.startsWith("a_"))
                    .toList();
            assertThat(table.build().names("a_"))
                    .containsExactlyElementsOf(expected)
                    .isNotEmpty();
            assertThat(table.build().names("c")).isEmpty();
        }
    }
}
