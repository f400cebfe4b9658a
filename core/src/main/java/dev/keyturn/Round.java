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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Goes through several places, one after the other: each is opened when its turn comes, and closed at its end. */
final class Round {
    private final List<Supplier<MigratorBuilder>> places;

    Round(List<Supplier<MigratorBuilder>> places) {
        this.places = List.copyOf(places);
    }

    /** The same places, the last one first. */
    Round backwards() {
        List<Supplier<MigratorBuilder>> last = new ArrayList<>(places);
        Collections.reverse(last);
        return new Round(last);
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
        Set<String> names = new HashSet<>();
        List<Part> parts = new ArrayList<>();
        for (Supplier<MigratorBuilder> place : places) {
            parts.add(part(place, names, look, refused));
        }
        return new SetReport(kind, parts);
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
        Set<String> names = new HashSet<>();
        List<String> order = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Supplier<MigratorBuilder> place : places) {
            String name = "";
            try (Turn turn = new Turn(place)) {
                name = turn.name();
                order.add(name);
                problems.addAll(doubled(name, names));
                problems.addAll(turn.take(look));
            } catch (RefusedException e) {
                problems.addAll(located(name, e.problems()));
            } catch (SourceException e) {
                problems.addAll(located(name, List.of(e.problem())));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return order;
    }

    /**
     * Does it in one source after the other.
     *
     * @param names the names of the sources, from {@link #check}
     * @throws StoppedException if one of them fails
     */
    SetReport act(Kind kind, List<String> names, Function<Migrator, Part> action) {
        List<Part> done = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        int next = 0;
        while (next < places.size() && (failures.isEmpty() || kind.goesOn())) {
            try (Turn turn = new Turn(places.get(next))) {
                done.add(turn.take(action));
            } catch (RuntimeException e) {
                failed.add(names.get(next));
                failures.add(e);
            }
            next++;
        }
        SetReport report = new SetReport(kind, done);
        if (!failures.isEmpty()) {
            throw new StoppedException(report, failed, failures, names.subList(next, names.size()));
        }
        return report;
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
