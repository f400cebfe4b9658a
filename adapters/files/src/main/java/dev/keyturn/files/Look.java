package dev.keyturn.files;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How the places of an edit looked before it: what each was, what it became, and what stands around it, so that it is found
 * again in a text that was edited elsewhere.
 */
final class Look {
    /** As much of what stands around a place as is compared; less is tried where something there was edited. */
    private static final int[] AROUND = {80, 40, 20, 10, 5};

    /** Stands for the ends of the text, which are good landmarks, too. */
    private static final String BEGIN = "\u0002";

    private static final String END = "\u0003";
    private static final String HASH = "hash";
    private static final String PLACES = "places";
    private static final String COMMENTS = "comments";
    private static final String GONE = "gone";
    private static final String AT = "at";
    private static final String WAS = "was";
    private static final String IS = "is";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    /** To the end of its line; what only looks like one does no harm. */
    private static final Pattern COMMENT = Pattern.compile("(?:(?<=\\s|[,{\\[]|^)(?:#|//|/\\*)|^\\s*[!;]).*");

    private Look() {}

    /** What to keep of the look of a text that these splices change. */
    static Value of(FileContent content, List<Splice> splices, Changes changes, Value comments) {
        FileContent edited = content.with(Splice.apply(content.text(), splices));
        String text = edited.text();
        List<Value> places = new ArrayList<>();
        int shift = 0;
        for (Splice splice : splices) {
            int at = splice.offset() + shift;
            int end = at + splice.inserted().length();
            places.add(Table.builder()
                    .put(AT, Value.of(at))
                    .put(WAS, Value.of(splice.removed()))
                    .put(IS, Value.of(splice.inserted()))
                    .put(BEFORE, Value.of(before(text, at)))
                    .put(AFTER, Value.of(after(text, end)))
                    .build());
            shift += splice.inserted().length() - splice.removed().length();
        }
        return Table.builder()
                .put(HASH, Value.of(edited.hash()))
                .put(PLACES, Value.of(places))
                .put(COMMENTS, comments)
                .put(
                        GONE,
                        Value.of(changes.list().stream()
                                .filter(change -> change.after().isEmpty())
                                .map(change -> Value.of(change.key().toString()))
                                .toList()))
                .build();
    }

    private static String before(String text, int at) {
        int from = at - AROUND[0];
        return from < 0 ? BEGIN + text.substring(0, at) : text.substring(from, at);
    }

    private static String after(String text, int end) {
        int to = end + AROUND[0];
        return to > text.length() ? text.substring(end) + END : text.substring(end, to);
    }

    /** What was kept of the comments that went with values; nothing where several edits are taken back at once. */
    static Optional<Value> comments(Value look) {
        return look instanceof Table table ? table.get(COMMENTS) : Optional.empty();
    }

    /** Whether the content is just what the edit, or the last of several, made of it. */
    static boolean isUntouched(FileContent content, Value looks) {
        Value last =
                looks instanceof Items items && items.size() > 0 ? items.items().get(0) : looks;
        return last instanceof Table table && table.text(HASH).equals(Optional.of(content.hash()));
    }

    /** Whether a comment that somebody wrote since the edit is in the text, and not in the one that would take its place. */
    static boolean losesComments(String text, String restored, Value looks) {
        return !kept(restored, looks).containsAll(comments(text));
    }

    /** The lines, from 1, that are nothing but such a comment. */
    static List<Integer> lostComments(String text, String restored, Value looks) {
        if (!losesComments(text, restored, looks)) {
            return List.of();
        }
        Set<String> kept = kept(restored, looks);
        List<String> lines = text.lines().map(String::strip).toList();
        return IntStream.range(0, lines.size())
                .filter(i -> comments(lines.get(i)).contains(lines.get(i)) && !kept.contains(lines.get(i)))
                .mapToObj(i -> i + 1)
                .toList();
    }

    private static Set<String> kept(String restored, Value looks) {
        List<Value> list = looks instanceof Items items ? items.items() : List.of(looks);
        Set<String> kept = new HashSet<>(comments(restored));
        list.stream()
                .filter(Table.class::isInstance)
                .flatMap(look -> Settings.of((Table) look).value(PLACES).stream())
                .flatMap(places -> places instanceof Items items ? items.items().stream() : Stream.empty())
                .filter(Table.class::isInstance)
                .forEach(place -> kept.addAll(comments(((Table) place).text(IS).orElse(""))));
        return kept;
    }

    private static List<String> comments(String text) {
        return text.lines()
                .map(COMMENT::matcher)
                .filter(Matcher::find)
                .map(found -> found.group().strip())
                .toList();
    }

