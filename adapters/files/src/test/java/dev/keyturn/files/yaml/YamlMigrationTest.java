package dev.keyturn.files.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.codec.Codecs;
import dev.keyturn.files.FileSource;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Splice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole migration of a YAML file, there and back. */
class YamlMigrationTest {
    private static final String BEFORE = """
            # The shop's settings.

            db:
              # where the data is
              url: jdbc:postgresql://db/shop   # not the old one
              user: 'shop'

            http: {timeout: 3000, "port": 8080}
            legacy:
              flag: yes
            """;

    private static final String AFTER = """
            # The shop's settings.

            db:
              user: 'shop'

            http: {timeout: 3s, "port": 8080}
            datasource:
              # where the data is
              url: jdbc:postgresql://db/shop   # not the old one
            cache:
              # new in 3.0
              enabled: true
            """;

    private static final Migration MIGRATION = Migration.named("2026-11-datasource")
            .owner("payments")
            .expect("the service reads datasource.url")
            .rollbackNote("safe at any time")
            .rename("db.url")
            .to("datasource.url")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .addDefault("cache.enabled", true)
            .comment("new in 3.0")
            .remove("legacy.flag")
            .build();

    @TempDir
    private Path directory;

    @Test
    void whatAPlainDottedKeyOrAMergeKeyHoldsIsNotTheKeyOfAPathAndThePlanSaysSo() throws IOException {
        Path file = Files.writeString(
                directory.resolve("application.yaml"),
                "db.url: x\nbase: &base\n  timeout: 3000\nhttp:\n  <<: *base\n  port: 1\n");
        Migrator migrator = Migrator.of(FileSource.of(file)).with(MIGRATION).build();

        assertThat(migrator.plan().notices())
                .anyMatch(notice -> notice.startsWith(file + ":1:")
                        && notice.contains("\"db.url\" is an entry with a dot in its name"))
                .anyMatch(notice -> notice.startsWith(file + ":5:")
                        && notice.contains(
                                "http.timeout, which 2026-11-datasource says, is there through a merge key"));
    }

    @Test
    void everyStepOfAMigrationFindsItsPlaceAndGoesBack() throws IOException {
        Path file = Files.writeString(directory.resolve("application.yaml"), BEFORE);
        Migrator migrator = Migrator.of(FileSource.of(file, new YamlFormat()))
                .with(MIGRATION)
                .build();

        migrator.migrate();
        assertThat(Files.readString(file)).isEqualTo(AFTER);

        migrator.rollback(To.before("2026-11-datasource"));
        assertThat(Files.readString(file)).isEqualTo(BEFORE);
    }

    @Test
    void anEntryThatComesWhereTheLastOnesGoStandsInALineOfItsOwn() {
        String text = "list:\n  - a\n  - b\nlast: 1";
        Settings before = new YamlFormat().read(text, "test");
        Settings after = before.withoutAll(Key.of("last"))
                .replaced(Key.of("list"), Value.of(List.of(Value.of("a"))))
                .with(Key.of("next"), Value.of(2), Map.of(Key.of("next"), Place.after("list")));

        Edit edit = Edit.to(after, Changes.between(before, after), List.of());

        assertThat(Splice.apply(text, new YamlFormat().edit(text, "test", edit)))
                .isEqualTo("list:\n  - a\nnext: 2\n");
    }
}
