package dev.keyturn;

import dev.keyturn.codec.Codecs;
import dev.keyturn.journal.MemoryBackups;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.step.Condition;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The settings of a payment service, what is done to them, and a clock that goes on by a minute from run to run. */
class Story {
    static final Migration MAIL = Migration.named("2026-07-mail")
            .owner("notifications")
            .expect("the sender stands at mail.from", Condition.present("mail.from"))
            .rollbackNote("safe at any time")
            .rename("mail.sender")
            .to("mail.from")
            .build();

    static final Migration CACHE = Migration.named("2026-08-cache")
            .owner("payments")
            .expect("entries live for cache.ttl")
            .rollbackNote("safe at any time")
            .rename("cache.seconds")
            .to("cache.ttl")
            .build();

    static final Migration DATASOURCE = Migration.named("2026-09-datasource")
            .owner("payments")
            .expect(
                    "the service reads datasource.*; nothing reads db.* any more",
                    Condition.present("datasource.url"),
                    Condition.absent("db"))
            .rollbackNote("safe at any time; edits made since are carried back")
            .move("db")
            .to("datasource")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .split("server.address")
            .into("server.host", "server.port")
            .with(Codecs.hostPort())
            .addDefault("retry.enabled", true)
            .remove("legacy.flag")
            .build();

    static final Migration LOG = Migration.named("2026-10-log")
            .owner("platform")
            .expect("the level stands at logging.level")
            .rollbackNote("safe at any time")
            .rename("log.level")
            .to("logging.level")
            .build();

    static final Migration TRACE = Migration.named("2026-11-trace")
            .owner("platform")
            .expect("traces are sampled at trace.rate")
            .rollbackNote("safe at any time")
            .rename("trace.sampling")
            .to("trace.rate")
            .build();

    static final String BEFORE = """
            {
              "db": {"url": "jdbc:postgresql://db.internal/pay", "user": "pay", "password": "correct-horse"},
              "http": {"timeout": 3000},
              "server": {"address": "0.0.0.0:8080"},
              "cache": {"ttl": 60},
              "legacy": {"flag": true},
              "mail": {"sender": "pay@example.org"},
              "log": {"level": "info"},
              "trace": {"sampling": 0.25}
            }
            """;

    MemoryJournal journal = new MemoryJournal("journal");
    final MemoryLock lock = new MemoryLock();
    final MemoryBackups backups = new MemoryBackups();
    final MemorySource source = new MemorySource("payments.json", Settings.of(Json.read(BEFORE, "payments.json")));
    private Instant now = Instant.parse("2026-11-21T03:00:00Z");
    private byte[] key = new byte[32];

    MigratorBuilder builder(Migration... migrations) {
        now = now.plusSeconds(60);
        return Migrator.of(source)
                .with(migrations)
                .journal(journal, lock)
                .backups(backups)
                .key(key)
                .clock(Clock.fixed(now, ZoneOffset.UTC));
    }

    Migrator migrator(Migration... migrations) {
        return builder(migrations).build();
    }

    Settings settings() {
        return source.read(Selection.all()).settings();
    }

    /** Somebody writes the file anew, so that every value has a place in it. */
    private void become(Settings settings) {
        source.become(Settings.of(Json.read(Json.plain(settings.root()).orElseThrow(), "payments.json")));
    }

    void edit(String name, Value value) {
        become(settings().with(Key.of(name), value));
    }

    void delete(String name) {
        become(settings().without(Key.of(name)));
    }

    /** The last run was killed before it could write its last entry. */
    void kill() {
        List<Entry> entries = journal.read();
        journal = MemoryJournal.with("journal", entries.subList(0, entries.size() - 1));
    }

    void loseKey() {
        key = new byte[32];
        key[0] = 1;
    }
}
