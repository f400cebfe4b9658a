package dev.keyturn.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.keyturn.MigratorBuilder;
import dev.keyturn.journal.FileBackups;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SettingsSource;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a configuration says of one source; what it leaves out is as it says for all of them. */
final class ConfSection {
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{\\??[A-Za-z0-9_.\\-\"]+}");
    private static final int KEEP = 10;
    private static final int DAYS = 90;

    private final String name;
    private final Key key;
    private final Config own;
    private final Config all;
    private final Config shared;
    private final Path directory;

    ConfSection(String name, Key key, Config own, Config forAll, Path directory) {
        this.name = name;
        this.key = key;
        this.own = own;
        this.all = own.withFallback(forAll.withoutPath("journal").withoutPath("backups.folder"));
        this.shared = forAll;
        this.directory = directory;
        List<Problem> open = new ArrayList<>();
        unresolved(key, all.root(), open);
        if (!open.isEmpty()) {
            throw new RefusedException(open);
        }
    }

    private static void unresolved(Key key, ConfigValue value, List<Problem> open) {
        try {
            if (value instanceof ConfigObject section) {
                new TreeMap<>(section).forEach((child, inner) -> unresolved(key.child(child), inner, open));
            } else if (value instanceof ConfigList list) {
                list.forEach(item -> unresolved(key, item, open));
            } else {
                value.valueType(); // what is not resolved has none
            }
        } catch (ConfigException.NotResolved e) {
            open.addAll(unresolved(key, value).problems());
        }
    }

    /** Names are told, and nothing of what stands around them. */
    static RefusedException unresolved(Key key, ConfigValue value) {
        String names = SUBSTITUTION
                .matcher(value.render())
                .results()
                .map(MatchResult::group)
                .distinct()
                .collect(Collectors.joining(", "));
        return new RefusedException(Problem.of(
                ConfNames.origin(value.origin()),
                key,
                (names.isEmpty() ? "what it refers to" : names) + " stands for nothing",
                "a variable of that name, or a path in this file"));
    }

    /** Where the settings are; the format of a file may be given. */
    Address address(Optional<String> format) {
        String at = value("at", Config::getString, "an address, in quotes")
                .orElseThrow(() -> new RefusedException(Problem.of(
                        ConfNames.origin(own.origin()), key, "it has no address", "at = an address, such as a path")));
        Optional<String> its = format.or(() -> value("format", Config::getString, "the name of a format"));
        if (at.isBlank()) {
            throw new RefusedException(problem("at", "it is empty", "an address, such as a path"));
        }
        try {
            return Address.of(Address.isPath(at) ? path("at", at).toString() : at, its);
        } catch (Misuse e) {
            String[] said = String.valueOf(e.getMessage()).split("; expected ", 2);
            throw new RefusedException(problem("at", said[0], said[said.length - 1]));
        }
    }

    /** Where its migrations are. */
    Optional<Path> migrations() {
        return path("migrations");
    }

    /** Where its journal is. */
    Optional<Path> journal() {
        return path("journal").or(() -> ownFolder("journal"));
    }

    /** Below a folder for all of them, each has one of its own: no two journals are in one folder. */
    private Optional<Path> ownFolder(String path) {
        return shared.hasPath(path)
                ? Optional.of(directory.resolve(shared.getString(path)).resolve(name))
                : Optional.empty();
    }

    /** The source as it is to be asked. */
    SettingsSource wrapped(SettingsSource source, Output output) {
        return all.hasPath("resilience") ? ConfResilience.wrapped(source, all.getConfig("resilience"), output) : source;
    }

    /** Everything else that a migrator is to know. */
    void into(MigratorBuilder builder) {
        for (String pattern : value("secrets", Config::getStringList, "a list of patterns of keys")
                .orElse(List.of())) {
            try {
                KeyPattern.of(pattern);
            } catch (IllegalArgumentException e) {
                throw new RefusedException(problem("secrets", "one of them is no pattern", "patterns such as *.token"));
            }
            builder.secrets(pattern);
        }
        key(builder);
        backups(builder);
    }

    private void key(MigratorBuilder builder) {
        if (all.hasPath("key.file") && all.hasPath("key.variable")) {
            throw new RefusedException(problem("key", "it has a file and a variable", "one of both"));
        }
        path("key.file").ifPresent(builder::keyFile);
        Optional<String> variable = value("key.variable", Config::getString, "the name of a variable");
        if (variable.isPresent()) {
            List<byte[]> keys = keys(Optional.ofNullable(System.getenv(variable.get())));
            builder.key(keys.get(0), keys.subList(1, keys.size()).toArray(byte[][]::new));
        }
    }

    private List<byte[]> keys(Optional<String> text) {
        if (text.isEmpty()) {
            throw new RefusedException(problem("key.variable", "there is no such variable", "one with a key"));
        }
        try {
            List<byte[]> keys = Pattern.compile("\\s+")
                    .splitAsStream(text.get().strip())
                    .map(Base64.getDecoder()::decode)
                    .toList();
            if (keys.stream().allMatch(one -> one.length == 32)) {
                return keys;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new RefusedException(problem(
                "key.variable",
                "what that variable has is no key",
                "32 bytes in Base64, older keys behind it with a space between"));
    }

    private void backups(MigratorBuilder builder) {
        int keep = value("backups.keep", Config::getInt, "a number from 0 on").orElse(KEEP);
        int days = value("backups.days", Config::getInt, "a number from 1 on").orElse(DAYS);
        if (keep < 0) {
            throw new RefusedException(problem("backups.keep", "it is less than 0", "a number from 0 on"));
        }
        if (days < 1) {
            throw new RefusedException(problem("backups.days", "it is less than 1", "a number from 1 on"));
        }
        path("backups.folder")
                .or(() -> ownFolder("backups.folder"))
                .ifPresent(folder -> builder.backups(FileBackups.in(folder)));
        if (keep == 0) {
            builder.withoutBackups();
        } else {
            builder.keepBackups(keep, Duration.ofDays(days));
        }
    }

    private Optional<Path> path(String name) {
        return value(name, Config::getString, "a path, in quotes").map(text -> path(name, text));
    }

    private Path path(String name, String text) {
        try {
            return directory.resolve(text);
        } catch (InvalidPathException e) {
            throw new RefusedException(
                    problem(name, "it cannot be a path", "one without characters that no file may have"));
        }
    }

    private interface Reading<T> {
        T at(Config config, String path);
    }

    private <T> Optional<T> value(String path, Reading<T> reading, String expected) {
        if (!all.hasPath(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading.at(all, path));
        } catch (ConfigException e) {
            throw new RefusedException(problem(path, "it cannot be read", expected));
        }
    }

    private Problem problem(String path, String what, String expected) {
        return Problem.of(ConfNames.origin(all.getValue(path).origin()), key.append(Key.of(path)), what, expected);
    }
}
