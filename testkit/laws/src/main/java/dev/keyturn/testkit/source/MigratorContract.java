package dev.keyturn.testkit.source;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.Plan;
import dev.keyturn.Report;
import dev.keyturn.Shape;
import dev.keyturn.To;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.ReadsParts;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.testkit.laws.Law;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Whole migrations over a source of one's own, as tests: forward, back, with edits between, killed, held and returned. A test
 * class implements it as it does {@link SettingsSourceContract}. The journal and the lock are those that the source brings
 * along, or others in memory. The name of each test begins with the {@link Law} that it tries.
 */
public interface MigratorContract extends GivesSources {
    /** The migration that is tried. */
    Migration DATASOURCE = Migration.named("1-datasource")
            .owner("tests")
            .expect("the service reads datasource.url")
            .rollbackNote("safe at any time")
            .rename("db.url")
            .to("datasource.url")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .addDefault("cache.mode", "warm")
            .remove("level")
            .build();

    /** Its settings before. */
    private static Settings old(Settings like) {
        return Touch.like(like, Touch.small());
    }

    /** Its settings afterwards. */
    private static Settings changed(Settings like) {
        return old(like)
                .without(Key.of("db.url"))
                .without(Key.of("level"))
                .with("datasource.url", Value.of("jdbc:x"))
                .with("http.timeout", Value.of("3s"))
                .with("cache.mode", Value.of("warm"));
    }

    private Workplace workplace() throws Exception {
        Workplace workplace = Workplace.of(source(Touch.small()));
        SettingsSource source = workplace.source();
        Assumptions.assumeTrue(
                source.capabilities().isWritable(),
                () -> "not applicable: whole migrations, because " + source.name()
                        + " says in its capabilities() that it cannot be written");
        return workplace;
    }

    /** A plan. */
    @Test
    default void PURE_aPlanARehearsalAndALookWriteNothing() throws Exception {
        try (Workplace workplace = workplace()) {
            Snapshot before = Touch.look(workplace.source());
            Migrator migrator = workplace.migrator(DATASOURCE);
            Plan plan = migrator.plan();
            Held.same(Law.PURE, List.of("1-datasource"), plan.migrations(), "the plan");
            Held.same(Law.PURE, true, migrator.rehearse().hasPassed(), "whether the rehearsal passes");
            Held.same(Law.PURE, 1, migrator.status().lines().size(), "what there is to say of the status");
            Held.same(Law.PURE, before, Touch.look(workplace.source()), "the settings and their revision");
            Held.same(Law.PURE, List.of(), workplace.journal().read(), "the journal");
        }
    }

    /** Forward and back. */
    @Test
    default void RT_thereAndBack() throws Exception {
        try (Workplace workplace = workplace()) {
            Settings before = Touch.settings(workplace.source());
            Migrator migrator = workplace.migrator(DATASOURCE);
            migrator.migrate();
            Held.same(Law.RT, changed(before), Touch.settings(workplace.source()), "the settings after the migration");
            Held.same(Law.RT, List.of(), migrator.verify().problems(), "what verify finds");
            workplace.migrator().rollback(To.before("1-datasource"));
            Held.same(Law.RT, before, Touch.settings(workplace.source()), "the settings after going back");
        }
    }

    /** Twice. */
    @Test
    default void IDEM_aSecondRunWritesNothing() throws Exception {
        try (Workplace workplace = workplace()) {
            workplace.migrator(DATASOURCE).migrate();
            Snapshot after = Touch.look(workplace.source());
            int entries = workplace.journal().read().size();
            Report second = workplace.migrator(DATASOURCE).migrate();
            Held.same(Law.IDEM, List.of(), second.migrated(), "what a second run does");
            Held.same(Law.IDEM, after, Touch.look(workplace.source()), "the settings and their revision");
            Held.same(Law.IDEM, entries, workplace.journal().read().size(), "the number of entries");
        }
    }

