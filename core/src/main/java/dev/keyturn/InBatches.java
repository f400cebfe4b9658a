package dev.keyturn;

import dev.keyturn.SetReport.Part;
import dev.keyturn.internal.engine.Jointly;
import dev.keyturn.internal.engine.Wiring;
import dev.keyturn.spi.HoldsMany;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SettingsSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Migrates those of a store that holds many, hundreds at once; whatever is unusual is left to be done by itself. */
final class InBatches<S extends SettingsSource> {
    /** More save little time, and cost memory: all of it fits into 64 MB (ScopesNumbers of the tables). */
    private static final int AT_ONCE = 1000;

    private final HoldsMany<S> store;
    private final Function<? super S, ? extends MigratorBuilder> each;
    private final List<String> names;

    InBatches(HoldsMany<S> store, Function<? super S, ? extends MigratorBuilder> each) {
        this.store = store;
        this.each = each;
        this.names = store.names();
    }

    /** Whose settings they are. */
    List<String> names() {
        return names;
    }

    /** Each of them, to be done by itself. */
    List<Supplier<MigratorBuilder>> places() {
        return names.stream()
                .<Supplier<MigratorBuilder>>map(whose -> () -> each.apply(store.source(whose)))
                .toList();
    }

    /** Migrates what can be done at once; the numbers of the others, from 0. */
    List<Integer> migrate(Pending pending, Tally tally) {
        Jointly jointly = new Jointly(store, pending.which());
        List<Integer> left = new ArrayList<>();
        try (Holding holding = new Holding()) {
            for (int from = 0; from < names.size(); from += AT_ONCE) {
                List<String> some = names.subList(from, Math.min(from + AT_ONCE, names.size()));
                Map<String, Part> done = migrate(jointly, some, holding);
                for (int i = 0; i < some.size(); i++) {
                    Optional<Part> part = Optional.ofNullable(done.get(some.get(i)));
                    int number = from + i;
                    part.ifPresent(report -> tally.done(number, report));
                    if (part.isEmpty()) {
                        left.add(number);
                    }
                }
            }
        }
        return left;
    }

    /** The lock of all, once it is needed. */
    private final class Holding implements AutoCloseable {
        private Lock.@Nullable Held held;

        void acquire(Wiring wiring) {
            if (held == null) {
                String holder = wiring.holder() + " since " + wiring.clock().instant();
                held = store.lock().acquire(wiring.patience(), holder);
            }
        }

        @Override
        public void close() {
            Lock.Held mine = held;
            if (mine != null) {
                mine.close();
            }
        }
    }

    private Map<String, Part> migrate(Jointly jointly, List<String> names, Holding holding) {
        List<Jointly.One> ones =
                names.stream().map(this::one).flatMap(Optional::stream).toList();
        if (ones.isEmpty()) {
            return Map.of();
        }
        holding.acquire(ones.get(0).wiring());
        Map<Jointly.One, List<Jointly.Did>> did = jointly.migrate(ones);
        Map<String, Part> done = new HashMap<>();
        did.forEach((one, its) ->
                done.put(one.whose(), Part.of(new Brief(one.wiring().source().name(), its))));
        return done;
    }

    /** One that can be done with others; what is wrong with another one it says when it is done by itself. */
    private Optional<Jointly.One> one(String whose) {
        try {
            S source = store.source(whose);
            MigratorBuilder builder = each.apply(source);
            if (builder.source() != source) {
                return Optional.empty();
            }
            Migrator migrator = builder.build();
            boolean isUsual = migrator.mode() == Mode.MIGRATE
                    && Jointly.isFor(migrator.engine().wiring());
            return isUsual
                    ? Optional.of(new Jointly.One(whose, migrator.engine().wiring()))
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
