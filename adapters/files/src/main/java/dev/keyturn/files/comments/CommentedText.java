package dev.keyturn.files.comments;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.Splice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text whose entries own comments: the lines directly above an entry, and what follows on its own line.
 *
 * <p>It knows nothing of the format but what a comment begins with and in which line an entry does. What looks like a comment is
 * one if the text says the same without it; the parser of the format is asked that, so that a text in quotes is never
 * taken for one.
 */
public final class CommentedText {
    /** As many entries are looked at one by one where not all that look like comments are some. */
    private static final int MOST_ALONE = 200;

    private final String text;
    private final int first;
    private final Parsed parsed;
    private final Function<String, Parsed> reader;
    private @Nullable LineIndex index;

    /**
     * A text.
     *
     * @param first where in it the part begins that is read
     * @param parsed what that part says
     * @param reader reads another version of it
     */
    public CommentedText(String text, int first, Parsed parsed, Function<String, Parsed> reader) {
        this.text = text;
        this.first = first;
        this.parsed = parsed;
        this.reader = reader;
    }

    /** Whether the format has comments. */
    public boolean hasComments() {
        return !parsed.commentMarks().isEmpty();
    }

    LineIndex lines() {
        LineIndex known = index;
        if (known == null) {
            known = LineIndex.of(text, parsed.settings());
            index = known;
        }
        return known;
    }

    /** Another version of the text. */
    CommentedText with(String other) {
        return new CommentedText(other, first, reader.apply(other), reader);
    }

    String text() {
        return text;
    }

    Settings settings() {
        return parsed.settings();
    }

    /** In which line an entry begins, from 1; 0 for one that has none for itself. */
    public int line(Key key) {
        int line = settings().at(key).isPresent() ? parsed.line(key) : 0;
        boolean isInList = key.segments().stream().anyMatch(Segment.Index.class::isInstance);
        boolean isItsOwn = line >= 1
                && line <= lines().size()
                && !isInList
                && !key.isRoot()
                && lines().belongTo(settings().at(key).get(), line);
        return isItsOwn ? line : 0;
    }

    /** The entry itself, or the nearest table around it that has a line for itself; nothing where none has. */
    Optional<Key> owner(Key key) {
        for (Key around = key; !around.isRoot(); around = around.parent().orElseThrow()) {
            if (line(around) > 0) {
                return Optional.of(around);
            }
        }
        return Optional.empty();
    }

    /** The comments of entries; those that have no line for themselves have none. */
    public Map<Key, EntryComments> of(Collection<Key> keys) {
        Map<Key, EntryComments> comments = new LinkedHashMap<>();
        keys.forEach(key -> comments.put(key, EntryComments.NONE));
        spots(keys).forEach((key, spot) -> comments.put(key, comments(spot)));
        return comments;
    }

    private EntryComments comments(Spot spot) {
        return new EntryComments(
                text.substring(spot.above(), spot.line())
                        .lines()
                        .map(String::strip)
                        .toList(),
                text.substring(spot.trail(), spot.end()).stripTrailing());
    }

    private Map<Key, Spot> spots(Collection<Key> keys) {
        Map<Key, Spot> spots = new LinkedHashMap<>();
        if (parsed.commentMarks().isEmpty() || text.replace("\r\n", "").indexOf('\r') >= 0) {
            return spots; // other programs count such lines in other ways
        }
        Map<Integer, Key> taken = new HashMap<>();
        keys.stream()
                .distinct()
                .sorted(Comparator.comparingInt(key -> key.segments().size()))
                .forEach(key -> {
                    int line = line(key);
                    if (line > 0 && taken.putIfAbsent(line, key) == null) {
                        spot(line).ifPresent(spot -> spots.put(key, spot));
                    }
                });
        List<Splice> all = spots.values().stream()
                .flatMap(spot -> spot.without(text).stream())
                .sorted(Comparator.comparingInt(Splice::offset))
                .toList();
        if (!all.isEmpty() && !spots.values().stream().allMatch(this::isClear) && !saysTheSame(all)) {
            Map<Key, Spot> checked = new LinkedHashMap<>();
            spots.entrySet().stream()
                    .limit(MOST_ALONE)
                    .forEach(entry -> checked.put(entry.getKey(), checked(entry.getValue())));
            return checked;
        }
        return spots;
    }

    /** Whether it takes no parser to see that this is a comment: whole lines behind an entry that leaves nothing open. */
    private boolean isClear(Spot spot) {
        return spot.trail() == spot.end() && lines().isClosedAbove(lines().at(spot.above()), parsed.commentMarks());
    }

    /** As much of a spot as really is a comment. */
    private Spot checked(Spot spot) {
        Spot above = new Spot(spot.above(), spot.line(), spot.end(), spot.end());
        int start = above.above() < above.line() && !saysTheSame(above.without(text)) ? spot.line() : spot.above();
        for (int at = spot.trail(); at < spot.end(); ) {
            Spot trail = new Spot(spot.line(), spot.line(), at, spot.end());
            if (saysTheSame(trail.without(text))) {
                return new Spot(start, spot.line(), at, spot.end());
            }
            at = trail(firstNonBlank(at, spot.end()) + 1, spot.end());
        }
        return new Spot(start, spot.line(), spot.end(), spot.end());
    }

