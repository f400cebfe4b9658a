package dev.keyturn.internal.engine;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.Description;
import dev.keyturn.step.Footprint;
import dev.keyturn.step.Sequence;
import java.util.List;

/**
 * What a migration does to a place that somebody else writes. Whoever follows instructions sets the new names first and drops the
 * old ones later; where both are there, and the new ones are what the old ones ask for, nothing is left to do but to drop.
 */
final class HalfFollowed {
    private HalfFollowed() {}

    static Sequence.Result up(Wiring wiring, Description migration, Settings now) {
        Sequence.Result plain = Sequence.up(migration.allSteps(), now);
        if (plain.isDone() || !Instructing.isFor(wiring)) {
            return plain;
        }
        List<Key> set = set(Footprint.all(migration.allSteps()), now);
        Settings before = now;
        for (Key key : set) {
            before = before.without(key);
        }
        Sequence.Result again = Sequence.up(migration.allSteps(), before);
        boolean isSame = again.isDone()
                && set.stream().allMatch(key -> again.settings().value(key).equals(now.value(key)));
        return isSame ? again : plain;
    }

    /** Keys that are there and that the migration only writes. */
    private static List<Key> set(Footprint footprint, Settings now) {
        return footprint.targets().stream()
                .flatMap(target -> target.matches(now).stream())
                .filter(key -> footprint.sources().stream().noneMatch(source -> source.overlaps(KeyPattern.of(key))))
                .distinct()
                .toList();
    }
}
