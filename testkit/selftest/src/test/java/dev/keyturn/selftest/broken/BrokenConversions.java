package dev.keyturn.selftest.broken;

import static dev.keyturn.selftest.broken.Mutant.back;
import static dev.keyturn.selftest.broken.Mutant.code;
import static dev.keyturn.selftest.broken.Mutant.done;
import static dev.keyturn.selftest.broken.Mutant.edit;
import static dev.keyturn.selftest.broken.Mutant.put;
import static dev.keyturn.selftest.broken.Mutant.then;

import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Convert;
import dev.keyturn.step.Down;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.MapValue;
import dev.keyturn.step.Residue;
import dev.keyturn.step.Step;
import dev.keyturn.step.Up;
import dev.keyturn.testkit.laws.Law;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** Conversions of values that are wrong. */
final class BrokenConversions {
    private static final String KEY = "http.timeout";
    private static final Step TIMEOUT =
            new Convert(Key.of(KEY), Key.of(KEY), Codecs.millisToDuration(), IfOccupied.REFUSE, Optional.empty());
    private static final Step LEVEL = new MapValue(
            Key.of("level"), Codecs.enumMap(Map.of("DEBUG", "verbose", "INFO", "plain")), Optional.empty());

    private BrokenConversions() {}

    /** A number at the key, converted to another key: there and back. */
    private static Mutant numbers(
            String name, Law law, String says, UnaryOperator<Value> up, UnaryOperator<Value> down) {
        return code(
                name,
                law,
                says,
                new Convert(Key.of("old"), Key.of("young"), Codecs.numberToText(), IfOccupied.REFUSE, Optional.empty()),
                settings -> moved(settings, "old", "young", up),
                settings -> moved(settings, "young", "old", down));
    }

    private static Settings moved(Settings settings, String from, String to, UnaryOperator<Value> change) {
        return settings.value(from)
                .filter(value -> settings.at(Key.of(to)).isEmpty())
                .map(value -> settings.renamed(Key.of(from), to, change.apply(value)))
                .orElse(settings);
    }

    private static Value scaled(Value value, double factor) {
        return value instanceof Num number
                ? Value.of((long) (number.exact().orElse(BigDecimal.ZERO).doubleValue() * factor))
                : value;
    }

    private static Value texts(Value value, UnaryOperator<String> change) {
        return value instanceof Text text ? Value.of(change.apply(text.text())) : value;
    }

