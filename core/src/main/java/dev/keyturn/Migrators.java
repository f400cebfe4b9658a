package dev.keyturn;

import dev.keyturn.SetReport.Part;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.HoldsMany;
import dev.keyturn.spi.Patch;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.step.OnConflict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The same migrations on several sources, as one plan: the files of an application, the tables of a thousand tenants.
 *
 * <pre>{@code
 * Migrators all = Migrators.of(
 *     FileSource.set(Path.of("config"), "application*.yaml"), source -> Migrator.of(source).with(DATASOURCE));
 * }</pre>
 *
 * <p>All are looked at first. If something is in the way in one of them, nothing is written in any, and what is wrong with all
 * of them is told at once. Then one is done after the other, each with a journal, a lock and a recovery of its own. If one fails
 * then, the rest is left alone: a {@link StoppedException} says what is done, what is not, and what to do. Running again goes on
 * where it stopped, since what is done is not done again. A source that joins later gets what is pending for it, and one that
 * is gone is not missed.
 *
 * <p>One source is open at a time, on the thread that calls, or as many as {@link #parallel} says; of each only its part of the
 * report is kept. {@link #keepGoing} is for thousands of tenants, of which one must not stop the others, and {@link #tell} tells how far
 * it has come.
 */
public final class Migrators {
    private final Round round;
    private final Optional<InBatches<?>> batches;

    private Migrators(Round round, Optional<InBatches<?>> batches) {
        this.round = round;
        this.batches = batches;
    }

    private Migrators in(Manner manner) {
        return new Migrators(round.in(manner), batches);
    }

    /**
     * Migrators for several places, in their order.
     *
     * @param places what {@code each} makes a source of: sources themselves, if they can be used after they were closed, as those
     *     of files can; or paths, or the names of tenants
     * @param each what is given to each migrator. It is asked anew at every turn of a place, and the source in it is closed at the
     *     end of the turn
     */
    public static <T> Migrators of(
            Collection<? extends T> places, Function<? super T, ? extends MigratorBuilder> each) {
        return new Migrators(
                new Round(
                        places.stream()
                                .<Supplier<MigratorBuilder>>map(place -> () -> each.apply(place))
                                .toList(),
                        Manner.USUAL),
                Optional.empty());
    }

    /**
     * Migrators for all that a store holds, such as the tenants of a table:
     *
     * <pre>{@code
     * Migrators.of(table.everyScope(), one -> Migrator.of(one).with(migrations)).keepGoing().migrate();
     * }</pre>
     *
     * <p>Where the others {@linkplain #keepGoing keep going}, {@link #migrate} does hundreds in one transaction. Those with
     * anything unusual (a write that was killed, settings that were put back, a problem, something to tell), those whose migrators
     * have listeners, backups or another journal, and those of a transaction that failed are done by themselves. The settings and the
     * journal of each are the same either way. All else that can be asked for is done for each by itself.
     *
     * @param store who holds them; whose settings there are it is asked once, here
     */
    public static <S extends SettingsSource> Migrators of(
            HoldsMany<S> store, Function<? super S, ? extends MigratorBuilder> each) {
        InBatches<S> batches = new InBatches<>(store, each);
        return new Migrators(new Round(batches.places(), Manner.USUAL), Optional.of(batches));
    }

    /**
     * The same, with several places at once; one, if this is not called. Each is still done by one thread, with its own
     * journal, lock and recovery, and closed at its end. What makes the migrators is asked by several threads then, and
     * what is shared between the places (a pool of connections) has to be large enough.
     *
     * @param number how many at once, at most
     */
    public Migrators parallel(int number) {
        return in(round.manner().parallel(number));
    }

    /**
     * The same, in which none of them stops the others: what is in the way in one place is only its own. There is no look at
     * all of them first. When the others are done, a {@link StoppedException} says which have failed, and why. Running again
     * does only what is left:
     *
     * <pre>{@code
     * try {
     *     tenants.keepGoing().parallel(4).migrate();
     * } catch (StoppedException some) {
     *     some.failed().forEach(tenant -> …); // mend these; the others are done
     * }
     * }</pre>
     */
    public Migrators keepGoing() {
        return in(round.manner().keepGoing());
    }

    /**
     * The same, which tells how far it has come, each time that a run, a rollback or other work is finished in one place. One
     * is told at a time, by the thread that has finished, which waits for it.
     */
    public Migrators tell(Consumer<Progress> listener) {
        return in(round.manner().tell(listener));
    }

    /** What is in the way anywhere is found before anything is written; not so where it is to be only its own. */
    private static List<String> checked(Round round, Function<Migrator, List<Problem>> look) {
        return round.manner().goesOn() ? round.numbers() : round.check(look);
    }

    /** What {@link #migrate} would do now. Nothing is changed, and no lock is taken. */
    public SetReport plan() {
        return plan(Pending.all());
    }

    /** What {@link #migrate(Pending)} would do now. Nothing is changed, and no lock is taken. */
    public SetReport plan(Pending pending) {
        return round.look(SetReport.Kind.PLAN, migrator -> Part.of(migrator.plan(pending)), Plan::refused);
    }

    /**
     * What {@link #migrate} would write now, as one patch; see {@link Migrator#patch()}.
     *
     * @throws RefusedException if one of them cannot be done, or makes no patches, or is in another work tree than the others
     */
    public Patch patch() {
        return patch(Pending.all());
    }

    /** As {@link #patch()}, for some migrations. */
    public Patch patch(Pending pending) {
        List<Patch> patches = new ArrayList<>();
        round.in(Manner.USUAL).check(migrator -> {
            patches.add(migrator.patch(pending));
            return List.of();
        });
        return Patch.of(patches);
    }

    /** Does on copies in memory what {@link #migrate} would do, and takes it back. Nothing is changed, and no lock is taken. */
    public SetReport rehearse() {
        return round.look(SetReport.Kind.REHEARSAL, migrator -> Part.of(migrator.rehearse()), Rehearsal::refused);
    }

    /** Where every migration stands in every source. Nothing is changed, and no lock is taken. */
    public SetReport status() {
        return round.look(SetReport.Kind.STATUS, migrator -> Part.of(migrator.status()), Status::refused);
    }

    /** Whether the settings of all are what the journals say, and what the migrations promised. Nothing is changed. */
    public SetReport verify() {
        return round.look(SetReport.Kind.VERIFICATION, migrator -> Part.of(migrator.verify()), Verification::refused);
    }

    /**
     * Does all migrations that are to be done, in one source after the other.
     *
     * @throws RefusedException if one of them cannot be done in one of the sources; nothing is written anywhere then
     * @throws StoppedException if one source fails later than that; or, where the others keep going, if any has failed
     */
    public SetReport migrate() {
        return migrate(Pending.all());
    }

    /** As {@link #migrate()}, for some migrations. */
    public SetReport migrate(Pending pending) {
        if (batches.isPresent() && round.manner().goesOn()) {
            return migrate(batches.get(), pending);
        }
        List<String> names = checked(
                round,
                migrator -> migrator.mode() == Mode.OFF
                        ? List.of()
                        : migrator.plan(pending).problems());
        return round.act(SetReport.Kind.MIGRATE, names, migrator -> Part.of(migrator.migrate(pending)));
    }

    private SetReport migrate(InBatches<?> many, Pending pending) {
        Tally tally = new Tally(SetReport.Kind.MIGRATE, round.manner(), many.names());
        List<Integer> left = many.migrate(pending, tally);
        round.act(tally, many.names(), left, true, migrator -> Part.of(migrator.migrate(pending)));
        return tally.report();
    }

    /** What {@link #rollback(To)} would do now. Nothing is changed, and no lock is taken. */
    public SetReport planRollback(To to) {
        AtomicBoolean isAnywhere = new AtomicBoolean();
        To there = to.whereApplied(isAnywhere);
        SetReport plan = round.backwards()
                .look(
                        SetReport.Kind.ROLLBACK_PLAN,
                        migrator -> Part.of(migrator.planRollback(there)),
                        (source, problems) -> RollbackPlan.refused(source, to, problems));
        if (!isAnywhere.get() && plan.problems().isEmpty()) {
            round.first(migrator -> migrator.planRollback(to)); // it says why there is nothing to take back
        }
        return plan;
    }

    /**
     * Takes migrations back, in the opposite order of sources, and keeps what was edited since. How far is worked out in each
     * source for itself. Where nothing is applied, or not the migration that is to be taken back, nothing is taken back; only if
     * that is so everywhere, it is refused.
     *
     * @throws RefusedException if an edit cannot be carried back in one of them; nothing is taken back anywhere then
     * @throws StoppedException if one source fails later than that
     */
    public SetReport rollback(To to) {
        return rollback(to, OnConflict.REFUSE);
    }

    /** As {@link #rollback(To)}; {@code policy} decides where an edit and the old state exclude each other. */
    public SetReport rollback(To to, OnConflict policy) {
        AtomicBoolean isAnywhere = new AtomicBoolean();
        To there = to.whereApplied(isAnywhere);
        Round backwards = round.backwards();
        List<String> names = checked(backwards, migrator -> {
            migrator.mayWrite();
            return migrator.planRollback(there, policy).problems();
        });
        if (!round.manner().goesOn() && !isAnywhere.get()) {
            round.first(migrator -> migrator.planRollback(to)); // it says why there is nothing to take back
        }
        SetReport report =
                backwards.act(SetReport.Kind.ROLLBACK, names, migrator -> Part.of(migrator.rollback(there, policy)));
        if (!isAnywhere.get()) {
            round.first(migrator -> migrator.planRollback(to));
        }
        return report;
    }

    /**
     * Finishes, or gives up, what runs that were killed left unfinished.
     *
     * @throws StoppedException if that cannot be done in some of the sources; the others are recovered all the same
     */
    public SetReport recover() {
        return recover(OnConflict.REFUSE);
    }

    /** As {@link #recover()}; {@code policy} decides about keys that somebody edited after a run was killed. */
    public SetReport recover(OnConflict policy) {
        List<String> names = checked(round, migrator -> {
            migrator.mayWrite();
            return List.of();
        });
        return round.act(SetReport.Kind.RECOVER, names, migrator -> Part.of(migrator.recover(policy)));
    }

    /**
     * Whatever else a migrator can do, in one source after the other: {@code all.each(one -> one.tag("release-7"))}.
     *
     * @throws StoppedException if one fails; the rest is left alone
     */
    public void each(Consumer<Migrator> work) {
        List<String> names = checked(round, migrator -> List.of());
        round.act(SetReport.Kind.EACH, names, migrator -> {
            work.accept(migrator);
            return Part.of(Report.nothing(migrator.source(), ""));
        });
    }
}
