package dev.keyturn.resilience;

import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.HoldsJournal;
import dev.keyturn.spi.OnlyReads;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.Transacts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The source that {@link Resilient} makes. */
final class ResilientSource implements SettingsSource {
    private final SettingsSource source;
    private final Calls calls;
    private final Map<Class<?>, Object> abilities = new LinkedHashMap<>();

    ResilientSource(SettingsSource source, Calls calls) {
        this.source = source;
        this.calls = calls;
        source.ability(HoldsJournal.class).ifPresent(holds -> {
            ResilientHolder holder = new ResilientHolder(source.name(), holds, calls);
            abilities.put(HoldsJournal.class, holder);
            source.ability(Transacts.class)
                    .ifPresent(store -> abilities.put(Transacts.class, new ResilientStore(store, calls, holder)));
        });
        source.ability(OnlyReads.class).ifPresent(one -> abilities.put(OnlyReads.class, one));
        Abilities.of(source, calls).forEach(abilities::put);
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Snapshot read(Selection selection) {
        return calls.read(() -> source.read(selection));
    }

    @Override
    public Receipt write(String expectedRevision, Edit edit) {
        return calls.write(() -> source.write(expectedRevision, edit));
    }

    @Override
    public <T> Optional<T> ability(Class<T> kind) {
        return Optional.ofNullable(abilities.get(kind)).map(kind::cast);
    }

    @Override
    public Capabilities capabilities() {
        return source.capabilities();
    }

    @Override
    public void sweep() {
        calls.read(() -> {
            source.sweep();
            return source;
        });
    }

    @Override
    public void close() {
        try {
            source.close();
        } finally {
            calls.guard().teller().close();
        }
    }
}
