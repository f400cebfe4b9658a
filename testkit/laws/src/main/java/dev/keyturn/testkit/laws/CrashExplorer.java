package dev.keyturn.testkit.laws;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.OnConflict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Ends the process at every write of a run, each write lost, half done and done; then lets the next ones run, and looks at what
 * they find. It works in memory, with the engine that works everywhere else.
 *
 * <pre>{@code
 * CrashExplorer.Explored all = CrashExplorer.of(Migrations.of(FIRST, SECOND)).migrating(settings);
 * }</pre>
 */
public final class CrashExplorer {
    private static final int KEY_LENGTH = 32;

    private final Migrations chain;
    private final int everySecond;

    private CrashExplorer(Migrations chain, int everySecond) {
        this.chain = chain;
        this.everySecond = everySecond;
    }

    /** For runs of these migrations, each killed once. */
    public static CrashExplorer of(Migrations chain) {
        return new CrashExplorer(chain, 0);
    }

    /** The same, where the process that recovers is killed as well, at every write, or at every n-th. */
    public CrashExplorer killedAgainAtEvery(int nth) {
        return new CrashExplorer(chain, nth);
    }

    /**
     * What came of it.
     *
     * @param states how many states were looked at
     * @param wrong what is wrong with the first that is wrong
     */
    public record Explored(int states, Optional<String> wrong) {
        Explored and(Explored other) {
            return new Explored(states + other.states, wrong.or(other::wrong));
        }
    }

    /** Ends a migration. */
    public Explored migrating(Settings before) {
        return explore(
                before,
                new Way(
                        Migrator::migrate,
                        Migrator::migrate,
                        Migrator::migrate,
                        List.of(after(before, Migrator::migrate))));
    }

    /** Ends a rollback of all that was migrated, and a migration that is not gone on with, but taken back. */
    public Explored rollingBack(Settings before) {
        Settings end = after(before, CrashExplorer::thereAndBack);
        Explored all = explore(
                before,
                new Way(
                        CrashExplorer::thereAndBack,
                        CrashExplorer::thereAndBack,
                        CrashExplorer::thereAndBack,
                        List.of(end)));
        return all.wrong().isPresent()
                ? all
                : all.and(explore(
                        before,
                        new Way(Migrator::migrate, CrashExplorer::back, CrashExplorer::thereAndBack, ends(before))));
    }

    /**
     * What is run and killed, and what is run after that.
     *
     * @param whole what passes through all shapes that may be found on the way
     * @param ends what may be there in the end
     */
    private record Way(
            Consumer<Migrator> run, Consumer<Migrator> next, Consumer<Migrator> whole, List<Settings> ends) {}

    /** Whoever is killed on the way up goes on there before all is taken back: what is born in a shape is taken back, too. */
    private static void thereAndBack(Migrator migrator) {
        migrator.recover(OnConflict.REFUSE);
        if (migrator.held().isEmpty()) {
            migrator.migrate();
        }
        back(migrator);
    }

    private static void back(Migrator migrator) {
        migrator.recover(OnConflict.REFUSE);
        if (!migrator.applied().isEmpty()) {
            migrator.rollback(To.before(migrator.applied().get(0)));
        }
    }

    /** What is there after some of the migrations were applied and taken back; the same for each number of them, but where they were born. */
    private List<Settings> ends(Settings before) {
        List<Settings> ends = new ArrayList<>(List.of(before));
        List<Migration> all = chain.list();
        for (int some = 1; some <= all.size(); some++) {
            Migrations first = Migrations.of(all.subList(0, some).toArray(new Migration[0]));
            ends.add(CrashExplorer.of(first).after(before, CrashExplorer::thereAndBack));
        }
        return ends;
    }

    private Settings after(Settings before, Consumer<Migrator> run) {
        Disk disk = new Disk(before);
        toTheEnd(disk, run);
        return disk.settings();
    }

