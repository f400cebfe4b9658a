package dev.keyturn.selftest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.To;
import dev.keyturn.files.FileSource;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Selection;
import dev.keyturn.step.OnConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Takes the power away at every operation of a migration of a file that is mounted by itself. It is written in place, so the
 * platter may hold a mixture; the next run makes one of the two contents of it again.
 */
class InPlacePowerLossTest {
    private static final FileBench BENCH = FileBench.PROPERTIES;
    private static final Migrations CHAIN = Chains.all().get(1);
    private static final Logger LOG = Logger.getLogger("dev.keyturn");

    @BeforeAll
    static void silence() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(null);
    }

    private static Drive drive(Contents contents) {
        return new Drive(contents).mount(BENCH.file());
    }

    private static Settings settings(Drive drive) {
        return FileSource.of(drive.path(BENCH.file())).read(Selection.all()).settings();
    }

    private static void migrate(Drive drive) {
        BENCH.migrator(drive, CHAIN).migrate(Pending.all().heldToo());
    }

    /** The settings after each write of a run that nothing disturbs. */
    private static List<Settings> shapes(Contents start, List<Operation> operations) {
        List<Settings> shapes = new ArrayList<>(List.of(settings(drive(start))));
        Contents then = new Contents(start);
        for (Operation one : operations) {
            then.apply(one, Operation.Fate.KEPT);
            if (one instanceof Operation.Force && !settings(drive(then)).equals(shapes.get(shapes.size() - 1))) {
                shapes.add(settings(drive(then)));
            }
        }
        return shapes;
    }

    @Test
    void CRASH_a_file_that_is_written_in_place_is_old_or_new_after_recovery_and_new_after_the_next_run() {
        Contents start = BENCH.drive().now();
        Drive drive = drive(start);
        migrate(drive);
        List<Settings> shapes = shapes(start, drive.operations());
        assertThat(shapes).hasSize(CHAIN.list().size() + 1);
        List<String> bad = new ArrayList<>();
        int[] count = new int[2];

        new PowerLoss(start, drive.operations(), false).states(0, state -> {
            count[0]++;
            count[1] += isMixture(state, shapes) ? 1 : 0;
            try {
                check(state, shapes);
            } catch (AssertionError | RuntimeException wrong) {
                bad.add(wrong + "\nwith\n  " + String.join("\n  ", state.all().keySet()));
            }
        });

        System.out.println("CRASH: " + count[0] + " states after power loss in place explored, " + count[1]
                + " of them mixtures, " + bad.size() + " bad");
        assertThat(bad.stream().limit(3)).isEmpty();
        assertThat(count[1]).as("mixtures").isPositive();
    }

    private static boolean isMixture(Contents state, List<Settings> shapes) {
        try {
            return !shapes.contains(settings(drive(state)));
        } catch (RuntimeException unreadable) {
            return true;
        }
    }

    private static void check(Contents state, List<Settings> shapes) {
        Drive drive = drive(state);
        Migrator migrator = BENCH.migrator(drive, CHAIN);
        migrator.recover(OnConflict.REFUSE);
        assertThat(shapes).as("after recovery").contains(settings(drive));
        assertThat(drive.now().all().keySet())
                .as("what a killed run left behind is swept")
                .noneMatch(path -> path.endsWith("in-place") || path.endsWith(".unfinished"))
                .noneMatch(path -> path.matches(".*\\.keyturn(-[^/]*)?"));
        migrate(drive);
        assertThat(settings(drive)).as("after the next run").isEqualTo(shapes.get(shapes.size() - 1));
        migrator.rollback(To.before(migrator.applied().get(0)));
        assertThat(settings(drive)).as("after the rollback").isEqualTo(shapes.get(0));
    }
}
