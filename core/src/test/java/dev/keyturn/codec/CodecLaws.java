package dev.keyturn.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.codec.Codec.Sides;
import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

/** What {@link Codec} promises, for every codec: a test extends this and says what its codec is made for. */
abstract class CodecLaws {

    /** The codec, with whatever options, and a value that its way up should accept. */
    abstract Arbitrary<Try> ups();

    /** The codec, with whatever options, and a value that its way down should accept. */
    abstract Arbitrary<Try> downs();

    @Provide
    Arbitrary<Try> lower() {
        return aimed(ups());
    }

    @Provide
    Arbitrary<Try> higher() {
        return aimed(downs());
    }

    @Provide
    Arbitrary<Try> both() {
        return Arbitraries.oneOf(lower(), higher());
    }

    private static Arbitrary<Try> aimed(Arbitrary<Try> inside) {
        return Arbitraries.frequencyOf(
                Tuple.of(5, inside),
                Tuple.of(
                        3,
                        inside.flatMap(
                                t -> Nasty.near(Arbitraries.just(t.value())).map(v -> new Try(t.codec(), v)))),
                Tuple.of(2, inside.flatMap(t -> Nasty.values().map(v -> new Try(t.codec(), v)))));
    }

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void whatGoesUpComesBack(@ForAll("lower") Try t) {
        comesBack(t);
    }

    @Property
    @StatisticsReport(StatisticsReportMode.OFF)
    void whatGoesDownComesBack(@ForAll("higher") Try t) {
        comesBack(t.reversed());
    }

    private static void comesBack(Try t) {
        Codec codec = t.codec();
        Optional<Value> up = codec.up(t.value());
        if (up.isPresent()) {
            Optional<Value> back = codec.down(up.get());
            assertThat(back).isPresent();
            assertThat(codec.up(back.get())).isEqualTo(up);
            if (codec.upLoses().isEmpty() && !isSpellingOf(t.value(), back.get())) {
                assertThat(back).contains(t.value());
            }
        }
        Statistics.label("accepted")
                .collect(up.isPresent())
                .coverage(check -> check.check(true).percentage(percent -> percent >= 30));
    }

    private static boolean isSpellingOf(Value text, Value typed) {
        return text instanceof Text t
                && (typed instanceof Num || typed instanceof Bool)
                && t.text().equals(typed.toString());
    }

    @Property
    void theSidesAreAsDistinctAsTheCodecSays(@ForAll("both") Try t) {
        Codec codec = t.codec();
        Optional<Value> up = codec.up(t.value());
        Optional<Value> down = codec.down(t.value());
        if (codec.sides() != Sides.ALIKE && up.isPresent() && down.isPresent()) {
            assertThat(up).contains(t.value());
            assertThat(down).contains(t.value());
        }
        if (codec.sides() == Sides.DISTINCT) {
            convertingAgainInATextOnlySourceChangesNothing(t);
            convertingAgainInATextOnlySourceChangesNothing(t.reversed());
        }
    }

    private static void convertingAgainInATextOnlySourceChangesNothing(Try t) {
        if (isScalar(t.value())) {
            Optional<Value> once =
                    t.codec().up(Value.of(Nasty.asText(t.value()))).filter(CodecLaws::isScalar);
            Optional<Value> stored = once.map(value -> Value.of(Nasty.asText(value)));
            Optional<Value> twice = stored.flatMap(t.codec()::up).map(value -> Value.of(Nasty.asText(value)));
            if (twice.isPresent()) {
                assertThat(twice).isEqualTo(stored);
            }
        }
    }

    private static boolean isScalar(Value value) {
        return value instanceof Text || value instanceof Num || value instanceof Bool;
    }

    @Property
    void theLocaleChangesNothing(@ForAll("both") Try t) {
        Optional<Value> up = t.codec().up(t.value());
        Optional<Value> down = t.codec().down(t.value());
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(t.codec().up(t.value())).isEqualTo(up);
            assertThat(t.codec().down(t.value())).isEqualTo(down);
            assertThat(found(t.codec()).name()).isEqualTo(t.codec().name());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Property
    void nameAndOptionsSayEverything(@ForAll("both") Try t) {
        sameByName(t);
        sameByName(t.reversed());
    }

    private static void sameByName(Try t) {
        Codec codec = t.codec();
        Codec found = found(codec);
        assertThat(found.name()).isEqualTo(codec.name());
        assertThat(found.options()).isEqualTo(codec.options());
        assertThat(found.sides()).isEqualTo(codec.sides());
        assertThat(found.upLoses()).isEqualTo(codec.upLoses());
        assertThat(found.upAccepts()).isEqualTo(codec.upAccepts());
        assertThat(found.up(t.value())).isEqualTo(codec.up(t.value()));
        assertThat(found.down(t.value())).isEqualTo(codec.down(t.value()));
    }

    private static Codec found(Codec codec) {
        return (Codec)
                CodecRegistry.builtIn().find(codec.name(), codec.options()).orElseThrow();
    }
}
