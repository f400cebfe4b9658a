package dev.keyturn.files.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.codec.Codecs;
import dev.keyturn.files.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
