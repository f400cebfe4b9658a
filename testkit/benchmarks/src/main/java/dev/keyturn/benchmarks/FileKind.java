package dev.keyturn.benchmarks;

import com.typesafe.config.ConfigFactory;
import dev.keyturn.Migration;
import dev.keyturn.Steps;
import dev.keyturn.settings.Value;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tomlj.Toml;
import tools.jackson.databind.json.JsonMapper;

/** A format: a large text in it, what its users read it with, and twenty steps all over the text. */
public enum FileKind {
    PROPERTIES(".properties") {
        @Override
        String service(int number) {
            return """
                    # what service %1$d needs
                    service%1$d.url=jdbc:postgresql://db%1$d.internal:5432/orders
                    service%1$d.pool-size=%1$d
                    service%1$d.enabled=true
                    """.formatted(number);
        }

        @Override
        Object read(String text) {
            try {
                Properties properties = new Properties();
                properties.load(new StringReader(text));
                return properties;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },

    YAML(".yaml") {
        @Override
        String service(int number) {
            return """
                    # what service %1$d needs
                    service%1$d:
                      url: jdbc:postgresql://db%1$d.internal:5432/orders
                      pool-size: %1$d
                      enabled: true
                    """.formatted(number);
        }

        @Override
        Object read(String text) {
            return new Load(LoadSettings.builder()
                            .setCodePointLimit(Integer.MAX_VALUE)
                            .build())
                    .loadFromString(text);
        }
    },

    JSON(".json") {
        @Override
        String service(int number) {
            return """
                    %2$s  "service%1$d": {
                        "url": "jdbc:postgresql://db%1$d.internal:5432/orders",
                        "pool-size": %1$d,
                        "enabled": true
                      }""".formatted(number, number == 0 ? "{\n" : ",\n");
        }

        @Override
        String end() {
            return "\n}\n";
        }

        @Override
        Object read(String text) {
            return new JsonMapper().readTree(text);
        }
    },

    HOCON(".conf") {
        @Override
        String service(int number) {
            return """
                    # what service %1$d needs
                    service%1$d {
                      url = "jdbc:postgresql://db%1$d.internal:5432/orders"
                      pool-size = %1$d
                      enabled = true
                    }
                    """.formatted(number);
        }

        @Override
        Object read(String text) {
            return ConfigFactory.parseString(text);
        }
    },

    TOML(".toml") {
        @Override
        String service(int number) {
            return """
                    # what service %1$d needs
                    [service%1$d]
                    url = "jdbc:postgresql://db%1$d.internal:5432/orders"
                    pool-size = %1$d
                    enabled = true
                    """.formatted(number);
        }

        @Override
        Object read(String text) {
            return Toml.parse(text);
        }
    };

    private static final int STEPS = 20;

    private final String ending;

    FileKind(String ending) {
        this.ending = ending;
    }

    String ending() {
        return ending;
    }

    abstract String service(int number);

    String end() {
        return "";
    }

    /** What the users of the format read a text as. */
    abstract Object read(String text);

    /** A text of at least this length. */
    String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; text.length() < length; number++) {
            text.append(service(number));
        }
        return text.append(end()).toString();
    }

    /** Five kinds of steps, four times, from the beginning to the end of a text of this length. */
    Migration migration(int length) {
        int services = length / service(STEPS).length();
        Steps migration = Migration.named("2026-11-files")
                .owner("benchmarks")
                .expect("twenty places of the file differ")
                .rollbackNote("safe at any time");
        int rounds = STEPS / 5;
        for (int round = 0; round < rounds; round++) {
            String service = "service" + (services - 2) * round / (rounds - 1);
            String next = "service" + ((services - 2) * round / (rounds - 1) + 1);
            migration = migration
                    .rename(service + ".url")
                    .to(service + ".jdbc-url")
                    .move(service + ".pool-size")
                    .to(next + ".other-pool-size")
                    .set(service + ".enabled", Value.of(false))
                    .addDefault(next + ".timeout", "3s")
                    .remove(next + ".enabled");
        }
        return migration.build();
    }
}
