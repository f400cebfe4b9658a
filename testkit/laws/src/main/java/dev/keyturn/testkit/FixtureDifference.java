package dev.keyturn.testkit;

import dev.keyturn.Migration;
import dev.keyturn.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Says how the bytes of a fixture differ from others: the keys, if they say something else; else the first line. */
final class FixtureDifference {
    private final MigrationFixtures contract;
    private final Migration migration;
    private final Path fixture;

    FixtureDifference(MigrationFixtures contract, Migration migration, Path fixture) {
        this.contract = contract;
        this.migration = migration;
        this.fixture = fixture;
    }

    String between(byte[] expected, byte[] actual) {
        Optional<Settings> wanted = settings(expected);
        try {
            return of(actual, copy -> copy.told(between(wanted, copy.settings(), expected, actual)));
        } catch (AssertionError unreadable) {
            return line(words(Settings.empty(), wanted), expected, actual);
        }
    }

    private String between(Optional<Settings> wanted, Settings there, byte[] expected, byte[] actual) {
        Words words = words(there, wanted);
        String keys = wanted.map(words::differences).orElse("");
        return keys.isEmpty() ? line(words, expected, actual) : keys;
    }

    private Words words(Settings there, Optional<Settings> wanted) {
        return new Words(there, List.of(migration), wanted.orElse(Settings.empty()));
    }

    private Optional<Settings> settings(byte[] content) {
        try {
            return Optional.of(of(content, FixtureCopy::settings));
        } catch (AssertionError unreadable) {
            return Optional.empty();
        }
    }

    private <T> T of(byte[] content, Function<FixtureCopy, T> work) {
        return FixtureCopy.of(contract, migration, fixture, content, work);
    }

    private static String line(Words words, byte[] expected, byte[] actual) {
        return line(words, lines(expected), lines(actual));
    }

    private static String[] lines(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).split("\n", -1);
    }

    private static String line(Words words, String[] expected, String[] actual) {
        int i = 0;
        while (i < Math.min(expected.length, actual.length) && expected[i].equals(actual[i])) {
            i++;
        }
        String there = line(words, actual, i);
        String wanted = line(words, expected, i);
        return "line " + (i + 1) + ": is " + there + "; expected " + (wanted.equals(there) ? "another one" : wanted);
    }

    private static String line(Words words, String[] lines, int at) {
        return at < lines.length ? words.line(lines[at]) : "not there";
    }
}
