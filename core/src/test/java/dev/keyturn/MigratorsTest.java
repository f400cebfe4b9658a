package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keyturn.SetReport.Part;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import dev.keyturn.step.OnConflict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several sources as one: all are looked at, then one is done after the other. */
class MigratorsTest {
    private static final Migration A = Bench.named("1-a").rename("a").to("b").build();
    private static final Migration C = Bench.named("2-c").rename("c").to("d").build();

    /** The tenants, in their order. */
    private final Map<String, Tenant> tenants = new LinkedHashMap<>();

    /** What happened to which source, in order. */
    private final List<String> seen = new ArrayList<>();

    private int open;
    private int mostOpen;

    /** A source of which the writes are told, and fail when they are told to. */
    private final class Tenant implements SettingsSource {
        private final MemorySource source;
        private MemoryJournal journal;
        private final MemoryLock lock = new MemoryLock();
        private int writesUntilFailure = Integer.MAX_VALUE;
        private boolean isAway;

        Tenant(String name, String json) {
            source = new MemorySource(name, Bench.read(json));
            journal = new MemoryJournal("journal of " + name);
        }

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public Snapshot read(Selection selection) {
            if (isAway) {
                throw failure("the database is away");
            }
            return source.read(selection);
        }

        @Override
        public Receipt write(String expectedRevision, Edit edit) {
            if (writesUntilFailure-- <= 0) {
                throw failure("the disk is full");
            }
            seen.add("write " + name());
            return source.write(expectedRevision, edit);
        }

        private SourceException failure(String what) {
            return new SourceException(
                    Problem.of(Origin.of(name()), Key.root(), what, "one that is there"), true, true, new Exception());
        }

        @Override
        public void close() {
            open--;
        }
    }

    private Tenant given(String name, String json) {
        Tenant tenant = new Tenant(name, json);
        tenants.put(name, tenant);
        return tenant;
    }

    private Migrators migrators(Migration... migrations) {
        return Migrators.of(tenants.keySet(), name -> {
            mostOpen = Math.max(mostOpen, ++open);
            Tenant tenant = tenants.get(name);
            return Migrator.of(tenant)
                    .with(migrations)
                    .journal(tenant.journal, tenant.lock)
                    .key(new byte[32]);
        });
    }

    private Settings settings(String name) {
        return tenants.get(name).source.read(Selection.all()).settings();
    }

    private void edit(String name, String key, Value value) {
        tenants.get(name).source.become(settings(name).with(key, value));
    }

    private static List<String> sources(SetReport report) {
        return report.parts().stream().map(Part::source).toList();
    }

    private static List<List<String>> migrations(SetReport report) {
        return report.parts().stream().map(Part::migrations).toList();
    }

    @Test
    void oneAfterTheOtherIsMigratedAndTakenBackInTheOppositeOrder() {
        given("x", "{'a': 1}");
        given("y", "{'a': 2}");
        given("z", "{'a': 3}");

        SetReport there = migrators(A).migrate();
        SetReport back = migrators().rollback(To.before("1-a"));

        assertThat(sources(there)).containsExactly("x", "y", "z");
        assertThat(sources(back)).containsExactly("z", "y", "x");
        assertThat(migrations(back)).containsOnly(List.of("1-a"));
        assertThat(seen).containsExactly("write x", "write y", "write z", "write z", "write y", "write x");
        assertThat(settings("y")).isEqualTo(Bench.read("{'a': 2}"));
    }

    @Test
    void whatIsInTheWayInOneSourceKeepsAllFromBeingWritten() {
        given("x", "{'a': 1}");
        given("y", "{'a': 1, 'b': 2}");
        given("z", "{'a': 1, 'b': 3}");

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> migrators(A).migrate());

