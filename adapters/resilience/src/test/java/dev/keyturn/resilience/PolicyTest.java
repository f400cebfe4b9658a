package dev.keyturn.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import dev.keyturn.settings.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy in code and in HOCON. */
class PolicyTest {
    @TempDir
    private Path directory;

    private Config config(String text) throws IOException {
        return ConfigFactory.parseFile(
                Files.writeString(directory.resolve("application.conf"), text).toFile());
    }

    private String refusal(String text) throws IOException {
        Config config = config(text);
        try {
            throw new AssertionError("accepted: " + Policy.from(config));
        } catch (RefusedException refused) {
            return refused.getMessage().replace(directory + "/", "");
        }
    }

    @Test
    void theDefaultsInCodeAreThoseOfTheFileThatIsShipped() {
        assertThat(Policy.from(ConfigFactory.empty())).isEqualTo(Policy.defaults());
        assertThat(Policy.load()).isEqualTo(Policy.defaults());
    }

    @Test
    void everyNameOfTheFileThatIsShippedIsExplainedThereAndOnItsPageWithItsValue() throws IOException {
        Path page = Path.of("../../.docs/resilience.md");
        String text = Files.readString(page);
        ConfigObject all = ConfigFactory.parseResources("reference.conf").getObject(Policy.PATH);
        List<String> rows = new ArrayList<>();
        explained("", all, rows);
        assertThat(rows).hasSize(16).allSatisfy(row -> assertThat(text).contains(row));
    }

    private static void explained(String below, ConfigObject section, List<String> rows) {
        for (Map.Entry<String, ConfigValue> one : section.entrySet()) {
            String name = below + one.getKey();
            assertThat(one.getValue().origin().comments()).as(name).isNotEmpty();
            if (one.getValue() instanceof ConfigObject inner) {
                explained(name + ".", inner, rows);
            } else {
                rows.add("| `" + name + "` | `" + one.getValue().unwrapped() + "` |");
            }
        }
    }

    @Test
    void whatIsSaidCountsAndTheRestIsAsItWas() throws IOException {
        Policy said = Policy.from(config("""
                keyturn.resilience {
                  retry { max-attempts = 9, max-duration = 5 minutes }
                  circuit-breaker.enabled = off
                  time-limiter { enabled = yes, limit = 2s }
                }
                """));
        assertThat(said)
                .isEqualTo(Policy.defaults()
                        .maxAttempts(9)
                        .maxDuration(Duration.ofMinutes(5))
                        .withoutCircuitBreaker()
                        .timeLimit(Duration.ofSeconds(2), Duration.ofSeconds(5)));
    }

    @Test
    void itCanBeSwitchedOff() throws IOException {
        assertThat(Policy.from(config("keyturn.resilience.enabled = false"))).isEqualTo(Policy.off());
    }

    @Test
    void aNameThatNobodyReadsIsRefusedWithItsPlace() throws IOException {
        assertThat(refusal("""
                keyturn.resilience {
                  retry {
                    max-atempts = 9
                  }
                  breaker.enabled = false
                }
                """)).isEqualTo("""
                application.conf:5: keyturn.resilience.breaker: there is no such name; expected one of: circuit-breaker, enabled, \
                retry, time-limiter; safe to retry; nothing was done; mend it there, and start again
                application.conf:3: keyturn.resilience.retry.max-atempts: there is no such name; expected one of: factor, \
                first-wait, jitter, longest-wait, max-attempts, max-duration; safe to retry; nothing was done; mend it there, \
                and start again""");
    }

    @Test
    void aValueThatCannotBeIsRefusedWithItsPlaceAndNotShown() throws IOException {
        assertThat(refusal("""
                keyturn.resilience {
                  retry {
                    max-attempts = hunter2
                  }
                  time-limiter {
                    limit = 0 s
                  }
                  circuit-breaker = hunter2
                }
                """))
                .doesNotContain("hunter2")
                .contains(
                        "application.conf:8: keyturn.resilience.circuit-breaker: it is one value; expected a section with names");
        assertThat(refusal("""
                keyturn.resilience {
                  retry {
                    max-attempts = hunter2
                  }
                  time-limiter {
                    limit = 0 s
                  }
                }
                """))
                .doesNotContain("hunter2")
                .contains(
                        "application.conf:3: keyturn.resilience.retry.max-attempts: it cannot be read; expected what is there"
                                + " in reference.conf: a number, or a time such as 30 s; safe to retry;")
                .contains(
                        "application.conf:6: keyturn.resilience.time-limiter.limit: limit is PT0S; expected more than nothing;");
    }

    @Test
    void somethingElseThanASectionIsRefused() throws IOException {
        assertThat(refusal("keyturn.resilience = hunter2"))
                .contains(
                        "keyturn.resilience: it cannot be read as a section of a configuration; expected names with values, in HOCON")
                .doesNotContain("hunter2");
    }

    @Test
    void aFileThatIsNoHoconIsRefusedWithItsPlaceAndNotShown() throws IOException {
        Path file = Files.writeString(directory.resolve("broken.conf"), "keyturn {\n  resilience = { hunter2\n");
        System.setProperty("config.file", file.toString());
        ConfigFactory.invalidateCaches();
        try {
            assertThatThrownBy(Policy::load)
                    .isInstanceOf(RefusedException.class)
                    .hasMessageStartingWith(
                            file + ":3: keyturn.resilience: it cannot be read as a section of a configuration")
                    .hasMessageNotContaining("hunter2");
        } finally {
            System.clearProperty("config.file");
            ConfigFactory.invalidateCaches();
        }
    }

    @Test
    void codeRefusesWhatCannotBe() {
        assertThatThrownBy(() -> Policy.defaults().maxAttempts(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-attempts is 0; expected 1 or more");
        assertThatThrownBy(() -> Policy.defaults().waits(Duration.ofSeconds(2), 2, Duration.ofSeconds(1), 0))
                .hasMessage("longest-wait is shorter than first-wait; expected one that is as long or longer");
        assertThatThrownBy(() -> new Policy.CircuitBreaker(true, 50, 5, 6, Duration.ofSeconds(1), 1))
                .hasMessage("minimum-calls is 6; expected 1 or more, and no more than window");
    }
}
