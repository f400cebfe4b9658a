package dev.keyturn.review.draft;

import dev.keyturn.codec.Codec;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.codec.Codecs;
import dev.keyturn.codec.Conversion;
import dev.keyturn.codec.Splitter;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The conversions that may have made one value of another. */
final class Spelling {
    /** Pairs of words for true and false, beside yes and no. */
    private static final List<List<String>> WORDS = List.of(
            List.of("on", "off"),
            List.of("enabled", "disabled"),
            List.of("enable", "disable"),
            List.of("active", "inactive"),
            List.of("y", "n"),
            List.of("Yes", "No"),
            List.of("ON", "OFF"),
            List.of("1", "0"));

    private static final String SEPARATORS = ";:|";

    private final List<Codec> codecs = new ArrayList<>();
    private final List<Splitter> splitters = new ArrayList<>();

    Spelling(CodecRegistry registry) {
        registry.names().forEach(name -> found(registry, name).ifPresent(this::add));
        for (List<String> pair : WORDS) {
            Codec words = Codecs.wordsToBoolean(pair.get(0), pair.get(1));
            codecs.add(words);
            codecs.add(words.reversed());
        }
        SEPARATORS.chars().forEach(c -> {
            Codec list = Codecs.csvToList((char) c);
            codecs.add(list);
            codecs.add(list.reversed());
        });
        // of two that do the same, the one with the shorter name is the plainer one
        codecs.sort(Comparator.comparingInt(codec -> codec.name().length()));
    }

    /** Some need options that nobody here can know. */
    private static Optional<Conversion> found(CodecRegistry registry, String name) {
        try {
            return registry.find(name, Table.empty());
        } catch (IllegalArgumentException needsOptions) {
            return Optional.empty();
        }
    }

    private void add(Conversion conversion) {
        if (conversion instanceof Codec codec) {
            codecs.add(codec);
        } else if (conversion instanceof Splitter splitter) {
            splitters.add(splitter);
        }
    }

    List<Splitter> splitters() {
        return splitters;
    }

    /** Those that give exactly this. */
    List<Codec> exactly(Value before, Value after, boolean isInPlace, boolean isTextOnly) {
        return codecs.stream()
                .filter(codec -> !isInPlace || isInPlace(codec, isTextOnly))
                .filter(codec -> codec.up(before).filter(after::equals).isPresent())
                .toList();
    }

    /**
     * Those whose one side the old value is on, and whose other side the new one: 3000 and "5s". The nearest first, so that
     * seconds and milliseconds are told apart.
     */
    List<Codec> kinds(Value before, Value after, boolean isTextOnly) {
        return codecs.stream()
                .filter(codec -> isInPlace(codec, isTextOnly))
                .filter(codec -> isUnit(codec)
                        && codec.up(before).isPresent()
                        && codec.down(before).isEmpty()
                        && codec.down(after).isPresent()
                        && codec.up(after).isEmpty())
                .sorted(Comparator.comparingDouble(codec -> distance(codec, before, after)))
                .toList();
    }

    /** What has a unit says so; of a text that merely could be on another side, nothing follows. */
    private static boolean isUnit(Codec codec) {
        return Stream.of("duration", "size", "boolean").anyMatch(codec.name()::contains);
    }

    private static double distance(Codec codec, Value before, Value after) {
        Optional<Double> one = magnitude(before).or(() -> codec.up(before).flatMap(Spelling::magnitude));
        Optional<Double> other = codec.down(after).flatMap(Spelling::magnitude).or(() -> magnitude(after));
        return one.isEmpty() || other.isEmpty() ? 0 : Math.abs(one.get() - other.get());
    }

    private static Optional<Double> magnitude(Value value) {
        Optional<Num> number = value instanceof Num one
                ? Optional.of(one)
                : value instanceof Text text ? Num.parse(text.text()) : Optional.empty();
        return number.flatMap(Num::exact).map(exact -> Math.log10(Math.max(1, Math.abs(exact.doubleValue()))));
    }

    private static boolean isInPlace(Codec codec, boolean isTextOnly) {
        return switch (codec.sides()) {
            case DISTINCT -> true;
            case DISTINCT_WHEN_TYPED -> !isTextOnly;
            case ALIKE -> false;
        };
    }
}
