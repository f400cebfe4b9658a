package dev.keyturn.selftest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Entry;
import dev.keyturn.step.OnConflict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One operation on a file of settings, with the power going at every point of it, in every way that a drive allows; the same
 * in the recovery from that, and in the recovery from the end of the process alone, which leaves on no platter what it did.
 */
final class FileCampaign {
    private final FileBench bench;
    private final Migrations chain;
    private final Consumer<Migrator> operation;
    private final Consumer<Migrator> opposite;
    private final boolean isWhole;
    private final Contents start;
    private final List<Settings> shapes;
    private final List<Settings> known;
    private final long announcedBefore;
    private final Set<String> seen = new HashSet<>();
    private final List<String> bad = new ArrayList<>();
    private int count;

    /**
     * The operation after some other one, on the same file.
     *
     * @param bench the file
     * @param chain the migrations
     * @param before what is done first, undisturbed
     * @param operation what is disturbed; a second time, it has nothing to do
     * @param opposite what leads back to the settings of before
     * @param isWhole whether every state is looked at, pairs of operations included; otherwise it is a slice
     */
    FileCampaign(
            FileBench bench,
            Migrations chain,
            Consumer<Migrator> before,
            Consumer<Migrator> operation,
            Consumer<Migrator> opposite,
            boolean isWhole) {
        this.bench = bench;
        this.chain = chain;
        this.operation = operation;
        this.opposite = opposite;
        this.isWhole = isWhole;
        Drive drive = bench.drive();
        before.accept(migrator(drive));
        this.start = drive.settled().before();
        this.announcedBefore = announced(bench.on(start));
        this.shapes = shapes();
        this.known = new ArrayList<>(shapes);
        known.add(bench.settings(bench.drive().now()));
    }

    private Migrator migrator(Drive drive) {
        return bench.migrator(drive, chain);
    }

    private long announced(Drive drive) {
        return bench.journal(drive).read().stream()
                .filter(entry -> entry.kind() == Entry.Kind.INTENT || entry.kind() == Entry.Kind.REVERSAL)
                .count();
    }

    /** The settings that stand in the file in an operation that nothing disturbs. */
    private List<Settings> shapes() {
        List<Settings> all = new ArrayList<>(List.of(bench.settings(start)));
        Drive drive = bench.on(start);
        operation.accept(migrator(drive));
        Contents then = new Contents(start);
        for (Operation one : drive.operations()) {
            then.apply(one, Operation.Fate.KEPT);
            if (!bench.settings(then).equals(all.get(all.size() - 1))) {
                all.add(bench.settings(then));
            }
        }
        return all;
    }

    /** How many states were looked at. */
    int states() {
        return count;
    }

    /** What is wrong, state by state. */
    List<String> bad() {
        return bad;
    }

    List<Settings> shapesSeen() {
        return shapes;
    }

    void run() {
        Drive drive = bench.on(start);
        operation.accept(migrator(drive));
        List<Operation> operations = drive.operations();
        new PowerLoss(start, operations, isWhole).states(0, state -> {
            if (!check(state, "power lost")) {
                return;
            }
            Drive recovering = bench.on(state);
            attempt(recovering, state, "recovery", migrator -> migrator.recover(OnConflict.REFUSE));
            new PowerLoss(state, recovering.operations(), false).states(1, again -> check(again, "power lost twice"));
        });
        for (int killed = 0; killed <= operations.size(); killed += isWhole ? 1 : 16) {
            int there = killed;
            Drive next = bench.on(start, operations.subList(0, killed));
            attempt(next, next.now(), "the run after the end of a process", operation);
            new PowerLoss(start, next.operations(), false)
                    .states(killed + 1, state -> check(state, "killed after " + there + ", then power lost"));
        }
    }

    private void attempt(Drive drive, Contents state, String what, Consumer<Migrator> work) {
        try {
            work.accept(migrator(drive));
        } catch (RuntimeException failed) {
            found(state, what, failed);
        }
    }

    /** Whether it is one of the states that are looked at. */
    private boolean check(Contents state, String how) {
        if (!seen.add(state.hash()) || (!isWhole && seen.size() % 2 != 0)) {
            return false;
        }
        count++;
        try {
            check(state);
        } catch (AssertionError | RuntimeException wrong) {
            found(state, how, wrong);
        }
        return true;
    }

    private void found(Contents state, String how, Throwable wrong) {
        bad.add(wrong + "\n" + how + ", with\n  "
                + String.join("\n  ", state.all().keySet()));
    }

    private void check(Contents state) {
        Drive drive = bench.on(state);
        assertThat(shapes).as("after the crash").contains(bench.settings(state));
        assertThat(announced(drive) - announcedBefore)
                .as("what undoes the settings is in the journal before they can be seen")
                .isGreaterThanOrEqualTo(shapes.indexOf(bench.settings(state)));

        migrator(drive).recover(OnConflict.REFUSE);
        assertThat(shapes).as("after recovery").contains(bench.settings(drive.now()));
        assertNothingUnfinished(drive.now());
        int entries = bench.journal(drive).read().size();
        migrator(drive).recover(OnConflict.REFUSE);
        assertThat(bench.journal(drive).read()).as("a second recovery").hasSize(entries);

        operation.accept(migrator(drive));
        assertThat(bench.settings(drive.now())).as("after the next run").isEqualTo(shapes.get(shapes.size() - 1));
        String hash = drive.now().hash();
        operation.accept(migrator(drive));
        assertThat(drive.now().hash())
                .as("a run with nothing to do writes nothing")
                .isEqualTo(hash);
        assertThat(drive.now().all().getOrDefault("/etc/.keyturn/.gitignore", "*\n"))
                .isEqualTo("*\n");

        for (String backup : migrator(drive).backups()) {
            Drive restored = drive.settled();
            migrator(restored).restore(backup);
            assertThat(known).as("backup " + backup).contains(bench.settings(restored.now()));
        }
        opposite.accept(migrator(drive));
        assertThat(bench.settings(drive.now())).as("after the opposite").isEqualTo(bench.settings(start));
    }

    static void assertNothingUnfinished(Contents contents) {
        assertThat(contents.all().keySet())
                .as("what a killed run left behind is swept")
                .noneMatch(path -> path.endsWith(".unfinished") || path.matches(".*\\.keyturn(-[^/]*)?"))
                .noneMatch(path -> path.matches(".*/key\\..*"));
    }
}
