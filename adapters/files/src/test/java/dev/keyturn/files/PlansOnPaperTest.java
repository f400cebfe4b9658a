package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file cannot be written with is known by a plan, and not found out in the middle of a run. */
class PlansOnPaperTest {
    private static final String BEFORE = "A=1\nserver_host=x\n";

    @TempDir
    private Path folder;

    private static Migration named(String id, String from, String to) {
        return Migration.named(id)
                .owner("tests")
                .expect("a new name")
                .rollbackNote("safe")
                .rename(from)
                .to(to)
                .build();
    }

    @Test
    void aNameThatTheFormatHasNotIsRefusedByThePlanAndTheRehearsalAndBeforeAnythingIsWritten() throws IOException {
        Path file = Files.writeString(folder.resolve(".env"), BEFORE);
        Migrator migrator = Migrator.of(FileSource.of(file))
                .with(named("1-possible", "A", "B"), named("2-impossible", "server_host", "server.host"))
                .withoutLog()
                .build();

        List<Problem> problems = migrator.plan().problems();

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("cannot be written in a .env file"));
        assertThat(migrator.rehearse().problems()).isEqualTo(problems);
        assertThatThrownBy(migrator::migrate)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.problems()).isEqualTo(problems));
        assertThat(file).content().isEqualTo(BEFORE);
        assertThat(migrator.history().lines()).isEmpty();
    }
}
