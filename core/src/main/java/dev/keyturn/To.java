package dev.keyturn;

import dev.keyturn.internal.engine.Applied;
import dev.keyturn.internal.engine.Engine;
import dev.keyturn.internal.engine.History;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How far to go back. Migrations are taken back in the opposite order of being applied. */
public final class To {
    private final String text;
    private final Engine.Choice choice;

    /** Whether what it speaks of never was in the settings, so that they are there already. */
    private final Predicate<History> isNotApplied;

    private To(String text, Engine.Choice choice) {
        this(text, choice, history -> history.applied().isEmpty());
    }

    private To(String text, Engine.Choice choice, Predicate<History> isNotApplied) {
        this.text = text;
        this.choice = choice;
        this.isNotApplied = isNotApplied;
    }

    /** To before a migration: it is taken back too. */
    public static To before(String id) {
        return new To(
                "before:" + id,
                history -> since(history, index(history, id)),
                history -> history.applied(id).isEmpty());
    }

    /** To after a migration: it stays, and all that were applied after it are taken back. */
    public static To after(String id) {
        return new To("after:" + id, history -> since(history, index(history, id) + 1));
    }

    /** To where a tag was set. */
    public static To tag(String name) {
        return new To("tag:" + name, history -> {
            long entry = history.tag(name).orElseThrow(() -> refuse("there is no tag " + name, "a tag that was set"));
            return matching(history, applied -> applied.number() > entry);
        });
    }

    /** By a number of migrations. */
    public static To count(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("going back by " + number + " migrations; expected 1 or more");
        }
        return new To("count:" + number, history -> {
            int size = history.applied().size();
            if (number > size) {
                throw refuse(
                        size == 0
                                ? "no migration is applied, so none can be taken back"
                                : size == 1
                                        ? "there is 1 migration to take back, not " + number
                                        : "there are " + size + " migrations to take back, not " + number,
                        size == 0 ? "a migration that is applied" : "at most that many");
            }
            return since(history, size - number);
        });
    }

    /** To what was applied by then, as far as the clocks were right. */
    public static To time(Instant instant) {
        return new To(
                "time:" + instant,
                history -> matching(history, applied -> applied.time().isAfter(instant)));
    }

    private static List<Applied> since(History history, int index) {
        List<Applied> applied = history.applied();
        List<Applied> last = new ArrayList<>(applied.subList(index, applied.size()));
        Collections.reverse(last);
        return last;
    }

    private static List<Applied> matching(History history, Predicate<Applied> isLater) {
        List<Applied> later =
                new ArrayList<>(history.applied().stream().filter(isLater).toList());
        Collections.reverse(later);
        return later;
    }

    private static int index(History history, String id) {
        List<Applied> applied = history.applied();
        for (int i = 0; i < applied.size(); i++) {
            if (applied.get(i).id().equals(id)) {
                return i;
            }
        }
        throw refuse(
                id + (history.isHeld(id) ? " is rolled back already" : " is not applied"),
                applied.isEmpty()
                        ? "a migration that is applied; none is"
                        : "one of " + applied.stream().map(Applied::id).collect(Collectors.joining(", ")),
                history.isHeld(id) || !applied.isEmpty()
                        ? "status says where each migration stands"
                        : "if the journal was lost, migrate notes what is in the settings already; then it can be taken"
                                + " back");
    }

    private static RefusedException refuse(String what, String expected) {
        return refuse(what, expected, "");
    }

    private static RefusedException refuse(String what, String expected, String hint) {
        return new RefusedException(
                Problem.of(Origin.of("journal"), Key.root(), what, expected).hint(hint));
    }

    Engine.Choice choice() {
        return choice;
    }

    /**
     * The same for one of several sources: nothing is taken back where nothing is applied that it speaks of.
     *
     * @param isAnywhere becomes true where it is
     */
    To whereApplied(AtomicBoolean isAnywhere) {
        return new To(
                text,
                history -> {
                    if (isNotApplied.test(history)) {
                        return List.of();
                    }
                    isAnywhere.set(true);
                    return choice.from(history);
                },
                isNotApplied);
    }

    /** As it is written on the command line: {@code before:2026-11-datasource}. */
    @Override
    public String toString() {
        return text;
    }
}
