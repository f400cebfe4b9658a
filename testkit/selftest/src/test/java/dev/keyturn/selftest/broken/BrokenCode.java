package dev.keyturn.selftest.broken;

import dev.keyturn.Migration;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Subject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Migrations with code of their own, as they are written in a hurry. */
final class BrokenCode {
    private static final String DATE = "\\d{4}-\\d\\d-\\d\\d";

    private BrokenCode() {}

    static List<Mutant> all() {
        return List.of(
                code(
                        "the home directory of whoever runs it in a default",
                        Law.PURE,
                        "for another user",
                        List.of("log.dir"),
                        settings -> settings.at(Key.of("log.dir")).isPresent()
                                ? settings
                                : settings.with("log.dir", home()),
                        settings -> settings.value("log.dir").equals(Optional.of(home()))
                                ? settings.without(Key.of("log.dir"))
                                : settings),
                text(
                        "separators of the operating system in a path",
                        Law.PURE,
                        "another operating system",
                        path -> System.getProperty("os.name").startsWith("Windows")
                                ? path.replace('/', '\\')
                                : path.replace('\\', '/'),
                        path -> path),
                text(
                        "a local time that is taken for one of the zone of the machine",
                        Law.PURE,
                        "time zone",
                        time -> time.matches(DATE + "T[0-9:]+")
                                ? LocalDateTime.parse(time)
                                        .atZone(ZoneId.systemDefault())
                                        .toInstant()
                                        .toString()
                                : time,
                        time -> time.endsWith("Z") && time.startsWith("2")
                                ? LocalDateTime.ofInstant(Instant.parse(time), ZoneId.systemDefault())
                                        .toString()
                                : time),
                text(
                        "a date of which day and month change places",
                        Law.RE_UP,
                        "expected \"31/01/2024\"",
                        date -> date.matches(DATE)
                                ? date.substring(8) + "/" + date.substring(5, 7) + "/" + date.substring(0, 4)
                                : date,
                        date -> date.matches("\\d\\d/\\d\\d/\\d{4}")
                                ? date.substring(6) + "-" + date.substring(0, 2) + "-" + date.substring(3, 5)
                                : date),
                renamed(
                        "an encoding of which the way back forgets the plus",
                        Law.RE_UP,
                        "%2B",
                        value -> texts(value, one -> URLEncoder.encode(one, StandardCharsets.UTF_8)),
                        value -> texts(value, BrokenCode::decoded)),
                renamed(
                        "binary units up, decimal ones back",
                        Law.EDIT_PARK,
                        "dropped silently",
                        value -> value instanceof Text size && size.text().matches("\\d{1,9}MB")
                                ? Value.of(Long.parseLong(size.text().replace("MB", "")) * 1_048_576)
                                : value,
                        value -> value instanceof Num bytes && bytes.exact().isPresent()
                                ? Value.of(bytes.exact()
                                                .get()
                                                .divide(BigDecimal.valueOf(1_000_000), RoundingMode.DOWN)
                                                .toBigInteger()
                                        + "MB")
                                : value),
                code(
                        "a loop that skips what stands behind what it has removed",
                        Law.RE_UP,
                        "hosts: expected",
                        List.of("hosts"),
                        settings -> settings.value("hosts")
                                .filter(Items.class::isInstance)
                                .map(value -> settings.with("hosts", skipping((Items) value)))
                                .orElse(settings),
                        settings -> settings),
                code(
                        "a prefix for the first element only",
                        Law.EDIT_PARK,
                        "hosts: expected",
                        List.of("hosts"),
                        settings -> hosts(settings, 1),
                        settings -> hosts(settings, -1)));
    }

    private static Value home() {
        return Value.of(System.getProperty("user.home") + "/logs");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static Value skipping(Items list) {
        List<Value> left = new ArrayList<>(list.items());
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i).equals(Value.of("a"))) {
                left.remove(i);
            }
        }
        return Value.of(left);
    }

    /** With a prefix at the first, or without it at all. */
    private static Settings hosts(Settings settings, int direction) {
        if (!(settings.value("hosts").orElse(Value.ofNull()) instanceof Items list)) {
            return settings;
        }
        List<Value> hosts = new ArrayList<>();
        for (Value host : list.items()) {
            boolean isFirst = hosts.isEmpty();
            hosts.add(texts(host, one -> {
                String bare = one.replaceFirst("^tcp://", "");
                return direction < 0 ? bare : isFirst ? "tcp://" + bare : one;
            }));
        }
        return settings.with("hosts", Value.of(hosts));
    }

    private static Value texts(Value value, UnaryOperator<String> change) {
        return value instanceof Text text ? Value.of(change.apply(text.text())) : value;
    }

    private static Mutant text(
            String name, Law law, String says, UnaryOperator<String> up, UnaryOperator<String> down) {
        return code(
                name,
                law,
                says,
                List.of("place"),
                settings -> Mutant.edit(settings, "place", up),
                settings -> Mutant.edit(settings, "place", down));
    }

    private static Mutant renamed(
            String name, Law law, String says, UnaryOperator<Value> up, UnaryOperator<Value> down) {
        return code(
                name,
                law,
                says,
                List.of("old", "young"),
                settings -> moved(settings, "old", "young", up),
                settings -> moved(settings, "young", "old", down));
    }

    private static Settings moved(Settings settings, String from, String to, UnaryOperator<Value> change) {
        Optional<Value> value = settings.value(from);
        if (value.isPresent() && settings.value(to).isPresent()) {
            throw new RefusedException(Problem.of(Origin.unknown(), Key.of(to), "it is taken", "nothing there"));
        }
        return value.map(one -> settings.without(Key.of(from)).with(to, change.apply(one)))
                .orElse(settings);
    }

    private static Mutant code(
            String name,
            Law law,
            String says,
            List<String> writes,
            UnaryOperator<Settings> up,
            UnaryOperator<Settings> down) {
        return new Mutant(
                name,
                law,
                says,
                Subject.of(Migration.named("2026-11-wrong")
                        .owner("tests")
                        .expect("a new shape")
                        .rollbackNote("safe")
                        .custom("code")
                        .writing(writes.toArray(new String[0]))
                        .up(up)
                        .down(down)
                        .build()));
    }
}
