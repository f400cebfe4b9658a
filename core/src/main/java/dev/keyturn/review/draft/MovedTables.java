package dev.keyturn.review.draft;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Move;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tables that have gone, and came under another name with much the same in them. */
final class MovedTables {
    /** So much of what is in both has to be the same. */
    private static final double LEAST = 0.5;

    private static final double ALMOST_ALL = 0.8;

    /** How near another table has to be to be as good. */
    private static final double RIVAL = 0.1;

    private final Drafting drafting;

    MovedTables(Drafting drafting) {
        this.drafting = drafting;
    }

    /** A table, with all values in it by their keys from there on. */
    private record Contents(Key key, Map<Key, Value> values) {}

    /** Two tables that may be the same one. */
    private record Pair(Key from, Key to, int common, double likeness, boolean isWhole) {}

    /** Takes all that are found: the largest first, so that what is in them comes along. */
    void take() {
        boolean hasMoved = true;
        while (hasMoved) {
            List<Pair> pairs = pairs();
            hasMoved = false;
            for (Pair pair : pairs) {
                hasMoved = drafting.take(guess(pair, pairs, false)) || drafting.take(guess(pair, pairs, true));
                if (hasMoved) {
                    break;
                }
            }
        }
    }

    private static Guess guess(Pair pair, List<Pair> all, boolean hasReferences) {
        List<Key> others = all.stream()
                .filter(other -> other.from().equals(pair.from()) != other.to().equals(pair.to()))
                .filter(other -> other.likeness() > pair.likeness() - RIVAL)
                .map(other -> other.from().equals(pair.from()) ? other.to() : other.from())
                .toList();
        Confidence confidence = !others.isEmpty()
                ? Confidence.GUESS
                : pair.isWhole()
                        ? Confidence.CERTAIN
                        : pair.likeness() >= ALMOST_ALL ? Confidence.LIKELY : Confidence.GUESS;
        String why = pair.isWhole() ? "the same is in both tables" : pair.common() + " names are in both tables";
        return new Guess(new Move(pair.from(), pair.to(), IfOccupied.REFUSE, hasReferences), confidence, why, others);
    }

    private List<Pair> pairs() {
        List<Contents> gone = tables(drafting.now(), drafting.goal());
        List<Contents> come = tables(drafting.goal(), drafting.now());
        List<Pair> pairs = new ArrayList<>();
        for (Contents from : gone) {
            for (Contents to : come) {
                Pair pair = pair(from, to);
                if (pair.common() > 1 && pair.likeness() >= LEAST) {
                    pairs.add(pair);
                }
            }
        }
        pairs.sort(Comparator.comparingInt((Pair pair) -> -pair.common())
                .thenComparingDouble(pair -> -pair.likeness())
                .thenComparing(pair -> pair.from() + " " + pair.to()));
        return pairs;
    }

    private static Pair pair(Contents from, Contents to) {
        int common = 0;
        int same = 0;
        for (Map.Entry<Key, Value> entry : from.values().entrySet()) {
            Value there = to.values().get(entry.getKey());
            if (there != null) {
                common++;
                same += there.equals(entry.getValue()) ? 1 : 0;
            }
        }
        int all = from.values().size() + to.values().size() - common;
        double names = NameWords.last(from.key()).likeness(NameWords.last(to.key()));
        // half the names decide; what is in them, and what the tables are called, tells two of a kind apart
        double likeness = common == 0 ? 0 : (0.8 * common + 0.1 * same) / all + 0.1 * names;
        return new Pair(from.key(), to.key(), common, likeness, same == all);
    }

    /** The tables of the one settings that have nothing at their place in the other. */
    private static List<Contents> tables(Settings here, Settings there) {
        List<Contents> tables = new ArrayList<>();
        here.root().forEach((name, value) -> collect(Key.ofNames(name), value, there, tables));
        return tables;
    }

    private static void collect(Key key, Value value, Settings there, List<Contents> tables) {
        if (!(value instanceof Table table) || table.isEmpty()) {
            return;
        }
        if (!there.has(key)) {
            Map<Key, Value> values = new LinkedHashMap<>();
            Settings.of(Table.empty().with("t", table))
                    .forEach((inner, one) ->
                            values.put(inner.below(Key.ofNames("t")).orElseThrow(), one));
            tables.add(new Contents(key, values));
        }
        table.forEach((name, child) -> collect(key.child(name), child, there, tables));
    }
}
