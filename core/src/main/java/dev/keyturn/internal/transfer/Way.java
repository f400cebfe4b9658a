package dev.keyturn.internal.transfer;

import dev.keyturn.internal.engine.Mark;
import dev.keyturn.internal.engine.Side;
import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.internal.secret.SecretsIn;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A way of a transfer: there, or back.
 *
 * @param head what is the same both ways
 * @param from the place that the settings leave on this way
 * @param to the place that they go to on this way
 * @param isBack whether it is the way back
 */
record Way(Mark.Head head, Side from, Side to, boolean isBack) {

    /** The other way. */
    Way opposite() {
        return new Way(head, to, from, !isBack);
    }

    /** Whether a key is one of those that are meant. */
    boolean covers(Key key) {
        return head.keys().stream().anyMatch(key::startsWith);
    }

    /** What is secret in either place is secret in both. */
    SecretsIn secrets() {
        SecretKeys both = from.secrets().and(to.secrets());
        return new SecretsIn(both, from.settings());
    }

    /** What the journals say of this way since it was begun, for as long as it is neither done nor given up. */
    List<Mark> open(Side side) {
        List<Mark> marks = side.history().marks(head.name());
        int begin = marks.size();
        while (begin > 0
                && marks.get(begin - 1).isOpen()
                && marks.get(begin - 1).isBack() == isBack) {
            begin--;
        }
        return marks.subList(begin, marks.size());
    }

    /** The last mark of this way at a stage in a place. */
    Optional<Mark> last(Side side, Mark.Stage stage) {
        return side.history().marks(head.name()).stream()
                .filter(mark -> mark.isBack() == isBack && mark.stage() == stage)
                .reduce((earlier, later) -> later);
    }

    /** What the place that settings went to says of what it got, when this way came to its end; nothing where it did not. */
    List<Mark> brought() {
        return about(to, last(to, Mark.Stage.SWITCHED));
    }

    /** Whether the place that they went to is one of before that again, because a backup was put back. */
    boolean isLostThere() {
        return last(to, Mark.Stage.SWITCHED)
                .filter(mark -> to.history().isRestoredSince(mark.number()))
                .isPresent();
    }

    /** What the place that settings left says of what it lost: as it was announced, and as it was when it went. */
    List<Mark> taken() {
        List<Mark> all = from.history().marks(head.name()).stream()
                .filter(mark -> mark.isBack() == isBack)
                .toList();
        List<Mark> taken = new ArrayList<>();
        all.stream()
                .filter(mark -> mark.stage() == Mark.Stage.BEGUN)
                .reduce((earlier, later) -> later)
                .ifPresent(begun -> all.stream()
                        .filter(mark -> mark.number() >= begun.number())
                        .filter(mark -> mark.isOpen() && !mark.changes().isEmpty())
                        .forEach(taken::add));
        return taken;
    }

    /** What the journal of the place that settings leave keeps of them: nothing where it cannot, and they are not removed from here. */
    Changes kept(Changes gone) {
        boolean isKept = from.isWritable() || from.unsealed(gone, secrets()).isEmpty();
        return isKept ? gone : Changes.between(Settings.empty(), Settings.empty());
    }

    /** Why a journal cannot keep what it has to: that of a place that is written. */
    Optional<Problem> unkept(Side side, Changes changes) {
        return side.isWritable() ? side.unsealed(changes, secrets()) : Optional.empty();
    }

    private static List<Mark> about(Side side, Optional<Mark> end) {
        return end
                .flatMap(Mark::about)
                .flatMap(number -> side.history().marks().stream()
                        .filter(mark -> mark.number() == number)
                        .findFirst())
                .stream()
                .toList();
    }

    private String keys() {
        return head.keys().stream().map(Key::toString).collect(Collectors.joining(", "));
    }

    /** What the journals say in words, for whoever reads them with a Keyturn that knows no transfers. */
    String says(Mark.Stage stage, boolean isOrigin) {
        String name = "transfer " + head.name() + (isBack ? ", taken back: " : ": ");
        return name
                + switch (stage) {
                    case BEGUN -> keys() + " are about to go from " + from.name() + " to " + to.name();
                    case SWITCHED ->
                        keys() + " are in " + to.name() + ", which counts from now on"
                                + (isOrigin ? "; they are about to go from here" : "");
                    case DONE -> keys() + " are gone from " + from.name();
                    case GIVEN_UP -> "given up; " + keys() + " are in " + from.name() + " as before";
                };
    }
}
