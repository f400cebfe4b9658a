package dev.keyturn.internal.document;

import dev.keyturn.codec.CaseStyle;
import dev.keyturn.codec.Codec;
import dev.keyturn.codec.Codecs;
import dev.keyturn.codec.Splitter;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Value;
import dev.keyturn.step.AddDefault;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Convert;
import dev.keyturn.step.Copy;
import dev.keyturn.step.Custom;
import dev.keyturn.step.Description;
import dev.keyturn.step.Each;
import dev.keyturn.step.Flatten;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Join;
import dev.keyturn.step.MapValue;
import dev.keyturn.step.Move;
import dev.keyturn.step.Nest;
import dev.keyturn.step.Remove;
import dev.keyturn.step.Rename;
import dev.keyturn.step.SetValue;
import dev.keyturn.step.Split;
import dev.keyturn.step.Step;
import dev.keyturn.step.Unwrap;
import dev.keyturn.step.When;
import dev.keyturn.step.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Migrations of all kinds of steps, with every codec and every option. */
final class AnyMigrations {
    private static final List<Codec> CODECS = codecs();
    private static final List<Codec> WORDS = List.of(
            Codecs.enumMap(Map.of("DEBUG", "verbose", "INFO", "normal")),
            Codecs.enumMap(Map.of("$x", "words", "", "\ud83d", "0", "1")),
            Codecs.enumMap(List.of(
                    Map.entry(Num.of("0x10"), Value.of(true)),
                    Map.entry(Num.of(".inf"), Value.of("many")),
                    Map.entry(Value.of("$value"), Value.of("many")))));

    private AnyMigrations() {}

    private static List<Codec> codecs() {
        List<Codec> all = new ArrayList<>(List.of(
                Codecs.millisToDuration(),
                Codecs.secondsToDuration(),
                Codecs.bytesToSize(),
                Codecs.textToBase64(),
                Codecs.numberToText(),
                Codecs.jsonToTable(),
                Codecs.csvToList(),
                Codecs.csvToList('|'),
                Codecs.wordsToBoolean("yes", "no"),
                Codecs.wordsToBoolean("", "\u2028"),
                Codecs.enumMap(Map.of("a", "b", "b", "c"))));
        for (CaseStyle from : CaseStyle.values()) {
            for (CaseStyle to : CaseStyle.values()) {
                if (from != to) {
                    all.add(Codecs.caseStyle(from, to));
                }
            }
        }
        return Stream.concat(all.stream(), all.stream().map(Codec::reversed)).toList();
    }

    static Arbitrary<Description> descriptions() {
        return Combinators.combine(
                        AnyValues.said(),
                        conditions().list().ofMaxSize(2),
                        conditions().list().ofMaxSize(2),
                        AnyValues.patterns().list().ofMaxSize(2),
                        AnyValues.stepKeys().optional(),
                        steps(2))
                .as((said, checks, assumptions, secrets, stamp, steps) ->
                        new Description("2026-11.x_1", said, said, checks, assumptions, said, secrets, stamp, steps));
    }

    static Arbitrary<Condition> conditions() {
        return Combinators.combine(
                        Arbitraries.of(0, 1, 2, 3),
                        AnyValues.keys(),
                        AnyValues.values(),
                        Arbitraries.of("", " ", "a+", "\\d{2}|\"x\"", "(?s).*\\n"))
                .as((kind, key, value, pattern) -> switch (kind) {
                    case 0 -> new Condition.Present(key);
                    case 1 -> new Condition.Absent(key);
                    case 2 -> new Condition.Equal(key, value);
                    default -> new Condition.Matches(key, pattern);
                });
    }

    /** At least one step, with others within it as deep as this. */
    static Arbitrary<List<Step>> steps(int depth) {
        return step(depth).list().ofMinSize(1).ofMaxSize(3);
    }

    private static Arbitrary<Step> step(int depth) {
        Arbitrary<List<Step>> inner =
                depth == 0 ? Arbitraries.just(List.of()) : Arbitraries.lazy(() -> steps(depth - 1));
        return Combinators.combine(
                        AnyValues.stepKeys().list().ofSize(4),
                        AnyValues.values(),
                        AnyValues.names(),
                        conditions(),
                        AnyValues.patterns(),
                        inner,
                        inner,
                        Arbitraries.randoms())
                .as(AnyMigrations::step);
    }

    private static Step step(
            List<Key> keys,
            Value value,
            String name,
            Condition condition,
            KeyPattern pattern,
            List<Step> then,
            List<Step> otherwise,
            Random random) {
        Key a = keys.get(0);
        Key b = keys.get(1);
        IfOccupied occupied = pick(random, List.of(IfOccupied.values()));
        boolean flag = random.nextBoolean();
        Optional<String> text = flag ? Optional.of(name) : Optional.empty();
        Optional<String> why = text.filter(reason -> !reason.isBlank());
        Splitter splitter = flag ? Codecs.hostPort() : Codecs.urlParts();
        List<Key> parts = flag
                ? keys.subList(2, 4)
                : keys.stream().map(key -> key.child("part")).toList();
        List<Step> some = random.nextInt(3) == 0 ? List.of() : otherwise;
        List<Supplier<Step>> kinds = List.of(
                () -> new Rename(a, b, occupied, flag),
                () -> new Move(a, b, occupied, flag),
                () -> new Copy(a, b, occupied),
                () -> new Convert(a, a, pick(random, CODECS), occupied, why),
                () -> new Convert(a, b, pick(random, CODECS), occupied, why),
                () -> new Split(a, parts, splitter, occupied),
                () -> new Join(parts, a, splitter, occupied),
                () -> new AddDefault(a, value, text),
                () -> new SetValue(a, value),
                () -> new Remove(a, flag),
                () -> new MapValue(a, pick(random, WORDS), why),
                () -> new Wrap(a),
                () -> new Unwrap(a),
                () -> new Nest(a, name, flag),
                () -> new Flatten(a, name, flag),
                () -> new Custom(name, List.of(pattern).subList(0, flag ? 1 : 0), List.of(pattern), Optional.empty()),
                () -> new Each(pattern, flag ? Optional.of(b) : Optional.empty(), then),
                () -> new When(condition, then, some),
                () -> new When(condition, then, some));
        try {
            return pick(random, kinds).get();
        } catch (IllegalArgumentException notThisOne) {
            return new SetValue(a, value);
        }
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
