package dev.keyturn.files.yaml;

import dev.keyturn.files.yaml.Node.Collection;
import dev.keyturn.files.yaml.Node.Member;
import dev.keyturn.files.yaml.ValueWriter.Slot;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** How the neighbours of what is written are written: new text looks like them, as far as it can. */
final class Conventions {
    private final Document document;
    private final Style style;

    Conventions(Document document) {
        this.document = document;
        this.style = Style.of(document);
    }

    Style style() {
        return style;
    }

    /** Writes as the members of a collection are written, most of all the one at this index. */
    ValueWriter writer(@Nullable Collection around, int index) {
        if (around == null || around.members.isEmpty()) {
            int at = around == null ? document.lines().start(0) : around.start;
            return new ValueWriter(
                    document.source(), style, document.lines().lineEndNear(at), Quotes.NONE, Quotes.NONE);
        }
        Member neighbour = around.members.get(Math.max(index, 0));
        return new ValueWriter(
                document.source(),
                style,
                document.lines().lineEndNear(neighbour.start),
                neighbour.key instanceof Node.Scalar key ? quotes(key) : Quotes.NONE,
                texts(around));
    }

    /** The quotes that all texts of a collection have; none if they differ, or there are none. */
    private static Quotes texts(Collection around) {
        Quotes common = null;
        for (Member member : around.members) {
            if (member.value instanceof Node.Scalar scalar && !scalar.isBlock() && isText(scalar)) {
                Quotes its = quotes(scalar);
                if (common != null && common != its) {
                    return Quotes.NONE;
                }
                common = its;
            }
        }
        return common == null ? Quotes.NONE : common;
    }

    private static boolean isText(Node.Scalar scalar) {
        return !scalar.isPlain() || Typing.isText(scalar.text);
    }

    private static Quotes quotes(Node.Scalar scalar) {
        return scalar.style == ScalarStyle.SINGLE_QUOTED
                ? Quotes.SINGLE
                : scalar.style == ScalarStyle.DOUBLE_QUOTED ? Quotes.DOUBLE : Quotes.NONE;
    }

    /** Another name in the place of a key. */
    String key(Collection around, Member member, Node key, String name) {
        String written = name;
        boolean isFlow = !around.isBlock();
        if (key instanceof Node.Scalar scalar) {
            boolean hasPlainNeighbour = around.members.stream()
                    .anyMatch(other -> other.key != key && other.key instanceof Node.Scalar its && its.isPlain());
            boolean isAdjacent = member.value.outerStart() == member.mark + 1 && member.value.end > member.value.start;
            written = isAdjacent
                    ? ScalarText.of(name, quotes(scalar), isFlow) // "key":value has no blank: it needs its quotes
                    : text(scalar, name, hasPlainNeighbour || around.members.size() == 1, isFlow);
        } else {
            written = ScalarText.of(name, Quotes.NONE, isFlow);
        }
        if (written.length() > ValueWriter.LONGEST_KEY) {
            throw Refusal.of(
                    document.origin(key.start),
                    Key.root(),
                    "the new name is too long for YAML",
                    "at most " + ValueWriter.LONGEST_KEY + " characters");
        }
        return written;
    }

    /** Quotes that the text before needed do not say that its author likes quotes; its neighbours do. */
    private static String text(Node.Scalar before, String text, boolean hasPlainNeighbour, boolean isFlow) {
        if (before.isPlain()) {
            return ScalarText.isAmbiguous(before.text) && ScalarText.isAmbiguous(text)
                    ? ScalarText.unquoted(text, isFlow)
                    : ScalarText.of(text, Quotes.NONE, isFlow);
        }
        boolean wereNeeded = !ScalarText.isFree(before.text, isFlow);
        return ScalarText.of(
                text,
                wereNeeded && hasPlainNeighbour && ScalarText.isFree(text, isFlow) ? Quotes.NONE : quotes(before),
                isFlow);
    }

    /** A value in one line, in the place of the value of a member. */
    String scalar(Collection around, Member member, Key key, Value value, boolean isFlow) {
        if (value instanceof Text text && member.value instanceof Node.Scalar before && isText(before)) {
            boolean hasPlainNeighbour = around.members.stream()
                    .anyMatch(other -> other != member
                            && other.value instanceof Node.Scalar its
                            && its.isPlain()
                            && !its.text.isEmpty()
                            && isText(its));
            return text(before, text.text(), hasPlainNeighbour, isFlow);
        }
        return writer(around, around.members.indexOf(member)).inline(value, key, isFlow);
    }

    /** Text in the style of the text that it takes the place of, in a block collection. */
    Optional<Slot> likeBefore(Collection around, Member member, Key key, Value value, int column, Regions regions) {
        if (!(value instanceof Text text) || !(member.value instanceof Node.Scalar before) || !isText(before)) {
            return Optional.empty();
        }
        if (before.isBlock()) {
            int body = document.lines().next(before.start);
            int known =
                    body < before.end ? document.lines().column(document.lines().content(body)) : 0;
            boolean isKnown = known > column && !BlockScalar.saysIndent(document.text(), before.start);
            int indent = isKnown ? known : column + style.step();
            boolean isSafe = !regions.isSwallowed(document.lines().next(before.end), indent - 1);
            return isSafe && BlockText.isBlock(text.text())
                    ? Optional.of(BlockText.like(
                            before, text.text(), indent, document.lines().lineEndNear(before.start)))
                    : Optional.empty();
        }
        if (before.isPlain() && BlockText.isPossible(text.text())) {
            return Optional.empty();
        }
        return Optional.of(new Slot(" " + scalar(around, member, key, value, false), ""));
    }
}
