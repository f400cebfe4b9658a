package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.SetReport;
import dev.keyturn.StoppedException;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The driver fails, or loses its connection, at each call in turn of a run over all scopes: each is as before or as after a run
 * on it, and the next run does what is left, once.
 */
class EveryScopeFaultsTest {
    /** The ordinary build tries one call in seventeen, others for each way to fail, and each end of a transaction. */
    private static final int STRIDE = Boolean.getBoolean("keyturn.thorough") ? 1 : 17;

    private static final int TENANTS = 3;

    @ParameterizedTest
    @EnumSource(FaultsTest.Where.class)
    void eachIsAsBeforeOrAsAfterAndTheNextRunDoesTheRestOnce(FaultsTest.Where where) throws SQLException {
        DataSource dataSource = where.server().dataSource();
        String table = Server.table();
        Tenants.in(dataSource, table).create();
        prepare(dataSource, table);
        Map<String, Tenants.State> before = Tenants.states(Tenants.in(dataSource, table));
        Faults.Faulty whole = Faults.at(dataSource, Faults.How.FAILS_BEFORE, 0);
        run(Tenants.in(whole.dataSource(), table));
        Map<String, Tenants.State> after = Tenants.states(Tenants.in(dataSource, table));
        assertThat(after).isNotEqualTo(before);
        int tried = 0;
        for (Faults.How how : Faults.How.values()) {
            for (int at = 1; at <= whole.calls(); at++) {
                if ((at + how.name().length()) % STRIDE == 0 || whole.ends().contains(at)) {
                    prepare(dataSource, table);
                    String point = "call " + at + " " + how;
                    Optional<RuntimeException> failure =
                            run(Tenants.in(Faults.at(dataSource, how, at).dataSource(), table));
                    failure.ifPresent(it -> assertThat(it.toString()).as(point).doesNotContain("hunter2"));
                    letGo(dataSource, table);
                    JdbcSource next = Tenants.in(dataSource, table);
                    Tenants.states(next)
                            .forEach((whose, now) ->
                                    assertThat(now).as(point + ", " + whose).isIn(before.get(whose), after.get(whose)));
                    if (failure.isEmpty()) {
                        assertThat(Tenants.states(next))
                                .as(point + ", which is not told")
                                .isEqualTo(after);
                    }
                    SetReport report = Tenants.all(next, Tenants.FIRST).migrate();
                    assertThat(report.failed()).as(point).isEmpty();
                    assertThat(Tenants.states(next))
                            .as(point + ", and the next run")
                            .isEqualTo(after);
                    tried++;
                }
            }
        }
        System.out.println(
                "SCOPE FAULTS: " + where + ": " + tried + " of " + 4 * whole.calls() + " points tried, 0 bad");
        assertThat(tried).isGreaterThan(100 / STRIDE);
    }

    private static Optional<RuntimeException> run(JdbcSource table) {
        try {
            Tenants.all(table, Tenants.FIRST).migrate();
            return Optional.empty();
        } catch (StoppedException | SourceException | RefusedException e) {
            return Optional.of(e);
        }
    }

    private static void prepare(DataSource dataSource, String table) throws SQLException {
        letGo(dataSource, table);
        try (Connection connection = dataSource.getConnection()) {
            Dialect dialect = Dialect.of(connection.getMetaData().getDatabaseProductName())
                    .orElseThrow();
            Sql.execute(connection, "DELETE FROM " + dialect.quoted(table));
            for (String journal : List.of("keyturn_journal", "keyturn_batch")) {
                Sql.update(
                        connection,
                        "DELETE FROM " + dialect.quoted(journal) + " WHERE " + dialect.quoted("source") + " LIKE ?",
                        List.of("%" + table + "/%"));
            }
        }
        Tenants.given(Tenants.in(dataSource, table), TENANTS);
    }

    /** As if the time had passed for which H2 waits for a holder that may live. */
    private static void letGo(DataSource dataSource, String table) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
                Sql.update(
                        connection,
                        "UPDATE \"keyturn_lock\" SET \"holder\" = '' WHERE \"source\" LIKE ?",
                        List.of("%" + table + "/%"));
            }
        }
    }
}
