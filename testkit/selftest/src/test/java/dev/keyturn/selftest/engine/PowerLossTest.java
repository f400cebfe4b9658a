package dev.keyturn.selftest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.To;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Takes the power away at every operation on files that a run does, and lets the drive keep, lose or tear what was not forced
 * to it.
 */
class PowerLossTest {
    /** The whole campaign; otherwise a slice of it, with every point of the run and some of the states there. */
    private static final boolean THOROUGH = Boolean.getBoolean("keyturn.thorough");

    private static final Logger LOG = Logger.getLogger("dev.keyturn");

    @BeforeAll
    static void silence() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(null);
    }

    @Test
    void CRASH_a_migration_of_a_file_that_loses_power_is_old_or_new_after_recovery_and_new_after_the_next_run() {
        campaign("migrations", PowerLossTest::nothing, PowerLossTest::migrate, PowerLossTest::rollback);
    }

    @Test
    void CRASH_a_rollback_of_a_file_that_loses_power_is_new_or_old_after_recovery_and_old_after_the_next_run() {
        campaign("rollbacks", PowerLossTest::migrate, PowerLossTest::rollback, PowerLossTest::migrate);
    }

    private static void nothing(Migrator migrator) {
        assertThat(migrator.applied()).isEmpty();
    }

    private static void migrate(Migrator migrator) {
        migrator.migrate(Pending.all().heldToo());
    }

    private static void rollback(Migrator migrator) {
        migrator.recover();
        if (!migrator.applied().isEmpty()) {
            migrator.rollback(To.before(migrator.applied().get(0)));
        }
    }

    private static void campaign(
            String what, Consumer<Migrator> before, Consumer<Migrator> operation, Consumer<Migrator> opposite) {
        List<String> bad = new ArrayList<>();
        int states = 0;
        List<Migrations> chains = THOROUGH ? Chains.all() : Chains.all().subList(1, 2);
        for (Migrations chain : chains) {
            FileCampaign campaign = new FileCampaign(chain, before, operation, opposite, THOROUGH);
            assertThat(campaign.shapesSeen()).hasSize(chain.list().size() + 1);
            campaign.run();
            bad.addAll(campaign.bad());
            states += campaign.states();
        }
        System.out.println("CRASH: " + states + " states after power loss in " + what + " of files explored, "
                + bad.size() + " bad");
        assertThat(bad.stream().limit(5)).isEmpty();
        assertThat(states).isGreaterThan(THOROUGH ? 3000 : 70);
    }
}
