package dev.keyturn.internal.transfer;

import dev.keyturn.internal.engine.Engine;
import dev.keyturn.internal.engine.Mark;
import dev.keyturn.internal.engine.Side;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.Instructions;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Remark;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Decides what is to be done for a transfer, wherever an earlier run left it. Both places are locked meanwhile, always in the same
 * order, so that two transfers in opposite directions come one after the other.
 */
public final class Crossing {
    private final Engine source;
    private final Engine target;
    private final Mark.Head head;

    /** A transfer between two places. */
    public Crossing(Engine source, Engine target, Mark.Head head) {
        this.source = source;
        this.target = target;
        this.head = head;
    }

    /** The transfer, in the words of the journals. */
    public Mark.Head head() {
        return head;
    }

    /**
     * What was done, or would be.
     *
     * @param before where it stood
     * @param after where it stands
     * @param isAwaited whether it stood there because somebody else had to do something, and not because a run was killed
     * @param keys the keys that went
     * @param remarks what became of edits
     * @param notices what else should be known
     * @param problems why nothing would be done
     * @param instructions what somebody else has to do
     * @param redaction what keeps the secrets of both places out of what is shown
     */
    public record Outcome(
            State before,
            State after,
            boolean isAwaited,
            List<Key> keys,
            List<Remark> remarks,
            List<String> notices,
            List<Problem> problems,
            Instructions instructions,
            Redaction redaction) {
        public Outcome {
            keys = List.copyOf(keys);
            remarks = List.copyOf(remarks);
            notices = List.copyOf(notices);
            problems = List.copyOf(problems);
        }
    }

    /** Where it stands, and what running it would do. Nothing is changed, and no lock is taken. */
    public Outcome plan(boolean isAgain) {
        return looking((from, to) -> new Turn(head, from, to, OnConflict.REFUSE).planned(isAgain));
    }

    /** What taking it back would do. Nothing is changed, and no lock is taken. */
    public Outcome planBack(OnConflict policy) {
        return looking((from, to) -> new Turn(head, from, to, policy).plannedBack());
    }

    private Outcome looking(BiFunction<Side, Side, Outcome> look) {
        return look.apply(source.beside(head.keys()), target.beside(head.keys()));
    }

    /** Does what is left to do, if anything is. */
    public Outcome run(OnConflict policy, boolean isAgain) {
        return locked("transfer " + head.name(), (from, to) -> new Turn(head, from, to, policy).run(isAgain));
    }

    /** Takes it back, or gives it up where it was not done. */
    public Outcome rollback(OnConflict policy) {
        return locked("taking back transfer " + head.name(), (from, to) -> new Turn(head, from, to, policy).rollback());
    }

    private Outcome locked(String what, BiFunction<Side, Side, Outcome> work) {
        String mine = source.wiring().journal().name();
        String theirs = target.wiring().journal().name();
        boolean isSourceFirst = mine.compareTo(theirs) < 0;
        Engine first = isSourceFirst ? source : target;
        Engine second = isSourceFirst ? target : source;
        return first.beside(
                what,
                head.keys(),
                one -> second.beside(
                        what, head.keys(), other -> isSourceFirst ? work.apply(one, other) : work.apply(other, one)));
    }
}
