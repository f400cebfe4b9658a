package dev.keyturn.selftest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files of Keyturn's own with a bit that is another one, or with their end missing: noticed and named, or harmless. */
class DamageTest {
    /** Every bit of every byte; otherwise one of each. */
    private static final boolean THOROUGH = Boolean.getBoolean("keyturn.thorough");

    private static final Logger LOG = Logger.getLogger("dev.keyturn");
    private static final Migrations CHAIN = Migrations.of(Chains.FIRST, Chains.SECOND);

    private int tried;
    private int noticed;

    @BeforeAll
    static void silence() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(null);
    }

    @Test
    void everyDamageToAnEntryOfTheJournalIsNoticedAndNamesTheEntry() {
        for (int entry = 1; entry <= 4; entry++) {
            damage(
                    FileBench.PROPERTIES.directory() + "/00000" + entry + ".json",
                    "00000" + entry,
                    DamageTest::rollback);
        }
        report("the journal");
        assertThat(noticed).as("an entry has no byte that does not matter").isEqualTo(tried);
    }

    @Test
    void everyDamageToABackupIsNoticedAndNamesTheBackup() {
        damage(
                FileBench.PROPERTIES.directory() + "/backups/000001.backup",
                "backup 000001",
                migrator -> migrator.restore("000001"));
        report("a backup");
        assertThat(noticed).isEqualTo(tried);
    }

    @Test
    void everyDamageToTheKeyIsNoticedAndNamesItsFileOrLeavesTheSameKey() {
        damage(
                FileBench.PROPERTIES.directory() + "/key",
                FileBench.PROPERTIES.directory() + "/key",
                DamageTest::rollback);
        report("the key");
        assertThat(tried - noticed).as("no line end, no padding").isLessThan(THOROUGH ? 30 : 25);
    }

    private void report(String what) {
        System.out.println("DAMAGE: " + tried + " damages to " + what + ", " + noticed + " noticed, "
                + (tried - noticed) + " harmless, 0 bad");
    }

    private static void rollback(Migrator migrator) {
        migrator.rollback(To.count(2));
    }

    /** Does all damages to a file, one at a time, and lets a new process work with each. */
    private void damage(String file, String named, Consumer<Migrator> work) {
        Drive migrated = FileBench.PROPERTIES.drive();
        FileBench.PROPERTIES.migrator(migrated, CHAIN).migrate();
        Drive whole = migrated.settled();
        work.accept(FileBench.PROPERTIES.migrator(whole, CHAIN));
        String right = FileBench.PROPERTIES.text(whole.now());
        String content = migrated.now().all().getOrDefault(file, "");
        assertThat(content).as(file).isNotEmpty();
        List<String> damaged = new ArrayList<>();
        for (int i = 0; i < content.length(); i++) {
            damaged.add(content.substring(0, i));
            int at = i;
            IntStream bits = THOROUGH ? IntStream.range(0, Byte.SIZE) : IntStream.of(i % Byte.SIZE);
            bits.forEach(bit -> damaged.add(
                    content.substring(0, at) + (char) (content.charAt(at) ^ (1 << bit)) + content.substring(at + 1)));
        }
        for (String one : damaged) {
            Drive drive = migrated.settled();
            drive.replace(file, one);
            check(drive.settled(), named, work, right);
        }
    }

    private void check(Drive drive, String named, Consumer<Migrator> work, String right) {
        tried++;
        String before = drive.now().hash();
        List<Problem> problems;
        try {
            work.accept(FileBench.PROPERTIES.migrator(drive, CHAIN));
            assertThat(FileBench.PROPERTIES.text(drive.now()))
                    .as("what was not noticed")
                    .isEqualTo(right);
            return;
        } catch (RefusedException refused) {
            problems = refused.problems();
        } catch (SourceException failed) {
            problems = List.of(failed.problem());
        }
        noticed++;
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.toString()).contains(named));
        assertThat(drive.now().hash()).as("nothing was changed").isEqualTo(before);
    }
}
