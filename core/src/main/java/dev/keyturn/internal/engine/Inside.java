package dev.keyturn.internal.engine;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets other packages of this library look into a migrator, which shows its users nothing of its engine. */
public final class Inside {
    private static volatile @Nullable Function<Object, Engine> way;

    private Inside() {}

    /** Says how; the migrator does, when its class is loaded. */
    public static void opens(Function<Object, Engine> how) {
        way = how;
    }

    /** The engine of a migrator. */
    public static Engine of(Object migrator) {
        Function<Object, Engine> how = way;
        if (how == null) {
            throw new IllegalStateException("there is no migrator yet");
        }
        return how.apply(migrator);
    }
}
