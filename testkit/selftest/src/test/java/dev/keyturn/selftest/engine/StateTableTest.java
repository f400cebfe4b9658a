package dev.keyturn.selftest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Plan;
import dev.keyturn.selftest.engine.Outcome.Act;
import dev.keyturn.selftest.engine.State.Evidence;
import dev.keyturn.selftest.engine.State.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is said and done in every state, as the page {@code .docs/states.md} has it. Where that is meant to change, {@code
 * -Dkeyturn.golden=write} writes the page anew, and every changed line of it is to be read.
 */
class StateTableTest {
    private static final String PAGE = ".docs/states.md";

    @TempDir
    Path folder;

    private int made;

    private Outcome outcome(Ledger ledger, Evidence evidence, Act act) {
        return Outcome.of(state(ledger, evidence), act);
    }

    private State state(Ledger ledger, Evidence evidence) {
        return State.of(folder.resolve("" + made++), ledger, evidence);
    }

    @Test
    void theTableOfStatesIsTheOneInTheDocumentation() throws IOException {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Ledger ledger : Ledger.values()) {
            section(page, ledger);
        }
        Path file = file();
        if (System.getProperty("keyturn.golden", "").equals("write")) {
            Files.writeString(file, page);
        }
        assertThat(page).hasToString(Files.readString(file));
    }

    private static Path file() {
        Path around = Path.of("").toAbsolutePath();
        while (!Files.exists(around.resolve(".docs"))) {
            around = around.getParent();
        }
        return around.resolve(PAGE);
    }

    private void section(StringBuilder page, Ledger ledger) {
        page.append("\n## ")
                .append(ledger.title)
                .append("\n\n")
                .append(ledger.says)
                .append("\n\n");
        page.append(
                "| the settings have | you run | outcome | settings afterwards | it says |\n|---|---|---|---|---|\n");
        List<String> messages = new ArrayList<>();
        for (Evidence evidence : Evidence.values()) {
            for (Act act : Act.values()) {
                Outcome outcome = outcome(ledger, evidence, act);
                List<String> numbers = outcome.says().stream()
                        .map(message -> number(messages, message))
                        .toList();
                page.append("| ")
                        .append(String.join(
                                " | ",
                                evidence.toString(),
                                act.name().toLowerCase(Locale.ROOT),
                                outcome.what(),
                                outcome.settings(),
                                String.join(", ", numbers)))
                        .append(" |\n");
            }
        }
        page.append('\n');
        for (int i = 0; i < messages.size(); i++) {
            page.append(i + 1).append(". ").append(messages.get(i)).append('\n');
        }
    }

    private static String number(List<String> messages, String message) {
        if (!messages.contains(message)) {
            messages.add(message);
        }
        return Integer.toString(messages.indexOf(message) + 1);
    }

    private static final String INTRODUCTION = """
            # What happens in which state

            What Keyturn does depends on two things: what its journal says was done, and what the settings show. The two can come apart: a backup is
            restored, a directory is lost, somebody edits a file. This page says, for each pair, what each command does and what it says. The test
            that makes every one of these states writes it.

            In the examples the program has two migrations. `1-url` renames `db.url` to `datasource.url`. `2-password` renames `db.password` to
            `datasource.password` and removes `db.token`. The password and the token are secrets.

            | the settings have | that is |
            |---|---|
            | old names | `db.url`, `db.password` and `db.token`, as before the migrations |
            | new names | `datasource.url` and `datasource.password`, as the migrations left them |
            | both | the new names, and `db.url` and `db.password` with other values |
            | neither | none of them, but others |
            | nothing | nothing at all: an editor has emptied the file, and is about to write it |
            | new, edited | the new names, both with values that somebody gave them since |

            `rollback` is to before `1-url`. The numbers in the last column are those of the messages below each table. Refused means that nothing was
            changed.
            """;

    @Test
    void whatLooksOrRefusesChangesNothingAndNoEditIsEverLost() {
        int edited = 0;
        for (Ledger ledger : Ledger.values()) {
            for (Evidence evidence : Evidence.values()) {
                for (Act act : Act.values()) {
                    Outcome outcome = outcome(ledger, evidence, act);
                    String cell = ledger + ", " + evidence + ", " + act;
                    if (outcome.isRefused() || act == Act.PLAN || act == Act.VERIFY) {
                        assertThat(outcome.settingsAfter()).as(cell).isEqualTo(outcome.before());
                        assertThat(outcome.entriesAfter()).as(cell).isEqualTo(outcome.entries());
                    }
                    assertThat(outcome.edits(outcome.settingsAfter()))
                            .as(cell)
                            .containsAll(outcome.edits(outcome.before()));
                    edited += outcome.edits(outcome.before()).size();
                }
            }
        }
        assertThat(edited).isEqualTo(Ledger.values().length * Act.values().length * 4);
    }

    @Test
    void IDEM_whatAMigrateLeavesASecondOneLeavesAsItIs() {
        int migrated = 0;
        for (Ledger ledger : Ledger.values()) {
            for (Evidence evidence : Evidence.values()) {
                State state = state(ledger, evidence);
                if (!Outcome.of(state, Act.MIGRATE).isRefused()) {
                    List<String> entries = state.entries();
                    assertThat(Outcome.of(state, Act.MIGRATE).what())
                            .as(ledger + ", " + evidence)
                            .isEqualTo("nothing to do");
                    assertThat(state.entries()).as(ledger + ", " + evidence).isEqualTo(entries);
                    migrated++;
                }
            }
        }
        assertThat(migrated).isGreaterThan(20);
    }

    @Test
    void CRASH_aPlanThatWasMadeAfterARunWasKilledIsTheOneThatIsRun() {
        for (Evidence evidence : List.of(Evidence.OLD, Evidence.NEW, Evidence.NEITHER)) {
            State state = state(Ledger.INTERRUPTED, evidence);
            Plan plan = state.migrator().plan();

            assertThat(state.migrator().migrate(plan).migrated()).isEqualTo(plan.migrations());
        }
    }
}
