package dev.keyturn.selftest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.To;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    @Test
    void CRASH_what_is_done_beside_migrations_and_loses_power_is_done_or_not_and_the_way_back_stays() {
        Map<String, Consumer<Migrator>> operations = Map.of(
                "restore", migrator -> migrator.restore(migrator.backups().get(0)),
                "rotateKey", Migrator::rotateKey,
                "tag", migrator -> migrator.tag("before-release"));
        for (Map.Entry<String, Consumer<Migrator>> operation : operations.entrySet()) {
            List<String> bad = new ArrayList<>();
            int states = 0;
            for (FileBench bench : benches()) {
                List<Migrations> chains = Benches.chains(bench);
                Migrations chain = chains.get(THOROUGH ? chains.size() - 1 : 0);
                AsideCampaign campaign = new AsideCampaign(bench, chain, operation.getValue(), THOROUGH);
                campaign.run();
                bad.addAll(campaign.bad());
                states += campaign.states();
            }
            say(operation.getKey(), states, bad);
            assertThat(bad.stream().limit(5)).isEmpty();
            assertThat(states).isGreaterThan(40);
        }
    }

    /** Every format; one of them on a file system without hard links, too, and all of them in the whole campaign. */
    private static List<FileBench> benches() {
        List<FileBench> benches = new ArrayList<>(Benches.all());
        Benches.all().stream()
                .limit(THOROUGH ? Integer.MAX_VALUE : 1)
                .forEach(bench -> benches.add(bench.withoutLinks()));
        return benches;
    }

    private static void say(String what, int states, List<String> bad) {
        System.out.println("CRASH: " + states + " states after power loss in " + what + " of files explored, "
                + bad.size() + " bad");
    }

    private static void campaign(
            String what, Consumer<Migrator> before, Consumer<Migrator> operation, Consumer<Migrator> opposite) {
        List<String> bad = new ArrayList<>();
        int states = 0;
        for (FileBench bench : benches()) {
            List<Migrations> all = Benches.chains(bench);
            boolean isFull = bench.equals(FileBench.PROPERTIES);
            for (Migrations chain : THOROUGH ? all : isFull ? all.subList(1, 2) : all.subList(0, 1)) {
                FileCampaign campaign = new FileCampaign(bench, chain, before, operation, opposite, THOROUGH);
                assertThat(campaign.shapesSeen())
                        .as("%s", bench)
                        .hasSize(chain.list().size() + 1);
                campaign.run();
                bad.addAll(campaign.bad());
                states += campaign.states();
            }
        }
        say(what, states, bad);
        assertThat(bad.stream().limit(5)).isEmpty();
        assertThat(states).isGreaterThan(THOROUGH ? 3_000 : 300);
    }
}
