package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migrator;
import dev.keyturn.Rehearsal;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.SourceException;
import dev.keyturn.testkit.source.MigratorContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rehearsals on copies of real data, and that nothing is written to these. */
class CopiesTest {
    private static final Settings OLD = Settings.empty()
            .with("db.url", Value.of("jdbc:x"))
            .with("http.timeout", Value.of("3000"))
            .with("other", Value.of("hunter2"));

    /** A database and a layout. */
    record Place(Server server, boolean isDocument) {
        JdbcSource source(DataSource dataSource, String table) {
            return isDocument ? JdbcSource.documents(dataSource, table).build() : JdbcSource.of(dataSource, table);
        }

        JdbcSource filled(String table) {
            JdbcSource source = source(server.dataSource(), table);
            source.create();
            Snapshot empty = source.read(Selection.all());
            source.write(empty.revision(), Edit.of(Changes.between(empty.settings(), OLD)));
            return source;
        }
    }

    static Stream<Place> places() {
        return Stream.of(Servers.H2_MEMORY, Servers.SQLITE, Servers.POSTGRESQL, Servers.MARIADB)
                .flatMap(server -> Stream.of(new Place(server, false), new Place(server, true)));
    }

    private static Rehearsal rehearse(JdbcSource production, JdbcSource copy) {
        return Migrator.of(production).with(MigratorContract.DATASOURCE).build().rehearseOn(copy);
    }

    private static void execute(Server server, String... statements) throws SQLException {
        try (Connection connection = server.dataSource().getConnection()) {
            for (String statement : statements) {
                Sql.execute(connection, statement);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void aRehearsalOnACopyOnlyReadsWhatItIsACopyOf(Place place) {
        String table = Server.table();
        JdbcSource real = place.filled(table);
        Snapshot before = real.read(Selection.all());
        List<String> said = Spied.nothing();
        JdbcSource production =
                place.source(Spied.on(place.server().dataSource(), said), table).readOnly();

        JdbcSource copy = production.copyInto(place.server().dataSource(), table + "_staging");
        assertThat(rehearse(production, copy).hasPassed()).isTrue();
        assertThat(copy.read(Selection.all()).settings().text("datasource.url")).contains("jdbc:x");
        try (JdbcSource inMemory = production.copyIntoMemory()) {
            assertThat(rehearse(production, inMemory).hasPassed()).isTrue();
            assertThat(inMemory.read(Selection.all()).settings().text("other")).contains("hunter2");
        }

        assertThat(real.read(Selection.all())).isEqualTo(before);
        assertThat(real.journal().read()).isEmpty();
        assertThat(said)
                .isNotEmpty()
                .allMatch(sql -> sql.matches("(?s)(SELECT(?!.*FOR UPDATE)|SET TRANSACTION READ ONLY|PRAGMA query_only|"
                        + "READ ONLY|BEGIN$|ROLLBACK$|SHOW).*"));
        assertThat(said).contains(place.server() == Servers.SQLITE ? "PRAGMA query_only = ON" : "READ ONLY true");
    }

    @ParameterizedTest
    @MethodSource("places")
    void aCopyIsMadeAnewAndMadeOfWhatIsThereThen(Place place) {
        String table = Server.table();
        JdbcSource real = place.filled(table);
        JdbcSource copy = real.copyInto(place.server().dataSource(), table + "_staging");
        rehearse(real, copy);
        Snapshot before = real.read(Selection.all());
        Settings edited = before.settings().with("other", Value.of("edited"));
        real.write(before.revision(), Edit.of(Changes.between(before.settings(), edited)));

        JdbcSource again = real.copyInto(place.server().dataSource(), table + "_staging");

        assertThat(again.read(Selection.all()).settings()).isEqualTo(edited);
    }

    @ParameterizedTest
    @MethodSource("places")
    void aTableThatIsNotForRehearsalsIsRefusedAndStaysAsItIs(Place place) throws SQLException {
        Server server = place.server();
        String table = Server.table();
        JdbcSource real = place.filled(table);
        JdbcSource used = place.filled(Server.table());
        Snapshot before = real.read(Selection.all());
        Snapshot usedBefore = used.read(Selection.all());
        DataSource otherAddress = server == Servers.POSTGRESQL
                ? server.unpooled("&ApplicationName=staging")
                : server == Servers.MARIADB ? server.unpooled("?useCompression=false") : server.dataSource();

        assertThatThrownBy(() -> real.copyInto(otherAddress, used.name()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the table holds rows, and was not made for rehearsals");
        assertThatThrownBy(() -> real.copyInto(otherAddress, table))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("was not made for rehearsals");
        execute(server, "DELETE FROM " + server.quoted(table));
        assertThatThrownBy(() -> real.copyInto(otherAddress, table))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it is the table that is to be copied");
        Migrator.of(used).with(MigratorContract.DATASOURCE).build().migrate();
        execute(server, "DELETE FROM " + server.quoted(used.name()));
        assertThatThrownBy(() -> real.copyInto(otherAddress, used.name()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a journal of its own");
        assertThatThrownBy(() -> rehearse(real, used))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a journal of its own");

        assertThat(before.settings()).isEqualTo(usedBefore.settings()).isEqualTo(OLD);
        assertThat(real.read(Selection.all()).settings().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("places")
    void aSourceThatOnlyReadsRefusesToWriteAndSoDoesTheDatabase(Place place) {
        String table = Server.table();
        JdbcSource real = place.filled(table);
        JdbcSource production = real.readOnly();
        Snapshot before = production.read(Selection.all());
        Edit edit = Edit.of(Changes.between(before.settings(), before.settings().with("other", Value.of("x"))));
        assertThatThrownBy(() -> production.write(before.revision(), edit))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("this source only reads");
        assertThatThrownBy(() -> production.lock().acquire(Duration.ZERO, "me"))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("this source only reads");
        Database database = new Database(place.server().dataSource(), real.layout(), table).readOnly();
        Sql.Work<Integer> delete = connection ->
                Sql.update(connection, "DELETE FROM " + real.layout().tableIn(database.dialect()), List.of());
        if (place.server() != Servers.H2_MEMORY) {
            assertThatThrownBy(() -> new Session(database).read(delete)).isInstanceOf(SourceException.class);
            assertThat(real.read(Selection.all())).isEqualTo(before);
        }
        real.write(before.revision(), edit);
    }

    @ParameterizedTest
    @MethodSource("places")
    void theRightToReadIsEnoughForARehearsal(Place place) throws SQLException {
        Server server = place.server();
        org.junit.jupiter.api.Assumptions.assumeTrue(server != Servers.SQLITE, "SQLite has no users");
        String table = Server.table();
        place.filled(table);
        String user = "READER_" + table.toUpperCase(java.util.Locale.ROOT);
        String who = server.user(user, "x");
        execute(server, "GRANT SELECT ON " + server.quoted(table) + " TO " + who);
        JdbcSource production = place.source(server.as(user, "x"), table).readOnly();
        assertThatThrownBy(production::copyIntoMemory)
                .as("a journal that may not be read is not taken for none")
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("the user may not SELECT")
                .hasMessageContaining("GRANT SELECT ON " + server.quoted("keyturn_journal") + " TO " + who);
        execute(server, "GRANT SELECT ON " + server.quoted("keyturn_journal") + " TO " + who);
        try (JdbcSource copy = production.copyIntoMemory()) {
            assertThat(rehearse(production, copy).hasPassed()).isTrue();
        }
        JdbcSource staged = production.copyInto(server.dataSource(), table + "_staging");
        assertThat(rehearse(production, staged).hasPassed()).isTrue();
    }
}
