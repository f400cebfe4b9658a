package dev.keyturn.files.edit;

import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Which elements of a list are the same before and after an edit: those with the same origin, and those that are equal, so
 * that as few as possible come and go.
 */
final class Alignment {
    /** A table of more cells than this takes too long; what lies in the middle of such lists is paired one by one. */
    private static final long MOST_CELLS = 4_000_000;

    private final List<Value> before;
    private final List<Value> after;

    Alignment(List<Value> before, List<Value> after) {
        this.before = before;
        this.after = after;
    }

    /** Two elements that stand for one another; -1 where one has none. */
    record Pair(int before, int after) {}

    /** All elements of both lists, in order: pairs, those that go, and those that come. */
    List<Pair> pairs() {
        int start = 0;
        int endBefore = before.size();
        int endAfter = after.size();
        List<Pair> pairs = new ArrayList<>();
        while (start < endBefore && start < endAfter && weight(start, start) > 0) {
            pairs.add(new Pair(start, start));
            start++;
        }
        int common = 0;
        while (start < endBefore && start < endAfter && weight(endBefore - 1, endAfter - 1) > 0) {
            endBefore--;
            endAfter--;
            common++;
        }
        middle(start, endBefore, endAfter, pairs);
        for (int i = 0; i < common; i++) {
            pairs.add(new Pair(endBefore + i, endAfter + i));
        }
        return pairs;
    }

    private int weight(int i, int j) {
        Value one = before.get(i);
        Value other = after.get(j);
        boolean isSame = one == other
                || (one.origin().equals(other.origin()) && !one.origin().equals(Origin.unknown()));
        return isSame ? 2 : one.equals(other) ? 1 : 0;
    }

    private void middle(int start, int endBefore, int endAfter, List<Pair> pairs) {
        int rows = endBefore - start;
        int columns = endAfter - start;
        int i = start;
        int j = start;
        if ((long) rows * columns <= MOST_CELLS && rows > 0 && columns > 0) {
            int[][] weights = new int[rows][columns];
            int[][] best = best(start, weights);
            int gapBefore = i;
            int gapAfter = j;
            while (i < endBefore && j < endAfter) {
                int row = i - start;
                int column = j - start;
                int weight = weights[row][column];
                if (weight > 0 && best[row][column] == best[row + 1][column + 1] + weight) {
                    gap(gapBefore, i, gapAfter, j, pairs);
                    pairs.add(new Pair(i++, j++));
                    gapBefore = i;
                    gapAfter = j;
                } else if (best[row][column] == best[row + 1][column]) {
                    i++;
                } else {
                    j++;
                }
            }
            i = gapBefore;
            j = gapAfter;
        }
        gap(i, endBefore, j, endAfter, pairs);
    }

    /** How much of what lies behind each two elements can be paired at best. */
    private int[][] best(int start, int[][] weights) {
        int rows = weights.length;
        int columns = weights[0].length;
        int[][] best = new int[rows + 1][columns + 1];
        for (int row = rows - 1; row >= 0; row--) {
            for (int column = columns - 1; column >= 0; column--) {
                int weight = weight(start + row, start + column);
                weights[row][column] = weight;
                int paired = weight > 0 ? best[row + 1][column + 1] + weight : 0;
                best[row][column] = Math.max(paired, Math.max(best[row + 1][column], best[row][column + 1]));
            }
        }
        return best;
    }

    /** What stands between two pairs is another value each, as far as there are as many; the others come or go. */
    private static void gap(int fromBefore, int toBefore, int fromAfter, int toAfter, List<Pair> pairs) {
        int i = fromBefore;
        int j = fromAfter;
        while (i < toBefore || j < toAfter) {
            pairs.add(new Pair(i < toBefore ? i++ : -1, j < toAfter ? j++ : -1));
        }
    }
}
