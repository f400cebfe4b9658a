package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Settings;
import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Step;
import dev.keyturn.step.Up;
import java.util.List;
import java.util.Optional;

/** COMM: two steps whose footprints are independent give the same in either order, and may be undone in either order. */
public final class Commuting {
    private Commuting() {}

    /** How the law does not hold for two steps, where it does not; steps that depend on each other keep it. */
    public static Optional<Violation> check(Step one, Step other, int cases, long seed) {
        if (!one.footprint().isIndependentOf(other.footprint())) {
            return Optional.empty();
        }
        Subject both = Subject.of(List.of(one, other));
        return Cases.of(both, cases, seed).stream()
                .flatMap(settings -> wrong(both, settings)
                        .map(what -> new Violation(
                                Law.COMM, both, settings, Optional.empty(), what, Secrets.of(both, List.of(settings))))
                        .stream())
                .findFirst();
    }

    private static Optional<String> wrong(Subject both, Settings settings) {
        Step one = both.steps().get(0);
        Step other = both.steps().get(1);
        Up first = one.up(settings);
        Up second = other.up(settings);
        Up firstLast = second instanceof Up.Done done ? one.up(done.settings()) : first;
        Up secondLast = first instanceof Up.Done done ? other.up(done.settings()) : second;
        if (first.getClass() != firstLast.getClass() || second.getClass() != secondLast.getClass()) {
            return Optional.of("whether a step refuses depends on the order");
        }
        if (!(firstLast instanceof Up.Done a) || !(secondLast instanceof Up.Done b)) {
            return Optional.empty();
        }
        if (!Shells.isEqual(both, a.settings(), b.settings())) {
            return Optional.of(
                    "in the other order they give something else:\n" + Differences.between(b.settings(), a.settings()));
        }
        Optional<Settings> back = down(one, b.settings(), ((Up.Done) first)).flatMap(down -> down(other, down, b));
        return back.filter(old -> Shells.isEqual(both, settings, old)).isPresent()
                ? Optional.empty()
                : Optional.of("undone in the order in which they were done, they "
                        + back.map(old -> "give something else:\n" + Differences.between(settings, old))
                                .orElse("refuse"));
    }

    private static Optional<Settings> down(Step step, Settings settings, Up.Done up) {
        return step.down(settings, up.residue(), OnConflict.REFUSE) instanceof Down.Done done
                ? Optional.of(done.settings())
                : Optional.empty();
    }
}
