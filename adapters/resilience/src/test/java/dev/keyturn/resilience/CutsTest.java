package dev.keyturn.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.keyturn.To;
import dev.keyturn.jdbc.JdbcSource;
import dev.keyturn.spi.SettingsSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The driver fails, or loses its connection, at each call in turn, before and after it took effect: the run succeeds all the same, in
 * one call, and has done everything once.
 */
class CutsTest {
    /** The ordinary build tries one call in so many, others for each way to fail, and each end of a transaction. */
    private static final int STRIDE = Boolean.getBoolean("keyturn.thorough") ? 1 : 31;

    private final List<String> told = new CopyOnWriteArrayList<>();

    private enum What {
        MIGRATE,
        ROLL_BACK,
        /** An entry of the journal by itself. */
        NOTE;

        void run(SettingsSource source) {
            if (this == MIGRATE) {
                Shape.migrator(source).migrate();
            } else if (this == ROLL_BACK) {
                Shape.migrator(source).rollback(To.before("1-datasource"));
            } else {
                Shape.migrator(source).note("a new year");
            }
        }

        String prepared(Databases database) {
            String table = Shape.table(database);
            if (this != MIGRATE) {
                MIGRATE.run(JdbcSource.of(database.dataSource(), table));
            }
            return table;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "SQLITE", "POSTGRESQL"})
    void everyRunSucceedsInOneCall(Databases database) throws Exception {
        DataSource dataSource = database.dataSource();
        Map<Cuts.How, Integer> tried = new EnumMap<>(Cuts.How.class);
        for (What what : What.values()) {
            String undisturbed = what.prepared(database);
            Cuts none = Cuts.none(dataSource);
            what.run(wrapped(none, undisturbed));
            Shape.State right = Shape.state(dataSource, undisturbed);
            assertThat(right.settings()).isEqualTo(what == What.ROLL_BACK ? Shape.OLD : Shape.NEW);
            for (Cuts.How how : Cuts.How.values()) {
                for (int at = 1; at <= none.calls(); at++) {
                    if (isTried(database, none, how, at) && once(database, what, how, at, right)) {
                        tried.merge(how, 1, Integer::sum);
                    }
                }
            }
        }
        int sum = tried.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("CUTS: " + database + ": " + sum + " points tried, 0 bad: " + tried);
        assertThat(told).isNotEmpty().noneMatch(line -> line.contains("hunter2"));
        assertThat(sum).isGreaterThan(500 / STRIDE);
    }

    /** There is no server of SQLite that could go on. */
    private static boolean isTried(Databases database, Cuts whole, Cuts.How how, int at) {
        boolean isCommit = whole.commits().contains(at);
        return switch (how) {
            case COMMITS_LATER, IS_UNDONE_LATER ->
                isCommit
                        && database != Databases.SQLITE
                        && (STRIDE == 1 || (at + how.name().length()) % 2 == 0);
            case LOSES_A_DEADLOCK -> !whole.ends().contains(at) && (at + 3) % STRIDE == 0;
            case IS_CUT_BEFORE, IS_CUT_AFTERWARDS ->
                isCommit || (at + how.name().length()) % STRIDE == 0;
        };
    }

    private SettingsSource wrapped(Cuts cuts, String table) {
        return Resilient.of(JdbcSource.of(cuts.dataSource(), table))
                .policy(Quick.POLICY)
                .tell(event -> told.add(event.toString()))
                .wrap();
    }

    /** Whether there was a failure. */
    private boolean once(Databases database, What what, Cuts.How how, int at, Shape.State right) throws Exception {
        String table = what.prepared(database);
        Cuts cuts = Cuts.at(database.dataSource(), how, at, database.letGo(table));
        String point = database + ": " + what + ", " + cuts;
        SettingsSource source = wrapped(cuts, table);
        assertThatCode(() -> what.run(source)).as(point).doesNotThrowAnyException();
        source.close();
        cuts.join();
        assertThat(Shape.state(database.dataSource(), table)).as(point).isEqualTo(right);
        return cuts.hasFailed();
    }
}
