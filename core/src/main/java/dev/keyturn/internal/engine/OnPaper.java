package dev.keyturn.internal.engine;

import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Renders;
import java.util.List;
import java.util.Optional;

/** What a run would write, done on paper: what the source cannot write exactly is known before anything is written. */
final class OnPaper {
    private OnPaper() {}

    /** The same plan, with what the source says of its edits in the way of it. */
    static Forward.Outcome tried(Wiring wiring, Forward.Outcome plan) {
        return plan.problems().isEmpty() ? plan.refused(problems(wiring, plan)) : plan;
    }

    /** What the source says of the edits of a plan; empty if it can write all of them, or cannot say. */
    static List<Problem> problems(Wiring wiring, Forward.Outcome plan) {
        return problems(
                wiring,
                plan.todo().stream()
                        .filter(todo -> !todo.changes().isEmpty())
                        .map(Forward.Todo::edit)
                        .toList());
    }

    /** The same plan of a way back, with what the source says of its edits in the way of it. */
    static Backward.Outcome tried(Wiring wiring, Backward.Outcome plan) {
        List<Edit> edits = plan.undos().stream()
                .filter(undo -> !undo.changes().isEmpty())
                .map(Backward.Undo::edit)
                .toList();
        return plan.problems().isEmpty() && plan.conflicts().isEmpty() ? plan.refused(problems(wiring, edits)) : plan;
    }

    private static List<Problem> problems(Wiring wiring, List<Edit> edits) {
        Optional<Renders> paper = wiring.source().ability(Renders.class);
        if (paper.isEmpty() || edits.isEmpty()) {
            return List.of();
        }
        try {
            paper.get().rendered(edits);
            return List.of();
        } catch (RefusedException refused) {
            return refused.problems();
        }
    }
}
