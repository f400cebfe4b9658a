package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Progress;
import dev.keyturn.spi.Event;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The bar for work that takes long. */
class ActivityTest {
    private final StringWriter err = new StringWriter();

    private static Event event(Event.Kind kind, String migration) {
        return new Event(kind, "app.yaml", Optional.of(migration), "");
    }

    private void until(String text) throws InterruptedException {
        for (int i = 0; i < 100 && !err.toString().contains(text); i++) {
            Thread.sleep(100);
        }
        assertThat(err.toString()).contains(text);
    }

    @Test
    void aLineSaysWhatHowFarAndForHowLong() {
        assertThat(Activity.line("migrate", 1, 2, "2026-12-many", Duration.ofSeconds(12)))
                .isEqualTo("migrate  [##########----------]  1 of 2  2026-12-many  12 s");
        assertThat(Activity.line("plan", 0, 0, "", Duration.ofMillis(1500)))
                .isEqualTo("plan  [---------------###--]  1 s");
        assertThat(Activity.line("migrate", 0, 1, "x".repeat(100), Duration.ofSeconds(2)))
                .hasSize(78)
                .endsWith("x  2 s");
    }

    @Test
    void theBlockStaysInTheBar() {
        for (int millis = 0; millis < 10_000; millis += 50) {
            assertThat(Activity.line("plan", 0, 0, "", Duration.ofMillis(millis)))
                    .matches("plan {2}\\[-*###-*] {2}\\d s")
                    .hasSize("plan  [--------------------]  1 s".length());
        }
    }

    @Test
    void workThatIsShortShowsNothing() throws InterruptedException {
        try (Activity activity = Activity.begin(new PrintWriter(err), "plan", List.of("1-a"))) {
            activity.on(event(Event.Kind.STEP, "1-a"));
            Thread.sleep(300);
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void workThatIsLongIsShownAndErasedAndSilentWhileSomebodyIsAsked() throws InterruptedException {
        try (Activity activity = Activity.begin(new PrintWriter(err), "migrate", List.of("1-a", "2-b"))) {
            until("\rmigrate  [");
            activity.on(event(Event.Kind.VERIFIED, "1-a"));
            until("1 of 2  1-a");
            Activity.pause();
            String shown = err.toString();
            Thread.sleep(400);
            assertThat(err.toString()).isEqualTo(shown).endsWith("\r\u001b[K");
            activity.on(new Progress("app.yaml", 37, 0, 200));
            until("37 of 200  edits tried");
        }
        String shown = err.toString();
        assertThat(shown).endsWith("\r\u001b[K");
        Thread.sleep(300);
        assertThat(err.toString()).isEqualTo(shown);
    }
}
