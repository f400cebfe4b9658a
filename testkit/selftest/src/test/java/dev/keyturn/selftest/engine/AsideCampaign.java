package dev.keyturn.selftest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.To;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.OnConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something that is done to a migrated file beside migrations, with the power going at every point of it: it is not done or
 * done, can be done again, and nothing that the way back needs is lost.
 */
final class AsideCampaign {
    private final FileBench bench;
    private final Migrations chain;
    private final Consumer<Migrator> operation;
    private final boolean isWhole;
    private final Settings original;
    private final Settings migrated;
    private final List<String> bad = new ArrayList<>();
    private int count;

    AsideCampaign(FileBench bench, Migrations chain, Consumer<Migrator> operation, boolean isWhole) {
        this.bench = bench;
        this.chain = chain;
        this.operation = operation;
        this.isWhole = isWhole;
        Drive drive = bench.drive();
        this.original = bench.settings(drive.now());
        bench.migrator(drive, chain).migrate();
        this.migrated = bench.settings(drive.now());
    }

    int states() {
        return count;
    }

    List<String> bad() {
        return bad;
    }

    void run() {
        Drive drive = bench.drive();
        bench.migrator(drive, chain).migrate();
        Contents start = drive.settled().before();
        Drive disturbed = bench.on(start);
        operation.accept(bench.migrator(disturbed, chain));
        Settings done = bench.settings(disturbed.now());
        new PowerLoss(start, disturbed.operations(), isWhole).states(0, state -> {
            count++;
            try {
                check(state, done);
            } catch (AssertionError | RuntimeException wrong) {
                bad.add(wrong + "\n" + bench + " with\n  "
                        + String.join("\n  ", state.all().keySet()));
            }
        });
    }

    private void check(Contents state, Settings done) {
        assertThat(List.of(migrated, done)).as("after the crash").contains(bench.settings(state));
        Drive drive = bench.on(state);
        bench.migrator(drive, chain).recover(OnConflict.REFUSE);
        assertThat(List.of(migrated, done)).as("after recovery").contains(bench.settings(drive.now()));
        FileCampaign.assertNothingUnfinished(drive.now());
        for (String backup : bench.migrator(drive, chain).backups()) {
            bench.migrator(drive.settled(), chain).restore(backup);
        }
        operation.accept(bench.migrator(drive, chain));
        assertThat(bench.settings(drive.now())).as("after doing it again").isEqualTo(done);

        bench.migrator(drive, chain).migrate(Pending.all().heldToo());
        assertThat(bench.settings(drive.now())).as("after the next run").isEqualTo(migrated);
        Migrator back = bench.migrator(drive, chain);
        back.rollback(To.before(back.applied().get(0)));
        assertThat(bench.settings(drive.now())).as("after going back").isEqualTo(original);
    }
}
