package dev.keyturn.selftest.engine;

import dev.keyturn.Migrator;
import dev.keyturn.MigratorBuilder;
import dev.keyturn.Transfer;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.testkit.laws.Disk;
import java.util.function.Consumer;

/** A file and a table that settings go between, and one process at a time, which may end at any write to either. */
final class TwoDisks {
    static final Settings IN_FILE = Settings.of(Json.read("""
            {"db": {"url": "jdbc:x", "password": "correct horse", "pool": 4}, "http": {"timeout": 3001, "port": 80}, "level": "info"}
            """, "file.json"));

    static final Settings IN_TABLE = Settings.of(Json.read("""
            {"cache": {"size": 3}, "db": {"user": "me"}}
            """, "table.json"));

    static final Settings LEFT = Settings.of(Json.read("""
            {"http": {"port": 80}, "level": "info"}
            """, "left.json"));

    static final Settings BROUGHT = IN_TABLE.with("db.url", Value.of("jdbc:x"))
            .with("db.password", Value.of("correct horse"))
            .with("db.pool", Value.of(4))
            .with("http.timeout", Value.of(3001));

    private final Disk.Death death = new Disk.Death();
    private final Disk file = new Disk("file", "file: journal", IN_FILE, death);
    private final Disk table = new Disk("table", "table: journal", IN_TABLE, death);

    Disk file() {
        return file;
    }

    Disk table() {
        return table;
    }

    int entries() {
        return file.entries().size() + table.entries().size();
    }

    /** A transfer as each process makes it anew. */
    Transfer transfer() {
        return Transfer.of("db", "http.timeout")
                .named("2026-11-db-to-table")
                .owner("tests")
                .from(migrator(file))
                .to(migrator(table))
                .build();
    }

    private static MigratorBuilder migrator(Disk disk) {
        return Migrator.of(disk.source())
                .journal(disk.journal(), disk.lock())
                .backups(disk.backups())
                .key(new byte[32]);
    }

    /** How many writes it takes. */
    int run(Consumer<Transfer> operation) {
        file.neverCrash();
        operation.accept(transfer());
        return file.writes();
    }

    /** Whether the process ended there. */
    boolean crash(Consumer<Transfer> operation, int write, Disk.Torn how) {
        file.crashAt(write, how);
        try {
            operation.accept(transfer());
            return false;
        } catch (Disk.Ended gone) {
            return true;
        } finally {
            file.neverCrash();
        }
    }
}
