package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.codec.Codec;
import dev.keyturn.codec.Codecs;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.step.Condition;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Remark;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MigratorTest {
    private final MemoryJournal journal = new MemoryJournal("journal");
    private final MemoryLock lock = new MemoryLock();
    private MemorySource source = new MemorySource("app", Settings.empty());

    private static Steps named(String id) {
        return Migration.named(id).owner("tests").expect("a new shape").rollbackNote("safe");
    }

    private void given(String json) {
        source = new MemorySource("app", Settings.of(Json.read(json.replace('\'', '"'), "app.json")));
    }

    private void givenText(String json) {
        source = new MemorySource("app", Settings.ofText(Json.read(json.replace('\'', '"'), "app.json")));
    }

    private Settings settings() {
        return source.read(Selection.all()).settings();
    }

    private void edit(String key, Value value) {
        source.become(settings().with(key, value));
    }

    private Migrator migrator(Migration... migrations) {
        return Migrator.of(source)
                .with(migrations)
                .journal(journal, lock)
                .key(new byte[32])
                .build();
    }

    private static Settings read(String json) {
        return Settings.of(Json.read(json.replace('\'', '"'), "expected.json"));
    }

    @Test
    void RT_thereAndBackKeepsTheOrder() {
        given("{'db': {'url': 'x'}, 'a': 1, 'legacy': {'flag': 2}, 'z': 3}");
        Settings before = settings();
        Migration migration = named("1-a")
                .rename("db.url")
                .to("ds.url")
                .remove("legacy.flag")
                .addDefault("new", 1)
                .build();

        migrator(migration).migrate();
        assertThat(settings()).isEqualTo(read("{'a': 1, 'z': 3, 'ds': {'url': 'x'}, 'new': 1}"));
        migrator().rollback(To.count(1));

        assertThat(settings().identical(before)).isTrue();
    }

    @Test
    void IDEM_aSecondRunWritesNothing() {
        given("{'a': 1}");
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.migrate();

        Report second = migrator.migrate();

        assertThat(second.hasChanged()).isFalse();
        assertThat(second).hasToString("app\n  nothing to do\n");
        assertThat(journal.read()).extracting(Entry::kind).containsExactly(Entry.Kind.INTENT, Entry.Kind.APPLIED);
    }

    @Test
    void migrationsThatAreGivenInTwoCallsAreBothDone() {
        given("{'a': 1, 'c': 2}");
        Migrator migrator = Migrator.of(source)
                .with(named("1-a").rename("a").to("b").build())
                .with(named("2-c").rename("c").to("d").build())
                .journal(journal, lock)
                .build();

        assertThat(migrator.migrate().migrated()).containsExactly("1-a", "2-c");
        assertThat(settings()).isEqualTo(read("{'b': 1, 'd': 2}"));
    }

    @Test
    void whatWasRolledBackIsHeldUntilSomebodyAsksForIt() {
        given("{'a': 1}");
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.migrate();
        migrator.rollback(To.before("1-a"));

        assertThat(migrator.migrate().migrated()).isEmpty();
        assertThat(migrator.held()).containsExactly("1-a");
        assertThat(migrator.migrateAgain().migrated()).containsExactly("1-a");
        assertThat(migrator.held()).isEmpty();
    }

    @Test
    void settingsThatAreTheOldOnesAgainAreMigratedAgain() {
        given("{'a': 1}");
        Settings backup = settings();
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.migrate();
        source.become(backup);

        assertThat(migrator.plan().notices())
                .containsExactly(
                        "1-a was applied, but the settings are the old ones again (a restored backup, or an old"
                                + " copy); it runs again");
        assertThat(migrator.migrate().migrated()).containsExactly("1-a");
        assertThat(settings()).isEqualTo(read("{'b': 1}"));
    }

    @Test
    void settingsThatWereFoundInTheNewShapeAreCarriedBack() {
        given("{'b': 1}");
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.migrate();

        migrator.rollback(To.before("1-a"));

        assertThat(settings()).isEqualTo(read("{'a': 1}"));
    }

    @Test
    void aMigrationThatWasAlteredAfterItWasAppliedIsTold() {
        given("{'a': 1}");
        migrator(named("1-a").rename("a").to("b").build()).migrate();

        assertThat(migrator(named("1-a").rename("a").to("c").build()).plan().notices())
                .containsExactly(
                        "1-a was altered after it was applied: it differs in steps; what is in the settings follows"
                                + " the old description: roll it back and run it again, or undo the alteration");
    }

    @Test
    void anExpectationThatDoesNotHoldIsTold() {
        given("{'a': 1, 'c': 1}");
        Migration migration = Migration.named("1-a")
                .owner("tests")
                .expect("nothing is left", Condition.absent("c"))
                .rollbackNote("safe")
                .rename("a")
                .to("b")
                .build();

        assertThat(migrator(migration).migrate().notices())
                .containsExactly("1-a does not do all that it promises: expected nothing at or below c");
    }

    @Test
    void anAssumptionThatDoesNotHoldRefusesEverything() {
        given("{'a': 1, 'c': 1}");
        Migration migration = Migration.named("1-a")
                .owner("tests")
                .expect("a new shape")
                .rollbackNote("safe")
                .assume(Condition.absent("c"))
                .rename("a")
                .to("b")
                .build();

        assertThatThrownBy(() -> migrator(migration).migrate())
                .hasMessage(
                        "app.json:1:15: c: 1-a assumes something that is not so; expected nothing at or below c; safe to"
                                + " retry");
        assertThat(settings()).isEqualTo(read("{'a': 1, 'c': 1}"));
        assertThat(journal.read()).isEmpty();
    }

    @Test
    void aMigrationThatComesBeforeAnAppliedOneAndTouchesItsKeysIsRefused() {
        given("{'a': 1, 'x': 1}");
        Migration later = named("2-b").rename("a").to("b").build();
        migrator(later).migrate();

        assertThat(migrator(named("1-x").rename("x").to("y").build(), later)
                        .migrate()
                        .migrated())
                .containsExactly("1-x");
        assertThat(migrator(named("1-a").set("b", Value.of(2)).build(), later)
                        .plan()
                        .problems())
                .hasSize(1)
                .allMatch(problem -> problem.what()
                        .equals("1-a comes before 2-b, which is applied already, and both touch the same keys"));
    }

    @Test
    void EDIT_BACK_aConflictOnTheWayBackChangesNothingUntilSomebodyDecides() {
        given("{'a': 1}");
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.migrate();
        edit("a", Value.of(7));

        assertThatThrownBy(() -> migrator.rollback(To.count(1))).isInstanceOf(RefusedException.class);
        assertThat(settings()).isEqualTo(read("{'b': 1, 'a': 7}"));
        assertThat(migrator.rollback(To.count(1), OnConflict.KEEP_EDITED).remarks())
                .extracting(Remark::what)
                .containsExactly(Remark.What.EDIT_WON);
        assertThat(settings()).isEqualTo(read("{'a': 7}"));
    }

    @Test
    void EDIT_MIN_whatNobodyEditedInATextSourceComesBackWithoutARemark() {
        givenText("{'d': 'h:80', 't': '3000', 'on': 'yes'}");
        Settings before = settings();
        Migrator migrator = migrator(named("1-a")
                .split("d")
                .into("host", "port")
                .with(Codecs.hostPort())
                .convert("t")
                .with(Codecs.millisToDuration())
                .convert("on")
                .with(Codecs.wordsToBoolean("yes", "no"))
                .build());
        migrator.migrate();
        assertThat(settings().text("port")).contains("80");

        assertThat(migrator.rollback(To.count(1)).remarks()).isEmpty();
        assertThat(settings().identical(before)).isTrue();
    }

    private static final Codec SHOUT = Codec.of(
            "quiet-to-loud",
            Codec.Sides.DISTINCT,
            "lower case",
            value ->
                    value instanceof Text text && text.text().equals(text.text().toLowerCase(Locale.ROOT))
                            ? Optional.of(Value.of(text.text().toUpperCase(Locale.ROOT)))
                            : Optional.empty(),
            "upper case",
            value ->
                    value instanceof Text text && text.text().equals(text.text().toUpperCase(Locale.ROOT))
                            ? Optional.of(Value.of(text.text().toLowerCase(Locale.ROOT)))
                            : Optional.empty());

    @Test
    void aConversionOfTheUsersNeedsNoRegistrationWhereTheMigrationIsAtHandAndNoCodeForWhatNobodyEdited() {
        given("{'a': 'x', 'b': 'y'}");
        Migration migration =
                named("1-a").convert("a").with(SHOUT).rename("b").to("c").build();
        migrator(migration).migrate();
        edit("a", Value.of("EDITED"));

        assertThatThrownBy(() -> migrator().rollback(To.count(1))).hasMessageContaining("a: it was edited since 1-a");
        migrator(migration).rollback(To.count(1));
        assertThat(settings()).isEqualTo(read("{'a': 'edited', 'b': 'y'}"));

        migrator(migration).migrateAgain();
        migrator().rollback(To.count(1));
        assertThat(settings()).isEqualTo(read("{'a': 'edited', 'b': 'y'}"));
    }

    @Test
    void aConversionThatThrowsIsAProblemThatNamesIt() {
        given("{'a': 'x'}");
        Codec broken = Codec.of(
                "a-to-b",
                Codec.Sides.DISTINCT,
                "a",
                value -> {
                    throw new IllegalStateException("it quotes a secret");
                },
                "b",
                value -> Optional.empty());

        assertThat(migrator(named("1-a").convert("a").with(broken).build())
                        .plan()
                        .problems())
                .hasToString(
                        "[settings: the conversion a-to-b failed with IllegalStateException; expected a conversion that"
                                + " answers every value, if only by not accepting it; safe to retry; the exception's cause says"
                                + " where]");
    }

    @Test
    void SECRECY_aSecretIsInNoPlanAndInNoJournal() {
        given("{'db': {'password': 'hunter2', 'url': 'jdbc:x://u:hunter2@h/d'}, 'plain': 'hunter2x'}");
        Migrator migrator = migrator(
                named("1-a").move("db").to("ds").rename("plain").to("fancy").build());

        assertThat(migrator.plan().toString()).doesNotContain("hunter2\"", "hunter2@");
        migrator.migrate();
        migrator.rollback(To.count(1));
        for (Entry entry : journal.read()) {
            assertThat(entry.toJson()).doesNotContain("hunter2\"", "hunter2@");
        }
    }

    @Test
    void oneGoesBackToATagAndToATime() {
        given("{'a': 1, 'c': 2}");
        Migration first = named("1-a").rename("a").to("b").build();
        Migration second = named("2-c").rename("c").to("d").build();
        migrator(first).migrate();
        migrator(first).tag("release-1");
        migrator(first, second).migrate();

        assertThat(migrator().rollback(To.tag("release-1")).rolledBack()).containsExactly("2-c");
        assertThatThrownBy(() -> migrator().rollback(To.tag("release-9")))
                .hasMessage("journal: there is no tag release-9; expected a tag that was set; safe to retry");
        assertThat(migrator().rollback(To.time(Instant.EPOCH)).rolledBack()).containsExactly("1-a");
    }

    @Test
    void anEntryThatIsNotWhatKeyturnWritesIsNamed() {
        given("{'a': 1}");
        journal.append(new Entry(1, "", Instant.EPOCH, Entry.Kind.TAG, Table.empty()));

        assertThatThrownBy(() -> migrator().plan())
                .hasMessage(
                        "journal: entry 1 is whole, but is not what Keyturn writes; expected an entry that Keyturn wrote;"
                                + " safe to retry; something else wrote it; restore the journal from a backup");
    }

    @Test
    void twoMigrationsThatUndoEachOtherRunOnce() {
        given("{'a': 1}");
        Migrator migrator = migrator(
                named("1-a").rename("a").to("b").build(),
                named("2-b").rename("b").to("a").build());
        assertThat(migrator.migrate().migrated()).containsExactly("1-a", "2-b");

        assertThat(migrator.migrate().hasChanged()).isFalse();
    }

    @Test
    void EDIT_DEL_aDefaultThatSomebodyDeletedIsNotAddedAgain() {
        given("{'a': 1}");
        Migrator migrator = migrator(named("1-b").addDefault("b", 2).build());
        migrator.migrate();
        source.become(read("{'a': 1}"));

        assertThat(migrator.migrate().hasChanged()).isFalse();
        assertThat(settings()).isEqualTo(read("{'a': 1}"));
    }

    @Test
    void whatALostKeySealedRefusesTheWayBackAndSaysWhy() {
        given("{'db': {'password': 'hunter2'}}");
        migrator(named("1-a").remove("db.password").build()).migrate();
        Migrator other = Migrator.of(source)
                .journal(journal, lock)
                .key(new byte[] {
                    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
                })
                .build();

        assertThatThrownBy(() -> other.rollback(To.count(1)))
                .hasMessage(
                        "1-a: what was kept for the step remove holds a secret and cannot be decrypted; expected the key"
                                + " that it was encrypted with; safe to retry; bring the key back; nothing was changed");
    }
}