    /** Edits between. */
    @Test
    default void EDIT_IN_whatWasEditedInTheNewShapeArrivesInTheOldOne() throws Exception {
        try (Workplace workplace = workplace()) {
            Settings before = Touch.settings(workplace.source());
            workplace.migrator(DATASOURCE).migrate();
            Touch.change(
                    workplace.source(),
                    settings -> settings.with("datasource.url", Value.of("jdbc:other"))
                            .with("http.timeout", Value.of("5s"))
                            .with("app.name", Value.of("renamed"))
                            .without(Key.of("db.user")));
            workplace.migrator().rollback(To.count(1));
            Settings expected = before.with("db.url", Value.of("jdbc:other"))
                    .with("app.name", Value.of("renamed"))
                    .without(Key.of("db.user"));
            Settings there = Touch.settings(workplace.source());
            Held.same(Law.EDIT_IN, "5000", plain(there, "http.timeout"), "the timeout, which was edited");
            Held.same(
                    Law.EDIT_OUT,
                    expected.without(Key.of("http.timeout")),
                    there.without(Key.of("http.timeout")),
                    "the settings after going back");
        }
    }

    /** A place that holds more than text gives a number back; one is as good as the other. */
    private static String plain(Settings settings, String key) {
        Value value = settings.value(key).orElse(Value.ofNull());
        return value instanceof Text text ? text.text() : value.toString();
    }

    /** A key that the user deleted. */
    @Test
    default void EDIT_DEL_whatWasDeletedStaysDeleted() throws Exception {
        try (Workplace workplace = workplace()) {
            workplace.migrator(DATASOURCE).migrate();
            Touch.change(workplace.source(), settings -> settings.without(Key.of("datasource.url")));
            workplace.migrator().rollback(To.count(1));
            Settings there = Touch.settings(workplace.source());
            Held.same(
                    Law.EDIT_DEL, false, there.has(Key.of("db.url")), "whether a key that was deleted is there again");
            Held.same(Law.EDIT_DEL, true, there.has(Key.of("level")), "whether another one came back");
        }
    }

    /** What was rolled back. */
    @Test
    default void IDEM_whatWasRolledBackIsHeldUntilSomebodyAsksForIt() throws Exception {
        try (Workplace workplace = workplace()) {
            Settings before = Touch.settings(workplace.source());
            workplace.migrator(DATASOURCE).migrate();
            workplace.migrator(DATASOURCE).rollback(To.count(1));
            Migrator migrator = workplace.migrator(DATASOURCE);
            Held.same(Law.IDEM, List.of(), migrator.migrate().migrated(), "what runs again by itself");
            Held.same(Law.IDEM, List.of("1-datasource"), migrator.held(), "what is held");
            migrator.migrate(Pending.all().heldToo());
            Held.same(
                    Law.IDEM,
                    changed(before),
                    Touch.settings(workplace.source()),
                    "the settings when it was asked for");
        }
    }

    /** A restored backup. */
    @Test
    default void IDEM_oldSettingsThatReturnAreMigratedAgain() throws Exception {
        try (Workplace workplace = workplace()) {
            Settings before = Touch.settings(workplace.source());
            workplace.migrator(DATASOURCE).migrate();
            Touch.change(workplace.source(), settings -> before);
            workplace.migrator(DATASOURCE).migrate();
            Held.same(Law.IDEM, changed(before), Touch.settings(workplace.source()), "the settings after the next run");
            workplace.migrator().rollback(To.before("1-datasource"));
            Held.same(Law.RT, before, Touch.settings(workplace.source()), "the settings after going back");
        }
    }

    /** Killed. */
    @Test
    default void CRASH_aRunThatIsKilledBeforeItsWriteIsGivenUpAndDoneByTheNext() throws Exception {
        crash(false, Entry.Kind.DISCARDED);
    }

    /** Killed later. */
    @Test
    default void CRASH_aRunThatIsKilledAfterItsWriteIsConfirmedByTheNext() throws Exception {
        crash(true, Entry.Kind.APPLIED);
    }

