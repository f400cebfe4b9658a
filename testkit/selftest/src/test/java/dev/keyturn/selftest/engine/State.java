package dev.keyturn.selftest.engine;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.step.Condition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One state: settings as somebody may have left them, beside a journal as somebody may have left it. */
final class State {
    static final Migration URL = Migration.named("1-url")
            .owner("payments")
            .expect("the url stands at datasource.url", Condition.present("datasource.url"))
            .rollbackNote("safe at any time")
            .rename("db.url")
            .to("datasource.url")
            .build();

    static final Migration PASSWORD = Migration.named("2-password")
            .owner("payments")
            .expect("the password stands at datasource.password", Condition.present("datasource.password"))
            .rollbackNote("safe at any time")
            .rename("db.password")
            .to("datasource.password")
            .remove("db.token")
            .build();

    /** Of a newer release. */
    static final Migration LOG = Migration.named("3-log")
            .owner("payments")
            .expect("the level stands at logging.level", Condition.present("logging.level"))
            .rollbackNote("safe at any time")
            .rename("log.level")
            .to("logging.level")
            .build();

    private final Path directory;
    private final MemorySource source = new MemorySource("app", Evidence.OLD.settings(Ledger.IN_STEP));

    private State(Path directory) {
        this.directory = directory;
    }

    /** What the settings show. */
    enum Evidence {
        OLD("old names", """
                {"db": {"url": "the-url", "password": "the-password", "token": "the-token"}, "log": {"level": "info"}}"""),
        NEW("new names", """
                {"log": {"level": "info"}, "datasource": {"url": "the-url", "password": "the-password"}}"""),
        BOTH("both", """
                {"db": {"url": "another-url", "password": "another-password"}, "log": {"level": "info"},
                 "datasource": {"url": "the-url", "password": "the-password"}}"""),
        NEITHER("neither", """
                {"log": {"level": "info"}}"""),
        EMPTY("nothing", """
                {}"""),
        EDITED("new, edited", """
                {"log": {"level": "info"}, "datasource": {"url": "an-edited-url", "password": "an-edited-password"}}""");

        private final String title;
        private final String json;

        Evidence(String title, String json) {
            this.title = title;
            this.json = json;
        }

        /** Where a newer release has been, its own migration shows as well. */
        Settings settings(Ledger ledger) {
            boolean isNewer = ledger == Ledger.AHEAD && this != OLD;
            String text = isNewer ? json.replace("\"log\"", "\"logging\"") : json;
            return Settings.of(Json.read(text, "app.json"));
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /** What the journal says. */
    enum Ledger {
        IN_STEP("The journal is in step", "It has both migrations, as the program has."),
        MISSING(
                "The journal is missing",
                "Its directory is gone, with the key in it; or Keyturn has never run here. Nothing tells the two apart."),
        BEHIND(
                "The journal is behind",
                "It has `1-url` only, say because an older copy of it was put back. Where the settings have new names,"
                        + " `2-password` is in them all the same."),
        AHEAD(
                "The journal is ahead",
                "A newer release has run `3-log` as well (`log.level` became `logging.level`). This program has never seen it."),
        FORKED(
                "The journal is forked",
                "Two copies of it went on by themselves and were then merged: its last entry does not follow the one before."),
        WITHOUT_ITS_KEY(
                "The journal is without its key",
                "It has both migrations. The key is gone that the password and the token in it are encrypted with."),
        NOTED(
                "The journal has noted that there was nothing to do",
                "The program was started before its settings were there, or while an editor had emptied the file to write it"
                        + " anew."),
        ROLLED_BACK("Both migrations were rolled back", "The journal says so."),
        INTERRUPTED(
                "The last run was killed",
                "The journal has `1-url`, and that `2-password` was begun; not that it came to its end.");

        final String title;
        final String says;

        Ledger(String title, String says) {
            this.title = title;
            this.says = says;
        }
    }

    static State of(Path directory, Ledger ledger, Evidence evidence) {
        State state = new State(directory);
        try {
            state.make(ledger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        state.source.become(evidence.settings(ledger));
        return state;
    }

    private void make(Ledger ledger) throws IOException {
        if (ledger == Ledger.NOTED) {
            source.become(Evidence.EMPTY.settings(ledger));
        }
        migrator().migrate();
        switch (ledger) {
            case IN_STEP, NOTED -> {
                // nothing happens to it
            }
            case MISSING -> {
                try (Stream<Path> files = Files.walk(directory)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            case BEHIND -> {
                Files.delete(entry(3));
                Files.delete(entry(4));
            }
            case AHEAD -> migrator(URL, PASSWORD, LOG).migrate();
            case FORKED -> {
                String last = Files.readString(entry(4));
                Files.delete(entry(3));
                Files.delete(entry(4));
                migrator().note("the other branch");
                Files.writeString(entry(4), last);
            }
            case WITHOUT_ITS_KEY -> Files.delete(directory.resolve("key"));
            case ROLLED_BACK -> migrator().rollback(To.before("1-url"));
            case INTERRUPTED -> Files.delete(entry(4));
        }
    }

    private Path entry(int number) {
        return directory.resolve("00000" + number + ".json");
    }

    Migrator migrator() {
        return migrator(URL, PASSWORD);
    }

    private Migrator migrator(Migration... migrations) {
        return Migrator.of(source).with(migrations).directory(directory).build();
    }

    /** A program of the newer release. */
    Migrator newer() {
        return migrator(URL, PASSWORD, LOG);
    }

    Settings settings() {
        return source.read(Selection.all()).settings();
    }

    /** The files of the journal, without what a run may leave there that is not the journal. */
    List<String> entries() {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message as it would be where the journal usually is. */
    String usual(String message) {
        return message.replace(directory.toString(), ".keyturn/app");
    }
}
