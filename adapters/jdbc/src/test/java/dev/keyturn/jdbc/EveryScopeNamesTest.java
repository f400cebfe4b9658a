package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keyturn.Migrator;
import dev.keyturn.Migrators;
import dev.keyturn.SetReport;
import dev.keyturn.StoppedException;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All scopes of a table at once: which scopes these are, and which tables it takes. */
class EveryScopeNamesTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<String> NAMES = List.of(
            "a",
            "A",
            "a ",
            " a",
            "b",
            "b\u0001",
            "b\t",
            "\"a \"",
            "\"",
            "%",
            "'",
            "",
            "\u00e9",
            "e\u0301",
            "\ud83d\ude00",
            "\ud83d\ude01",
            "\uffee");

    /** A database, and the type of a column that takes some names for one; none for that of our own. */
    record Place(Server server, String owner) {
        JdbcSource table() throws SQLException {
            String table = Server.table();
            if (!owner.isEmpty()) {
                execute(
                        server,
                        "CREATE TABLE " + server.quoted(table) + " (" + server.quoted("owner") + " " + owner + ", "
                                + server.quoted("key") + " VARCHAR(100), " + server.quoted("value")
                                + " VARCHAR(1000), " + server.quoted("type") + " VARCHAR(16))"
                                + (server == Servers.MARIADB ? " CHARACTER SET utf8mb4" : ""));
            }
            JdbcSource source = Tenants.in(server.dataSource(), table);
            source.create();
            for (String name : NAMES) {
                Tenants.change(source.scope(name), settings -> Tenants.old(name));
            }
            return source;
        }
    }

    static Stream<Place> places() {
        return Stream.of(
                new Place(Servers.H2_MEMORY, ""),
                new Place(Servers.H2_MEMORY, "VARCHAR_IGNORECASE(100)"),
                new Place(Servers.SQLITE, ""),
                new Place(Servers.SQLITE, "VARCHAR(100) COLLATE NOCASE"),
                new Place(Servers.POSTGRESQL, ""),
                new Place(Servers.POSTGRESQL, "VARCHAR(100)"),
                new Place(Servers.MARIADB, "VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci"),
                new Place(Servers.MARIADB, "VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"));
    }

    static Stream<Server> servers() {
        return Stream.of(Servers.H2_MEMORY, Servers.POSTGRESQL, Servers.MARIADB);
    }

    static Stream<Server> all() {
        return Stream.of(Servers.H2_MEMORY, Servers.SQLITE, Servers.POSTGRESQL, Servers.MARIADB);
    }

    private static void execute(Server server, String sql) throws SQLException {
        try (Connection connection = server.dataSource().getConnection()) {
            Sql.execute(connection, sql);
        }
    }

    private static int rows(Server server, String journal, JdbcSource source) throws SQLException {
        try (Connection connection = server.dataSource().getConnection()) {
            return Sql.query(
                            connection,
                            "SELECT COUNT(*) FROM " + server.quoted(journal) + " WHERE " + server.quoted("source")
                                    + " LIKE ?",
                            row -> row.getInt(1),
                            List.of("%" + source.everyScope().name() + "/%"))
                    .get(0);
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void scopesThatTheTableTakesForOneAreDoneAtOnceAndEachAsByItself(Place place) throws SQLException {
        JdbcSource together = place.table();
        JdbcSource apart = place.table();
        assertThat(together.everyScope().names()).containsExactlyInAnyOrderElementsOf(NAMES);

        SetReport report = Tenants.all(together, Tenants.FIRST).migrate();
        Tenants.oneByOne(apart, Tenants.FIRST).migrate();
        assertThat(report.parts()).hasSize(NAMES.size());
        assertThat(rows(place.server(), "keyturn_journal", together)).isZero();
        assertThat(rows(place.server(), "keyturn_batch", together)).isEqualTo(1);
        assertThat(Tenants.states(together)).isEqualTo(Tenants.states(apart));

        Migrator.of(together.scope("A"))
                .with(Tenants.FIRST, Tenants.SECOND)
                .build()
                .migrate();
        Migrator.of(apart.scope("A"))
                .with(Tenants.FIRST, Tenants.SECOND)
                .build()
                .migrate();
        assertThat(together.scope("A").journal().read()).hasSize(4);
        assertThat(together.scope("a").journal().read()).hasSize(2);
        Tenants.all(together, Tenants.FIRST, Tenants.SECOND).migrate();
        Tenants.oneByOne(apart, Tenants.FIRST, Tenants.SECOND).migrate();
        assertThat(rows(place.server(), "keyturn_batch", together)).isEqualTo(2);
        for (String name : NAMES) {
            JdbcSource one = together.scope(name);
            assertThat(one.journal().read()).as(name).hasSize(4);
            assertThat(one.read(Selection.all()).settings())
                    .as(name)
                    .isEqualTo(apart.scope(name).read(Selection.all()).settings());
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatIsInTheWayOfOneStaysWhereTheTableTakesItForAnother(Place place) throws SQLException {
        JdbcSource table = place.table();
        Tenants.change(table.scope("c"), settings -> Tenants.old("c"));
        Tenants.change(table.scope("C"), settings -> Tenants.old("C").with("datasource.url", Value.of("y")));
        Settings before = table.scope("C").read(Selection.all()).settings();

        StoppedException some = catchThrowableOfType(
                StoppedException.class, () -> Tenants.all(table, Tenants.FIRST).migrate());

        assertThat(some.report().failed()).containsExactly(table.scope("C").name());
        assertThat(rows(place.server(), "keyturn_journal", table)).isZero();
        assertThat(table.scope("c").journal().read()).hasSize(2);
        assertThat(table.scope("C").journal().read()).isEmpty();
        assertThat(table.scope("C").read(Selection.all()).settings()).isEqualTo(before);
    }

    /** MariaDB compares texts as if spaces came behind the shorter one, so that it comes behind some that begin with it. */
    @ParameterizedTest
    @MethodSource("all")
    void namesThatBeginWithAnotherOneAreFoundAlone(Server server) {
        JdbcSource table = Tenants.table(server);
        List<String> names = List.of("b", "b\u0001", "b\t");
        names.forEach(name -> Tenants.change(table.scope(name), settings -> Tenants.old(name)));
        Tenants.all(table, Tenants.FIRST).migrate();
        Migrator.of(table.scope("b"))
                .with(Tenants.FIRST, Tenants.SECOND)
                .build()
                .migrate();
        Tenants.all(table, Tenants.FIRST, Tenants.SECOND).migrate();
        names.forEach(name -> assertThat(table.scope(name).journal().read()).hasSize(4));
    }

    @ParameterizedTest
    @MethodSource("all")
    void documentsAreDoneOneByOne(Server server) {
        JdbcSource table = JdbcSource.documents(server.dataSource(), Server.table())
                .scope("owner", "nobody")
                .build();
        table.create();
        List<String> names = List.of("a", "b", "c");
        names.forEach(name -> Tenants.change(table.scope(name), settings -> Tenants.old(name)));
        assertThat(table.ddl()).noneMatch(statement -> statement.contains("keyturn_batch"));
        assertThat(table.everyScope().names()).containsExactlyElementsOf(names);

        SetReport report = Tenants.all(table, Tenants.FIRST).migrate();

        assertThat(report.parts())
                .hasSize(3)
                .allSatisfy(part -> assertThat(part.migrations()).containsExactly("1-datasource"));
        assertThat(Tenants.all(table, Tenants.FIRST).migrate().isEmpty()).isTrue();
        Tenants.states(table).forEach((whose, now) -> {
            assertThat(now.settings().text("datasource.url")).contains("jdbc:" + whose);
            assertThat(now.entries()).hasSize(2);
        });
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whoOnlyReadsNeedsNoTableOfBatchesAndReadsTheOneThatIsThere(Server server) throws SQLException {
        String schema = Server.table();
        execute(server, "CREATE SCHEMA " + server.quoted(schema));
        JdbcSource table = Tenants.in(server.dataSource(), schema + ".settings");
        table.create();
        Tenants.given(table, 2);
        Tenants.all(table, Tenants.FIRST).migrate();
        JdbcSource production =
                Tenants.in(server.dataSource(), schema + ".settings").readOnly();
        assertThat(production.scope("tenant-1").journal().read()).hasSize(2);
        assertThat(Migrators.of(production.everyScope(), one -> Migrator.of(one).with(Tenants.FIRST))
                        .plan()
                        .isEmpty())
                .isTrue();

        execute(server, "DROP TABLE " + server.quoted(schema) + "." + server.quoted("keyturn_batch"));
        JdbcSource without = Tenants.in(server.dataSource(), schema + ".settings");
        JdbcSource one = without.readOnly().scope("tenant-1");
        assertThat(one.journal().read()).isEmpty();
        try (JdbcSource copy = one.copyIntoMemory()) {
            assertThat(Migrator.of(one)
                            .with(Tenants.SECOND)
                            .build()
                            .rehearseOn(copy)
                            .hasPassed())
                    .isTrue();
        }
        assertThatThrownBy(() -> without.scope("tenant-1").read(Selection.all()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("keyturn_batch");
        assertThat(without.preflight())
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("keyturn_batch"));
        without.create();
        assertThat(without.preflight()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aTableWhoseJournalsAreThoseOfManyIsNoneForRehearsals(Server server) throws SQLException {
        JdbcSource used = Tenants.table(server);
        Tenants.given(used, 2);
        Tenants.all(used, Tenants.FIRST).migrate();
        String table = used.everyScope().name();
        execute(server, "DELETE FROM " + server.quoted(table));
        JdbcSource real = Tenants.table(server);
        Tenants.given(real, 1);
        assertThatThrownBy(() -> real.scope("tenant-0").copyInto(server.dataSource(), table))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a journal of its own");
    }

    @ParameterizedTest
    @MethodSource("all")
    void anEntryWithinOtherWorkComesBehindThoseOfABatch(Server server) {
        JdbcSource table = Tenants.table(server);
        Tenants.given(table, 3);
        Tenants.all(table, Tenants.FIRST).migrate();
        JdbcSource one = table.scope("tenant-1");
        List<Entry> before = one.journal().read();
        Entry third = new Entry(3, before.get(1).checksum(), AT, Entry.Kind.INTENT, about(1));
        Entry fourth = new Entry(4, third.checksum(), AT, Entry.Kind.APPLIED, about(3));
        Entry again = new Entry(1, "", AT, Entry.Kind.INTENT, about(1));
        assertThatThrownBy(() -> one.journal().append(again))
                .isInstanceOf(StaleException.class)
                .hasMessageContaining("another run has written this entry");

        one.atomically(() -> {
            one.journal().append(third);
            one.journal().append(fourth);
            return one;
        });

        assertThat(one.journal().read()).containsExactly(before.get(0), before.get(1), third, fourth);
    }

    private static Table about(long number) {
        return Table.empty().with("of", Value.of(number));
    }
}