    static List<Mutant> all() {
        AtomicLong counter = new AtomicLong();
        return List.of(
                numbers(
                        "milliseconds rounded to seconds",
                        Law.RT,
                        "expected",
                        value -> scaled(value, 0.001),
                        value -> scaled(value, 1000)),
                numbers(
                        "a number that overflows",
                        Law.RT,
                        "expected",
                        value -> value instanceof Num number
                                ? Value.of((long)
                                        number.exact().orElse(BigDecimal.ZERO).intValue())
                                : value,
                        value -> value),
                numbers(
                        "a sentinel of -1 that is scaled like a size",
                        Law.RT,
                        "expected",
                        value -> value instanceof Num number
                                ? Value.of(
                                        number.exact().orElse(BigDecimal.ZERO).longValue() * 1024)
                                : value,
                        value -> value instanceof Num number
                                ? Value.of(Math.max(
                                        0,
                                        number.exact().orElse(BigDecimal.ZERO).longValue() / 1024))
                                : value),
                numbers(
                        "numbers as floating point",
                        Law.RT,
                        "expected",
                        value -> value instanceof Num number
                                ? Value.of(Double.toString(
                                        number.exact().orElse(BigDecimal.ZERO).doubleValue()))
                                : value,
                        value -> value instanceof Text text ? number(text.text()) : value),
                numbers(
                        "numeric texts taken for numbers",
                        Law.RT,
                        "a number and its text are taken for the same",
                        value -> value instanceof Text text ? number(text.text()) : value,
                        value -> value),
                numbers(
                        "everything that sounds like yes is true",
                        Law.RT,
                        "expected",
                        value -> value instanceof Text text
                                ? Value.of(List.of("yes", "on", "true", "1").contains(text.text()))
                                : value,
                        value -> value instanceof Bool bool ? Value.of(bool.bool() ? "yes" : "no") : value),
                numbers(
                        "characters in their composed form",
                        Law.RT,
                        "expected",
                        value -> texts(value, text -> Normalizer.normalize(text, Normalizer.Form.NFKD)),
                        value -> texts(
                                value,
                                text -> Normalizer.normalize(text, Normalizer.Form.NFC)
                                        .replace("ü", "ue"))),
                numbers(
                        "white space at the ends is lost",
                        Law.RT,
                        "white space is lost",
                        value -> texts(value, String::strip),
                        value -> value),
                numbers(
                        "texts without what is not ASCII",
                        Law.RT,
                        "expected",
                        value -> texts(value, text -> text.replaceAll("[^\\x00-\\x7f]", "?")),
                        value -> value),
                code(
                        "a division that is done again at each run",
                        Law.IDEM,
                        "up twice",
                        TIMEOUT,
                        settings -> settings.value(KEY)
                                .map(value -> put(settings, KEY, scaled(value, 0.5)))
                                .orElse(settings),
                        settings -> settings.value(KEY)
                                .map(value -> put(settings, KEY, scaled(value, 2)))
                                .orElse(settings)),
                Mutant.down(
                        "an original that beats an edit",
                        Law.EDIT_IN,
                        "http.timeout",
                        TIMEOUT,
                        (edited, residue, right) -> then(right, one -> put(one, KEY, Value.of(3000)))),
                Mutant.up(
                        "a second way up that forgets what the first one kept",
                        Law.IDEM,
                        "up twice",
                        TIMEOUT,
                        (settings, right) -> settings.text(KEY)
                                                .filter(text -> text.endsWith("s"))
                                                .isPresent()
                                        && right instanceof Up.Done done
                                        && done.residue().isIdle()
                                ? new Up.Done(settings, Residue.of(Table.empty().with("did", Value.of("done"))))
                                : right),
                code(
                        "the clock in a value",
                        Law.PURE,
                        "uses the language, the time zone, the clock or a counter",
                        LEVEL,
                        settings -> mark(settings, Long.toString(System.nanoTime())),
                        settings -> settings),
                code(
                        "a counter in a value",
                        Law.PURE,
                        "uses the language, the time zone, the clock or a counter",
                        LEVEL,
                        settings -> mark(settings, "n" + counter.incrementAndGet()),
                        settings -> settings),
                code(
                        "the zone of the machine in a value",
                        Law.PURE,
                        "Chatham",
                        LEVEL,
                        settings -> mark(settings, TimeZone.getDefault().getID()),
                        settings -> settings),
                code(
                        "a date of the zone of the machine",
                        Law.PURE,
                        "in Turkish",
                        LEVEL,
                        settings -> mark(
                                settings,
                                ZoneId.systemDefault().getRules().isFixedOffset()
                                        ? "fixed"
                                        : LocalDate.EPOCH
                                                .atStartOfDay(ZoneId.systemDefault())
                                                .toString()),
                        settings -> settings),
                code(
                        "small letters of the language of the machine",
                        Law.PURE,
                        "in Turkish",
                        LEVEL,
                        settings -> edit(settings, "level", text -> text.toLowerCase(Locale.getDefault())),
                        settings -> settings),
                code(
                        "numbers written as the language of the machine does",
                        Law.PURE,
                        "in Turkish",
                        LEVEL,
                        settings -> edit(
                                settings,
                                "level",
                                text -> text
                                        + NumberFormat.getInstance(Locale.getDefault())
                                                .format(1.5)),
                        settings -> settings),
                Mutant.up(
                        "two words that become one",
                        Law.RT,
                        "level: expected",
                        LEVEL,
                        (settings, right) ->
                                settings.text("level").filter("INFO"::equals).isPresent()
                                        ? LEVEL.up(put(settings, "level", Value.of("DEBUG")))
                                        : right),
                Mutant.down(
                        "a way back that drops the words it does not know",
                        Law.EDIT_PARK,
                        "it is dropped silently",
                        LEVEL,
                        (edited, residue, right) -> right instanceof Down.Refused
                                        || edited.text("level")
                                                .filter("edited"::equals)
                                                .isPresent()
                                ? back(edited.without(Key.of("level")))
                                : right),
                Mutant.of(
                        "a way back that counts the wrong unit",
                        Law.RT,
                        "http.timeout: expected",
                        TIMEOUT,
                        Mutant.RIGHT_UP,
                        (edited, residue, right) -> then(
                                right,
                                one -> one.value(KEY)
                                        .filter(Num.class::isInstance)
                                        .map(value -> put(one, KEY, scaled(value, 0.001)))
                                        .orElse(one))),
                Mutant.up(
                        "a value of another kind that is made null",
                        Law.RT,
                        "got",
                        TIMEOUT,
                        (settings, right) -> right instanceof Up.Refused && Mutant.has(settings, KEY)
                                ? done(put(settings, KEY, Value.ofNull()))
                                : right));
    }

    private static Settings mark(Settings settings, String text) {
        return settings.text("level").isPresent() ? put(settings, "level", Value.of(text)) : settings;
    }

    private static Value number(String text) {
        try {
            return Value.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Value.of(text);
        }
    }
}
