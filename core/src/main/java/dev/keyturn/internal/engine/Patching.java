package dev.keyturn.internal.engine;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.MakesPatches;
import dev.keyturn.spi.Patch;
import java.util.List;

/** What a run would write, as a patch. */
public final class Patching {
    private Patching() {}

    /**
     * The patch.
     *
     * @param look what was found
     * @param outcome what a run would do with it
     * @throws RefusedException if the run would be refused, or the source makes no patches
     */
    public static Patch patch(Wiring wiring, Engine.Look look, Forward.Outcome outcome) {
        if (!outcome.problems().isEmpty()) {
            throw new RefusedException(outcome.problems());
        }
        Origin origin = Origin.of(wiring.source().name());
        MakesPatches source = wiring.source()
                .ability(MakesPatches.class)
                .orElseThrow(() -> new RefusedException(Problem.of(
                        origin, Key.root(), "a patch cannot change these settings", "settings in a file of text")));
        if (look.written().unfinished().isPresent()) {
            throw new RefusedException(
                    Problem.of(origin, Key.root(), "a run that was killed left it unfinished", "a finished run")
                            .hint("recover first, or migrate"));
        }
        List<Edit> edits = outcome.todo().stream()
                .filter(todo -> !todo.changes().isEmpty())
                .map(Forward.Todo::edit)
                .toList();
        return source.patch(look.snapshot().revision(), edits);
    }
}
