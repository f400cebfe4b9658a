package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class TreeTest {
    private static int compared;

    /** A number that counts how often it is compared: a lookup compares once a level. */
    private record Counted(int n) implements Comparable<Counted> {
        @Override
        public int compareTo(Counted other) {
            compared++;
            return Integer.compare(n, other.n);
        }
    }

    @Property(tries = 150)
    void aTreeIsASortedMapAndOldVersionsStay(
            @ForAll @Size(max = 120) List<@IntRange(min = -70, max = 70) Integer> steps) {
        Tree<Counted, String> tree = Tree.ofSorted(List.of());
        NavigableMap<Integer, String> model = new TreeMap<>();
        Map<Tree<Counted, String>, NavigableMap<Integer, String>> versions = new LinkedHashMap<>();
        for (int step : steps) {
            int n = Math.abs(step);
            if (step < 0 && model.remove(n) != null) {
                tree = tree.without(new Counted(n));
            } else {
                String value = n + "#" + versions.size();
                model.put(n, value);
                tree = tree.put(new Counted(n), value);
            }
            isBalanced(tree, model);
            versions.put(tree, new TreeMap<>(model));
        }
        versions.forEach(TreeTest::isTheSame);
    }

    @Property
    void whatTwoTreesDoNotShareIsFoundInOrder(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 70) Integer> first,
            @ForAll @Size(max = 60) List<@IntRange(min = -70, max = 70) Integer> steps) {
        Tree<Integer, String> before = Tree.ofSorted(List.of());
        NavigableMap<Integer, String> old = new TreeMap<>();
        for (int n : first) {
            old.put(n, n + "#old");
            before = before.put(n, old.get(n));
        }
        Tree<Integer, String> after = before;
        NavigableMap<Integer, String> young = new TreeMap<>(old);
        for (int step : steps) {
            int n = Math.abs(step);
            if (step < 0 && young.remove(n) != null) {
                after = after.without(n);
            } else {
                young.put(n, n + "#young");
                after = after.put(n, young.get(n));
            }
        }

        differs(before, after, old, young);
        differs(after, before, young, old);
    }

    private static void differs(
            Tree<Integer, String> one,
            Tree<Integer, String> other,
            NavigableMap<Integer, String> these,
            NavigableMap<Integer, String> those) {
        List<Integer> expected = these.keySet().stream()
                .filter(n -> !these.get(n).equals(those.get(n)))
                .toList();
        List<Integer> found = new ArrayList<>();
        one.forEachNotIn(other, (n, value) -> {
            assertThat(value).isSameAs(these.get(n));
            found.add(n);
        });
        assertThat(found).isEqualTo(expected);
    }

    @Example
    void whatTwoTreesShareIsNotLookedAt() {
        Tree<Counted, Integer> tree = Tree.ofSorted(IntStream.range(0, 10_000)
                .mapToObj(n -> new Tree.Entry<>(new Counted(n), n))
                .toList());
        Tree<Counted, Integer> changed = tree.put(new Counted(5_000), -1).without(new Counted(77));
        List<Integer> found = new ArrayList<>();
        compared = 0;

        tree.forEachNotIn(changed, (key, value) -> found.add(value));

        assertThat(found).containsExactly(77, 5_000);
        assertThat(compared).isLessThan(1_000);
    }

    @Example
    void aTreeStaysBalancedInEveryOrder() {
        List<Integer> up = IntStream.range(0, 400).boxed().toList();
        List<Integer> down = up.stream().map(n -> 399 - n).toList();
        List<Integer> inAndOut =
                up.stream().map(n -> n % 2 == 0 ? n / 2 : 399 - n / 2).toList();
        List<Integer> shuffled = new ArrayList<>(up);
        Collections.shuffle(shuffled, new Random(1));
        for (List<Integer> in : List.of(up, down, inAndOut, shuffled)) {
            for (List<Integer> out : List.of(up, down, inAndOut, shuffled)) {
                Tree<Counted, String> tree = Tree.ofSorted(List.of());
                NavigableMap<Integer, String> model = new TreeMap<>();
                for (int n : in) {
                    tree = tree.put(new Counted(n), "v" + n);
                    model.put(n, "v" + n);
                    if (n % 20 == 0) {
                        isBalanced(tree, model);
                    }
                }
                isTheSame(tree, model);
                for (int n : out) {
                    tree = tree.without(new Counted(n));
                    model.remove(n);
                    if (n % 100 == 0) {
                        isTheSame(tree, model);
                    }
                    if (n % 5 == 0) {
                        isBalanced(tree, model);
                    }
                }
            }
        }
    }

    @Example
    void aTreeOfSortedEntriesIsAsFlatAsCanBe() {
        for (int size = 0; size <= 130; size++) {
            NavigableMap<Integer, String> model = new TreeMap<>();
            List<Tree.Entry<Counted, String>> entries = new ArrayList<>();
            for (int n = 0; n < size; n++) {
                model.put(n, "v" + n);
                entries.add(new Tree.Entry<>(new Counted(n), "v" + n));
            }
            Tree<Counted, String> tree = Tree.ofSorted(entries);
            isTheSame(tree, model);
            assertThat(height(tree, model)).isEqualTo(32 - Integer.numberOfLeadingZeros(size));
        }
    }

    @Example
    void whatIsNotThereIsTakenAwayWithoutEffect() {
        Tree<Integer, String> tree = Tree.ofSorted(List.of(new Tree.Entry<>(1, "a"), new Tree.Entry<>(2, "b")));
        List<String> seen = new ArrayList<>();
        tree.without(3).without(0).forEach((key, value) -> seen.add(key + value));
        assertThat(seen).containsExactly("1a", "2b");
    }

    private static void isBalanced(Tree<Counted, String> tree, NavigableMap<Integer, String> model) {
        double limit = 1.45 * Math.log(model.size() + 2) / Math.log(2);
        assertThat((double) height(tree, model)).isLessThanOrEqualTo(limit);
    }

    private static int height(Tree<Counted, String> tree, NavigableMap<Integer, String> model) {
        int height = 0;
        for (int n : model.keySet()) {
            compared = 0;
            assertThat(tree.get(new Counted(n))).isEqualTo(model.get(n));
            height = Math.max(height, compared);
        }
        return height;
    }

    private static void isTheSame(Tree<Counted, String> tree, NavigableMap<Integer, String> model) {
        List<Integer> keys = new ArrayList<>();
        tree.forEach((key, value) -> {
            keys.add(key.n());
            assertThat(value).isEqualTo(model.get(key.n()));
        });
        assertThat(keys).isEqualTo(new ArrayList<>(model.keySet()));
        isEntry(tree.last(), model.lastEntry());
        for (int n = -2; n <= 72; n++) {
            assertThat(tree.get(new Counted(n))).isEqualTo(model.get(n));
            isEntry(tree.before(new Counted(n)), model.lowerEntry(n));
            isEntry(tree.after(new Counted(n)), model.higherEntry(n));
        }
    }

    private static void isEntry(
            Tree.@Nullable Entry<Counted, String> entry, Map.@Nullable Entry<Integer, String> expected) {
        if (expected == null) {
            assertThat(entry).isNull();
        } else {
            assertThat(entry).isEqualTo(new Tree.Entry<>(new Counted(expected.getKey()), expected.getValue()));
        }
    }
}
