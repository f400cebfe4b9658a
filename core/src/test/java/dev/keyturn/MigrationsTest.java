package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.step.Remove;
import dev.keyturn.step.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    /** In order. */
    private static final List<String> IDS = List.of(
            "1",
            "02",
            "2",
            "9-a",
            "10",
            "10-a",
            "10-a-9",
            "10-a-10",
            "10-b",
            "0123456789012345678901",
            "A",
            "a",
            "a-1",
            "a.1",
            "a01",
            "a1",
            "a1-x",
            "a2",
            "a10",
            "a_1",
            "b");

    private static Migration migration(String id) {
        return Migration.named(id)
                .owner("o")
                .expect("e")
                .rollbackNote("r")
                .remove("a")
                .build();
    }

    private static Migration[] migrations(String... ids) {
        return Stream.of(ids).map(MigrationsTest::migration).toArray(Migration[]::new);
    }

    private static List<String> ids(Migrations migrations) {
        return migrations.list().stream().map(Migration::id).toList();
    }

    @Test
    void idsAreInTheOrderOfTheirPiecesAndNumbers() {
        for (int seed = 0; seed < 50; seed++) {
            List<String> shuffled = new ArrayList<>(IDS);
            shuffled.remove("A");
            Collections.shuffle(shuffled, new Random(seed));
            List<String> expected = new ArrayList<>(IDS);
            expected.remove("A");
            assertThat(ids(Migrations.byId(List.of(migrations(shuffled.toArray(String[]::new))))))
                    .isEqualTo(expected);
        }
    }

    @Test
    void theOrderIsOneOfAllIds() {
        for (int i = 0; i < IDS.size(); i++) {
            for (int j = 0; j < IDS.size(); j++) {
                assertThat(Integer.signum(IdOrder.INSTANCE.compare(IDS.get(i), IDS.get(j))))
                        .as("%s and %s", IDS.get(i), IDS.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void migrationsAreGivenInTheOrderOfTheirIds() {
        Migrations migrations = Migrations.of(migrations("9-a", "10-a", "10-b"));
        assertThat(ids(migrations)).containsExactly("9-a", "10-a", "10-b");
        assertThat(StreamSupport.stream(migrations.spliterator(), false))
                .isEqualTo(migrations.list().stream().toList());
        assertThat(Migrations.of().list()).isEmpty();
    }

    @Test
    void everyMigrationThatStandsTooEarlyAndEveryDoubledOneIsTold() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Migrations.of(migrations("10-a", "9-a", "b", "B", "a")))
                .satisfies(refused -> assertThat(refused.problems().stream().map(Object::toString))
                        .containsExactly(
                                "migrations: the id B comes twice (upper and lower case do not count); expected an id for each"
                                        + " migration; safe to retry",
                                "migrations: migration 9-a stands behind 10-a; expected migrations in the order of their ids;"
                                        + " safe to retry; where another order is meant, use Migrations.inListedOrder",
                                "migrations: migration B stands behind b; expected migrations in the order of their ids; safe"
                                        + " to retry; where another order is meant, use Migrations.inListedOrder"));
    }

    @Test
    void theListedOrderIsKeptAndTakesEachIdOnce() {
        assertThat(ids(Migrations.inListedOrder(List.of(migrations("b", "10", "9")))))
                .containsExactly("b", "10", "9");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Migrations.inListedOrder(List.of(migrations("b", "a", "b"))))
                .withMessage(
                        "migrations: the id b comes twice (upper and lower case do not count); expected an id for each"
                                + " migration; safe to retry");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Migrations.byId(List.of(migrations("b", "a", "B"))))
                .withMessageStartingWith("migrations: the id b comes twice");
    }

    @Test
    void aListOfMigrationsDoesNotChange() {
        List<Migration> given = new ArrayList<>(List.of(migrations("b", "a")));
        Migrations migrations = Migrations.inListedOrder(given);
        given.clear();
        assertThat(ids(migrations)).containsExactly("b", "a");
        assertThatThrownBy(() -> migrations.list().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void serviceLoaderFindsMigrationsInAnyOrder() {
        Migrations found = Migrations.load(MigrationsTest.class.getClassLoader());
        assertThat(ids(found)).containsExactly("9-found", "10-found");
        assertThat(found.list().get(0).checksum())
                .isEqualTo(migration("9-found").checksum())
                .startsWith("k1:");
    }

    /** Found by its name in META-INF/services. */
    public static class Ninth implements Migration {
        @Override
        public String id() {
            return "9-found";
        }

        @Override
        public String owner() {
            return "o";
        }

        @Override
        public String expectation() {
            return "e";
        }

        @Override
        public String rollbackNote() {
            return "r";
        }

        @Override
        public List<Step> steps() {
            return List.of(new Remove(Key.of("a"), false));
        }
    }

    /** Found by its name in META-INF/services, and named there first. */
    public static final class Tenth extends Ninth {
        @Override
        public String id() {
            return "10-found";
        }
    }
}
