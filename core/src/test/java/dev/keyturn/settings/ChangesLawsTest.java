package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChangesLawsTest {
    @Provide
    Arbitrary<Settings> settings() {
        return Samples.allSettings();
    }

    @Provide
    Arbitrary<Key> keys() {
        return Samples.meetingKeys();
    }

    @Property
    void changesLeadFromTheOneToTheOther(@ForAll("settings") Settings a, @ForAll("settings") Settings b) {
        Changes changes = Changes.between(a, b);
        assertThat(changes.applyTo(a)).isEqualTo(b);
        assertThat(changes.isEmpty()).isEqualTo(a.equals(b));
        assertThat(changes.isEmpty()).isEqualTo(changes.list().isEmpty());
    }

    @Property
    void theInverseLeadsBack(@ForAll("settings") Settings a, @ForAll("settings") Settings b) {
        Changes changes = Changes.between(a, b);
        assertThat(changes.inverse()).isEqualTo(Changes.between(b, a));
        assertThat(changes.inverse().applyTo(b)).isEqualTo(a);
        assertThat(changes.inverse().inverse()).isEqualTo(changes).hasSameHashCodeAs(changes);
    }

    @Property
    void twoChangesAreAsGoodAsOne(
            @ForAll("settings") Settings a, @ForAll("settings") Settings b, @ForAll("settings") Settings c) {
        Changes both = Changes.between(a, b).then(Changes.between(b, c));
        assertThat(both).isEqualTo(Changes.between(a, c)).hasSameHashCodeAs(Changes.between(a, c));
        assertThat(both.applyTo(a)).isEqualTo(c);
    }

    @Property
    void aKeyChangesOnceAndRemovalsComeFirst(@ForAll("settings") Settings a, @ForAll("settings") Settings b) {
        for (Changes changes :
                List.of(Changes.between(a, b), Changes.between(a, b).inverse())) {
            List<Key> keys = changes.list().stream().map(Change::key).toList();
            assertThat(keys).doesNotHaveDuplicates().doesNotContain(Key.root());
            List<Boolean> removals = changes.list().stream()
                    .map(change -> change.after().isPresent())
                    .toList();
            assertThat(removals).isSorted();
        }
        Changes.between(a, b).list().forEach(change -> {
            assertThat(change.before()).isEqualTo(a.value(change.key()));
            assertThat(change.after()).isEqualTo(b.value(change.key()));
        });
    }

    @Property
    void whatIsNotAsItWasIsRefusedWithEveryKeyThatIsNot(
            @ForAll("settings") Settings a, @ForAll("settings") Settings b, @ForAll("settings") Settings now) {
        Changes changes = Changes.between(a, b);
        List<Key> stale = new ArrayList<>();
        for (Change change : changes.list()) {
            if (!now.value(change.key()).equals(a.value(change.key()))) {
                stale.add(change.key());
            }
        }
        if (stale.isEmpty()) {
            Settings after = changes.applyTo(now);
            changes.list().stream()
                    .filter(change -> change.after().isPresent())
                    .forEach(change -> assertThat(after.value(change.key())).isEqualTo(change.after()));
        } else {
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> changes.applyTo(now))
                    .satisfies(refused -> assertThat(refused.problems())
                            .extracting(Problem::key)
                            .containsExactlyElementsOf(stale));
        }
    }

    @Property
    void whatChangesNothingInASharedPartIsNotLookedAt(@ForAll("settings") Settings a, @ForAll("keys") Key key) {
        Settings b = a.replaced(Key.of("new"), Table.empty().with("x", Value.of(1)));
        assertThat(Changes.between(a, b).list())
                .containsExactly(new Change(Key.of("new.x"), Optional.empty(), Optional.of(Value.of(1))));
        Settings without = a.withoutAll(key);
        assertThat(Changes.between(a, without).list())
                .allMatch(change -> change.key().startsWith(key));
        assertThat(Changes.between(a, without).applyTo(a)).isEqualTo(without);
    }
}
