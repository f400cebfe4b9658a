package dev.keyturn;

import dev.keyturn.SetReport.Kind;
import dev.keyturn.SetReport.Part;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Goes through several places: each is opened when its turn comes, and closed at its end. */
final class Round {
    private final List<Supplier<MigratorBuilder>> places;
    private final Manner manner;

    Round(List<Supplier<MigratorBuilder>> places, Manner manner) {
        this.places = List.copyOf(places);
        this.manner = manner;
    }

    /** The same places, gone through in another manner. */
    Round in(Manner other) {
        return new Round(places, other);
    }

    Manner manner() {
        return manner;
    }

    /** The same places, the last one first. */
    Round backwards() {
        List<Supplier<MigratorBuilder>> last = new ArrayList<>(places);
        Collections.reverse(last);
        return new Round(last, manner);
    }

    /** The turn of one place. */
    private static final class Turn implements AutoCloseable {
        private final MigratorBuilder builder;
        private final SettingsSource source;

        Turn(Supplier<MigratorBuilder> place) {
            builder = place.get();
            source = builder.source();
        }

        String name() {
            return source.name();
        }

        <R> R take(Function<Migrator, R> work) {
            return work.apply(builder.build());
        }

        @Override
        public void close() {
            source.close();
        }
    }

    /** Does it at the first place only, if there is one. */
    void first(Function<Migrator, Shown> work) {
        if (!places.isEmpty()) {
            try (Turn turn = new Turn(places.get(0))) {
                turn.take(work);
            }
        }
    }

    /**
     * Looks at all.
     *
     * @param refused the report of a source that could not be looked at, which has its part as well
     */
    SetReport look(
            Kind kind, Function<Migrator, Part> look, BiFunction<String, List<Problem>, ? extends Shown> refused) {
        Set<String> names = ConcurrentHashMap.newKeySet();
        Part[] parts = new Part[places.size()];
        each(i -> parts[i] = part(places.get(i), names, look, refused));
        return new SetReport(kind, List.of(parts));
    }

    private void each(IntConsumer work) {
        AtomicInteger ended = new AtomicInteger();
        Turns.take(places.size(), manner.threads(), i -> {
            work.accept(i);
            ended.incrementAndGet();
            return true;
        });
        if (ended.get() < places.size()) {
            throw new RefusedException(interrupted());
        }
    }

    /** Why there are places that were not looked at. */
    static Problem interrupted() {
        return Problem.of(
                        Origin.of("the sources"),
                        Key.root(),
                        "the thread was interrupted before all had their turn",
                        "to be left alone until the work is done")
                .hint("run the same again; it does nothing twice");
    }

    private static Part part(
            Supplier<MigratorBuilder> place,
            Set<String> names,
            Function<Migrator, Part> look,
            BiFunction<String, List<Problem>, ? extends Shown> refused) {
        String name = "";
        List<Problem> problems;
        try (Turn turn = new Turn(place)) {
            name = turn.name();
            problems = doubled(name, names);
            if (problems.isEmpty()) {
                return turn.take(look);
            }
        } catch (RefusedException e) {
            problems = located(name, e.problems());
        } catch (SourceException e) {
            problems = located(name, List.of(e.problem()));
        }
        String source = name.isEmpty() ? problems.get(0).origin().source() : name;
        return Part.refused(source, problems, refused.apply(source, problems));
    }

    /**
     * Looks at all before anything is written.
     *
     * @param look what is in the way at a place
     * @return the names of the sources
     * @throws RefusedException with all that is in the way at any place
     */
    List<String> check(Function<Migrator, List<Problem>> look) {
        Set<String> names = ConcurrentHashMap.newKeySet();
        String[] order = new String[places.size()];
        List<List<Problem>> problems = new ArrayList<>(Collections.nCopies(places.size(), List.of()));
        each(i -> {
            order[i] = "";
            List<Problem> found = new ArrayList<>();
            try (Turn turn = new Turn(places.get(i))) {
                order[i] = turn.name();
                found.addAll(doubled(order[i], names));
                found.addAll(turn.take(look));
            } catch (RefusedException e) {
                found.addAll(located(order[i], e.problems()));
            } catch (SourceException e) {
                found.addAll(located(order[i], List.of(e.problem())));
            }
            problems.set(i, found);
        });
        List<Problem> all = problems.stream().flatMap(List::stream).toList();
        if (!all.isEmpty()) {
            throw new RefusedException(all);
        }
        return List.of(order);
    }

    /** Names for places that nobody has looked at. */
    List<String> numbers() {
        return IntStream.rangeClosed(1, places.size())
                .mapToObj(number -> "source " + number)
                .toList();
    }

    /**
     * Does it in all sources, or in one after the other up to the first that fails.
     *
     * @param names the names of the sources, from {@link #check}; or those of {@link #numbers}
     * @throws StoppedException if one of them fails
     */
    SetReport act(Kind kind, List<String> names, Function<Migrator, Part> action) {
        Tally tally = new Tally(kind, manner, names);
        act(tally, names, IntStream.range(0, places.size()).boxed().toList(), kind.goesOn(), action);
        return tally.report();
    }

    /** Does it in some of the sources. */
    void act(Tally tally, List<String> names, List<Integer> which, boolean goesOn, Function<Migrator, Part> action) {
        Set<String> met = ConcurrentHashMap.newKeySet();
        Turns.take(which.size(), manner.threads(), turn -> {
            int i = which.get(turn);
            String name = names.get(i);
            try (Turn place = new Turn(places.get(i))) {
                name = place.name();
                List<Problem> doubled = doubled(name, met);
                if (!doubled.isEmpty()) {
                    throw new RefusedException(doubled);
                }
                tally.done(i, place.take(action));
                return true;
            } catch (RuntimeException e) {
                List<Problem> problems = located(name, Failed.problems(name, e));
                tally.failed(i, Part.refused(name, problems, new Failed(name, problems)), e);
                return goesOn || manner.goesOn();
            }
        });
    }

    private static List<Problem> doubled(String name, Set<String> names) {
        return names.add(name)
                ? List.of()
                : List.of(Problem.of(Origin.of(name), Key.root(), "the source is given twice", "each source once"));
    }

    /** What a journal or a choice says without the name of its source is told of that source: there are several here. */
    private static List<Problem> located(String name, List<Problem> problems) {
        return problems.stream()
                .map(one -> one.origin().source().contains(name) ? one : one.in(name))
                .toList();
    }
}
