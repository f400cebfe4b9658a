package dev.keyturn.internal.engine;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Description;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the settings are what the journal says: nothing interrupted, no old settings back, and every expectation of a
 * migration true at the shape that it led to.
 */
public final class Verifying {
    private final Wiring wiring;
    private final History history;
    private final Settings settings;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    private Verifying(Wiring wiring, History history, Settings settings) {
        this.wiring = wiring;
        this.history = history;
        this.settings = settings;
    }

    /**
     * What was found.
     *
     * @param problems what is not as it should be
     * @param notices what else should be known
     */
    public record Found(List<Problem> problems, List<String> notices) {
        public Found {
            problems = List.copyOf(problems);
            notices = List.copyOf(notices);
        }
    }

    /** Looks at everything; changes nothing. */
    public static Found verify(Wiring wiring, History history, Settings settings) {
        Verifying verifying = new Verifying(wiring, history, settings);
        verifying.all();
        return new Found(verifying.problems, verifying.notices);
    }

    /** As {@link #verify(Wiring, History, Settings)}, but only whether this migration's own checks hold at the shape that it led to. */
    public static Found verify(Wiring wiring, History history, Settings settings, String id) {
        Verifying verifying = new Verifying(wiring, history, settings);
        Set<String> shape = new HashSet<>();
        for (Applied applied : history.applied()) {
            shape.add(applied.id());
            if (applied.id().equals(id)) {
                verifying.verify(applied, shape);
                break;
            }
        }
        return new Found(verifying.problems, verifying.notices);
    }

    private void all() {
        Optional<History.Unfinished> unfinished = history.unfinished();
        if (unfinished.isPresent()) {
            problem(
                    Key.root(),
                    unfinished.get().id() + " was interrupted while it was written",
                    "a run that came to its end",
                    "run recover, or the next migrate does it");
            return;
        }
        Optional<Problem> emptied = Emptied.problem(wiring, history, settings);
        if (emptied.isPresent()) {
            problems.add(emptied.get());
            return;
        }
        Gone gone = Gone.of(wiring, history, settings);
        if (!gone.ids().isEmpty()) {
            gone(gone);
            return;
        }
        Set<String> shape = new HashSet<>();
        for (Applied applied : history.applied()) {
            shape.add(applied.id());
            verify(applied, shape);
        }
        Names names = new Names(wiring, history, settings);
        names.back().forEach(name -> notices.add(name.isBack()));
        history.ever().stream().filter(one -> history.isHeld(one.id())).forEach(held -> verifyHeld(held, names));
        String waiting = wiring.migrations().stream()
                .map(Description::id)
                .filter(id -> history.applied(id).isEmpty() && !history.isHeld(id))
                .collect(Collectors.joining(", "));
        if (!waiting.isEmpty()) {
            notices.add("not applied yet: " + waiting + "; plan says what migrate would do");
        }
        if (Instructing.isFor(wiring)) {
            problems.addAll(Instructing.unfollowed(wiring, history, settings));
        }
    }

    private void gone(Gone gone) {
        if (!gone.returned().isEmpty()) {
            problem(
                    Key.root(),
                    "the settings are those of before " + String.join(", ", gone.returned())
                            + ", although the journal says that "
                            + (gone.returned().size() == 1 ? "it is" : "they are") + " applied",
                    "the settings as they were migrated",
                    "if a backup or an old copy was put there, migrate again; if not, restore the settings");
        }
        if (!gone.late().isEmpty()) {
            problem(
                    Key.root(),
                    "old names are there of " + String.join(", ", gone.late()) + ", which found none when "
                            + (gone.late().size() == 1 ? "it" : "they") + " ran",
                    "the settings as migrations leave them",
                    "they came later, so migrate again");
        }
    }

    private void verifyHeld(Applied held, Names names) {
        List<Key> left = names.left(held);
        if (!left.isEmpty() && names.hasLostItsOldNames(held)) {
            problem(
                    left.get(0),
                    held.id() + " was rolled back, but the settings have its new names",
                    "the settings as they were before it",
                    "if a copy of migrated settings was put there, migrate with held migrations (Pending.heldToo, --again),"
                            + " which notes that; if not, restore the settings");
        } else {
            left.forEach(key -> notices.add(
                    key + " belongs to " + held.id() + ", which was rolled back; this release does not read it"));
        }
    }

    private void verify(Applied applied, Set<String> shape) {
        if (!applied.lost().isEmpty() || applied.document().isEmpty()) {
            notices.add(applied.id()
                    + ": what the journal keeps of it is encrypted with a key that is not here; taking it back"
                    + " would lose that");
        }
        Optional<Description> description = applied.description(wiring.codecs());
        List<Condition> checks = description.map(Description::checks).orElse(List.of());
        if (!checks.isEmpty()) {
            check(applied, description.get(), shape);
        }
    }

    private void check(Applied applied, Description migration, Set<String> shape) {
        Settings then;
        try {
            then = Projection.of(wiring, history, settings, shape).settings();
        } catch (RefusedException refused) {
            notices.add(applied.id() + ": its expectations cannot be checked, because later migrations cannot be taken"
                    + " back in memory: " + said(refused.problems().get(0)));
            return;
        }
        for (Condition check : migration.checks()) {
            if (!check.holds(then)) {
                problem(
                        check.key(),
                        "what " + applied.id() + " promises is not so",
                        check.expected(),
                        "somebody changed it since, or something was not written; " + migration.owner()
                                + ", who owns it, knows more");
            }
        }
    }

    private static String said(Problem problem) {
        return (problem.key().isRoot() ? "" : problem.key() + ": ") + problem.what();
    }

    private void problem(Key key, String what, String expected, String hint) {
        Origin origin = wiring.origin(settings, key);
        problems.add(Problem.of(origin, key, what, expected).hint(hint));
    }
}
