package dev.keyturn.files.comments;

import dev.keyturn.settings.Key;
import dev.keyturn.spi.format.Splice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Comments that no entry owns and that go from a text: lines for themselves, and what stands behind a closing bracket. Each
 * belongs to the entry in front of it, or else behind it, if something comes in its place.
 */
final class Strays {
    private final CommentedText text;
    private final NavigableMap<Integer, Key> entries = new TreeMap<>();
    private final Map<Key, List<String>> found = new LinkedHashMap<>();

    private Strays(CommentedText text, Collection<Key> entries) {
        this.text = text;
        entries.forEach(key -> {
            int line = text.line(key);
            if (line > 0) {
                this.entries.put(line - 1, key);
            }
        });
    }

    /**
     * Those that splices take out of a text.
     *
     * @param entries those that something comes in the place of
     * @param lost how often each line of comment was more often in the text than it is
     */
    static Map<Key, List<String>> of(
            CommentedText text, Collection<Key> entries, List<Splice> splices, Map<String, Integer> lost) {
        Strays strays = new Strays(text, entries);
        Map<String, Integer> left = new HashMap<>(lost);
        List<Splice> without = new ArrayList<>();
        int next = 0;
        for (Splice splice : splices) {
            int last = text.lines().at(splice.offset() + splice.removed().length());
            for (int line = Math.max(next, text.lines().at(splice.offset())); line <= last; line++) {
                strays.find(line, left).ifPresent(without::add);
                next = line + 1;
            }
        }
        return without.isEmpty() || !text.saysTheSame(without) ? Map.of() : strays.found;
    }

    private Optional<Splice> find(int line, Map<String, Integer> left) {
        Optional<Splice> comment = comment(line);
        Optional<Key> owner = comment.flatMap(at -> owner(line));
        if (owner.isEmpty() || left.merge(comment.get().removed().strip(), -1, Integer::sum) < 0) {
            return Optional.empty();
        }
        found.computeIfAbsent(owner.get(), key -> new ArrayList<>())
                .add(comment.get().removed().strip());
        return comment;
    }

    /** The comment that is a line for itself, or stands behind a closing bracket. */
    private Optional<Splice> comment(int line) {
        String content = text.lines().content(line);
        boolean isClosing = !content.isEmpty() && "}])".indexOf(content.charAt(0)) >= 0;
        if (!isClosing && !text.isComment(content)) {
            return Optional.empty();
        }
        int start = text.text().indexOf(content, text.lines().start(line));
        int end = start + content.length();
        int at = text.firstNonBlank(isClosing ? text.trail(start, end) : start, end);
        return at < end ? Optional.of(new Splice(at, text.text().substring(at, end), "")) : Optional.empty();
    }

    private boolean isEntry(int line) {
        String content = line < text.lines().size() ? text.lines().content(line) : "";
        return !content.isEmpty() && "}])".indexOf(content.charAt(0)) < 0;
    }

    private boolean isWholeComment(int line) {
        return text.isComment(text.lines().content(line));
    }

    private Optional<Key> owner(int line) {
        int below = line + 1;
        while (below < text.lines().size() && isWholeComment(below)) {
            below++;
        }
        if (isWholeComment(line) && isEntry(below)) {
            return Optional.empty(); // it stands right above an entry, which owns it
        }
        return nearest(entries.floorEntry(line), line).or(() -> nearest(entries.higherEntry(line), line));
    }

    /** The entry, unless another one begins between it and the line. */
    private Optional<Key> nearest(Map.@Nullable Entry<Integer, Key> entry, int line) {
        if (entry == null) {
            return Optional.empty();
        }
        for (int at = Math.min(entry.getKey(), line) + 1; at < Math.max(entry.getKey(), line + 1); at++) {
            if (text.lines().begins(at)) {
                return Optional.empty();
            }
        }
        return Optional.of(entry.getValue());
    }
}
