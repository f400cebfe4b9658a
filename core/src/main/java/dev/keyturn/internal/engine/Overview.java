package dev.keyturn.internal.engine;

import dev.keyturn.settings.Settings;
import dev.keyturn.step.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where every migration stands.
 *
 * @param lines each with its state: those in the settings first
 * @param notices what else should be known
 */
public record Overview(List<Line> lines, List<String> notices) {
    public Overview {
        lines = List.copyOf(lines);
        notices = List.copyOf(notices);
    }

    /** Where one stands. */
    public enum State {
        /** In the settings. */
        APPLIED,
        /** In the settings, and unknown to this program. */
        AHEAD,
        /** In the settings, and another one here. */
        ALTERED,
        /** Said to be in the settings, which are the old ones again. */
        RETURNED,
        /** Taken back. */
        HELD,
        /** Neither finished nor given up. */
        INTERRUPTED,
        /** To be done. */
        PENDING,
        /** To be done, but something is in the way. */
        WAITING
    }

    /** A migration and where it stands. */
    public record Line(String id, State state) {}

    /** Where all of them stand. */
    public static Overview of(Engine engine, History history, Settings settings) {
        List<Description> known = engine.wiring().migrations();
        Forward.Outcome plan = engine.plan(history, settings, Which.ALL);
        List<String> todo =
                plan.todo().stream().map(one -> one.migration().id()).toList();
        Optional<String> interrupted = history.unfinished().map(History.Unfinished::id);
        Gone gone = Gone.of(engine.wiring(), history, settings);
        List<Line> lines = new ArrayList<>();
        for (Applied applied : history.applied()) {
            Optional<Description> mine =
                    known.stream().filter(one -> one.id().equals(applied.id())).findFirst();
            lines.add(new Line(
                    applied.id(),
                    interrupted.equals(Optional.of(applied.id()))
                            ? State.INTERRUPTED
                            : gone.has(applied.id()) ? State.RETURNED : stands(applied, mine)));
        }
        for (Description migration : known) {
            if (history.applied(migration.id()).isEmpty()) {
                lines.add(new Line(migration.id(), waits(migration.id(), interrupted, history, todo)));
            }
        }
        for (String held : history.held()) {
            if (known.stream().noneMatch(one -> one.id().equals(held))) {
                lines.add(new Line(held, State.HELD));
            }
        }
        interrupted
                .filter(id -> lines.stream().noneMatch(line -> line.id().equals(id)))
                .ifPresent(id -> lines.add(new Line(id, State.INTERRUPTED)));
        List<String> notices = new ArrayList<>();
        interrupted.ifPresent(id -> notices.add(
                id + " was interrupted; the next run finishes it or gives it up, and recover does nothing else"));
        notices.addAll(plan.notices());
        notices.addAll(history.unfinishedTransfers());
        return new Overview(lines, notices);
    }

    private static State stands(Applied applied, Optional<Description> mine) {
        if (mine.isEmpty()) {
            return State.AHEAD;
        }
        return Forward.isAltered(mine.get(), applied) ? State.ALTERED : State.APPLIED;
    }

    private static State waits(String id, Optional<String> interrupted, History history, List<String> todo) {
        if (interrupted.equals(Optional.of(id))) {
            return State.INTERRUPTED;
        }
        if (history.isHeld(id)) {
            return State.HELD;
        }
        return todo.contains(id) ? State.PENDING : State.WAITING;
    }
}
