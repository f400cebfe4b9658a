package dev.keyturn.testkit.source;

import dev.keyturn.settings.Key;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A source that keeps a list of what is asked of it, for tests of what a program does and does not do:
 *
 * <pre>{@code
 * RecordingSource seen = RecordingSource.of(FileSource.of(file));
 * start(seen);
 * seen.forget();
 * start(seen);
 * assertThat(seen.changes()).as("what a second start writes").isEmpty();
 * }</pre>
 *
 * <p>It records keys and never values, so that it may be shown. All abilities of the source go through it, its journal and its
 * lock as well; but it is watched by being read again and again, whatever the source can do.
 */
public final class RecordingSource implements SettingsSource {
    private final SettingsSource source;
    private final Map<Class<?>, Object> abilities;
    private final List<Recorded> calls = new ArrayList<>();
    private final Set<Class<?>> asked = new LinkedHashSet<>();

    private RecordingSource(SettingsSource source) {
        this.source = source;
        this.abilities = Passed.abilities(source, new Passed.Through() {
            @Override
            public <T> T call(Call call, List<String> about, Supplier<T> real) {
                return recorded(call, about, real);
            }
        });
    }

    /** Records what is asked of this source from now on; closing the one closes the other. */
    public static RecordingSource of(SettingsSource source) {
        return new RecordingSource(source);
    }

    /**
     * One call, in the order in which calls ended.
     *
     * @param call what was asked
     * @param about the keys that it named, or the number of an entry of the journal
     * @param hasFailed whether it threw
     */
    public record Recorded(Call call, List<String> about, boolean hasFailed) {
        public Recorded {
            about = List.copyOf(about);
        }

        /** {@code WRITE db.url, datasource.url}. */
        @Override
        public String toString() {
            return call + (about.isEmpty() ? "" : " " + String.join(", ", about)) + (hasFailed ? " (failed)" : "");
        }
    }

    /** All that was asked. */
    public List<Recorded> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** All of this kind. */
    public List<Recorded> calls(Call call) {
        return calls().stream().filter(one -> one.call() == call).toList();
    }

    /** All that may have changed the settings or the journal; calls that failed are among them. */
    public List<Recorded> changes() {
        return calls().stream().filter(one -> one.call().isChange()).toList();
    }

    /** The abilities that were asked for, whether it has them or not. */
    public Set<Class<?>> asked() {
        synchronized (calls) {
            return new LinkedHashSet<>(asked);
        }
    }

    /** Begins anew. */
    public void forget() {
        synchronized (calls) {
            calls.clear();
            asked.clear();
        }
    }

    private <T> T recorded(Call call, List<String> about, Supplier<T> real) {
        boolean hasFailed = true;
        try {
            T result = real.get();
            hasFailed = false;
            return result;
        } finally {
            synchronized (calls) {
                calls.add(new Recorded(call, about, hasFailed));
            }
        }
    }

    private static List<String> keys(Selection selection) {
        return selection.patterns().stream()
                .map(pattern -> pattern.covers(Key.root()) ? "everything" : pattern.toString())
                .toList();
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Snapshot read(Selection selection) {
        return recorded(Call.READ, keys(selection), () -> source.read(selection));
    }

    @Override
    public Receipt write(String expectedRevision, Edit edit) {
        return recorded(Call.WRITE, Passed.keys(edit), () -> source.write(expectedRevision, edit));
    }

    @Override
    public void sweep() {
        recorded(Call.SWEEP, List.of(), () -> {
            source.sweep();
            return source;
        });
    }

    @Override
    public <T> Optional<T> ability(Class<T> kind) {
        synchronized (calls) {
            asked.add(kind);
        }
        return Optional.ofNullable(abilities.get(kind)).map(kind::cast);
    }

    @Override
    public Capabilities capabilities() {
        return source.capabilities();
    }

    @Override
    public void close() {
        source.close();
    }

    /** All calls, a line each. */
    @Override
    public String toString() {
        return calls().stream().map(Recorded::toString).collect(Collectors.joining("\n"));
    }
}