    private Explored explore(Settings before, Way way) {
        List<Settings> shapes = shapes(before, way.whole);
        int writes = toTheEnd(new Disk(before), way.run);
        int states = 0;
        for (int first = 0; first < writes; first++) {
            for (Disk.Torn how : Disk.Torn.values()) {
                for (Disk killed : killed(before, way, first, how, writes)) {
                    states++;
                    Optional<String> wrong = wrong(killed, way, shapes);
                    if (wrong.isPresent()) {
                        String when = "killed at write " + (first + 1) + " of " + writes + ", which is "
                                + switch (how) {
                                    case BEFORE -> "lost";
                                    case HALF -> "half done";
                                    case AFTER -> "done";
                                };
                        return new Explored(states, wrong.map(what -> when + ": " + what));
                    }
                }
            }
        }
        return new Explored(states, Optional.empty());
    }

    /** Disks on which one process was killed, or two. */
    private List<Disk> killed(Settings before, Way way, int first, Disk.Torn how, int writes) {
        if (everySecond == 0) {
            Disk disk = new Disk(before);
            kill(disk, way.run, first, how);
            return List.of(disk);
        }
        List<Disk> disks = new ArrayList<>();
        for (int second = 0; second < writes - first + 2; second += everySecond) {
            for (Disk.Torn again : Disk.Torn.values()) {
                Disk disk = new Disk(before);
                kill(disk, way.run, first, how);
                kill(disk, way.next, second, again);
                disks.add(disk);
            }
        }
        return disks;
    }

    private Optional<String> wrong(Disk disk, Way way, List<Settings> shapes) {
        Settings end = way.ends.get(way.ends.size() - 1);
        disk.neverCrash();
        migrator(disk).recover(OnConflict.REFUSE);
        if (!shapes.contains(disk.settings())) {
            return Optional.of(
                    "after recovery the settings are neither the old ones nor the new ones; from the new ones:\n"
                            + Differences.between(end, disk.settings()));
        }
        toTheEnd(disk, way.next);
        if (!way.ends.contains(disk.settings())) {
            return Optional.of("after the next run:\n" + Differences.between(end, disk.settings()));
        }
        for (String backup : migrator(disk).backups()) {
            Disk restored = disk.copy();
            migrator(restored).restore(backup);
            if (!shapes.contains(restored.settings())) {
                return Optional.of(
                        "backup " + backup + " holds neither the old settings nor the new ones; from the new ones:\n"
                                + Differences.between(end, restored.settings()));
            }
        }
        int entries = disk.entries().size();
        toTheEnd(disk, way.next);
        return disk.entries().size() == entries
                ? Optional.empty()
                : Optional.of("a run with nothing to do writes to the journal");
    }

    /** The settings after every write of a run that nothing disturbs. */
    private List<Settings> shapes(Settings before, Consumer<Migrator> run) {
        List<Settings> shapes = new ArrayList<>();
        int writes = toTheEnd(new Disk(before), run);
        for (int write = 0; write <= writes; write++) {
            Disk disk = new Disk(before);
            kill(disk, run, write, Disk.Torn.BEFORE);
            shapes.add(disk.settings());
        }
        return shapes;
    }

    private void kill(Disk disk, Consumer<Migrator> run, int write, Disk.Torn how) {
        disk.crashAt(write, how);
        try {
            run.accept(migrator(disk));
        } catch (Disk.Ended gone) {
            disk.neverCrash(); // whoever starts next is not killed
        }
    }

    private int toTheEnd(Disk disk, Consumer<Migrator> run) {
        disk.neverCrash();
        run.accept(migrator(disk));
        return disk.writes();
    }

    private Migrator migrator(Disk disk) {
        return Migrator.of(disk.source())
                .with(chain)
                .journal(disk.journal(), disk.lock())
                .backups(disk.backups())
                .keepBackups(2, Duration.ofDays(1))
                .key(new byte[KEY_LENGTH])
                .withoutLog()
                .build();
    }
}
