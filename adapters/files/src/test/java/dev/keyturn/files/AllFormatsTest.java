package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.MigrationBuilder;
import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.To;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Selection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One migration over the same settings in every format: there, edited, and back. */
class AllFormatsTest {
    private static final Migration MIGRATION = Migration.named("2026-11-datasource")
            .owner("tests")
            .expect("the new shape")
            .rollbackNote("safe")
            .rename("db.url")
            .to("db.address")
            .move("http")
            .to("server.http")
            .convert("server.http.timeout")
            .with(Codecs.millisToDuration())
            .addDefault("cache.enabled", true)
            .remove("legacy.flag")
            .build();

    @TempDir
    private Path directory;

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(
                        "application.json", """
                        {
                          "db": {"url": "jdbc:x", "user": "shop"},
                          "http": {
                            "timeout": 3000
                          },
                          "legacy": {"flag": 1, "other": 2}
                        }
                        """,
                        "\"3s\"", "\"5s\""),
                Arguments.of(
                        "application.jsonc", """
                        {
                          // where the data is
                          "db": {"url": "jdbc:x", "user": "shop"}, // shared
                          /* milliseconds */
                          "http": { "timeout": 3000 },
                          "legacy": {
                            // nobody knows why
                            "flag": 1,
                            "other": 2,
                          },
                        }
                        """,
                        "\"3s\"", "\"5s\""),
                Arguments.of(
                        "application.conf", """
                        # where the data is
                        db { url = "jdbc:x", user = shop }
                        http.timeout = 3000 // milliseconds

                        legacy {
                          # nobody knows why
                          flag = 1
                          other = 2
                        }
                        """,
                        "3s", "5s"),
                Arguments.of(
                        "application.toml", """
                        # where the data is
                        [db]
                        url = 'jdbc:x'
                        user = "shop" # shared

                        [http]
                        timeout = 3_000

                        [legacy]
                        # nobody knows why
                        flag = 1
                        other = 2
                        """,
                        "3s", "5s"),
                Arguments.of(
                        "application.yaml", """
                        # where the data is
                        db:
                          url: jdbc:x
                          user: "shop" # shared
                        http:
                          timeout: 3000 # milliseconds

                        legacy:
                          # nobody knows why
                          flag: 1
                          other: 2
                        """,
                        "3s", "5s"),
                Arguments.of(
                        "application.properties", """
                        # where the data is
                        db.url = jdbc:x
                        db.user : shop
                        http.timeout 3000

                        # nobody knows why
                        legacy.flag=1
                        legacy.other=2
                        """,
                        "3s", "5s"));
    }

    private static Settings read(Path file) {
        return FileSource.of(file).read(Selection.all()).settings();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void BYTES_upThenDownIsTheSameFileAndAnEditArrivesInTheOldShape(String name, String text, String was, String is)
            throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        Migrator migrator = Migrator.of(FileSource.of(file)).with(MIGRATION).build();

        assertThat(migrator.rehearse().hasPassed()).isTrue();
        migrator.migrate();
        Settings migrated = read(file);
        assertThat(migrated.value("db.address").map(Value::toString)).contains("\"jdbc:x\"");
        assertThat(migrated.value("server.http.timeout").map(Value::toString)).contains("\"3s\"");
        assertThat(migrated.has(Key.of("legacy.flag"))).isFalse();
        migrator.rollback(To.count(1));
        assertThat(Files.readString(file)).isEqualTo(text);

        migrator.migrate(Pending.all().heldToo());
        Files.writeString(file, Files.readString(file).replace(was, is));
        Migrator.of(FileSource.of(file)).build().rollback(To.count(1));
        assertThat(read(file).value("http.timeout").map(Value::toString))
                .get()
                .asString()
                .contains("5000");
        assertThat(read(file).value("legacy.flag")).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aMigrationInAnyFormatIsTheSameMigration(String name, String text, String was, String is) throws IOException {
        Path file = directory.resolve("m-" + name);
        Migration written = Migration.named("1-a")
                .owner("me")
                .expect("a new shape")
                .rollbackNote("safe")
                .rename("a")
                .to("b")
                .build();
        String content = switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "toml" -> """
                    id = '1-a'
                    owner = 'me'
                    expect = 'a new shape'
                    rollback = 'safe'
                    [[steps]]
                    rename = {from = 'a', to = 'b'}
                    """;
            case "conf" -> """
                    id = 1-a
                    owner = me
                    expect = a new shape
                    rollback = safe
                    steps = [{rename {from = a, to = b}}]
                    """;
            case "yaml" -> """
                    id: 1-a
                    owner: me
                    expect: a new shape
                    rollback: safe
                    steps:
                      - rename: {from: a, to: b}
                    """;
            case "properties" -> """
                    id=1-a
                    owner=me
                    expect=a new shape
                    rollback=safe
                    steps.0.rename.from=a
                    steps.0.rename.to=b
                    """;
            default -> """
                    {"id": "1-a", "owner": "me", "expect": "a new shape", "rollback": "safe",
                     "steps": [{"rename": {"from": "a", "to": "b"}}]}
                    """;
        };
        Files.writeString(file, content);

        assertThat(MigrationFiles.load(file, CodecRegistry.builtIn()).list())
                .singleElement()
                .satisfies(read -> assertThat(read.checksum()).isEqualTo(written.checksum()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void BYTES_severalMigrationsInOneRunMakeTheSameFileAsOneRunForEach(String name, String text, String was, String is)
            throws IOException {
        Migration first =
                named("1-first").remove("db.url").remove("legacy.flag").build();
        Migration second = named("2-second")
                .move("db.user")
                .to("account.login")
                .move("http")
                .to("server.http")
                .build();
        Path together = Files.writeString(
                Files.createDirectory(directory.resolve("together")).resolve(name), text);
        Path apart = Files.writeString(
                Files.createDirectory(directory.resolve("apart")).resolve(name), text);

        Migrator both = Migrator.of(FileSource.of(together)).with(first, second).build();
        List<String> patched = new String(both.patch().bytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("+") && !line.startsWith("+++"))
                .map(line -> line.substring(1))
                .toList();
        both.migrate();
        Migrator.of(FileSource.of(apart)).with(first).build().migrate();
        Migrator.of(FileSource.of(apart)).with(first, second).build().migrate();

        assertThat(together).hasSameTextualContentAs(apart);
        assertThat(Files.readAllLines(together)).containsAll(patched);
        both.rollback(To.before("1-first"));
        assertThat(together).hasContent(text);
    }

    private static MigrationBuilder named(String id) {
        return Migration.named(id).owner("tests").expect("a new shape").rollbackNote("safe");
    }
}
