package dev.keyturn.resilience;

import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Instructs;
import dev.keyturn.spi.KeepsContent;
import dev.keyturn.spi.KeepsLayout;
import dev.keyturn.spi.LivesInFiles;
import dev.keyturn.spi.MakesPatches;
import dev.keyturn.spi.Preflights;
import dev.keyturn.spi.ReadsParts;
import dev.keyturn.spi.Renders;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.Watchable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a source can do beside reading and writing, guarded as its reads are. One that is only told or that asks nobody is given as it
 * is, and so is watching, which goes on by itself after a failure.
 */
final class Abilities {
    private final SettingsSource source;
    private final Map<Class<?>, Object> all = new LinkedHashMap<>();

    private Abilities(SettingsSource source) {
        this.source = source;
    }

    static Map<Class<?>, Object> of(SettingsSource source, Calls calls) {
        Abilities abilities = new Abilities(source);
        abilities.add(ReadsParts.class, Function.identity());
        abilities.add(LivesInFiles.class, Function.identity());
        abilities.add(Watchable.class, Function.identity());
        abilities.add(Renders.class, one -> new Rendering(one, calls));
        abilities.<KeepsLayout>add(
                KeepsLayout.class, one -> (revision, edit) -> calls.read(() -> one.layout(revision, edit)));
        abilities.<MakesPatches>add(
                MakesPatches.class, one -> (revision, edits) -> calls.read(() -> one.patch(revision, edits)));
        abilities.<Instructs>add(
                Instructs.class, one -> (selection, edit) -> calls.read(() -> one.instructions(selection, edit)));
        abilities.<Preflights>add(Preflights.class, one -> wanted -> calls.read(() -> one.preflight(wanted)));
        abilities.add(KeepsContent.class, one -> new Content(one, calls));
        return abilities.all;
    }

    private <A> void add(Class<A> kind, Function<A, A> guarded) {
        source.ability(kind).ifPresent(one -> all.put(kind, guarded.apply(one)));
    }

    private record Rendering(Renders source, Calls calls) implements Renders {
        @Override
        public String rendered(List<Edit> edits) {
            return calls.read(() -> source.rendered(edits));
        }

        @Override
        public byte[] renderedBytes(List<Edit> edits) {
            return calls.read(() -> source.renderedBytes(edits));
        }
    }

    private record Content(KeepsContent source, Calls calls) implements KeepsContent {
        @Override
        public byte[] content(String expectedRevision) {
            return calls.read(() -> source.content(expectedRevision));
        }

        @Override
        public void restore(byte[] content) {
            calls.write(() -> {
                source.restore(content);
                return source;
            });
        }
    }
}
