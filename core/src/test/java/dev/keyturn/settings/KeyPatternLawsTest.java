package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyPatternLawsTest {
    private static final List<Key> KEYS = Samples.smallKeys();

    /** Every pattern of at most two parts, made of these. */
    private static List<KeyPattern> smallPatterns() {
        List<String> first = List.of("a", "ab", "*", "a*", "ab*", "\"\"*");
        List<KeyPattern> patterns = new ArrayList<>(List.of(KeyPattern.of(".")));
        for (String one : first) {
            patterns.add(KeyPattern.of(one));
            first.forEach(two -> patterns.add(KeyPattern.of(one + "." + two)));
            patterns.add(KeyPattern.of(one + "[0]"));
            patterns.add(KeyPattern.of(one + "[1]"));
        }
        return patterns;
    }

    @Example
    void patternsOverlapWhenSomeKeyOfOneLiesAtOrBelowOneOfTheOther() {
        for (KeyPattern a : smallPatterns()) {
            for (KeyPattern b : smallPatterns()) {
                boolean expected = KEYS.stream().anyMatch(key -> a.covers(key) && b.covers(key));
                assertThat(a.overlaps(b)).as("%s and %s", a, b).isEqualTo(expected);
            }
        }
    }

    @Example
    void thePatternOfAKeyCoversWhatStartsWithIt() {
        for (Key a : KEYS) {
            for (Key b : KEYS) {
                assertThat(KeyPattern.of(a).covers(b)).isEqualTo(b.startsWith(a));
                assertThat(KeyPattern.of(a).overlaps(KeyPattern.of(b))).isEqualTo(a.overlaps(b));
            }
        }
    }

    @Provide
    Arbitrary<KeyPattern> patterns() {
        return Arbitraries.of(smallPatterns());
    }

    @Provide
    Arbitrary<Settings> settings() {
        return Samples.allSettings();
    }

    @Provide
    Arbitrary<Key> keys() {
        return Samples.anyKeys();
    }

    @Property
    void theMatchesAreTheKeysOfThatLengthWhichAreThereAndCovered(
            @ForAll("patterns") KeyPattern pattern, @ForAll("settings") Settings settings) {
        int length = pattern.toString().equals(".")
                ? 0
                : KeyPattern.of("x").append(pattern).toString().split("[.\\[]", -1).length - 1;
        List<Key> all = new ArrayList<>(KEYS);
        for (String one : List.of("a", "b", "Aa", "BB", "ab")) {
            add(all, Key.ofNames(one));
            for (String two : List.of("a", "b", "Aa", "BB", "ab")) {
                add(all, Key.ofNames(one, two));
            }
            add(all, Key.ofNames(one).item(0));
            add(all, Key.ofNames(one).item(1));
        }
        assertThat(pattern.matches(settings))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(key -> key.segments().size() == length)
                        .filter(key -> pattern.covers(key) && settings.has(key))
                        .toList());
    }

    private static void add(List<Key> keys, Key key) {
        if (!keys.contains(key)) {
            keys.add(key);
        }
    }

    @Property
    void thePatternOfAKeyPrintsAndParsesBackToTheKey(@ForAll("keys") Key key) {
        KeyPattern pattern = KeyPattern.of(key);
        assertThat(pattern).hasToString(key.toString());
        assertThat(KeyPattern.of(pattern.toString())).isEqualTo(pattern);
        assertThat(pattern.key()).contains(key);
    }

    @Property
    void anyPrefixPrintsAndParsesBack(@ForAll("keys") Key key, @ForAll("names") String prefix) {
        KeyPattern pattern = KeyPattern.of(key).startingWith(prefix).any().startingWith(prefix);
        assertThat(KeyPattern.of(pattern.toString())).isEqualTo(pattern);
        assertThat(pattern.covers(key.child(prefix + "x").child(".").child(prefix)))
                .isTrue();
    }

    @Provide
    Arbitrary<String> names() {
        return Samples.anyNames();
    }
}
