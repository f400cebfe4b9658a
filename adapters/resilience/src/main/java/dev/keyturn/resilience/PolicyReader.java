package dev.keyturn.resilience;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A policy as a configuration says it; every name in it is one of {@code reference.conf}. */
final class PolicyReader {
    private final Config config;
    private final ConfigObject known;
    private final List<Problem> problems = new ArrayList<>();

    private PolicyReader(Config config) {
        this.config = config;
        this.known = ConfigFactory.parseResources(PolicyReader.class.getClassLoader(), "reference.conf")
                .getObject(Policy.PATH);
    }

    /** What the library says of a mistake may repeat a value; where it is, is enough. */
    static Policy read(Supplier<Config> whole) {
        Config section;
        try {
            section = whole.get().resolve().getConfig(Policy.PATH);
        } catch (ConfigException e) {
            throw new RefusedException(problem(
                    Policy.PATH,
                    e.origin(),
                    "it cannot be read as a section of a configuration",
                    "names with values, in HOCON"));
        }
        return new PolicyReader(section).read();
    }

    private Policy read() {
        names("", config.root(), known);
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        boolean isEnabled = value("enabled", () -> config.getBoolean("enabled"), "true or false", true);
        Policy none = Policy.defaults();
        Policy.Retry retry = part(
                "retry",
                none.retry(),
                at -> new Policy.Retry(
                        at.getInt("max-attempts"),
                        at.getDuration("max-duration"),
                        at.getDuration("first-wait"),
                        at.getDouble("factor"),
                        at.getDuration("longest-wait"),
                        at.getDouble("jitter")));
        Policy.CircuitBreaker circuit = part(
                "circuit-breaker",
                none.circuitBreaker(),
                at -> new Policy.CircuitBreaker(
                        at.getBoolean("enabled"),
                        at.getInt("failure-rate"),
                        at.getInt("window"),
                        at.getInt("minimum-calls"),
                        at.getDuration("open-for"),
                        at.getInt("trial-calls")));
        Policy.TimeLimiter limiter = part(
                "time-limiter",
                none.timeLimiter(),
                at -> new Policy.TimeLimiter(
                        at.getBoolean("enabled"), at.getDuration("limit"), at.getDuration("grace")));
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return new Policy(isEnabled, retry, circuit, limiter);
    }

    /** Names that nobody reads would be mistakes that nobody sees. */
    private void names(String below, ConfigObject there, ConfigObject right) {
        for (Map.Entry<String, ConfigValue> one : new TreeMap<>(there).entrySet()) {
            String name = below + one.getKey();
            ConfigValue expected = right.get(one.getKey());
            if (expected == null) {
                String names = String.join(", ", new TreeMap<>(right).keySet());
                problems.add(problem(path(name), one.getValue().origin(), "there is no such name", "one of: " + names));
            } else if (expected instanceof ConfigObject section) {
                if (one.getValue() instanceof ConfigObject inner) {
                    names(name + ".", inner, section);
                } else {
                    problems.add(
                            problem(path(name), one.getValue().origin(), "it is one value", "a section with names"));
                }
            } else if (one.getValue().valueType() == ConfigValueType.OBJECT) {
                problems.add(problem(path(name), one.getValue().origin(), "it is a section", "one value"));
            }
        }
    }

    private interface Reading<T> {
        T from(Config at);
    }

    private <T> T part(String section, T otherwise, Reading<T> reading) {
        Config at = config.getConfig(section);
        try {
            return reading.from(at);
        } catch (IllegalArgumentException e) {
            String[] said = String.valueOf(e.getMessage()).split("; expected ", 2);
            problems.add(problem(section, at, e, said[0], said[said.length - 1]));
        } catch (ConfigException e) {
            problems.add(problem(
                    section,
                    at,
                    e,
                    "it cannot be read",
                    "what is there in reference.conf: a number, or a time such as 30 s"));
        }
        return otherwise;
    }

    private <T> T value(String name, Supplier<T> reading, String expected, T otherwise) {
        try {
            return reading.get();
        } catch (ConfigException e) {
            problems.add(problem(path(name), config.getValue(name).origin(), "it cannot be read", expected));
            return otherwise;
        }
    }

    /** Both say in their message which name they are about. */
    private static Problem problem(String section, Config at, RuntimeException e, String what, String expected) {
        String message = String.valueOf(e.getMessage());
        return at.root().keySet().stream()
                .filter(message::contains)
                .min(Comparator.comparingInt(message::indexOf))
                .map(name ->
                        problem(path(section + "." + name), at.getValue(name).origin(), what, expected))
                .orElseGet(() -> problem(path(section), at.origin(), what, expected));
    }

    private static String path(String name) {
        return Policy.PATH + "." + name;
    }

    private static Problem problem(String path, ConfigOrigin origin, String what, String expected) {
        String where = origin == null ? "configuration" : place(origin);
        int line = origin == null ? 0 : Math.max(0, origin.lineNumber());
        return Problem.of(Origin.of(where, line, 0), Key.of(path), what, expected)
                .hint("nothing was done; mend it there, and start again");
    }

    private static String place(ConfigOrigin origin) {
        if (origin.filename() != null) {
            return origin.filename();
        }
        String resource = origin.resource();
        return resource == null ? origin.description() : resource;
    }
}
