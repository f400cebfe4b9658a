package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names and values that mean harm, or just happen: each is there exactly, or refused with nothing written. */
class HostileTest {
    private static final int HUGE = 10_000_000;
    private static final String EMOJI = "\ud83d\ude00";

    private static final List<String> NASTY = List.of(
            "'; DROP TABLE keyturn_journal; --",
            "\"; DROP TABLE keyturn_journal; --",
            "`; DROP TABLE keyturn_journal; --",
            "\\'; DROP TABLE keyturn_journal; -- ",
            "x' OR '1'='1",
            "?",
            "$1",
            ":name",
            "{ts '2026-01-01'}",
            "%",
            "_",
            "!",
            "\\",
            "a ",
            " a",
            "a\t",
            "a\u00a0",
            "a\r\nb",
            "a\u0000b",
            EMOJI,
            "x\ud800",
            "\u00e9",
            "e\u0301",
            "A",
            "a");

    /** A database and a layout. */
    record Place(Server server, boolean isDocument) {
        JdbcSource source(String table, String scope) {
            JdbcSource source = isDocument
                    ? JdbcSource.documents(server.dataSource(), table)
                            .scope("owner", scope)
                            .build()
                    : JdbcSource.in(server.dataSource(), table)
                            .scope("owner", scope)
                            .type("type")
                            .build();
            source.create();
            return source;
        }
    }

    static Stream<Place> places() {
        return Stream.of(Servers.H2_MEMORY, Servers.SQLITE, Servers.POSTGRESQL, Servers.MARIADB)
                .flatMap(server -> Stream.of(new Place(server, false), new Place(server, true)));
    }

    private static Migration rename() {
        return Migration.named("1-rename")
                .owner("tests")
                .expect("the new name")
                .rollbackNote("safe at any time")
                .rename("old")
                .to("new")
                .build();
    }

    private static void change(JdbcSource source, UnaryOperator<Settings> how) {
        Snapshot before = source.read(Selection.all());
        source.write(before.revision(), Edit.of(Changes.between(before.settings(), how.apply(before.settings()))));
    }

    /** Whether this was done; where it was refused it says no value, and all is as it was. */
    private static boolean isDone(JdbcSource source, Runnable what, String said) {
        Snapshot before = source.read(Selection.all());
        int entries = source.journal().read().size();
        try {
            what.run();
            return true;
        } catch (SourceException | RefusedException e) {
            assertThat(e.getMessage()).as(said).doesNotContain("hunter2");
            assertThat(source.read(Selection.all())).as(said).isEqualTo(before);
            assertThat(source.journal().read()).as(said).hasSize(entries);
            return false;
        }
    }

