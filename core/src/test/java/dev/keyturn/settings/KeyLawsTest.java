package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeyLawsTest {
    @Provide
    Arbitrary<Key> keys() {
        return Samples.anyKeys();
    }

    @Property
    void everyKeyPrintsAsTextThatParsesBack(@ForAll("keys") Key key) {
        assertThat(Key.of(key.toString())).isEqualTo(key).hasSameHashCodeAs(key);
    }

    @Property
    void aPrintedKeyHoldsNothingInvisible(@ForAll("keys") Key key) {
        assertThat(key.toString().codePoints())
                .allMatch(c -> !Character.isISOControl(c)
                        && Character.getType(c) != Character.SURROGATE
                        && (c > 0xffff || Character.getType(c) != Character.FORMAT || isVisibleFormat(c)));
    }

    /** Signs of Arabic and Syriac numbers and verses, which Unicode calls formats although they are drawn. */
    private static boolean isVisibleFormat(int c) {
        return (c >= 0x600 && c <= 0x605) || c == 0x6dd || c == 0x70f || (c >= 0x890 && c <= 0x891) || c == 0x8e2;
    }

    @Property
    void twoKeysAreEqualWhenTheyPrintAlike(@ForAll("keys") Key a, @ForAll("keys") Key b) {
        assertThat(a.equals(b)).isEqualTo(a.toString().equals(b.toString()));
    }

    @Property
    void whatIsBelowAKeyAppendedGivesTheKey(@ForAll("keys") Key key) {
        for (int length = 0; length <= key.segments().size(); length++) {
            Key prefix = Key.ofSegments(key.segments().subList(0, length));
            assertThat(key.startsWith(prefix)).isTrue();
            assertThat(prefix.append(key.below(prefix).orElseThrow())).isEqualTo(key);
        }
    }

    @Property
    void anAppendedKeyLiesBelow(@ForAll("keys") Key a, @ForAll("keys") Key b) {
        Key both = a.append(b);
        assertThat(both.startsWith(a)).isTrue();
        assertThat(both.below(a)).contains(b);
        assertThat(a.startsWith(both)).isEqualTo(b.isRoot());
        assertThat(a.below(both).isPresent()).isEqualTo(b.isRoot());
    }

    @Property
    void theParentIsOneSegmentShorter(@ForAll("keys") Key key) {
        key.parent().ifPresent(parent -> {
            assertThat(parent.segments()).hasSize(key.segments().size() - 1);
            assertThat(key.below(parent).orElseThrow().segments())
                    .containsExactly(key.last().orElseThrow());
        });
        assertThat(key.parent().isPresent()).isEqualTo(!key.isRoot());
    }

    @Example
    void keysOverlapWhenOneIsAPrefixOfTheOther() {
        for (Key a : Samples.smallKeys()) {
            for (Key b : Samples.smallKeys()) {
                int shorter = Math.min(a.segments().size(), b.segments().size());
                boolean expected =
                        a.segments().subList(0, shorter).equals(b.segments().subList(0, shorter));
                assertThat(a.overlaps(b)).as("%s and %s", a, b).isEqualTo(expected);
                assertThat(a.startsWith(b)).isEqualTo(expected && b.segments().size() == shorter);
            }
        }
    }
}
