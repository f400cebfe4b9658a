package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sits at a terminal is asked, and sees colours. */
class TerminalIT extends Session {
    @BeforeEach
    void aTerminalCanBeMade() {
        Terminal.assumeThereIsOne();
    }

    private Jar.Result typed(String answer, String... arguments) throws IOException {
        return Terminal.of(directory, String.join(" ", arguments))
                .type(answer + "\n")
                .result();
    }

    @Test
    void aMigrationIsShownAndDoneOnlyWhenTheAnswerIsYes() throws IOException {
        for (String no : List.of("n", "", "why?")) {
            Jar.Result result = typed(no, "migrate", "app.properties", "-m", "m");
            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).contains("Plan for app.properties", "Do this? [y/N]", "nothing was done");
        }
        assertThat(jar.read("app.properties")).isEqualTo(BEFORE);

        assertThat(typed("y", "migrate", "app.properties", "-m", "m").code()).isZero();

        assertThat(jar.read("app.properties")).isEqualTo(AFTER);
        assertThat(typed("n", "migrate", "app.properties", "-m", "m").out())
                .as("nothing to do is nothing to ask")
                .contains("nothing to do")
                .doesNotContain("[y/N]");
        assertThat(typed("yes", "rollback", "app.properties", "--to", "count:1").out())
                .contains("Take this back? [y/N]");
        assertThat(jar.read("app.properties")).isEqualTo(BEFORE);
    }

    @Test
    void nobodyIsAskedWhoHasSaidYesOrWhereItWouldBeRefused() throws IOException {
        assertThat(typed("n", "migrate", "app.properties", "-m", "m", "--yes").out())
                .doesNotContain("[y/N]");
        assertThat(jar.read("app.properties")).isEqualTo(AFTER);
        jar.write("app.properties", AFTER + "db.url=other\n");

        Jar.Result refused = typed("y", "rollback", "app.properties", "--to", "count:1");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("it came back with another value").doesNotContain("[y/N]");
    }

    @Test
    void coloursAreForTerminalsUnlessTheyAreNotWanted() throws IOException {
        assertThat(typed("", "plan", "app.properties", "-m", "m").out())
                .contains("\u001b[31m  - db.url = ", "\u001b[32m  + datasource.url = ");
        assertThat(typed("", "plan", "app.properties", "-m", "m", "--no-color").out())
                .doesNotContain("\u001b");
        assertThat(typed("", "plan", "app.properties", "-m", "m", "--format", "json")
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void workThatIsLongHasABarWhichIsGoneAtTheEnd() throws IOException {
        String slow = "'slow:app.properties#at=before-write&millis=2500'";
        String shown = typed("", "migrate", slow, "-m", "m", "--yes").out();

        assertThat(shown).containsPattern("\rmigrate {2}\\[-{20}] {2}0 of 1 {2}2026-11-datasource {2}[12] s\u001b\\[K");
        assertThat(shown.substring(shown.lastIndexOf("\r\u001b[K")))
                .contains("migrated 2026-11-datasource: 3 keys changed");
        assertThat(jar.read("app.properties")).isEqualTo(AFTER);
        for (String none : List.of("--quiet", "--no-color")) {
            jar.write("app.properties", BEFORE);
            assertThat(typed("", "migrate", slow, "-m", "m", "--yes", none).out())
                    .doesNotContain("[--");
        }
    }
}
