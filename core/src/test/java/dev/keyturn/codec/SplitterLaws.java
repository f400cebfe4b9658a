package dev.keyturn.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Num;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** What {@link Splitter} promises, for every splitter: a test extends this and says what its splitter is made for. */
abstract class SplitterLaws {
    abstract Splitter splitter();

    /** Texts that should be accepted. */
    abstract Arbitrary<String> texts();

    /** Parts that should be accepted together. */
    abstract Arbitrary<List<Optional<Value>>> goodParts();

    @Provide
    Arbitrary<Value> wholes() {
        Arbitrary<Value> inside = texts().map(Value::of);
        return Arbitraries.frequencyOf(
                Tuple.of(5, inside), Tuple.of(3, Nasty.near(inside)), Tuple.of(2, Nasty.values()));
    }

    @Provide
    Arbitrary<List<Optional<Value>>> parts() {
        Arbitrary<List<Optional<Value>>> near = Combinators.combine(
                        goodParts(),
                        Arbitraries.integers().between(0, splitter().parts().size() - 1),
                        Arbitraries.oneOf(Nasty.near(texts().map(Value::of)), Nasty.values())
                                .optional())
                .as((parts, index, part) -> {
                    List<Optional<Value>> changed = new ArrayList<>(parts);
                    changed.set(index, part);
                    return changed;
                });
        return Arbitraries.frequencyOf(Tuple.of(5, goodParts()), Tuple.of(5, near));
    }

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void whatIsSplitIsJoinedAgain(@ForAll("wholes") Value whole) {
        Optional<List<Optional<Value>>> parts = splitter().up(whole);
        if (parts.isPresent()) {
            assertThat(parts.get()).hasSameSizeAs(splitter().parts()).anyMatch(Optional::isPresent);
            assertThat(splitter().down(parts.get())).contains(whole);
        }
        collect(parts.isPresent());
    }

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void whatIsJoinedIsSplitAgain(@ForAll("parts") List<Optional<Value>> parts) {
        Optional<Value> whole = splitter().down(parts);
        if (whole.isPresent()) {
            List<Optional<Value>> back = splitter().up(whole.get()).orElseThrow();
            assertThat(spellings(back)).isEqualTo(spellings(parts));
            assertThat(splitter().down(back)).isEqualTo(whole);
        }
        collect(whole.isPresent());
    }

    private static List<Optional<Value>> spellings(List<Optional<Value>> parts) {
        return parts.stream()
                .map(part -> part.map(value -> value instanceof Text text
                        ? Num.parse(text.text()).<Value>map(n -> n).orElse(text)
                        : value))
                .toList();
    }

    private static void collect(boolean accepted) {
        Statistics.label("accepted")
                .collect(accepted)
                .coverage(check -> check.check(true).percentage(percent -> percent >= 30));
    }

    @Property
    void theLocaleChangesNothing(@ForAll("wholes") Value whole) {
        Optional<List<Optional<Value>>> parts = splitter().up(whole);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(splitter().up(whole)).isEqualTo(parts);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Property(tries = 1)
    void theRegistryKnowsIt() {
        assertThat(CodecRegistry.builtIn().find(splitter().name(), splitter().options()))
                .contains(splitter());
    }

    @Property(tries = 1)
    void anotherNumberOfPartsIsRefused() {
        assertThat(splitter().down(List.of())).isEmpty();
        assertThat(splitter().down(Collections.nCopies(7, Optional.of(Value.of("a")))))
                .isEmpty();
        assertThat(splitter().down(Collections.nCopies(splitter().parts().size(), Optional.empty())))
                .isEmpty();
    }

    /** The parts, {@code null} for a missing one. */
    static List<Optional<Value>> partsOf(Value... parts) {
        List<Optional<Value>> list = new ArrayList<>();
        for (Value part : parts) {
            list.add(Optional.ofNullable(part));
        }
        return list;
    }

    void bothWays(String whole, Value... parts) {
        assertThat(splitter().up(Value.of(whole))).as(whole).contains(partsOf(parts));
        assertThat(splitter().down(partsOf(parts))).as(whole).contains(Value.of(whole));
    }

    void refusesUp(String... wholes) {
        for (String whole : wholes) {
            assertThat(splitter().up(Value.of(whole)))
                    .as(whole.length() < 50 ? whole : "long")
                    .isEmpty();
        }
    }

    void refusesDown(Value... parts) {
        assertThat(splitter().down(partsOf(parts))).as(Arrays.toString(parts)).isEmpty();
    }
}
