package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migrator;
import dev.keyturn.MigratorBuilder;
import dev.keyturn.Transfer;
import dev.keyturn.TransferStatus.State;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.SourceException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Settings that go into a table, out of one, and from one to another, also where the driver fails on the way. */
class TransfersTest {
    /** The ordinary build tries one call in thirty-one, others for each way to fail, and each end of a transaction. */
    private static final int STRIDE = Boolean.getBoolean("keyturn.thorough") ? 1 : 31;

    private static final Settings MOVED = Settings.empty()
            .with("db.url", Value.of("jdbc:x"))
            .with("db.password", Value.of("hunter2"))
            .with("db.pool", Value.of(4));

    private static final Settings BESIDE = Settings.empty().with("level", Value.of("info"));
    private static final Settings THERE =
            Settings.empty().with("cache.size", Value.of(3)).with("db.user", Value.of("me"));

    private final MemorySource memory = new MemorySource("memory", Settings.empty());
    private MemoryJournal journal = new MemoryJournal("memory: journal");

    private static Settings with(Settings some, Settings more) {
        Settings both = some;
        for (var key : more.keys()) {
            both = both.with(key, more.value(key).orElseThrow());
        }
        return both;
    }

    private static Settings settings(SettingsSource source) {
        return source.read(Selection.all()).settings();
    }

    private static void become(SettingsSource source, Settings wanted) {
        Snapshot there = source.read(Selection.all());
        Changes changes = Changes.between(there.settings(), wanted);
        if (!changes.isEmpty()) {
            source.write(there.revision(), Edit.of(changes));
        }
    }

    private MigratorBuilder atMemory() {
        return Migrator.of(memory).journal(journal, new MemoryLock()).key(new byte[32]);
    }

    private static MigratorBuilder at(JdbcSource source) {
        return Migrator.of(source).key(new byte[32]);
    }

    private static Transfer transfer(MigratorBuilder from, MigratorBuilder to) {
        return Transfer.of("db.url", "db.password", "db.pool")
                .named("2026-11-db")
                .owner("tests")
                .from(from)
                .to(to)
                .build();
    }

    /** Into the table, or out of it. */
    private Transfer transfer(JdbcSource table, boolean isInto) {
        return isInto ? transfer(atMemory(), at(table)) : transfer(at(table), atMemory());
    }

    private void given(DataSource dataSource, String table, boolean isInto) throws SQLException {
        FaultsTest.empty(dataSource, table);
        journal = new MemoryJournal("memory: journal");
        memory.become(isInto ? with(BESIDE, MOVED) : THERE);
        become(JdbcSource.of(dataSource, table), isInto ? THERE : with(BESIDE, MOVED));
    }

    private void is(JdbcSource table, boolean isInto, boolean isThere, String when) {
        assertThat(settings(isInto ? memory : table))
                .as("source, " + when)
                .isEqualTo(isThere ? BESIDE : with(BESIDE, MOVED));
        assertThat(settings(isInto ? table : memory))
                .as("target, " + when)
                .isEqualTo(isThere ? with(THERE, MOVED) : THERE);
    }

    @ParameterizedTest
    @EnumSource(FaultsTest.Where.class)
    void settingsGoIntoATableAndBackAndNoSecretIsInItsJournal(FaultsTest.Where where) throws SQLException {
        for (boolean isInto : new boolean[] {true, false}) {
            JdbcSource table = where.server().source();
            given(where.server().dataSource(), table.name(), isInto);

            transfer(table, isInto).run();
            is(table, isInto, true, "there");
            assertThat(transfer(table, isInto).run().hasChanged()).isFalse();

            transfer(table, isInto).rollback();
            is(table, isInto, false, "back");
            assertThat(table.journal().read().stream().map(Entry::toJson).collect(Collectors.joining()))
                    .contains("2026-11-db")
                    .doesNotContain("hunter2");
        }
    }

