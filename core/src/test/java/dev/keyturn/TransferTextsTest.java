package dev.keyturn;

import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.SourceException;
import dev.keyturn.step.OnConflict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transfer says, word for word. */
class TransferTextsTest {
    private final Places places = new Places();
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void given() {
        places.given(
                "{'db': {'url': 'jdbc:x', 'password': 'hunter2'}, 'http': {'timeout': 7}, 'level': 'info'}",
                "{'cache': {'size': 3}}");
    }

    private Transfer transfer() {
        return places.transfer("db", "http.timeout");
    }

    private void edit() {
        places.table("db.url", Value.of("jdbc:y"));
        places.table("db.pool", Value.of(4));
        places.withoutInTable("http.timeout");
    }

    @Test
    void aPlanThere() {
        Golden.check("transfer-plan", transfer().plan());
    }

    @Test
    void aPlanBack() {
        transfer().run();
        edit();

        Golden.check("transfer-rollback-plan", transfer().planRollback());
    }

    @Test
    void aReportThere() {
        Golden.check("transfer", transfer().run());
    }

    @Test
    void aReportBack() {
        transfer().run();
        edit();

        Golden.check("transfer-rollback", transfer().rollback());
    }

    @Test
    void aStatusBetweenTheTwoPlaces() {
        places.beforeWriteToFile(() -> places.file("db.url", Value.of("jdbc:z")));
        problems("", () -> transfer().run());

        Golden.check("transfer-status", transfer().status());
    }

    private void problems(String when, Runnable work) {
        said.add(when);
        try {
            work.run();
            said.add("nothing");
        } catch (RefusedException refused) {
            refused.problems().stream().map(Problem::toString).forEach(said::add);
        } catch (SourceException failed) {
            said.add(failed.problem().toString());
        }
    }

    @Test
    void everythingThatCanBeInTheWay() {
        places.given("{'db': {'url': 'jdbc:x', 'hosts': [1]}}", "{'db': {'url': 'jdbc:other'}}");
        problems("# the target has another value", () -> transfer().run());
        places.given("{'db': {'hosts': ['a'], 'password': 'hunter2'}}", "{'db': ['a list']}");
        problems("# a list is in the way", () -> transfer().run());
        places.given("{'db': {'hosts': ['a'], 'pool': null}}", "{'a': 1}");
        places.flatTable();
        problems("# the target cannot hold it", () -> transfer().run());
        given();
        places.beforeWriteToTable(() -> places.file("db.url", Value.of("jdbc:z")));
        problems("# edited while it was copied", () -> transfer().run());
        places.table("db.url", Value.of("jdbc:copy"));
        problems("# the copy was edited before it counted", () -> transfer().run());
        transfer().run(OnConflict.RESTORE_OLD);
        places.file("db.url", Value.of("jdbc:again"));
        problems("# set again in the source", () -> transfer().rollback());
        problems(
                "# another transfer of that name",
                () -> places.transfer("level").run());
        problems("# both places are one", places::toItself);

        Golden.check("transfer-problems.txt", String.join("\n", said) + "\n");
    }

    @Test
    void everythingThatIsToldAfterTheTargetCounts() {
        places.beforeWriteToFile(() -> places.file("db.url", Value.of("jdbc:z")));
        problems("# edited just before it was to be removed", () -> transfer().run());
        problems("# run again", () -> transfer().run());
        places.table("db.url", Value.of("jdbc:y"));
        problems("# edited in the target, too", () -> transfer().run());

        Golden.check("transfer-conflicts.txt", String.join("\n", said) + "\n");
    }
}
