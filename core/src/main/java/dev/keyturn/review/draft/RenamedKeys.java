package dev.keyturn.review.draft;

import dev.keyturn.codec.Codec;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Convert;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Rename;
import dev.keyturn.step.Step;
import dev.keyturn.step.Wrap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys that have gone, and came under another name: with the same value, with a converted one, or with another one under much the same name. */
final class RenamedKeys {
    private static final double ALIKE = 0.5;
    private static final double MUCH_ALIKE = 0.75;
    private static final double SAME = 0.999;

    /** How near another pair has to be to be as good. */
    private static final double RIVAL = 0.1;

    /** What the last name counts; the rest is for the names above it. */
    private static final double LAST = 0.7;

    private final Drafting drafting;
    private final Spelling spelling;
    private final boolean isTextOnly;
    private final Set<Key> used = new HashSet<>();

    RenamedKeys(Drafting drafting, Spelling spelling) {
        this.drafting = drafting;
        this.spelling = spelling;
        this.isTextOnly = drafting.goal().isTextOnly();
    }

    /** How the new value comes of the old one. */
    private enum By {
        EQUAL,
        CONVERSION,
        LIST,
        NAME
    }

    /** Two keys that may be the same setting. */
    private record Pair(Key from, Key to, By by, List<Codec> codecs, boolean isTelling, double last, double score) {}

    /** Takes the best pairs first; a key is in one pair only. */
    void take() {
        Map<Key, Value> gone = drafting.gone();
        Map<Key, Value> added = drafting.added();
        Telling telling = new Telling(gone.values(), added.values());
        List<Pair> pairs = new ArrayList<>();
        List<Named> targets = added.entrySet().stream().map(Named::of).toList();
        gone.entrySet().stream()
                .map(Named::of)
                .forEach(from -> targets.forEach(to -> pair(from, to, telling).ifPresent(pairs::add)));
        pairs.sort(Comparator.comparingDouble((Pair pair) -> -pair.score())
                .thenComparing(pair -> pair.from() + " " + pair.to()));
        for (Pair pair : pairs) {
            if (!used.contains(pair.from()) && !used.contains(pair.to())) {
                take(pair, pairs);
            }
        }
    }

    /** A key with its value and the words of its name, which are compared with those of many others. */
    private record Named(Key key, Value value, NameWords last, NameWords above) {
        static Named of(Map.Entry<Key, Value> entry) {
            Key key = entry.getKey();
            return new Named(key, entry.getValue(), NameWords.last(key), NameWords.above(key));
        }
    }

    private Optional<Pair> pair(Named old, Named young, Telling telling) {
        Key from = old.key();
        Key to = young.key();
        Value before = old.value();
        Value after = young.value();
        double last = old.last().likeness(young.last());
        double above = old.above().likeness(young.above());
        double names = LAST * last + (1 - LAST) * above;
        boolean isTelling = telling.of(before, after);
        if (before.equals(after)) {
            // of true, 1 and the like there are many: only the name can tell
            return isTelling || last >= ALIKE
                    ? Optional.of(
                            new Pair(from, to, By.EQUAL, List.of(), isTelling, last, names + (isTelling ? 1 : 0.5)))
                    : Optional.empty();
        }
        if (last < ALIKE) {
            return Optional.empty();
        }
        if (isListOf(before, after)) {
            return Optional.of(new Pair(from, to, By.LIST, List.of(), isTelling, last, names + 0.4));
        }
        List<Codec> codecs = spelling.exactly(before, after, false, isTextOnly);
        if (!codecs.isEmpty()) {
            double plain = Math.max(
                    last, old.last().withoutUnits().likeness(young.last().withoutUnits()));
            return Optional.of(new Pair(from, to, By.CONVERSION, codecs, isTelling, plain, names + 0.4));
        }
        boolean isSameName = last >= SAME || (last >= MUCH_ALIKE && above >= SAME);
        return isSameName && before.kind().equals(after.kind())
                ? Optional.of(new Pair(from, to, By.NAME, List.of(), false, last, names))
                : Optional.empty();
    }

    private static boolean isListOf(Value before, Value after) {
        return after instanceof Items list
                && list.size() == 1
                && list.items().get(0).equals(before);
    }

    private void take(Pair pair, List<Pair> all) {
        List<Key> others = others(pair, all);
        String why = why(pair);
        Confidence confidence = others.isEmpty() ? confidence(pair) : Confidence.GUESS;
        for (Step step : steps(pair)) {
            if (drafting.take(new Guess(step, confidence, why, others))) {
                used.add(pair.from());
                used.add(pair.to());
                break;
            }
        }
        if (pair.by() == By.LIST && used.contains(pair.to())) {
            drafting.take(new Guess(new Wrap(pair.to()), confidence, "the new value is a list of the old one"));
        }
    }

    /** The first that can be carried out: what others refer to has to take them along. */
    private static List<Step> steps(Pair pair) {
        if (pair.by() == By.CONVERSION) {
            return pair.codecs().stream()
                    .<Step>map(codec -> new Convert(pair.from(), pair.to(), codec, IfOccupied.REFUSE, Optional.empty()))
                    .toList();
        }
        return List.of(
                new Rename(pair.from(), pair.to(), IfOccupied.REFUSE, false),
                new Rename(pair.from(), pair.to(), IfOccupied.REFUSE, true));
    }

    private List<Key> others(Pair pair, List<Pair> all) {
        return all.stream()
                .filter(other -> other.from().equals(pair.from()) != other.to().equals(pair.to()))
                .filter(other -> other.score() > pair.score() - RIVAL)
                .map(other -> other.from().equals(pair.from()) ? other.to() : other.from())
                .filter(other -> !used.contains(other))
                .toList();
    }

    private static Confidence confidence(Pair pair) {
        return switch (pair.by()) {
            case EQUAL ->
                pair.last() >= SAME || (pair.isTelling() && pair.last() >= ALIKE)
                        ? Confidence.CERTAIN
                        : pair.isTelling() || pair.last() >= MUCH_ALIKE ? Confidence.LIKELY : Confidence.GUESS;
            case CONVERSION, LIST ->
                pair.codecs().size() > 1 || pair.last() < MUCH_ALIKE ? Confidence.GUESS : Confidence.LIKELY;
            case NAME -> pair.last() >= SAME ? Confidence.LIKELY : Confidence.GUESS;
        };
    }

    private static String why(Pair pair) {
        String names = pair.last() >= SAME
                ? "the last names are made of the same words"
                : pair.last() >= ALIKE ? "the names are alike" : "the names are not alike";
        return switch (pair.by()) {
            case EQUAL ->
                (pair.isTelling() ? "the value is the same, and nothing else has it; " : "the value is the same; ")
                        + names;
            case CONVERSION ->
                "the value is the same in another form; " + names
                        + (pair.codecs().size() > 1
                                ? "; " + pair.codecs().get(1).name() + " would give the same"
                                : "");
            case LIST -> "the new value is a list of the old one; " + names;
            case NAME -> "the value is another one; " + names;
        };
    }
}
