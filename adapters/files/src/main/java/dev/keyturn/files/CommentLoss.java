package dev.keyturn.files;

import dev.keyturn.settings.Value;
import dev.keyturn.spi.format.Splice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which comments should be in a text when edits of it are taken back: those that are there, and those that the edits took
 * out, but not what they wrote themselves. What only looks like a comment is counted, too, which does no harm.
 */
final class CommentLoss {
    /** To the end of its line. */
    private static final Pattern COMMENT = Pattern.compile("(?:(?<=\\s|[,{\\[]|^)(?:#|//|/\\*)|^\\s*[!;]).*");

    /** One that is lost is worse than one that was deleted and is there again. */
    private static final int LOST = 10;

    private final String text;
    private final List<OldPlace> places;
    private final Map<String, Integer> wanted;

    private CommentLoss(String text, List<OldPlace> places, Map<String, Integer> wanted) {
        this.text = text;
        this.places = places;
        this.wanted = wanted;
    }

    /** Those of a text that has edits with these looks in it. */
    static CommentLoss of(String text, Value looks) {
        List<OldPlace> places = Look.places(looks);
        Map<String, Integer> wanted = new HashMap<>();
        add(wanted, text, 1);
        places.forEach(place -> {
            add(wanted, place.was(), 1);
            add(wanted, place.is(), -1);
        });
        wanted.values().removeIf(count -> count <= 0);
        return new CommentLoss(text, places, wanted);
    }

    /** A place in the text that looks like a comment, and its line, from 1. */
    record At(int line, Splice without) {}

    private static void add(Map<String, Integer> counts, String text, int count) {
        find(text).forEach(at -> counts.merge(comment(at), count, Integer::sum));
    }

    private static List<At> find(String text) {
        List<At> found = new ArrayList<>();
        int line = 0;
        for (int start = 0; start < text.length(); line++) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            Matcher matcher = COMMENT.matcher(text.substring(start, end).stripTrailing());
            if (matcher.find()) {
                found.add(new At(line + 1, new Splice(start + matcher.start(), matcher.group(), "")));
            }
            start = end + 1;
        }
        return found;
    }

    private static String comment(At at) {
        return at.without().removed().strip();
    }

    /** A line without what looks like a comment. */
    static String withoutComment(String line) {
        return COMMENT.matcher(line).replaceFirst("");
    }

    /** How much is lost in a text that would take the place of this one; 0 where nothing is. */
    int in(String restored) {
        int[] loss = {0};
        difference(restored).values().forEach(count -> loss[0] += count > 0 ? LOST * count : -count);
        return loss[0];
    }

    /** How often each comment should be more often in it than it is. */
    private Map<String, Integer> difference(String restored) {
        Map<String, Integer> difference = new HashMap<>(wanted);
        add(difference, restored, -1);
        return difference;
    }

    /** Those in the text that are not in the other one. */
    List<At> lines(String restored) {
        Map<String, Integer> lost = difference(restored);
        return find(text).stream()
                .filter(at -> lost.merge(comment(at), -1, Integer::sum) >= 0)
                .toList();
    }

    /** The places where an edit took out what is in neither. */
    List<OldPlace> places(String restored) {
        Map<String, Integer> lost = difference(restored);
        add(lost, text, -1);
        return places.stream()
                .filter(place -> find(place.was()).stream()
                                .filter(at -> lost.merge(comment(at), -1, Integer::sum) >= 0)
                                .count()
                        > 0)
                .toList();
    }
}
