package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keyturn.Migrator;
import dev.keyturn.Migrators;
import dev.keyturn.Pending;
import dev.keyturn.Progress;
import dev.keyturn.SetReport;
import dev.keyturn.StoppedException;
import dev.keyturn.To;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Selection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All scopes of a table at once: what is left behind is what a run on each by itself leaves. */
class EveryScopeTest {
    static Stream<Server> servers() {
        return Stream.of(Servers.H2_MEMORY, Servers.SQLITE, Servers.POSTGRESQL, Servers.MARIADB);
    }

    /** As tenants are: most alike, some with less, one with a name in the way, one born new, one with characters of its own. */
    private static void given(JdbcSource table) {
        Tenants.given(table, 20);
        Tenants.change(table.scope("less"), settings -> Settings.empty().with("http.timeout", Value.of(10)));
        Tenants.change(table.scope("nothing"), settings -> Settings.empty().with("other", Value.of(1)));
        Tenants.change(table.scope("new"), settings -> Settings.empty().with("datasource.url", Value.of("x")));
        Tenants.change(table.scope("\ud83d\ude00 % ' \uffee"), settings -> Tenants.old("emoji"));
        Tenants.change(table.scope("in the way"), settings -> Tenants.old("x").with("datasource.url", Value.of("y")));
    }

    private static int rows(Server server, String table, JdbcSource source) throws SQLException {
        try (Connection connection = server.dataSource().getConnection()) {
            return Sql.query(
                            connection,
                            "SELECT COUNT(*) FROM " + server.quoted(table) + " WHERE " + server.quoted("source")
                                    + " LIKE ?",
                            row -> row.getInt(1),
                            List.of("%" + source.everyScope().name() + "/%"))
                    .get(0);
        }
    }

    private static SetReport migrate(Migrators migrators) {
        return catchThrowableOfType(StoppedException.class, migrators::migrate).report();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void settingsAndJournalsAreThoseOfRunsOneByOne(Server server) throws SQLException {
        JdbcSource together = Tenants.table(server);
        JdbcSource apart = Tenants.table(server);
        given(together);
        given(apart);

        SetReport one = migrate(Tenants.all(together, Tenants.FIRST));
        SetReport other = migrate(Tenants.oneByOne(apart, Tenants.FIRST));

        assertThat(Tenants.states(together)).isEqualTo(Tenants.states(apart));
        assertThat(one.failed()).containsExactly(together.scope("in the way").name());
        assertThat(one.toString().replace(together.everyScope().name(), "T"))
                .isEqualTo(other.toString().replace(apart.everyScope().name(), "T"));
        assertThat(rows(server, "keyturn_journal", together)).isZero();
        assertThat(rows(server, "keyturn_batch", together)).isEqualTo(3);

        SetReport second = migrate(Tenants.all(together, Tenants.FIRST, Tenants.SECOND));
        migrate(Tenants.oneByOne(apart, Tenants.FIRST, Tenants.SECOND));
        assertThat(second.parts().stream().filter(part -> part.source().endsWith("tenant-7")))
                .allSatisfy(part -> assertThat(part.migrations()).containsExactly("2-cache"));
        assertThat(Tenants.states(together)).isEqualTo(Tenants.states(apart));

        assertThat(migrate(Tenants.all(together, Tenants.FIRST, Tenants.SECOND)).isEmpty())
                .isFalse();
        assertThat(Tenants.states(together)).isEqualTo(Tenants.states(apart));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void severalMigrationsAtOnceAreThoseOfRunsOneByOne(Server server) {
        JdbcSource together = Tenants.table(server);
        JdbcSource apart = Tenants.table(server);
        given(together);
        given(apart);
        migrate(Tenants.all(together, Tenants.FIRST, Tenants.SECOND));
        migrate(Tenants.oneByOne(apart, Tenants.FIRST, Tenants.SECOND));
        assertThat(Tenants.states(together)).isEqualTo(Tenants.states(apart));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatWasDoneForManyIsTakenBackForOneWithItsEdits(Server server) {
        JdbcSource table = Tenants.table(server);
        given(table);
        migrate(Tenants.all(table, Tenants.FIRST));
        JdbcSource one = table.scope("tenant-3");
        Tenants.change(one, settings -> settings.with("http.timeout", Value.of("5s")));
        Migrator alone = Migrator.of(one).with(Tenants.FIRST).build();
        assertThat(alone.verify().problems()).isEmpty();
        assertThat(alone.rollback(To.before("1-datasource")).rolledBack()).containsExactly("1-datasource");
        assertThat(one.read(Selection.all()).settings())
                .isEqualTo(Tenants.old("tenant-3").with("http.timeout", Value.of(5000)));
        assertThat(one.journal().read()).hasSize(4);

        // it is held for that one only, and done again with the others when somebody asks for it
        assertThat(migrate(Tenants.all(table, Tenants.FIRST)).parts())
                .allSatisfy(part -> assertThat(part.migrations()).isEmpty());
        List<String> again = new ArrayList<>();
        StoppedException some = catchThrowableOfType(
                StoppedException.class,
                () -> Tenants.all(table, Tenants.FIRST).migrate(Pending.all().heldToo()));
        some.done().parts().stream()
                .filter(part -> !part.migrations().isEmpty())
                .forEach(part -> again.add(part.source()));
        assertThat(again).containsExactly(one.name());
        assertThat(one.journal().read()).hasSize(6);
        assertThat(one.read(Selection.all()).settings().text("http.timeout")).contains("5s");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatTheDatabaseRefusesForOneStopsNobodyElse(Server server) throws SQLException {
        if (server == Servers.SQLITE) {
            return; // it adds no rules to tables that are there
        }
        JdbcSource table = Tenants.table(server);
        Tenants.given(table, 5);
        try (Connection connection = server.dataSource().getConnection()) {
            String owner = server.quoted("owner");
            Sql.execute(
                    connection,
                    "ALTER TABLE " + server.quoted(table.everyScope().name()) + " ADD CHECK (" + owner
                            + " <> 'tenant-3' OR " + server.quoted("key") + " <> 'datasource.url')");
        }
        SetReport report = migrate(Tenants.all(table, Tenants.FIRST));
        assertThat(report.failed()).containsExactly(table.scope("tenant-3").name());
        assertThat(report.problems().get(0).toString()).contains("a rule of the table was broken");
        Tenants.states(table)
                .forEach((whose, now) -> assertThat(now.entries()).hasSize(whose.equals("tenant-3") ? 0 : 2));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void eachIsToldAndAllAreTakenBack(Server server) {
        JdbcSource table = Tenants.table(server);
        Tenants.given(table, 30);
        Map<String, Tenants.State> before = Tenants.states(table);
        List<Progress> told = new ArrayList<>();
        SetReport report = Tenants.all(table, Tenants.FIRST).tell(told::add).migrate();
        assertThat(report.parts()).hasSize(30);
        assertThat(told).hasSize(30);
        assertThat(told.get(29).done()).isEqualTo(30);
        assertThat(report.parts().get(0))
                .hasToString(table.scope("tenant-0").name() + "\n  migrated 1-datasource: 3 keys changed\n");
        assertThat(report.parts().get(0).toJson()).contains("\"keys\":3");

        Tenants.all(table).parallel(4).rollback(To.before("1-datasource"));
        Tenants.states(table).forEach((whose, now) -> {
            assertThat(now.settings()).isEqualTo(before.get(whose).settings());
            assertThat(now.entries()).hasSize(4);
        });
    }
}
