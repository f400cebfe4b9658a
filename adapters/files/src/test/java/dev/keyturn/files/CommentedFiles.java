package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.MigrationBuilder;
import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.codec.Codecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;

/** The same settings with comments in every format that has comments, and what is done to them. */
abstract class CommentedFiles {
    @TempDir
    Path directory;

    /** A text whose keys are {@code server.address}, {@code server.timeout}, {@code db.host}, {@code db.port}, {@code last}. */
    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("app.yaml", """
                        # the head

                        server:
                          # who answers
                          # and where
                          address: example.org:8080
                          timeout: 3
                        # the data
                        db:
                          # its host
                          host: h.example.org
                          # its port
                          port: 5432
                        # the last
                        last: 1
                        """),
                Arguments.of("app.toml", """
                        # the head

                        last = 1

                        [server]
                        # who answers
                        # and where
                        address = 'example.org:8080'
                        timeout = 3

                        # the data
                        [db]
                        # its host
                        host = 'h.example.org'
                        # its port
                        port = 5432
                        """),
                Arguments.of("app.conf", """
                        # the head

                        server {
                          # who answers
                          # and where
                          address = "example.org:8080"
                          timeout = 3
                        }
                        # the data
                        db {
                          # its host
                          host = h.example.org
                          # its port
                          port = 5432
                        }
                        # the last
                        last = 1
                        """),
                Arguments.of("app.jsonc", """
                        // the head
                        {
                          "server": {
                            // who answers
                            // and where
                            "address": "example.org:8080",
                            "timeout": 3
                          },
                          // the data
                          "db": {
                            // its host
                            "host": "h.example.org",
                            // its port
                            "port": 5432
                          },
                          // the last
                          "last": 1
                        }
                        """),
                Arguments.of("app.properties", """
                        # the head

                        # who answers
                        # and where
                        server.address=example.org:8080
                        server.timeout=3

                        # its host
                        db.host=h.example.org
                        # its port
                        db.port=5432
                        # the last
                        last=1
                        """),
                Arguments.of("app.env", """
                        # the head

                        # who answers
                        # and where
                        SERVER_ADDRESS=example.org:8080
                        SERVER_TIMEOUT=3

                        # its host
                        DB_HOST=h.example.org
                        # its port
                        DB_PORT=5432
                        # the last
                        LAST=1
                        """));
    }

    static Stream<Arguments> filesWithTables() {
        return files().filter(file -> !isFlat((String) file.get()[0]));
    }

    static boolean isFlat(String name) {
        return name.endsWith(".properties") || name.endsWith(".env");
    }

    static String key(String name, String key) {
        return name.endsWith(".env") ? key.replace('.', '_').toUpperCase(Locale.ROOT) : key;
    }

    static MigrationBuilder migration() {
        return Migration.named("1-new").owner("tests").expect("a new shape").rollbackNote("safe");
    }

    static Migration split(String name) {
        return migration()
                .split(key(name, "server.address"))
                .into(key(name, "server.name"), key(name, "server.tcp"))
                .with(Codecs.hostPort())
                .build();
    }

    static Migration join(String name) {
        return migration()
                .join(key(name, "db.host"), key(name, "db.port"))
                .into(key(name, "server.data"))
                .with(Codecs.hostPort())
                .build();
    }

    static Migration rename(String name) {
        return migration()
                .rename(key(name, "server.address"))
                .to(key(name, "net.address"))
                .build();
    }

    String up(String name, String text, Migration migration) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        Migrator.of(FileSource.of(file)).with(migration).build().migrate();
        return Files.readString(file);
    }

    String down(String name, UnaryOperator<String> edit) throws IOException {
        Path file = directory.resolve(name);
        String now = Files.readString(file);
        String edited = edit.apply(now);
        Files.writeString(file, edited);
        Migrator.of(FileSource.of(file)).build().rollback(To.before("1-new"));
        return Files.readString(file);
    }

    /** Replaces what has to be there. */
    static UnaryOperator<String> replace(String what, String by) {
        return now -> {
            assertThat(now).contains(what);
            return now.replace(what, by);
        };
    }

    /** Removes the lines that hold this, of which there is at least one. */
    static UnaryOperator<String> without(String what) {
        return now -> {
            assertThat(now).contains(what);
            StringBuilder out = new StringBuilder();
            now.lines()
                    .filter(line -> !line.contains(what))
                    .forEach(line -> out.append(line).append('\n'));
            return out.toString();
        };
    }

    /** Adds a comment above the line of an entry. */
    static UnaryOperator<String> above(String entry, String name, String comment) {
        return now -> {
            String mark = name.endsWith(".jsonc") ? "// " : "# ";
            StringBuilder out = new StringBuilder();
            int[] count = {0};
            now.lines().forEach(line -> {
                if (line.strip().replace("\"", "").startsWith(entry)) {
                    count[0]++;
                    String blanks = line.substring(0, line.indexOf(line.strip()));
                    out.append(blanks).append(mark).append(comment).append('\n');
                }
                out.append(line).append('\n');
            });
            assertThat(count[0]).as("lines of %s in%n%s", entry, now).isEqualTo(1);
            return out.toString();
        };
    }

    static String last(String name, String key) {
        return isFlat(name) ? key(name, key) : key.substring(key.lastIndexOf('.') + 1);
    }

    /** The comment lines right above the line of an entry. */
    static String commentOf(String text, String entry) {
        StringBuilder comment = new StringBuilder();
        String found = null;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("#") || line.startsWith("//")) {
                comment.append(line.replaceFirst("^(#|//) ?", "")).append('|');
            } else {
                if (line.replace("\"", "").startsWith(entry)) {
                    assertThat(found).as("only one %s in%n%s", entry, text).isNull();
                    found = comment.toString();
                }
                comment.setLength(0);
            }
        }
        assertThat(found).as("%s in%n%s", entry, text).isNotNull();
        return String.valueOf(found);
    }

    static String mark(String name) {
        return name.endsWith(".jsonc") ? "//" : "#";
    }
}
