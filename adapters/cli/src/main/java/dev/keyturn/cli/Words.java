package dev.keyturn.cli;

import dev.keyturn.Shape;
import dev.keyturn.To;
import dev.keyturn.step.OnConflict;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;

/** The words that options take. */
final class Words {
    private static final String WHERE = "before:ID, after:ID, tag:NAME, count:N or time:INSTANT";

    private Words() {}

    /** The one of these that is meant, by its name in small letters with dashes. */
    static <E extends Enum<E>> E one(E[] all, String option, String text) {
        for (E one : all) {
            if (word(one).equals(text)) {
                return one;
            }
        }
        List<String> words = Stream.of(all).map(Words::word).toList();
        throw new Misuse(option + ": there is no such word; expected "
                + words.stream().limit(words.size() - 1).collect(Collectors.joining(", "))
                + " or " + words.get(words.size() - 1));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads how far to go back. */
    static final class Where implements ITypeConverter<To> {
        @Override
        public To convert(String text) {
            int colon = text.indexOf(':');
            String argument = text.substring(colon + 1);
            if (colon < 0 || argument.isBlank()) {
                throw new Misuse("--to: expected " + WHERE);
            }
            return switch (text.substring(0, colon)) {
                case "before" -> To.before(argument);
                case "after" -> To.after(argument);
                case "tag" -> To.tag(argument);
                case "count" -> To.count(number(argument));
                case "time" -> To.time(instant(argument));
                default -> throw new Misuse("--to: expected " + WHERE);
            };
        }
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new Misuse("--to count: expected a number from 1 on, such as count:1");
        }
        return Integer.parseInt(text);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Misuse("--to time: expected an instant, such as time:2026-11-21T10:00:00Z");
        }
    }

    /** Reads which shape is meant; an id alone is the shape after it. */
    static final class WhichShape implements ITypeConverter<Shape> {
        @Override
        public Shape convert(String text) {
            if (text.isBlank() || text.endsWith(":")) {
                throw new Misuse("--shape: expected ID, after:ID, before:ID, program or store");
            }
            if (text.startsWith("before:")) {
                return Shape.before(text.substring("before:".length()));
            }
            if (text.startsWith("after:")) {
                return Shape.after(text.substring("after:".length()));
            }
            return switch (text) {
                case "program" -> Shape.ofProgram();
                case "store" -> Shape.ofStore();
                default -> Shape.after(text);
            };
        }
    }

    /** Reads the number of an entry. */
    static final class EntryNumber implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            if (!text.matches("[1-9][0-9]{0,8}")) {
                throw new Misuse("--run: expected the number of an entry, as history shows it");
            }
            return Long.valueOf(text);
        }
    }

    /** Reads how long to wait. */
    static final class Seconds implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("[0-9]{1,6}")) {
                throw new Misuse("--wait: expected a number of seconds from 0 on");
            }
            return Duration.ofSeconds(Long.parseLong(text));
        }
    }

    /** Reads how long a command may take. */
    static final class TimeLimit implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("[1-9][0-9]{0,5}")) {
                throw new Misuse("--command-timeout: expected a number of seconds from 1 on");
            }
            return Duration.ofSeconds(Long.parseLong(text));
        }
    }

    /** Reads who wins. */
    static final class Who implements ITypeConverter<OnConflict> {
        @Override
        public OnConflict convert(String text) {
            return one(OnConflict.values(), "--on-conflict", text.toLowerCase(Locale.ROOT));
        }
    }
}
