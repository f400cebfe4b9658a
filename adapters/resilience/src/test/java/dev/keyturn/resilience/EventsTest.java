package dev.keyturn.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.spi.Event;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What listeners, the log and Micrometer are told. */
class EventsTest {
    private static final Policy POLICY = Policy.defaults()
            .waits(Duration.ofMillis(200), 2, Duration.ofSeconds(10), 0)
            .maxAttempts(3);

    private final Scripted source = new Scripted();

    private static void read(SettingsSource wrapped) {
        assertThat(wrapped.read(Selection.all()).settings()).isEqualTo(Scripted.SETTINGS);
    }

    /** One read that succeeds at the second attempt, and one that is given up. */
    private void run(Resilient resilient) {
        SettingsSource wrapped = resilient.policy(POLICY).time(new Waits()).wrap();
        source.before("read", Scripted.passing());
        read(wrapped);
        source.before("read", Collections.nCopies(3, Scripted.passing()).toArray(Runnable[]::new));
        assertThatThrownBy(() -> read(wrapped)).isInstanceOf(SourceException.class);
        wrapped.close();
    }

    @Test
    void listenersAndTheLogAreToldEachInOneLine() {
        List<Event> told = new CopyOnWriteArrayList<>();
        List<String> logged = new ArrayList<>();
        Logger logger = Logger.getLogger("dev.keyturn");
        Level level = logger.getLevel();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(line.getLevel() + " " + line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
        try {
            run(Resilient.of(source)
                    .tell(event -> {
                        throw new IllegalStateException("a listener");
                    })
                    .tell(told::add));
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(level);
        }
        assertThat(told)
                .extracting(Event::toString)
                .containsExactly(
                        "retried settings: attempt 2 of 3 in 0.2 s: it is out of reach",
                        "retried settings: attempt 2 of 3 in 0.2 s: it is out of reach",
                        "retried settings: attempt 3 of 3 in 0.4 s: it is out of reach",
                        "gave up settings: tried 3 times: it is out of reach");
        assertThat(logged)
                .filteredOn(line -> line.contains("settings"))
                .containsExactlyElementsOf(
                        told.stream().map(event -> "WARNING " + event).toList());
        assertThat(logged)
                .filteredOn(line -> !line.contains("settings"))
                .hasSize(4)
                .containsOnly("WARNING a listener failed with java.lang.IllegalStateException");
    }

    @Test
    void micrometerCountsThem() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        run(Resilient.of(source).meters(registry));

        assertThat(calls(registry, "successful_with_retry")).isEqualTo(1);
        assertThat(calls(registry, "failed_with_retry")).isEqualTo(1);
        assertThat(registry.get("resilience4j.circuitbreaker.calls")
                        .tag("name", "settings")
                        .tag("kind", "failed")
                        .timer()
                        .count())
                .isEqualTo(4);
        assertThat(registry.get("resilience4j.timelimiter.calls")
                        .tag("kind", "timeout")
                        .counter()
                        .count())
                .isZero();
        assertThat(registry.getMeters().toString()).doesNotContain("hunter2");
    }

    private static double calls(SimpleMeterRegistry registry, String kind) {
        return registry.get("resilience4j.retry.calls")
                .tag("name", "settings")
                .tag("kind", kind)
                .functionCounter()
                .count();
    }
}