    private void crash(boolean isWritten, Entry.Kind resolved) throws Exception {
        try (Workplace workplace = workplace()) {
            Settings before = Touch.settings(workplace.source());
            FaultySource dying = FaultySource.of(workplace.source());
            FaultySource.OnWrite first = dying.onWrite(1);
            if (isWritten) {
                first.isKilledWhenDone();
            } else {
                first.isKilled();
            }
            // the journal is not the one of the faulty source, so that nothing is done as one
            Workplace killed = new Workplace(dying, workplace.journal(), workplace.lock());
            try {
                killed.migrator(DATASOURCE).migrate();
                throw new AssertionError("the run goes on after it was killed");
            } catch (FaultySource.Killed gone) {
                Held.same(
                        Law.CRASH, 1, workplace.journal().read().size(), "the number of entries that it leaves behind");
            }
            workplace.migrator(DATASOURCE).recover();
            Settings expected = isWritten ? changed(before) : before;
            Held.same(Law.CRASH, expected, Touch.settings(workplace.source()), "the settings after recovery");
            Held.same(Law.CRASH, resolved, workplace.journal().read().get(1).kind(), "what the recovery noted");
            workplace.migrator(DATASOURCE).migrate();
            Held.same(
                    Law.CRASH, changed(before), Touch.settings(workplace.source()), "the settings after the next run");
            workplace.migrator().rollback(To.count(1));
            Held.same(Law.RT, before, Touch.settings(workplace.source()), "the settings after going back");
        }
    }

    /** Two shapes at once. */
    @Test
    default void MIXED_theOldShapeIsReadAndWrittenWhileTheStoreHasTheNewOne() throws Exception {
        try (Workplace workplace = workplace()) {
            Settings before = Touch.settings(workplace.source());
            Migrator migrator = workplace.migrator(DATASOURCE);
            migrator.migrate();
            Snapshot store = Touch.look(workplace.source());
            Shape old = Shape.before("1-datasource");
            Held.same(Law.MIXED, before, migrator.at(old).read(), "the settings at the old shape");
            Held.same(Law.MIXED, store, Touch.look(workplace.source()), "the settings of the store after a read");
            migrator.at(old).set("db.url", Value.of("jdbc:written"));
            Settings there = Touch.settings(workplace.source());
            Held.same(
                    Law.MIXED,
                    store.settings().with("datasource.url", Value.of("jdbc:written")),
                    there,
                    "the store after a write");
        }
    }

    /** A plan that is old. */
    @Test
    default void PURE_aPlanThatIsOldIsRefusedAndNothingIsWritten() throws Exception {
        try (Workplace workplace = workplace()) {
            Migrator migrator = workplace.migrator(DATASOURCE);
            Plan plan = migrator.plan();
            // where a part is read, a setting that the migration is not about makes no plan old
            boolean isPartRead = workplace
                    .source()
                    .ability(ReadsParts.class)
                    .filter(ReadsParts::readsParts)
                    .isPresent();
            Touch.set(workplace.source(), isPartRead ? "level" : "app.name", "edited");
            Settings edited = Touch.settings(workplace.source());
            try {
                migrator.migrate(plan);
                throw new AssertionError("a plan from before an edit is accepted");
            } catch (RefusedException refused) {
                Held.same(
                        Law.PURE, edited, Touch.settings(workplace.source()), "the settings after a plan was refused");
            }
        }
    }

    /** Many programs that start at once. */
    @Test
    default void IDEM_ofManyThatStartAtOnceOneMigrates() throws Exception {
        try (Workplace workplace = workplace()) {
            Settings before = Touch.settings(workplace.source());
            Callable<Integer> run =
                    () -> workplace.migrator(DATASOURCE).migrate().migrated().size();
            List<Callable<Integer>> runners = Collections.nCopies(Race.RUNNERS / 2, run);
            List<Integer> done = Race.values(Rule.ALONE, Race.run(runners));
            Held.same(Law.IDEM, 1, done.stream().mapToInt(Integer::intValue).sum(), "how often the migration was done");
            Held.same(
                    Law.IDEM, changed(before), Touch.settings(workplace.source()), "the settings when all have ended");
        }
    }
}
