package dev.keyturn.selftest.broken;

import static dev.keyturn.selftest.broken.Mutant.back;
import static dev.keyturn.selftest.broken.Mutant.code;
import static dev.keyturn.selftest.broken.Mutant.done;
import static dev.keyturn.selftest.broken.Mutant.has;
import static dev.keyturn.selftest.broken.Mutant.put;
import static dev.keyturn.selftest.broken.Mutant.then;

import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.AddDefault;
import dev.keyturn.step.Down;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.SetValue;
import dev.keyturn.step.Split;
import dev.keyturn.step.Step;
import dev.keyturn.step.Up;
import dev.keyturn.testkit.laws.Law;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits and defaults that are wrong. */
final class BrokenPairs {
    private static final Key ADDRESS = Key.of("address");
    private static final Step SPLIT =
            new Split(ADDRESS, List.of(Key.of("host"), Key.of("port")), Codecs.hostPort(), IfOccupied.REFUSE);
    private static final Step DEFAULT = new AddDefault(Key.of("cache.enabled"), Value.of(true), Optional.empty());
    private static final Step SET = new SetValue(Key.of("mode"), Value.of("new"));
    private static final Pattern FIRST_COLON = Pattern.compile("([^:]*):(.*)");

    private BrokenPairs() {}

    private static Settings split(Settings settings, String port) {
        String address = settings.text("address").orElse("");
        Matcher parts = FIRST_COLON.matcher(address);
        boolean isFree = !has(settings, "host") && !has(settings, "port");
        if (!isFree || address.isEmpty() || (!parts.matches() && port.isEmpty())) {
            return settings;
        }
        Settings without = settings.without(ADDRESS);
        return parts.matches()
                ? put(put(without, "host", Value.of(parts.group(1))), "port", Value.of(parts.group(2)))
                : put(put(without, "host", Value.of(address)), "port", Value.of(port));
    }

    private static Settings joined(Settings settings) {
        Optional<String> host = settings.text("host");
        Optional<String> port = settings.text("port");
        return host.isPresent() && port.isPresent() && !has(settings, "address")
                ? put(
                        settings.without(Key.of("host")).without(Key.of("port")),
                        "address",
                        Value.of(host.get() + ":" + port.get()))
                : settings;
    }

    static List<Mutant> all() {
        return List.of(
                Mutant.up(
                        "an address that is split at its first colon",
                        Law.RT,
                        "the way back is refused",
                        SPLIT,
                        (settings, right) -> settings.text("address")
                                                .filter(text -> text.startsWith("["))
                                                .isPresent()
                                        && right instanceof Up.Done
                                ? then(right, one -> put(one, "host", Value.of("[fe80")))
                                : right),
                code(
                        "a port that is made up where there is none",
                        Law.RT,
                        "address: expected",
                        SPLIT,
                        settings -> split(settings, "80"),
                        BrokenPairs::joined),
                Mutant.down(
                        "a way back that trips over half of a pair",
                        Law.PURE,
                        "it throws",
                        SPLIT,
                        (edited, residue, right) -> {
                            if (has(edited, "host") != has(edited, "port") && !has(edited, "address")) {
                                throw new IllegalStateException("no port");
                            }
                            return right;
                        }),
                Mutant.down(
                        "a way back that drops half of a pair",
                        Law.EDIT_PARK,
                        "dropped silently",
                        SPLIT,
                        (edited, residue, right) ->
                                right instanceof Down.Refused || has(edited, "host") == has(edited, "port")
                                        ? dropped(edited, right)
                                        : right),
                Mutant.down(
                        "a way back that takes the host only",
                        Law.RT,
                        "address: expected",
                        SPLIT,
                        (edited, residue, right) -> then(
                                right,
                                one -> edited.value("host")
                                        .filter(host -> has(one, "address") && !has(one, "host"))
                                        .map(host -> put(one, "address", host))
                                        .orElse(one))),
                Mutant.down(
                        "a default that stays",
                        Law.RT,
                        "cache.enabled: expected nothing",
                        DEFAULT,
                        (edited, residue, right) -> back(edited)),
                Mutant.down(
                        "a default that is taken away though a user had set it",
                        Law.RT,
                        "cache",
                        DEFAULT,
                        (edited, residue, right) ->
                                edited.value("cache.enabled").equals(Optional.of(Value.of(true)))
                                        ? back(edited.without(Key.of("cache.enabled")))
                                        : right),
                Mutant.up(
                        "a default in the place of null",
                        Law.RT,
                        "cache.enabled: expected null",
                        DEFAULT,
                        (settings, right) -> settings.value("cache.enabled")
                                        .filter(Null.class::isInstance)
                                        .isPresent()
                                ? done(put(settings, "cache.enabled", Value.of(true)))
                                : right),
                Mutant.up(
                        "a default in the place of what a user has set",
                        Law.RT,
                        "cache.enabled: expected",
                        DEFAULT,
                        (settings, right) -> has(settings, "cache.enabled")
                                ? done(put(settings, "cache.enabled", Value.of(true)))
                                : right),
                Mutant.down(
                        "a default that somebody deleted and that comes back",
                        Law.RT,
                        "expected nothing",
                        DEFAULT,
                        (edited, residue, right) -> then(right, one -> put(one, "cache.enabled", Value.of(true)))),
                Mutant.down(
                        "a value that was set and is left behind",
                        Law.RT,
                        "mode: expected",
                        SET,
                        (edited, residue, right) -> back(edited)),
                Mutant.down(
                        "a value that was set, and an edit of it that is thrown away",
                        Law.EDIT_PARK,
                        "dropped silently",
                        SET,
                        (edited, residue, right) ->
                                edited.text("mode").filter("edited"::equals).isPresent()
                                        ? back(edited.without(Key.of("mode")))
                                        : right));
    }

    private static Down dropped(Settings edited, Down right) {
        return right instanceof Down.Refused
                ? back(edited.without(Key.of("host")).without(Key.of("port")))
                : right;
    }
}
