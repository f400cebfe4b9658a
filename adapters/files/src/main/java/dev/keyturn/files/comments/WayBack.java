package dev.keyturn.files.comments;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.format.Splice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Comments on the way back. A comment is an edit, too: what somebody wrote at an entry since the migration goes to the entry that
 * comes back in its place, and what somebody deleted stays deleted.
 *
 * <p>First the text is given the comments that it had when the migration was written, so that its old look fits; and when
 * it has that look, the entries that came back are given theirs, with what was edited.
 */
public final class WayBack {
    private final List<KeptComments> families;
    private final CommentedText now;
    private final Set<Key> guessed = new LinkedHashSet<>();

    /**
     * The way back of a text.
     *
     * @param kept what {@link Carrying#kept} told of the edit
     */
    public WayBack(CommentedText now, Optional<Value> kept) {
        this.now = now;
        this.families = KeptComments.read(kept);
    }

    /** Whether nothing is known of any comments. */
    public boolean isEmpty() {
        return families.isEmpty();
    }

    /** The text with the comments that it had when the migration was written. */
    public Optional<String> unedited() {
        Map<Key, EntryComments> there = now.of(all(KeptComments::young));
        Map<Key, EntryComments> wanted = new LinkedHashMap<>();
        families.forEach(family -> family.young().forEach((key, comments) -> {
            if (now.settings().at(key).isPresent() && !comments.equals(there.get(key))) {
                wanted.put(key, comments);
            }
        }));
        return wanted.isEmpty()
                ? Optional.of(now.text())
                : now.written(wanted).map(splices -> Splice.apply(now.text(), splices));
    }

    /** Whether there is anything to be done with comments: some have changed, or something may have come at what stays. */
    public boolean isNeeded(String unedited) {
        return !unedited.equals(now.text())
                || families.stream().anyMatch(family -> !family.old().isEmpty());
    }

    private List<Key> all(Function<KeptComments, Map<Key, EntryComments>> side) {
        return families.stream()
                .flatMap(family -> side.apply(family).keySet().stream())
                .toList();
    }

    /** The restored text with the comments of today at what came back; nothing where they cannot be written there. */
    public Optional<String> commented(String restored) {
        try {
            CommentedText back = now.with(restored);
            Map<Key, EntryComments> there = now.of(all(KeptComments::young));
            Map<Key, EntryComments> old = back.of(all(KeptComments::old));
            Map<Key, EntryComments> wanted = new LinkedHashMap<>();
            for (KeptComments family : families) {
                Set<Key> came = new LinkedHashSet<>(family.old().keySet());
                came.removeIf(key -> back.settings().at(key).isEmpty() || isThereAgain(family, key));
                Merge.of(family, there, came, guessed).forEach((key, comments) -> {
                    EntryComments stands = old.getOrDefault(key, EntryComments.NONE);
                    EntryComments all = behindOthers(stands, family.old().getOrDefault(key, stands), comments);
                    if (!all.lines().equals(stands.lines())) {
                        place(key, all, back, wanted);
                    }
                });
            }
            return wanted.isEmpty()
                    ? Optional.of(restored)
                    : back.written(wanted).map(splices -> Splice.apply(restored, splices));
        } catch (RefusedException cannotBeRead) {
            return Optional.empty();
        }
    }

    /** What somebody wrote at a neighbour may stand in front of what came back, and is not what is merged. */
    private static EntryComments behindOthers(EntryComments stands, EntryComments was, EntryComments merged) {
        List<String> above = new ArrayList<>(stands.above());
        was.lines().forEach(above::remove);
        above.removeAll(merged.above());
        above.addAll(merged.above());
        return new EntryComments(above, merged.trail());
    }

    /** An entry that has no line for itself leaves its comments to the table around it. */
    private static void place(Key key, EntryComments comments, CommentedText back, Map<Key, EntryComments> wanted) {
        Key owner = back.owner(key).orElse(key);
        if (owner.equals(key)) {
            wanted.put(key, comments);
        } else {
            List<String> above = new ArrayList<>(
                    wanted.getOrDefault(owner, back.of(List.of(owner)).getOrDefault(owner, EntryComments.NONE))
                            .above());
            above.addAll(comments.lines());
            String trail = back.of(List.of(owner))
                    .getOrDefault(owner, EntryComments.NONE)
                    .trail();
            wanted.put(owner, new EntryComments(above, trail));
        }
    }

    /** The entries that have got a comment which could as well be that of another one. */
    public Set<Key> guessed() {
        return Collections.unmodifiableSet(guessed);
    }