    /** Whether the text says the same with these splices, so that they change nothing but comments. */
    boolean saysTheSame(List<Splice> splices) {
        try {
            return EditedLines.areApart(splices)
                    && reader.apply(Splice.apply(text, splices)).settings().equals(settings());
        } catch (RefusedException e) {
            return false;
        }
    }

    private Optional<Spot> spot(int line) {
        int start = lines().start(line - 1);
        int end = line < lines().size() ? lines().start(line) - 1 : text.length();
        end = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
        int content = firstNonBlank(start, end);
        if (content == end || "{}](),".indexOf(text.charAt(content)) >= 0) {
            return Optional.empty();
        }
        int above = line - 1;
        while (above > 0 && lines().start(above) > first && commentAbove(above) < above) {
            above = commentAbove(above);
        }
        int aboveAt = lines().start(above);
        return Optional.of(new Spot(
                aboveAt == 0 && text.startsWith("\uFEFF") ? 1 : aboveAt,
                start == 0 && text.startsWith("\uFEFF") ? 1 : start,
                trail(content, end),
                end));
    }

    /** The index of the line in which the comment right above another line begins; that of the other line where there is none. */
    private int commentAbove(int line) {
        int above = line - 1;
        String content = lines().content(above);
        if (content.endsWith("*/") && parsed.commentMarks().contains("/*")) {
            while (above > 0 && !content.startsWith("/*")) {
                content = lines().content(--above);
            }
            return content.startsWith("/*") ? above : line;
        }
        return isComment(content) ? above : line;
    }

    boolean isComment(String content) {
        return parsed.commentMarks().stream().anyMatch(mark -> !mark.equals("/*") && content.startsWith(mark));
    }

    int firstNonBlank(int from, int end) {
        int at = from;
        while (at < end && (text.charAt(at) <= ' ' || text.charAt(at) == '\uFEFF')) {
            at++;
        }
        return at;
    }

    /** Where the blanks begin in front of the first thing that looks like a comment; the end where nothing does. */
    int trail(int from, int end) {
        for (int at = from; at < end; at++) {
            if (beginsComment(text, at)) {
                int blanks = at;
                while (blanks > from && text.charAt(blanks - 1) <= ' ') {
                    blanks--;
                }
                return blanks;
            }
        }
        return end;
    }

    /** How often each line of comment is in some lines of a text, behind entries or for itself. */
    Map<String, Integer> count(List<String> some) {
        Map<String, Integer> count = new HashMap<>();
        for (String any : some) {
            String line = any.strip();
            for (int at = 0; at < line.length(); at++) {
                if (beginsComment(line, at)) {
                    count.merge(line.substring(at), 1, Integer::sum);
                }
            }
        }
        return count;
    }

    private boolean beginsComment(String line, int at) {
        for (String mark : parsed.commentMarks()) {
            if (line.startsWith(mark, at)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What gives entries these comments. Where one cannot stand behind its entry, it comes above it.
     *
     * @return empty where the text would say something else then, or the comments would not be theirs
     */
    public Optional<List<Splice>> written(Map<Key, EntryComments> wanted) {
        Map<Key, Spot> spots = spots(wanted.keySet());
        boolean areAllThere = wanted.entrySet().stream()
                .allMatch(entry ->
                        spots.containsKey(entry.getKey()) || entry.getValue().isEmpty());
        if (!areAllThere) {
            return Optional.empty();
        }
        List<Splice> splices = splices(wanted, spots);
        if (saysTheSame(splices)) {
            return Optional.of(splices);
        }
        Map<Key, EntryComments> above = new LinkedHashMap<>();
        wanted.forEach((key, comments) -> above.put(key, new EntryComments(comments.lines(), "")));
        List<Splice> others = splices(above, spots);
        return saysTheSame(others) ? Optional.of(others) : Optional.empty();
    }

    private List<Splice> splices(Map<Key, EntryComments> wanted, Map<Key, Spot> spots) {
        List<Splice> splices = new ArrayList<>();
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        spots.forEach((key, spot) -> {
            EntryComments comments = wanted.getOrDefault(key, EntryComments.NONE);
            EntryComments there = comments(spot);
            if (!there.above().equals(comments.above())) {
                String indent = text.substring(spot.line(), firstNonBlank(spot.line(), spot.end()));
                String lines = comments.above().stream()
                        .map(line -> indent + line + lineEnd)
                        .collect(Collectors.joining());
                splices.add(new Splice(spot.above(), text.substring(spot.above(), spot.line()), lines));
            }
            if (!there.trail().equals(comments.trail())) {
                splices.add(new Splice(spot.trail(), text.substring(spot.trail(), spot.end()), comments.trail()));
            }
        });
        splices.sort(Comparator.comparingInt(Splice::offset));
        return splices;
    }
}