    /** Whether somebody wrote again what the edit took out, so that its place would bring it a second time. */
    static boolean isWrittenAgain(Settings now, Value looks) {
        List<Value> list = looks instanceof Items items ? items.items() : List.of(looks);
        return list.stream()
                .map(look -> look instanceof Table table ? Settings.of(table) : Settings.empty())
                .flatMap(look -> look.value(GONE).stream())
                .flatMap(gone -> gone instanceof Items keys ? keys.items().stream() : Stream.empty())
                .anyMatch(key -> key instanceof Text text && now.has(Key.of(text.text())));
    }

    /**
     * The text with as many places as can be found as they were; nothing where there is none.
     *
     * @param looks a look, or a list of those of several edits, the last one first
     * @param mayBe whether a text may become another one; a place for which it may not stays as it is
     */
    static Optional<String> restored(FileContent content, Value looks, BiPredicate<String, String> mayBe) {
        String text = content.text();
        for (Value look : looks instanceof Items list ? list.items() : List.of(looks)) {
            if (look instanceof Table table) {
                text = restored(content.with(text), Settings.of(table), mayBe);
            }
        }
        return text.equals(content.text()) ? Optional.empty() : Optional.of(text);
    }

    private static String restored(FileContent content, Settings look, BiPredicate<String, String> mayBe) {
        List<Value> places = look.value(PLACES)
                .filter(Items.class::isInstance)
                .map(list -> ((Items) list).items())
                .orElse(List.of());
        boolean isUntouched = isUntouched(content, look.root());
        String text = content.text();
        for (int i = places.size() - 1; i >= 0; i--) {
            Settings place = places.get(i) instanceof Table table ? Settings.of(table) : Settings.empty();
            Settings there = isUntouched ? place : withLineEnds(place, text);
            String is = there.text(IS).orElse("");
            OptionalInt at = isUntouched ? offset(place) : found(text, there, is);
            if (at.isPresent() && text.startsWith(is, at.getAsInt())) {
                String changed = text.substring(0, at.getAsInt())
                        + there.text(WAS).orElse("")
                        + text.substring(at.getAsInt() + is.length());
                text = mayBe.test(text, changed) ? changed : text;
            }
        }
        return text;
    }

    /** Somebody may have changed all line ends since; a place follows them. */
    private static Settings withLineEnds(Settings place, String text) {
        boolean isWindows = text.contains("\r\n");
        boolean isMixed = isWindows && text.replace("\r\n", "").contains("\n");
        if (isMixed || !text.contains("\n")) {
            return place;
        }
        Settings changed = place;
        for (String part : List.of(WAS, IS, BEFORE, AFTER)) {
            String plain = place.text(part).orElse("").replace("\r\n", "\n");
            changed = changed.with(part, Value.of(isWindows ? plain.replace("\n", "\r\n") : plain));
        }
        return changed;
    }

    private static OptionalInt offset(Settings place) {
        return place.value(AT)
                .filter(Num.class::isInstance)
                .flatMap(at -> ((Num) at).asLong())
                .map(at -> OptionalInt.of(at.intValue()))
                .orElse(OptionalInt.empty());
    }

    /** The one place that has this text with the same around it: on both sides, or on one; less of it, if need be. */
    private static OptionalInt found(String text, Settings place, String is) {
        String whole = BEGIN + text + END;
        for (int around : AROUND) {
            String before = last(place.text(BEFORE).orElse(""), around);
            String after = first(place.text(AFTER).orElse(""), around);
            for (String[] sides : new String[][] {{before, after}, {"", after}, {before, ""}}) {
                OptionalInt at =
                        only(whole, sides[0], is + sides[1], place.text(BEFORE).orElse(""));
                boolean isMark = sides[0].length() + sides[1].length() > 0;
                if (isMark && at.isPresent()) {
                    return OptionalInt.of(at.getAsInt() - BEGIN.length());
                }
            }
        }
        return OptionalInt.empty();
    }

    private static String last(String text, int length) {
        return text.substring(Math.max(0, text.length() - length));
    }

    private static String first(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    /** Where the second part begins, if it follows the first at one place only that the recorded one may be. */
    private static OptionalInt only(String whole, String first, String second, String before) {
        OptionalInt only = OptionalInt.empty();
        for (int from = whole.indexOf(first + second); from >= 0; from = whole.indexOf(first + second, from + 1)) {
            int at = from + first.length();
            if (mayStand(head(before), head(whole.substring(0, at)))) {
                if (only.isPresent()) {
                    return OptionalInt.empty();
                }
                only = OptionalInt.of(at);
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
