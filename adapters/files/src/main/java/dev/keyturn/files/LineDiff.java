package dev.keyturn.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which lines of two texts differ, in time and memory that grow with their length.
 *
 * <p>Lines that both texts have once are landmarks, as far as they come in the same order. Between two of them the shortest way
 * from one text to the other is looked for, and where it is longer than {@link #MOST} lines, all that stands there counts as
 * changed: what is found is always right, and nearly always short.
 */
final class LineDiff {
    /** A longer way between two landmarks is not looked for: the time for it grows with its length, and the memory with the square. */
    private static final int MOST = 256;

    private final int[] before;
    private final int[] after;
    private final int kinds;

    /** For each line of the first text the line of the second that it stays, or -1. */
    private final int[] stays;

    /**
     * Lines that become other lines.
     *
     * @param from the first of them in the first text, from 0
     * @param to behind the last of them
     * @param newFrom where they are in the second text
     * @param newTo behind the last of them there
     */
    record Change(int from, int to, int newFrom, int newTo) {}

    private LineDiff(List<String> before, List<String> after) {
        Map<String, Integer> numbers = new HashMap<>();
        this.before = numbered(before, numbers);
        this.after = numbered(after, numbers);
        kinds = numbers.size();
        stays = new int[before.size()];
        Arrays.fill(stays, -1);
    }

    private static int[] numbered(List<String> lines, Map<String, Integer> numbers) {
        return lines.stream()
                .mapToInt(line -> numbers.computeIfAbsent(line, any -> numbers.size()))
                .toArray();
    }

    /** What changes, in order. */
    static List<Change> between(List<String> before, List<String> after) {
        LineDiff diff = new LineDiff(before, after);
        diff.compare();
        return diff.changes();
    }

    private void compare() {
        int end = before.length;
        int newEnd = after.length;
        int start = same(0, 0, end, newEnd);
        while (end > start && newEnd > start && before[end - 1] == after[newEnd - 1]) {
            stays[--end] = --newEnd;
        }
        int from = start;
        int newFrom = start;
        for (int landmark : landmarks(start, end, newEnd)) {
            between(from, landmark, newFrom, stays[landmark]);
            from = landmark + 1;
            newFrom = stays[landmark] + 1;
        }
        between(from, end, newFrom, newEnd);
    }

    /** Marks the lines that are the same from here on; where they end in the first text. */
    private int same(int from, int newFrom, int to, int newTo) {
        int at = from;
        for (int there = newFrom; at < to && there < newTo && before[at] == after[there]; there++) {
            stays[at++] = there;
        }
        return at;
    }

    /** The longest row of lines that both have once, in the same order. */
    private List<Integer> landmarks(int start, int end, int newEnd) {
        int[] count = new int[kinds];
        int[] newCount = new int[kinds];
        int[] place = new int[kinds];
        for (int i = start; i < end; i++) {
            count[before[i]]++;
        }
        for (int i = start; i < newEnd; i++) {
            newCount[after[i]]++;
            place[after[i]] = i;
        }
        int[] last = new int[end - start]; // of each row so long, the line at the end of the one that ends earliest
        int[] previous = new int[end - start];
        int longest = 0;
        for (int i = start; i < end; i++) {
            if (count[before[i]] == 1 && newCount[before[i]] == 1) {
                int length = shorter(last, longest, place, place[before[i]]);
                previous[i - start] = length == 0 ? -1 : last[length - 1];
                last[length] = i;
                longest = Math.max(longest, length + 1);
            }
        }
        List<Integer> row = new ArrayList<>();
        for (int i = longest == 0 ? -1 : last[longest - 1]; i >= 0; i = previous[i - start]) {
            stays[i] = place[before[i]];
            row.add(i);
        }
        Collections.reverse(row);
        return row;
    }

    /** How many rows end before a place. */
    private int shorter(int[] last, int longest, int[] place, int at) {
        int low = 0;
        int high = longest;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (place[before[last[middle]]] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Marks what stays on the shortest way, as Myers finds it: how far one comes with no change, with one, with two, until the
     * end is reached. A diagonal {@code k} has the lines {@code x} and {@code y} of which {@code x - y} is {@code k}.
     */
    private void between(int from, int to, int newFrom, int newTo) {
        int length = to - from;
        int newLength = newTo - newFrom;
        if (length == 0 || newLength == 0) {
            return;
        }
        int most = Math.min(MOST, length + newLength);
        int middle = most + 1;
        int[] ends = new int[2 * most + 3];
        List<int[]> steps = new ArrayList<>();
        for (int d = 0; d <= most; d++) {
            steps.add(ends.clone());
            for (int k = -d; k <= d; k += 2) {
                int x = isInsertion(ends, middle, d, k) ? ends[middle + k + 1] : ends[middle + k - 1] + 1;
                int y = x - k;
                while (x < length && y < newLength && before[from + x] == after[newFrom + y]) {
                    x++;
                    y++;
                }
                ends[middle + k] = x;
                if (x >= length && y >= newLength) {
                    walkBack(steps, middle, from, to, newFrom, newTo);
                    return;
                }
            }
        }
    }

    private static boolean isInsertion(int[] ends, int middle, int d, int k) {
        return k == -d || (k != d && ends[middle + k - 1] < ends[middle + k + 1]);
    }

    private void walkBack(List<int[]> steps, int middle, int from, int to, int newFrom, int newTo) {
        int x = to - from;
        int y = newTo - newFrom;
        for (int d = steps.size() - 1; d >= 0; d--) {
            int[] ends = steps.get(d);
            int k = isInsertion(ends, middle, d, x - y) ? x - y + 1 : x - y - 1;
            int startX = d == 0 ? 0 : ends[middle + k];
            int startY = d == 0 ? 0 : startX - k;
            while (x > startX && y > startY) {
                x--;
                y--;
                stays[from + x] = newFrom + y;
            }
            x = startX;
            y = startY;
        }
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        int from = 0;
        int newFrom = 0;
        for (int i = 0; i <= before.length; i++) {
            if (i == before.length || stays[i] >= 0) {
                int newTo = i == before.length ? after.length : stays[i];
                if (i > from || newTo > newFrom) {
                    changes.add(new Change(from, i, newFrom, newTo));
                }
                from = i + 1;
                newFrom = newTo + 1;
            }
        }
        return changes;
    }
}
