package dev.keyturn.review;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.MigratorBuilder;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.MemorySource;
import java.util.List;

/** Migrations and settings that are looked at, written as JSON with single quotes. */
public final class Reviewed {
    private Reviewed() {}

    public static Settings settings(String json) {
        return Settings.of(Json.read(json.replace('\'', '"'), "app"));
    }

    /** A migration with these steps, and perhaps other fields behind them: {@code [...], 'secrets': [...]}. */
    public static Migration migration(String id, String steps) {
        String expect = steps.contains("'expect'") ? "" : "'expect': 'all is well', ";
        return document("{'id': '" + id + "', 'owner': 'payments', 'rollback': 'any time', " + expect + "'steps': "
                + steps + "}");
    }

    public static Migration document(String json) {
        return Migration.read(settings(json), CodecRegistry.builtIn());
    }

    public static MigratorBuilder migrator(Place place, Migration... migrations) {
        return Migrator.of(place.source)
                .journal(place.journal, place.lock)
                .withoutLog()
                .with(Migrations.inListedOrder(List.of(migrations)));
    }

    /** A place with its journal. */
    public static final class Place {
        private final MemoryJournal journal = new MemoryJournal("journal");
        private final MemoryLock lock = new MemoryLock();
        private MemorySource source;

        public Place(String json) {
            this("app", settings(json));
        }

        public Place(String name, Settings settings) {
            source = new MemorySource(name, settings);
        }

        /** Somebody puts other settings there. */
        public void becomes(String json) {
            source = new MemorySource(source.name(), settings(json));
        }
    }
}
