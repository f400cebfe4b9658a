package dev.keyturn.files;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.format.Splice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * A place of an edit that was written earlier, and how it is found again.
 *
 * @param at where it was in the text as the edit left it
 * @param was what stood there before the edit
 * @param is what the edit made of it
 * @param before what stood in front of it
 * @param after what stood behind it
 */
record OldPlace(int at, String was, String is, String before, String after) {
    /** As much of what stands around a place as is compared; less is tried where something there was edited. */
    private static final int[] AROUND = {80, 40, 20, 10, 5};

    /** Stands for the ends of the text, which are good landmarks, too. */
    private static final String BEGIN = "\u0002";

    private static final String END = "\u0003";
    private static final String AT = "at";
    private static final String WAS = "was";
    private static final String IS = "is";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    /** A place of a text as an edit left it. */
    static OldPlace of(String text, int at, Splice splice) {
        int end = at + splice.inserted().length();
        int from = at - AROUND[0];
        int to = end + AROUND[0];
        return new OldPlace(
                at,
                splice.removed(),
                splice.inserted(),
                from < 0 ? BEGIN + text.substring(0, at) : text.substring(from, at),
                to > text.length() ? text.substring(end) + END : text.substring(end, to));
    }

    /** Those that were kept. */
    static List<OldPlace> of(Optional<Value> kept) {
        return kept.filter(Items.class::isInstance).stream()
                .flatMap(list -> ((Items) list).items().stream())
                .filter(Table.class::isInstance)
                .map(place -> of((Table) place))
                .toList();
    }

    private static OldPlace of(Table kept) {
        int at = kept.get(AT)
                .filter(Num.class::isInstance)
                .flatMap(number -> ((Num) number).asLong())
                .map(Long::intValue)
                .orElse(0);
        return new OldPlace(
                at,
                kept.text(WAS).orElse(""),
                kept.text(IS).orElse(""),
                kept.text(BEFORE).orElse(""),
                kept.text(AFTER).orElse(""));
    }

    Value kept() {
        return Table.builder()
                .put(AT, Value.of(at))
                .put(WAS, Value.of(was))
                .put(IS, Value.of(is))
                .put(BEFORE, Value.of(before))
                .put(AFTER, Value.of(after))
                .build();
    }

    /** What makes it what it was, in the text as the edit left it. */
    Splice back() {
        return new Splice(at, is, was);
    }

    /** Somebody may have changed all line ends since; a place follows them. */
    OldPlace withLineEndsOf(String text) {
        boolean isWindows = text.contains("\r\n");
        boolean isMixed = isWindows && text.replace("\r\n", "").contains("\n");
        if (isMixed || !text.contains("\n")) {
            return this;
        }
        UnaryOperator<String> ends = part -> {
            String plain = part.replace("\r\n", "\n");
            return isWindows ? plain.replace("\n", "\r\n") : plain;
        };
        return new OldPlace(at, ends.apply(was), ends.apply(is), ends.apply(before), ends.apply(after));
    }

    /** What makes it what it was, at the one place that has the same around it: on both sides, or on one; less of it, if need be. */
    Optional<Splice> found(String text) {
        String whole = BEGIN + text + END;
        for (int around : AROUND) {
            String front = before.substring(Math.max(0, before.length() - around));
            String behind = after.substring(0, Math.min(around, after.length()));
            for (String[] sides : new String[][] {{front, behind}, {"", behind}, {front, ""}}) {
                OptionalInt found = only(whole, sides[0], is + sides[1]);
                boolean isMark = sides[0].length() + sides[1].length() > 0;
                int there = found.orElse(0) - BEGIN.length();
                if (isMark && found.isPresent() && text.startsWith(is, there)) {
                    return Optional.of(new Splice(there, is, was));
                }
            }
        }
        return Optional.empty();
    }

    /** Where the second part begins, if it follows the first at one place only that the recorded one may be. */
    private OptionalInt only(String whole, String first, String second) {
        OptionalInt only = OptionalInt.empty();
        for (int from = whole.indexOf(first + second); from >= 0; from = whole.indexOf(first + second, from + 1)) {
            int found = from + first.length();
            if (mayStand(head(before), head(whole.substring(0, found)))) {
                if (only.isPresent()) {
                    return OptionalInt.empty();
                }
                only = OptionalInt.of(found);
            }
        }
        return only;
    }

    /** What stands in front of a place on its line, as far as that is known. */
    private static String head(String before) {
        int start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf(BEGIN)) + 1;
        return before.substring(start).replace("\uFEFF", "");
    }

    /** What began its line does so again, and what was no comment is none: somebody may have kept a copy as a comment. */
    private static boolean mayStand(String recorded, String found) {
        return recorded.isBlank() ? found.isBlank() : isComment(recorded) || !isComment(found);
    }

    private static boolean isComment(String head) {
        String line = head.strip();
        return line.contains("#") || line.contains("//") || line.startsWith("!") || line.startsWith(";");
    }
}
