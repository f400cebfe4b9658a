package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Up;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes settings that somebody could have written: all that the steps take, each with a value that is known again. */
final class Example {
    private static final List<Value> USUAL = List.of(
            Value.of(3000),
            Value.of("3000"),
            Value.of("3s"),
            Value.of("example.org:8080"),
            Value.of("https://example.org:8443/a"),
            Value.of(true));

    private final Subject subject;

    private Example(Subject subject) {
        this.subject = subject;
    }

    static Optional<Settings> of(Subject subject) {
        Map<Key, Value> accepted = new LinkedHashMap<>();
        List<Choice> sources = Cases.choices(subject).stream()
                .filter(choice -> choice.isSource() && !choice.accepted().isEmpty())
                .toList();
        sources.forEach(source -> accepted.put(source.key(), plain(source.accepted())));
        Example example = new Example(subject);
        return Cases.with(accepted)
                .filter(first -> example.changes(first) > 0)
                .map(first -> example.better(first, sources));
    }

    /** The first that refers to nothing else. */
    private static Value plain(List<Value> values) {
        return values.stream()
                .filter(value -> !value.toString().contains("${"))
                .findFirst()
                .orElse(values.get(0));
    }

    /** With the value at each source of which the most becomes. */
    private Settings better(Settings first, List<Choice> sources) {
        Settings best = first;
        for (Choice source : sources) {
            Settings now = best;
            List<Settings> others = Stream.concat(Stream.of(named(source.key())), USUAL.stream())
                    .filter(value -> now.blockedAt(source.key()).isEmpty())
                    .map(value -> now.with(source.key(), value))
                    .filter(other -> changes(other) >= changes(now))
                    .toList();
            int most = others.stream().mapToInt(this::changes).max().orElse(0);
            best = others.stream()
                    .filter(other -> changes(other) == most)
                    .findFirst()
                    .orElse(now);
        }
        return best;
    }

    /** A text that says where it stands, so that two that are mixed up are seen. */
    private static Value named(Key key) {
        return Value.of(key.segments().stream()
                .filter(Segment.Name.class::isInstance)
                .map(segment -> ((Segment.Name) segment).name())
                .collect(Collectors.joining("-")));
    }

    /** How many keys the steps change; none where they refuse. */
    private int changes(Settings settings) {
        try {
            return subject.up(settings) instanceof Up.Done done
                    ? Changes.between(settings, done.settings()).list().size()
                    : 0;
        } catch (RuntimeException thrown) {
            return 0; // the laws tell it
        }
    }
}