        assertThat(refused.problems())
                .extracting(problem -> problem.origin().source())
                .contains("expected.json")
                .hasSize(2);
        assertThat(seen).isEmpty();
        assertThat(tenants.get("x").journal.read()).isEmpty();
        assertThat(migrations(migrators(A).plan())).containsExactly(List.of("1-a"), List.of(), List.of());
        assertThat(migrators(A).plan().problems()).hasSize(2);
    }

    @Test
    void aSourceThatCannotBeReadHasItsPartInThePlanAndKeepsAllFromBeingWritten() {
        given("x", "{'a': 1}");
        given("y", "{'a': 1}").isAway = true;

        SetReport plan = migrators(A).plan();

        assertThat(plan.parts().get(1)).hasToString("""
                Plan for y

                Nothing can be done
                  y: the database is away; expected one that is there; safe to retry
                """);
        assertThatThrownBy(() -> migrators(A).migrate())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the database is away");
        assertThat(seen).isEmpty();
        assertThat(migrators(A).status().toString()).contains("note: y: the database is away");
        assertThat(migrators(A).verify().problems()).hasSize(1);
        assertThat(migrators(A).rehearse().problems()).hasSize(1);
        assertThat(migrators(A).planRollback(To.count(1)).problems()).hasSize(1);
    }

    @Test
    void aRunThatFailsInTheMiddleSaysWhatIsDoneAndGoesOnWhereItStopped() {
        given("x", "{'a': 1}");
        given("y", "{'a': 1, 'c': 2}").writesUntilFailure = 1;
        given("z", "{'a': 1}");

        StoppedException stopped = catchThrowableOfType(
                StoppedException.class, () -> migrators(A, C).migrate());

        assertThat(sources(stopped.done())).containsExactly("x");
        assertThat(stopped.failed()).containsExactly("y");
        assertThat(stopped.notBegun()).containsExactly("z");
        assertThat(stopped)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "y failed: y: the disk is full; expected one that is there; safe to retry",
                        "done: x; failed: y; not begun: z",
                        "safe to retry: mend what failed and run the same again; it goes on where it stopped, and does nothing"
                                + " twice. Or go back: a rollback over the same sources takes back what is done and passes over"
                                + " the rest"));
        assertThat(seen).containsExactly("write x", "write y");

        tenants.get("y").writesUntilFailure = Integer.MAX_VALUE;
        SetReport second = migrators(A, C).migrate();

        assertThat(migrations(second)).containsExactly(List.of(), List.of("2-c"), List.of("1-a", "2-c"));
        assertThat(seen).containsExactly("write x", "write y", "write y", "write z");
        assertThat(settings("y")).isEqualTo(Bench.read("{'b': 1, 'd': 2}"));
    }

    @Test
    void aRunThatFailedInTheMiddleCanBeTakenBackWhereItWasDone() {
        given("x", "{'a': 1}");
        given("y", "{'a': 1}").writesUntilFailure = 0;
        given("z", "{'a': 1}");
        assertThatThrownBy(() -> migrators(A).migrate()).isInstanceOf(StoppedException.class);

        SetReport back = migrators().rollback(To.before("1-a"));

        assertThat(migrations(back)).containsExactly(List.of(), List.of(), List.of("1-a"));
        assertThat(tenants.keySet())
                .allSatisfy(name -> assertThat(settings(name)).isEqualTo(Bench.read("{'a': 1}")));
    }

    @Test
    void aMessageNamesTheFirstOfManySourcesAndTheListHasThemAll() {
        IntStream.range(0, 30).forEach(i -> given("tenant" + i, "{'a': 1}"));
        tenants.get("tenant12").writesUntilFailure = 0;

        StoppedException stopped =
                catchThrowableOfType(StoppedException.class, () -> migrators(A).migrate());

        assertThat(stopped).hasMessageContaining("tenant9 and 2 more; failed: tenant12; not begun: tenant13");
        assertThat(stopped.notBegun()).hasSize(17);
    }

    @Test
    void SECRECY_aFailureOfAnUnknownKindIsNamedWithoutItsText() {
        given("x", "{'a': 1}");

        assertThatThrownBy(() -> migrators(A).each(migrator -> {
                    throw new IllegalStateException("correct-horse");
                }))
                .isInstanceOf(StoppedException.class)
                .hasMessageContaining("x failed: IllegalStateException")
                .hasMessageNotContaining("correct-horse");
    }

    @Test
    void aConflictInOneSourceKeepsAllFromBeingTakenBackUntilItIsDecided() {
        given("x", "{'a': 1}");
        given("y", "{'a': 1}");
        migrators(A).migrate();
        edit("x", "a", Value.of(7));
        seen.clear();

        assertThat(migrators().planRollback(To.count(1)).problems()).hasSize(1);
        assertThatThrownBy(() -> migrators().rollback(To.count(1))).isInstanceOf(RefusedException.class);
        assertThat(seen).isEmpty();

        migrators().rollback(To.count(1), OnConflict.KEEP_EDITED);
        assertThat(settings("x")).isEqualTo(Bench.read("{'a': 7}"));
        assertThat(settings("y")).isEqualTo(Bench.read("{'a': 1}"));
    }

    @Test
    void whatWasTakenBackIsHeldInEverySourceUntilSomebodyAsksForIt() {
        given("x", "{'a': 1}");
        given("y", "{'a': 1}");
        migrators(A).migrate();
        migrators().rollback(To.count(1));

        assertThat(migrators(A).migrate().isEmpty()).isTrue();
        assertThat(migrations(migrators(A).migrate(Pending.all().heldToo())))
                .containsExactly(List.of("1-a"), List.of("1-a"));
    }

    @Test
    void aSourceThatJoinsGetsWhatIsPendingForItAndOneThatIsGoneIsNotMissed() {
        given("x", "{'a': 1}");
        given("y", "{'a': 1}");
        migrators(A).migrate();
        tenants.remove("x");
        given("new", "{'a': 1, 'c': 1}");

        SetReport report = migrators(A, C).migrate();

        assertThat(sources(report)).containsExactly("y", "new");
        assertThat(migrations(report)).containsExactly(List.of("2-c"), List.of("1-a", "2-c"));
        assertThat(report.parts().get(0).toString()).contains("noted 2-c: it found nothing to change");
    }

    @Test
    void aSourceThatJoinedAfterwardsIsPassedOverOnTheWayBack() {
        given("x", "{'a': 1}");
        migrators(A).migrate();
        given("new", "{'a': 1}");

        for (To to : List.of(To.before("1-a"), To.after("1-a"), To.count(1))) {
            assertThat(migrators().planRollback(to).problems()).as("%s", to).isEmpty();
        }
        assertThat(migrations(migrators().rollback(To.before("1-a")))).containsExactly(List.of(), List.of("1-a"));
    }

    @Test
    void aWayBackThatLeadsNowhereInAllOfThemIsRefused() {
        given("x", "{'a': 1}");
        given("y", "{'a': 1}");
        migrators(A).migrate();

        assertThatThrownBy(() -> migrators().rollback(To.before("typo")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("typo is not applied");
        assertThatThrownBy(() -> migrators().planRollback(To.before("typo"))).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> migrators().rollback(To.tag("typo")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("y: journal: there is no tag typo")
                .hasMessageContaining("x: journal: there is no tag typo");
    }

    @Test
    void tagsAndWhateverElseAreSetInEach() {
        given("x", "{'a': 1, 'c': 1}");
        given("y", "{'a': 1, 'c': 1}");
        migrators(A).migrate();
        migrators(A).each(migrator -> migrator.tag("release-7"));
        migrators(A, C).migrate();

        migrators().rollback(To.tag("release-7"));

        assertThat(settings("x")).isEqualTo(Bench.read("{'b': 1, 'c': 1}"));
        assertThat(settings("y")).isEqualTo(settings("x"));
    }

    @Test
    void CRASH_eachSourceIsRecoveredOnItsOwn() {
        given("x", "{'a': 1}");
        given("y", "{'a': 1}");
        migrators(A).migrate();
        kill("y");

        assertThat(migrators(A).plan().toString()).contains("Plan for y");
        SetReport report = migrators(A).recover();

        assertThat(sources(report)).containsExactly("x", "y");
        assertThat(report.toString()).contains("Nothing to do\n  x\n");
        assertThat(migrators(A).verify().problems()).isEmpty();
    }

    @Test
    void CRASH_oneThatAsksDoesNotKeepTheOthersFromBeingRecovered() {
        given("x", "{'a': 1, 'c': 1}");
        given("y", "{'a': 1}");
        Migration both =
                Bench.named("1-a").rename("a").to("b").rename("c").to("d").build();
        migrators(both).migrate();
        kill("x");
        kill("y");
        tenants.get("x").source.become(Bench.read("{'a': 9, 'd': 1}"));

        StoppedException stopped = catchThrowableOfType(
                StoppedException.class, () -> migrators(both).recover());

        assertThat(stopped.failed()).containsExactly("x");
        assertThat(sources(stopped.done())).containsExactly("y");
        assertThat(stopped.notBegun()).isEmpty();
        assertThatThrownBy(() -> migrators(both).migrate()).isInstanceOf(RefusedException.class);
        migrators(both).recover(OnConflict.KEEP_EDITED);
        assertThat(migrators(both).status().isEmpty()).isTrue();
    }

    /** The last run on it was killed before it could write its last entry. */
    private void kill(String name) {
        Tenant tenant = tenants.get(name);
        List<Entry> entries = tenant.journal.read();
        tenant.journal = MemoryJournal.with(tenant.journal.name(), entries.subList(0, entries.size() - 1));
    }

    @Test
    void aSourceThatIsGivenTwiceIsRefused() {
        Tenant x = given("x", "{'a': 1}");
        Migrators twice = Migrators.of(
                List.of(x, x), source -> Migrator.of(source).with(A).journal(x.journal, x.lock));

        assertThat(twice.plan().problems()).hasSize(1);
        assertThatThrownBy(twice::migrate)
                .isInstanceOf(RefusedException.class)
                .hasMessage("x: the source is given twice; expected each source once; safe to retry");
    }

    @Test
    void theModeOfEachIsKept() {
        Tenant x = given("x", "{'a': 1}");
        for (Mode mode : List.of(Mode.OFF, Mode.PLAN)) {
            Migrators looking = Migrators.of(
                    List.of(x),
                    source -> Migrator.of(source)
                            .with(A)
                            .journal(x.journal, x.lock)
                            .mode(mode));
            assertThat(looking.migrate().toString()).contains("the mode is " + mode);
            assertThatThrownBy(() -> looking.rollback(To.count(1))).isInstanceOf(RefusedException.class);
            assertThatThrownBy(looking::recover).isInstanceOf(RefusedException.class);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void noSourcesAreNoWork() {
        assertThat(migrators(A).migrate()).hasToString("Migration of 0 sources\n");
        assertThat(migrators().planRollback(To.count(1)).isEmpty()).isTrue();
    }

    @Test
    void thousandsOfTenantsAreDoneOneAtATime() {
        int many = 3000;
        IntStream.range(0, many).forEach(i -> given("tenant" + i, "{'a': " + i + "}"));

        SetReport report = migrators(A).migrate();

        assertThat(report.parts()).hasSize(many);
        assertThat(open).isZero();
        assertThat(mostOpen).isEqualTo(1);
        assertThat(migrators(A).migrate().toString())
                .startsWith("Migration of 3000 sources\n\nNothing to do\n  tenant0\n  tenant1\n");
    }

    @Test
    void theReportsOfAllAreOnePage() {
        given("x", "{'a': 1}");
        given("y", "{'b': 1}");
        given("z", "{'a': 1, 'b': 1}");

        Golden.check("set-plan", migrators(A).plan());
        tenants.remove("z");
        Golden.check("set-run", migrators(A).migrate());
        Golden.check("set-plan-empty", migrators(A).plan());
        Golden.check("set-status", migrators(A, C).status());
        Golden.check("set-rehearsal", migrators(A, C).rehearse());
        edit("x", "a", Value.of(3));
        Golden.check("set-verification", migrators(A).verify());
        Golden.check("set-rollback-plan", migrators().planRollback(To.before("1-a")));
        assertThat(Json.read(migrators(A).plan().toJson(), "report").names())
                .contains("report", "form", "source", "of", "parts");
    }
}