    /** Whether somebody has written it again: what stands there is somebody's own. */
    private boolean isThereAgain(KeptComments family, Key key) {
        boolean isTable = now.settings().value(key).isEmpty();
        return !isTable && !family.young().containsKey(key);
    }

    /** What becomes of the lines of one family: each has an owner among the entries that come back. */
    private static final class Merge {
        /** A line, and the entry that it was at; none for what the migration wrote itself. */
        private record Line(String text, Optional<Key> owner, boolean isTrail) {}

        private final KeptComments family;
        private final Map<Key, EntryComments> there;
        private final Set<Key> came;
        private final Set<Key> guessed;
        private final Map<Key, List<String>> above = new LinkedHashMap<>();
        private final Map<Key, String> trails = new LinkedHashMap<>();

        private Merge(KeptComments family, Map<Key, EntryComments> there, Set<Key> came, Set<Key> guessed) {
            this.family = family;
            this.there = there;
            this.came = came;
            this.guessed = guessed;
        }

        static Map<Key, EntryComments> of(
                KeptComments family, Map<Key, EntryComments> there, Set<Key> came, Set<Key> guessed) {
            Merge merge = new Merge(family, there, came, guessed);
            Map<Key, EntryComments> merged = new LinkedHashMap<>();
            if (!came.isEmpty()) {
                merge.merge();
                came.forEach(key -> merged.put(
                        key,
                        new EntryComments(
                                merge.above.getOrDefault(key, List.of()), merge.trails.getOrDefault(key, ""))));
            }
            return merged;
        }

        private void merge() {
            List<Line> written = written();
            List<Line> lines = new ArrayList<>();
            there.forEach((key, comments) -> {
                if (family.young().containsKey(key)) {
                    comments.above().forEach(line -> lines.add(new Line(line, Optional.empty(), false)));
                    if (!comments.trail().isEmpty()) {
                        lines.add(new Line(comments.trail(), Optional.empty(), true));
                    }
                }
            });
            Pairs pairs = Pairs.of(texts(written), texts(lines));
            Key near = came.iterator().next();
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                Optional<Line> was = pairs.partner(i).map(written::get);
                boolean isOfMigration = was.isPresent()
                        && was.get().owner.isEmpty()
                        && was.get().text.strip().equals(line.text.strip());
                if (!isOfMigration) {
                    near = was.flatMap(Line::owner).filter(came::contains).orElse(near);
                    boolean isTrail = was.filter(one -> one.owner.isPresent())
                            .map(Line::isTrail)
                            .orElse(line.isTrail);
                    put(near, line, isTrail);
                    if (was.isEmpty() && areSeveral()) {
                        guessed.add(near);
                    }
                }
            }
        }

        /** Whether several entries come back; the tables around them do not count. */
        private boolean areSeveral() {
            return came.stream()
                            .filter(key ->
                                    came.stream().noneMatch(other -> !other.equals(key) && other.startsWith(key)))
                            .count()
                    > 1;
        }

        private void put(Key key, Line line, boolean isTrail) {
            if (isTrail && !trails.containsKey(key)) {
                String was = family.old().getOrDefault(key, EntryComments.NONE).trail();
                String blanks = line.isTrail
                        ? line.text.substring(0, line.text.indexOf(line.text.strip()))
                        : was.substring(0, was.indexOf(was.strip()));
                trails.put(key, blanks + line.text.strip());
            } else {
                above.computeIfAbsent(key, any -> new ArrayList<>()).add(line.text.strip());
            }
        }

        private static List<String> texts(List<Line> lines) {
            return lines.stream().map(line -> line.text.strip()).toList();
        }

        /** What stood at the new entries when the migration was written, each line with the entry that it had come from. */
        private List<Line> written() {
            List<Line> from = new ArrayList<>();
            family.old().forEach((key, comments) -> {
                comments.above().forEach(line -> from.add(new Line(line, Optional.of(key), false)));
                if (!comments.trail().isEmpty()) {
                    from.add(new Line(comments.trail().strip(), Optional.of(key), true));
                }
            });
            List<Line> written = new ArrayList<>();
            family.young().values().stream()
                    .flatMap(comments -> comments.lines().stream())
                    .forEach(text -> {
                        Optional<Line> first = from.stream()
                                .filter(line -> line.text.equals(text))
                                .findFirst();
                        first.ifPresent(from::remove);
                        written.add(first.orElse(new Line(text, Optional.empty(), false)));
                    });
            return written;
        }
    }
}
