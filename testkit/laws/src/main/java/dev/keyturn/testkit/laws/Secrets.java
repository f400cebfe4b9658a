package dev.keyturn.testkit.laws;

import dev.keyturn.Migration;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Description;
import dev.keyturn.step.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the secrets of somebody's own settings out of messages. What is secret is what the library takes for secret; values
 * that were made up here are none, whatever key they stand at.
 */
final class Secrets {
    private static final Pattern DIFFERENCE = Pattern.compile("(.+): expected (.+), got (.+)");
    private static final Value STAND_IN = Value.of(" Quiet-Lake-71");
    private static final String NOT_SHOWN = "(not shown: it may tell a secret)";

    private final SecretKeys keys;
    private final Set<Value> madeUp;
    private final Set<String> sayable;
    private final List<Slot> slots;

    private Secrets(SecretKeys keys, List<Slot> slots) {
        this.keys = keys;
        this.slots = slots;
        this.madeUp = new HashSet<>(List.of(STAND_IN));
        Pool.ALL.forEach(value -> collect(value, madeUp));
        slots.forEach(slot -> slot.values().forEach(value -> collect(value, madeUp)));
        this.sayable = madeUp.stream().map(Value::toString).collect(Collectors.toSet());
        sayable.addAll(List.of("nothing", Redaction.SECRET));
    }

    /** The secrets of settings that the steps lead from shape to shape. */
    static Secrets of(Subject subject, List<Settings> cases) {
        SecretKeys keys = SecretKeys.of(descriptions(subject), List.of(), cases.toArray(new Settings[0]));
        return new Secrets(keys, Slots.of(subject));
    }

    private static List<Description> descriptions(Subject subject) {
        return subject.migrations()
                .map(all -> all.list().stream().map(Migration::description).toList())
                .orElseGet(() -> List.of(described(subject.steps())));
    }

    private static Description described(List<Step> steps) {
        return new Description(
                "steps", "nobody", "a new shape", List.of(), List.of(), "safe", List.of(), Optional.empty(), steps);
    }

    private static void collect(Value value, Set<Value> scalars) {
        if (value instanceof Items list) {
            list.items().forEach(item -> collect(item, scalars));
        } else if (value instanceof Table table) {
            table.own().ifPresent(own -> collect(own, scalars));
            table.forEach((name, child) -> collect(child, scalars));
        } else {
            scalars.add(value);
        }
    }

    /** Whether somebody's own secret stands at the key, or in what is below it. */
    boolean hides(Key key, Value value) {
        Set<Value> scalars = new LinkedHashSet<>();
        collect(value, scalars);
        return !madeUp.containsAll(scalars) && (keys.isSecret(key, value) || keys.holdsSecret(value));
    }

    /** Where somebody's own secrets are. */
    List<Key> in(Settings settings) {
        return Leaves.of(settings).entrySet().stream()
                .filter(leaf -> hides(leaf.getKey(), leaf.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Values that may take the place of a secret, so that what is wrong is shown with one of them. */
    List<Value> standIns(Key key) {
        Stream<Value> usual = slots.stream()
                .filter(slot -> slot.key().equals(Leaves.general(key)))
                .flatMap(slot -> Slot.spread(slot.values(), 20).stream());
        return Stream.concat(Stream.of(STAND_IN), usual)
                .filter(value -> !hides(key, value))
                .distinct()
                .toList();
    }

    /** The settings with something else in the place of somebody's own secrets. */
    Settings shown(Settings settings) {
        Settings shown = settings;
        for (Key key : in(settings)) {
            if (shown.blockedAt(key).isEmpty()) {
                shown = shown.with(key, Value.of(Redaction.SECRET));
            }
        }
        return shown;
    }

    /** Whether somebody's own secret is in the value that is set. */
    boolean hides(Edit edit) {
        return edit.parts().stream()
                .anyMatch(part ->
                        part.value().filter(value -> hides(part.key(), value)).isPresent());
    }

    String shown(Settings around, Edit edit) {
        List<String> texts = texts(around, Optional.of(edit));
        return edit.parts().stream()
                .map(part -> hides(part) ? part.withoutValue() : swept(texts, part.what()))
                .collect(Collectors.joining(" and "));
    }

    /** The step as a document has it, unless that says a secret. */
    String shown(Step step) {
        return keys.isSecret(described(List.of(step)))
                ? step.kind() + " " + step.footprint().writes() + " " + NOT_SHOWN
                : Subject.form(step);
    }

    /**
     * What is wrong, as it may be shown. The first line is ours; each other is a difference, or what the migration said, which
     * is left out where there are secrets that it may have made something of.
     */
    String shown(Settings settings, Optional<Edit> edit, String what) {
        List<String> texts = texts(settings, edit);
        if (texts.isEmpty()) {
            return what;
        }
        Stream<String> rest = what.lines().skip(1).map(this::hidden);
        String ours = what.lines().findFirst().orElse("");
        Stream<String> first = Stream.of(DIFFERENCE.matcher(ours).matches() ? hidden(ours) : ours);
        return swept(texts, Stream.concat(first, rest).distinct().collect(Collectors.joining("\n")));
    }

    private String hidden(String line) {
        Matcher difference = DIFFERENCE.matcher(line);
        return difference.matches()
                ? difference.group(1) + ": expected " + sayable(difference.group(2)) + ", got "
                        + sayable(difference.group(3))
                : NOT_SHOWN;
    }

    private String sayable(String value) {
        return sayable.contains(value) ? value : Redaction.SECRET;
    }

    private static String swept(List<String> texts, String text) {
        String swept = text;
        for (String secret : texts) {
            swept = swept.replace(secret, Redaction.SECRET);
        }
        return swept;
    }

    /** The secrets as texts, the longest first; what is made up stands in sentences of ours. */
    private List<String> texts(Settings settings, Optional<Edit> edit) {
        Set<Value> scalars = new LinkedHashSet<>();
        Leaves.of(settings).forEach((key, value) -> {
            if (hides(key, value)) {
                collect(value, scalars);
            }
        });
        edit.stream()
                .flatMap(one -> one.parts().stream())
                .filter(this::hides)
                .flatMap(one -> one.value().stream())
                .forEach(value -> collect(value, scalars));
        scalars.removeAll(madeUp);
        List<String> texts = new ArrayList<>();
        scalars.forEach(value -> texts.add(value instanceof Text text ? text.text() : value.toString()));
        texts.sort(Comparator.comparingInt(String::length).reversed());
        return texts;
    }
}
