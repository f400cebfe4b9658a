package dev.keyturn.files;

import dev.keyturn.spi.format.Splice;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * The places of an edit on their way back into a text that was edited since. All are looked for before one is put back: a
 * place that has its old look again is no landmark for its neighbours.
 *
 * @param isTogether whether several may be put back at once, which shows less of what each does
 * @param mayBe whether a text may become another one; a place for which it may not stays as it is
 */
record PlacesBack(List<OldPlace> places, boolean isTogether, BiPredicate<String, String> mayBe) {

    /** The text with as many places as can be found as they were. */
    String in(String text) {
        List<OldPlace> there =
                places.stream().map(place -> place.withLineEndsOf(text)).toList();
        Map<OldPlace, Splice> found = found(text, there);
        Fitting fitting = new Fitting(text, List.copyOf(found.values()), mayBe);
        String back = isTogether ? fitting.together() : fitting.alone();
        for (int i = there.size() - 1; i >= 0; i--) {
            if (!found.containsKey(there.get(i))) {
                back = alone(back, there.get(i));
            }
        }
        return back;
    }

    /** Where they are, in the order of the text; what would overlap is not where it seems to be. */
    private static Map<OldPlace, Splice> found(String text, List<OldPlace> places) {
        Map<OldPlace, Splice> all = new LinkedHashMap<>();
        places.forEach(place -> place.found(text).ifPresent(splice -> all.put(place, splice)));
        Map<OldPlace, Splice> found = new LinkedHashMap<>();
        int[] end = {0};
        all.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getValue().offset()))
                .forEach(entry -> {
                    Splice splice = entry.getValue();
                    if (splice.offset() >= end[0]) {
                        found.put(entry.getKey(), splice);
                        end[0] = splice.offset() + splice.removed().length();
                    }
                });
        return found;
    }

    private String alone(String text, OldPlace place) {
        return place.found(text)
                .map(splice -> Splice.apply(text, List.of(splice)))
                .filter(changed -> mayBe.test(text, changed))
                .orElse(text);
    }

    /** All of them, or as many as may be. Two that may not be alone, such as an entry and a comma, may be together. */
    private static final class Fitting {
        private final String text;
        private final List<Splice> all;
        private final BiPredicate<String, String> mayBe;
        private final BitSet fitting = new BitSet();

        Fitting(String text, List<Splice> all, BiPredicate<String, String> mayBe) {
            this.text = text;
            this.all = all;
            this.mayBe = mayBe;
        }

        String together() {
            eachHalf(0, all.size());
            for (int i = 0; i + 1 < all.size(); i++) {
                if (!fitting.get(i) && !fitting.get(i + 1)) {
                    fits(i, i + 2);
                }
            }
            return with(fitting);
        }

        String alone() {
            for (int i = all.size() - 1; i >= 0; i--) {
                fits(i, i + 1);
            }
            return with(fitting);
        }

        private void eachHalf(int from, int to) {
            if (from < to && !fits(from, to) && to - from > 1) {
                int half = (from + to) / 2;
                eachHalf(half, to);
                eachHalf(from, half);
            }
        }

        private boolean fits(int from, int to) {
            BitSet more = (BitSet) fitting.clone();
            more.set(from, to);
            if (!mayBe.test(with(fitting), with(more))) {
                return false;
            }
            fitting.or(more);
            return true;
        }

        private String with(BitSet some) {
            return Splice.apply(text, some.stream().mapToObj(all::get).toList());
        }
    }
}
