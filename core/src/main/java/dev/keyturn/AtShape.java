package dev.keyturn;

import dev.keyturn.internal.engine.Engine;
import dev.keyturn.internal.engine.History;
import dev.keyturn.internal.engine.Projection;
import dev.keyturn.internal.engine.Wiring;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Renders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The settings at a shape that the store need not have: behind, so that pending migrations are applied in memory; or ahead, so that
 * what a newer release did is taken back in memory, from the journal alone. Every call looks at the store as it is now.
 */
public final class AtShape {
    private final Engine engine;
    private final Shape shape;
    private final Runnable mayWrite;

    /** {@code mayWrite} throws where nothing may be written. */
    AtShape(Engine engine, Shape shape, Runnable mayWrite) {
        this.engine = engine;
        this.shape = shape;
        this.mayWrite = mayWrite;
    }

    private Projection projection(History history, Settings store) {
        Wiring wiring = engine.wiring();
        return Projection.of(wiring, history, store, shape.members(wiring, history));
    }

    /**
     * The settings at the shape. No lock is taken and nothing is written.
     *
     * @throws RefusedException if the store cannot be read at the shape: an edit has no counterpart there
     */
    public Settings read() {
        Engine.Look look = engine.lookAtAll();
        return projection(look.history(), look.snapshot().settings()).settings();
    }

    /**
     * Changes settings as they are seen at the shape; whoever reads at any shape sees the change.
     *
     * @param edit gets the settings at the shape, and gives them back changed
     * @throws RefusedException if the store has no place for the change; nothing is written then
     */
    public void write(UnaryOperator<Settings> edit) {
        mayWrite.run();
        engine.edit((history, store) -> {
            Projection projection = projection(history, store);
            return projection.write(edit.apply(projection.settings()));
        });
    }

    /** Sets one value, as {@link #write}. */
    public void set(String key, Value value) {
        write(settings -> settings.with(Key.of(key), value));
    }

    /**
     * The whole content of the store as it would be at the shape, for a program that reads it without Keyturn: the file with
     * its comments, or JSON where the store is no text. No lock is taken and nothing is written.
     */
    public String render() {
        return rendered(Renders::rendered, Function.identity());
    }

    /** As {@link #render}, in the encoding that the store has; UTF-8 where it has none. */
    public byte[] renderBytes() {
        return rendered(Renders::renderedBytes, text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private <T> T rendered(BiFunction<Renders, List<Edit>, T> asStored, Function<String, T> otherwise) {
        Engine.Look look = engine.lookAtAll();
        Projection projection = projection(look.history(), look.snapshot().settings());
        Optional<Renders> whole = engine.wiring().source().ability(Renders.class);
        if (whole.isPresent()) {
            return asStored.apply(whole.get(), List.of(projection.whole(look.stored())));
        }
        return otherwise.apply(Json.plain(projection.settings().root())
                .orElseGet(() -> Json.exact(projection.settings().root())));
    }
}
