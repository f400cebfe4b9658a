package dev.keyturn;

import dev.keyturn.SetReport.Part;
import dev.keyturn.internal.layer.Precedence;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Settings in several places that lie over each other, as one plan: defaults, a file, the environment, a table. Of several layers
 * that have a key, the last one counts.
 *
 * <pre>{@code
 * Layers layers = Layers.of(
 *     Migrator.of(defaults).with(DATASOURCE).journal(new MemoryJournal("defaults"), new MemoryLock()),
 *     Migrator.of(FileSource.of(Path.of("application.yaml"))).with(DATASOURCE),
 *     Migrator.of(EnvironmentSource.process()).with(DATASOURCE).directory(Path.of("state")));
 * System.out.println(layers.plan());
 * layers.migrate();
 * }</pre>
 *
 * <p>Each layer is migrated by itself, with its own journal, the lowest first. What counts afterwards has to be what counts now,
 * migrated. It would not be where one layer gets a new name and a higher one keeps the old name, which a program no longer
 * reads; or where a default that is added to a high layer hides what a low one says. Then nothing is written, and both layers are
 * named, unless the key is {@linkplain #accepting accepted}. Values are compared as they are typed, and by their text where a layer
 * holds nothing else.
 *
 * <p>To go back, use {@link Migrators} over the same places: that goes back in each by itself, and does not compare what counts.
 */
public final class Layers {
    private final Round round;
    private final Set<Key> accepted;

    private Layers(Round round, Set<Key> accepted) {
        this.round = round;
        this.accepted = accepted;
    }

    /** Layers, the lowest first. Sources are closed at the end of each turn, and used again in the next. */
    public static Layers of(MigratorBuilder... lowestFirst) {
        return new Layers(
                new Round(
                        Stream.of(lowestFirst)
                                .<Supplier<MigratorBuilder>>map(builder -> () -> builder)
                                .toList(),
                        Manner.USUAL),
                Set.of());
    }

    /**
     * Layers, the lowest first.
     *
     * @param lowestFirst what {@code each} makes a source of
     * @param each what is given to each migrator; it is asked anew at every turn, and the source is closed at the end of it
     */
    public static <T> Layers of(
            Collection<? extends T> lowestFirst, Function<? super T, ? extends MigratorBuilder> each) {
        return new Layers(
                new Round(
                        lowestFirst.stream()
                                .<Supplier<MigratorBuilder>>map(place -> () -> each.apply(place))
                                .toList(),
                        Manner.USUAL),
                Set.of());
    }

    /** The same where the value of another layer may start to count for these keys, which are those of the new shape. */
    public Layers accepting(String... keys) {
        Set<Key> all = new LinkedHashSet<>(accepted);
        Stream.of(keys).map(Key::of).forEach(all::add);
        return new Layers(round, all);
    }

    /** What was found in all layers. */
    private final class Look {
        private final List<Plan> plans = new ArrayList<>();
        private boolean isOff;
        private final SetReport report = round.look(SetReport.Kind.PLAN, this::part, Plan::refused);

        private Part part(Migrator migrator) {
            Plan plan = migrator.plan();
            plans.add(plan);
            isOff |= migrator.mode() == Mode.OFF;
            return Part.of(plan);
        }

        Precedence precedence() {
            return new Precedence(plans.stream().map(Plan::layer).toList(), accepted);
        }

        LayersPlan plan() {
            return report.problems().isEmpty() ? LayersPlan.of(report, precedence()) : LayersPlan.of(report);
        }
    }

    /** What {@link #migrate} would do now, and which layer counts for each key. Nothing is changed, and no lock is taken. */
    public LayersPlan plan() {
        return new Look().plan();
    }

    /**
     * What counts, in the shape that the program was built for, whichever shape each layer has. Nothing is changed, and no lock is
     * taken.
     *
     * @throws RefusedException if a layer cannot be read so
     */
    public Settings read() {
        Look look = new Look();
        if (!look.report.problems().isEmpty()) {
            throw new RefusedException(look.report.problems());
        }
        return look.precedence().settings();
    }

    /**
     * Does all migrations that are to be done, in one layer after the other.
     *
     * @throws RefusedException if one cannot be done in one of the layers, or another layer would start to count; nothing is
     *     written anywhere then
     * @throws StoppedException if one layer fails later than that, or was changed since it was looked at
     */
    public SetReport migrate() {
        Look look = new Look();
        LayersPlan plan = look.plan();
        if (!plan.problems().isEmpty() && !look.isOff) {
            throw new RefusedException(plan.problems());
        }
        List<String> names = look.report.parts().stream().map(Part::source).toList();
        Iterator<Plan> plans = look.plans.iterator();
        return round.act(SetReport.Kind.MIGRATE, names, migrator -> Part.of(migrator.migrate(plans.next())));
    }
}
