package dev.keyturn.files.comments;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Splice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Comments of entries that go, on their way to what comes in their place. A format takes along those of an entry that
 * moves; the others would be lost: those of the parts of a value that is joined, but for the first, and that of a table which
 * goes with its last entry.
 */
public final class Carrying {
    private final CommentedText before;
    private final List<Family> families;
    private final Map<Key, EntryComments> were;

    private Carrying(CommentedText before, Edit edit) {
        this.before = before;
        this.families = Family.of(before.settings(), edit);
        this.were = before.of(families.stream()
                .flatMap(family -> family.heirs().keySet().stream())
                .sorted(Comparator.comparingInt(before::line))
                .toList());
    }

    /**
     * What becomes of comments in an edit.
     *
     * @param splices those of the edit, and those that keep what it would lose
     * @param lost the entries whose comments are in the text no longer
     */
    public record Carried(List<Splice> splices, List<Key> lost, List<Family> families, Map<Key, EntryComments> were) {
        /** An edit of a text that has no comments. */
        public static Carried without(List<Splice> splices) {
            return new Carried(splices, List.of(), List.of(), Map.of());
        }

        /** What is to be known of the comments when the edit is taken back. */
        public Value kept(CommentedText after) {
            return KeptComments.of(families, were, after);
        }
    }

    /**
     * The comments of a text in an edit.
     *
     * @param splices what the format does for the edit
     */
    public static Carried of(CommentedText before, Edit edit, List<Splice> splices) {
        Carrying carrying = new Carrying(before, edit);
        List<Splice> carried = carrying.carried(splices);
        return new Carried(carried, carrying.lostKeys(carried), carrying.families, carrying.were);
    }

    private List<Splice> carried(List<Splice> splices) {
        Map<String, Integer> lost = lost(splices);
        if (lost.values().stream().noneMatch(count -> count > 0)) {
            return splices;
        }
        Map<Key, List<String>> strays = Strays.of(before, were.keySet(), splices, lost);
        if (strays.isEmpty() && were.values().stream().noneMatch(comments -> isLost(comments, lost))) {
            return splices;
        }
        try {
            CommentedText edited = before.with(Splice.apply(before.text(), splices));
            Map<Key, EntryComments> wanted = wanted(edited, lost, strays);
            return wanted.isEmpty()
                    ? splices
                    : edited.written(wanted)
                            .map(more -> Splice.then(before.text(), splices, edited.text(), more))
                            .orElse(splices);
        } catch (RefusedException cannotBeRead) {
            return splices; // it is checked before it is written, and told there
        }
    }

    private List<Key> lostKeys(List<Splice> splices) {
        Map<String, Integer> lost = lost(splices);
        if (lost.values().stream().noneMatch(count -> count > 0)) {
            return List.of();
        }
        Map<Key, List<String>> strays = Strays.of(before, were.keySet(), splices, lost);
        List<Key> keys = new ArrayList<>();
        were.forEach((key, comments) -> {
            if (isLost(comments, lost) || strays.containsKey(key)) {
                keys.add(key);
            }
        });
        return keys;
    }

    private static boolean isLost(EntryComments comments, Map<String, Integer> lost) {
        return comments.lines().stream().anyMatch(line -> lost.getOrDefault(line, 0) > 0);
    }

    /** How often each line of comment was more often in the text than it is; only lines that are edited can tell. */
    private Map<String, Integer> lost(List<Splice> splices) {
        EditedLines lines = EditedLines.of(before.text(), splices);
        Map<String, Integer> lost = before.count(lines.before());
        before.count(lines.after()).forEach((line, count) -> lost.merge(line, -count, Integer::sum));
        return lost;
    }

    private Map<Key, EntryComments> wanted(
            CommentedText edited, Map<String, Integer> lost, Map<Key, List<String>> strays) {
        Map<Key, List<Key>> parts = parts(edited);
        Map<Key, EntryComments> are = edited.of(parts.keySet());
        Set<Key> came = new HashSet<>();
        families.forEach(family -> came.addAll(family.young()));
        Map<Key, EntryComments> wanted = new LinkedHashMap<>();
        parts.forEach((heir, olds) -> {
            List<EntryComments> all = olds.stream()
                    .flatMap(key -> Stream.of(
                            were.getOrDefault(key, EntryComments.NONE),
                            new EntryComments(strays.getOrDefault(key, List.of()), "")))
                    .toList();
            if (all.stream().anyMatch(comments -> isLost(comments, lost))) {
                EntryComments there = are.getOrDefault(heir, EntryComments.NONE);
                EntryComments both = together(all, there, lost);
                wanted.put(heir, came.contains(heir) ? both : behind(there, both));
            }
        });
        return wanted;
    }

    /** What comes, or the table around it where that has no line for itself, with what goes there, in the order of the text. */
    private Map<Key, List<Key>> parts(CommentedText edited) {
        Map<Key, List<Key>> parts = new LinkedHashMap<>();
        for (Family family : families) {
            family.heirs().forEach((old, heir) -> {
                Optional<Key> owner = edited.owner(heir);
                owner.ifPresent(key ->
                        parts.computeIfAbsent(key, any -> new ArrayList<>()).add(old));
            });
        }
        parts.values().forEach(olds -> olds.sort(Comparator.comparingInt(before::line)));
        return parts;
    }

    /** A table that was there before keeps its comments in front of others. */
    private static EntryComments behind(EntryComments first, EntryComments both) {
        List<String> above = new ArrayList<>(both.above());
        first.above().forEach(above::remove);
        above.addAll(0, first.above());
        return new EntryComments(above, both.trail());
    }

    /** The comments of all parts; what the edit itself has written stands below them. */
    private static EntryComments together(List<EntryComments> parts, EntryComments there, Map<String, Integer> lost) {
        List<String> above = new ArrayList<>();
        String trail = there.trail().strip();
        boolean hasTrail = false;
        List<String> left = new ArrayList<>(there.lines());
        for (EntryComments part : parts) {
            for (String line : part.lines()) {
                boolean isTrail = !hasTrail
                        && line.equals(trail)
                        && line.equals(part.trail().strip());
                hasTrail |= isTrail;
                boolean isThere = left.remove(line);
                if (!isTrail && (isThere || lost.merge(line, -1, Integer::sum) >= 0)) {
                    above.add(line);
                }
            }
        }
        there.above().stream().filter(left::remove).forEach(above::add);
        return new EntryComments(above, there.trail());
    }
}