    private static void print(Place place, String what, int held, List<String> refused) {
        System.out.println("HOSTILE: " + place + ", " + what + ": " + held + " held, " + refused.size() + " refused "
                + refused.stream()
                        .map(text -> Key.ofNames(text.substring(0, Math.min(20, text.length())))
                                .toString())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("places")
    void valuesGoThereAndBackExactlyOrAreRefused(Place place) {
        JdbcSource source = place.source(Server.table(), "tenant");
        List<String> values = new ArrayList<>(NASTY);
        values.add("");
        values.add(" ");
        List<String> refused = new ArrayList<>();
        for (String text : values) {
            String said = text.substring(0, Math.min(40, text.length()));
            boolean isHeld = isDone(source, () -> change(source, there -> there.with("old", Value.of(text))), said);
            if (isHeld) {
                Migrator migrator = Migrator.of(source).with(rename()).build();
                migrator.migrate(dev.keyturn.Pending.all().heldToo());
                assertThat(source.read(Selection.all()).settings().text("new")).contains(text);
                migrator.rollback(To.count(1));
                assertThat(source.read(Selection.all()).settings().text("old")).contains(text);
            } else {
                refused.add(said);
            }
        }
        print(place, "values", values.size() - refused.size(), refused);
        boolean isPostgresql = place.server() == Servers.POSTGRESQL;
        assertThat(refused).contains("x\ud800").hasSize(isPostgresql && !place.isDocument() ? 2 : 1);
    }

    @ParameterizedTest
    @MethodSource("places")
    void tenMegabytesAreHeldInOneValue(Place place) {
        JdbcSource source = place.source(Server.table(), "tenant");
        for (String text : List.of("hunter2".repeat(HUGE / 7), EMOJI.repeat(HUGE / 4))) {
            change(source, there -> there.with("old", Value.of(text)));
            assertThat(source.read(Selection.all()).settings().text("old").filter(text::equals))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void namesOfSettingsStandBesideEachOtherOrAreRefused(Place place) {
        JdbcSource source = place.source(Server.table(), "tenant");
        List<String> refused = new ArrayList<>();
        List<String> names = new ArrayList<>(NASTY);
        names.addAll(List.of("", "long".repeat(100), EMOJI.repeat(140), "long".repeat(500)));
        Settings expected = Settings.empty();
        for (String name : names) {
            Key key = Key.ofNames("h", name);
            boolean isHeld = isDone(
                    source, () -> change(source, there -> there.with(key, Value.of("of " + name.length()))), name);
            if (isHeld) {
                expected = expected.with(key, Value.of("of " + name.length()));
            } else {
                refused.add(name);
            }
        }
        assertThat(source.read(Selection.all()).settings()).isEqualTo(expected);
        print(place, "names of settings", names.size() - refused.size(), refused);
        assertThat(refused).hasSizeLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("places")
    void scopesHaveTheirOwnSettingsAndJournalsOrAreRefused(Place place) throws SQLException {
        String table = Server.table();
        JdbcSource any = place.source(table, "any");
        List<String> refused = new ArrayList<>();
        List<String> held = new ArrayList<>();
        List<String> written = new ArrayList<>();
        List<String> scopes = new ArrayList<>(NASTY);
        scopes.addAll(List.of("", "\"a \"", "long".repeat(20), "long".repeat(500)));
        for (String scope : scopes) {
            JdbcSource source = any.scope(scope);
            try {
                change(source, there -> there.with("old", Value.of("of " + scope)));
                written.add(scope);
                assertThat(Migrator.of(source).with(rename()).build().migrate().migrated())
                        .as(scope)
                        .containsExactly("1-rename");
                held.add(scope);
            } catch (SourceException | RefusedException e) {
                refused.add(scope);
            }
        }
        for (String scope : held) {
            JdbcSource source = any.scope(scope);
            assertThat(source.read(Selection.all()).settings().text("new")).contains("of " + scope);
            assertThat(source.journal().read()).as(scope).hasSize(2);
        }
        assertThat(any.scopes()).containsExactlyInAnyOrderElementsOf(written);
        try (Connection connection = place.server().dataSource().getConnection()) {
            for (String other : List.of("keyturn_journal", "keyturn_lock", table)) {
                Sql.query(
                        connection,
                        "SELECT * FROM " + place.server().quoted(other) + " WHERE 1 = 0",
                        row -> row,
                        List.of());
            }
        }
        print(place, "scopes", held.size(), refused);
        assertThat(refused).doesNotContain(EMOJI).hasSizeLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("places")
    void namesOfTablesAndColumnsAreNamesAndNothingElse(Place place) {
        List<String> refused = new ArrayList<>();
        List<String> names = new ArrayList<>(NASTY);
        String same = Server.table() + "t".repeat(63);
        List<String> longs = List.of(same.substring(0, 63), same.substring(0, 64), same.substring(0, 63) + "xy");
        names.addAll(longs);
        names.add("select");
        int number = 0;
        for (String name : names) {
            String unique = longs.contains(name) ? name : name + Server.table();
            number++;
            try {
                JdbcSource source = made(place, unique.replace(".", ""), name, "owner" + number);
                change(source, there -> there.with("old", Value.of("hunter2")));
                assertThat(Migrator.of(source).with(rename()).build().migrate().migrated())
                        .as(name)
                        .containsExactly("1-rename");
                assertThat(source.read(Selection.all()).settings().keys()).containsExactly(Key.of("new"));
            } catch (SourceException | RefusedException | IllegalArgumentException e) {
                assertThat(e.getMessage()).doesNotContain("hunter2");
                refused.add(name);
            }
        }
        if (place.server() == Servers.POSTGRESQL) {
            assertThat(refused).contains(longs.get(1), longs.get(2));
        }
        print(place, "names of tables and columns", names.size() - refused.size(), refused);
        assertThat(refused).hasSizeLessThanOrEqualTo(9);
    }

    private static JdbcSource made(Place place, String table, String column, String scope) {
        JdbcSource source = place.isDocument()
                ? JdbcSource.documents(place.server().dataSource(), table)
                        .document(column)
                        .scope(column + "2", scope)
                        .build()
                : JdbcSource.in(place.server().dataSource(), table)
                        .key(column)
                        .value(column + "1")
                        .scope(column + "2", scope)
                        .build();
        source.create();
        return source;
    }

    @ParameterizedTest
    @MethodSource("places")
    void whoeverHoldsTheLockMayBeCalledAnything(Place place) {
        JdbcSource source = place.source(Server.table(), "tenant");
        List<String> holders = new ArrayList<>(NASTY);
        holders.addAll(List.of("", "x" + EMOJI.repeat(600), "long".repeat(1000)));
        for (String holder : holders) {
            source.lock().acquire(Duration.ofSeconds(5), holder).close();
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void scopesThatTheTableTakesForOneAreToldApartOrRefused(Place place) throws SQLException {
        String table = Server.table();
        JdbcSource a = place.source(table, "a");
        String owner = place.server().quoted("owner");
        if (place.server() == Servers.MARIADB) {
            execute(place, table, " MODIFY " + owner + " VARCHAR(100) COLLATE utf8mb4_general_ci NOT NULL");
        } else if (place.server() == Servers.H2_MEMORY) {
            execute(place, table, " ALTER COLUMN " + owner + " SET DATA TYPE VARCHAR_IGNORECASE(100)");
        }
        change(a, there -> there.with("level", Value.of("info")));
        assertThat(a.scope("A").read(Selection.all()).settings().isEmpty()).isTrue();
        Supplier<List<Object>> state = () -> List.of(
                a.read(Selection.all()), a.scope("A").read(Selection.all()).settings());
        List<Object> before = state.get();
        try {
            change(a.scope("A"), there -> there.with("level", Value.of("debug")));
            assertThat(a.scopes()).containsExactly("A", "a");
        } catch (SourceException e) {
            assertThat(state.get()).isEqualTo(before);
        }
        assertThat(a.read(Selection.all()).settings().text("level")).contains("info");
    }

    private static void execute(Place place, String table, String alter) throws SQLException {
        try (Connection connection = place.server().dataSource().getConnection()) {
            Sql.execute(connection, "ALTER TABLE " + place.server().quoted(table) + alter);
        }
    }
}