    @ParameterizedTest
    @EnumSource(FaultsTest.Where.class)
    void settingsGoFromOneTableToAnotherOfTheSameDatabase(FaultsTest.Where where) {
        JdbcSource one = where.server().source();
        JdbcSource other = where.server().source();
        become(one, with(BESIDE, MOVED));
        become(other, THERE);

        transfer(at(one), at(other)).run();
        assertThat(settings(one)).isEqualTo(BESIDE);
        assertThat(settings(other)).isEqualTo(with(THERE, MOVED));

        become(other, settings(other).with("db.url", Value.of("jdbc:y")));
        transfer(at(one), at(other)).rollback();
        assertThat(settings(one)).isEqualTo(with(BESIDE, MOVED).with("db.url", Value.of("jdbc:y")));
        assertThat(settings(other)).isEqualTo(THERE);
    }

    @ParameterizedTest
    @EnumSource(FaultsTest.Where.class)
    void aTransferWhoseDriverFailsIsFinishedByTheNextRun(FaultsTest.Where where) throws SQLException {
        DataSource dataSource = where.server().dataSource();
        String table = Server.table();
        JdbcSource.of(dataSource, table).create();
        int tried = 0;
        for (boolean isInto : new boolean[] {true, false}) {
            for (boolean isBack : new boolean[] {false, true}) {
                tried += campaign(dataSource, table, isInto, isBack);
            }
        }
        System.out.println("TRANSFER FAULTS: " + where + ": " + tried + " points tried, 0 bad");
        assertThat(tried).isGreaterThan(2000 / STRIDE);
    }

    private int campaign(DataSource dataSource, String table, boolean isInto, boolean isBack) throws SQLException {
        Consumer<Transfer> act = isBack ? Transfer::rollback : Transfer::run;
        Faults.Faulty whole = prepared(dataSource, table, isInto, isBack, Faults.How.FAILS_BEFORE, 0);
        act.accept(transfer(JdbcSource.of(whole.dataSource(), table), isInto));
        int tried = 0;
        for (Faults.How how : Faults.How.values()) {
            for (int at = 1; at <= whole.calls(); at++) {
                if ((at + how.name().length()) % STRIDE == 0 || whole.ends().contains(at)) {
                    Faults.Faulty faulty = prepared(dataSource, table, isInto, isBack, how, at);
                    once(dataSource, table, faulty, isInto, isBack, "call " + at + " " + how);
                    tried++;
                }
            }
        }
        return tried;
    }

    private Faults.Faulty prepared(
            DataSource dataSource, String table, boolean isInto, boolean isBack, Faults.How how, int at)
            throws SQLException {
        given(dataSource, table, isInto);
        if (isBack) {
            transfer(JdbcSource.of(dataSource, table), isInto).run();
        }
        return Faults.at(dataSource, how, at);
    }

    private void once(
            DataSource dataSource, String table, Faults.Faulty faulty, boolean isInto, boolean isBack, String point)
            throws SQLException {
        String when = (isInto ? "into" : "out of") + " the table, " + (isBack ? "back" : "there") + ", " + point;
        Consumer<Transfer> act = isBack ? Transfer::rollback : Transfer::run;
        Optional<SourceException> failure = Optional.empty();
        try {
            act.accept(transfer(JdbcSource.of(faulty.dataSource(), table), isInto));
        } catch (SourceException e) {
            failure = Optional.of(e);
        }
        FaultsTest.letGo(dataSource, table);
        JdbcSource next = JdbcSource.of(dataSource, table);
        isSomewhere(next, when);
        failure.ifPresent(one -> assertThat(one.toString()).as(when).doesNotContain("hunter2"));
        if (failure.isEmpty()) {
            is(next, isInto, !isBack, when + ", which is not told");
        }
        act.accept(transfer(next, isInto));
        is(next, isInto, !isBack, when + ", and the next run");
        assertThat(transfer(next, isInto).status().state()).as(when).isEqualTo(isBack ? State.ROLLED_BACK : State.DONE);
    }

    private void isSomewhere(JdbcSource table, String when) {
        Settings inTable = settings(table);
        Settings inMemory = settings(memory);
        MOVED.forEach((key, value) -> assertThat(inTable.value(key).or(() -> inMemory.value(key)))
                .as("%s, %s", key, when)
                .contains(value));
    }
}
