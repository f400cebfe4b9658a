package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.codec.Codec;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Remark;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The way back, and what became of the journal on the way. */
class MigratorBackTest extends Bench {
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
    void anEditUnderTheNewNameThatGaveWayToOneUnderTheOldNameIsNotSaidToBeCarriedBack() {
        given("{'a': 1, 'x': 1}");
        Migrator migrator = migrator(named("1-a")
                .rename("a")
                .to("b")
                .rename("b")
                .to("c")
                .rename("x")
                .to("y")
                .build());
        migrator.migrate();
        edit("a", Value.of(7));
        edit("c", Value.of(8));
        edit("y", Value.of(9));

        Report report = migrator.rollback(To.count(1), OnConflict.KEEP_EDITED);

        assertThat(settings()).isEqualTo(read("{'a': 7, 'x': 9}"));
        assertThat(report.remarks())
                .extracting(Object::toString)
                .containsExactly(
                        "Remark[what=EDIT_WON, key=a]",
                        "Remark[what=GAVE_WAY, key=c]",
                        "Remark[what=CARRIED_BACK, key=y]");
        assertThat(report.toString())
                .contains(
                        "c: conflict: was edited as well; what stands under the old name was kept, and this edit is gone");
    }

    @Test
    void anEditUnderTheNewNameThatWonIsSaidToBeCarriedBack() {
        given("{'a': 1}");
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.migrate();
        edit("a", Value.of(7));
        edit("b", Value.of(8));

        Report report = migrator.rollback(To.count(1), OnConflict.RESTORE_OLD);

        assertThat(settings()).isEqualTo(read("{'a': 8}"));
        assertThat(report.remarks())
                .extracting(Object::toString)
                .containsExactly("Remark[what=OLD_WON, key=a]", "Remark[what=CARRIED_BACK, key=b]");
    }

    @Test
    void whatWasFoundInTheNewShapeIsNotSaidToHaveBeenEdited() {
        given("{'b': 1}");
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.migrate();

        Report report = migrator.rollback(To.count(1));

        assertThat(settings()).isEqualTo(read("{'a': 1}"));
        assertThat(report.toString())
                .contains("a: the journal keeps no older value; what is there now was carried back")
                .doesNotContain("edited");
        assertThat(report.toJson()).contains("\"became\":\"converted\"");
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

        migrator(migration).migrate(Pending.all().heldToo());
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
                .hasToString("[app: the conversion a-to-b failed with IllegalStateException; expected a conversion that"
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
                        "1-a: what was kept for the step remove (db.password) holds a secret and cannot be decrypted;"
                                + " expected the key that it was encrypted with; safe to retry; bring the key back, or accept"
                                + " the loss (rollbackAcceptingLoss, --accept-loss): everything else comes back then, and the"
                                + " report lists what does not");
    }

    @Test
    void aLostKeyCostsOnlyWhatItSealedAndTheLossIsListed() {
        given("{'db': {'password': 'hunter2'}, 'a': 1, 'c': 2}");
        migrator(named("1-a")
                        .remove("db.password")
                        .rename("a")
                        .to("b")
                        .remove("c")
                        .build())
                .migrate();
        byte[] another = new byte[32];
        another[0] = 1;
        Migrator other = Migrator.of(source).journal(journal, lock).key(another).build();

        Report report = other.rollbackAcceptingLoss(To.count(1), OnConflict.REFUSE);

        assertThat(settings()).isEqualTo(read("{'a': 1, 'c': 2}"));
        assertThat(report.losses())
                .containsExactly(
                        "what was kept for the step remove (db.password) is encrypted with a key that is gone; what is"
                                + " there now was converted back instead");
    }

    @Test
    void aLostKeyIsNotMissedWhereAMigrationOnlyMovedASecret() {
        given("{'db': {'password': 'hunter2', 'user': 'me'}, 'a': 1}");
        Settings before = settings();
        migrator(named("1-a").rename("db.password").to("ds.password").build()).migrate();
        byte[] another = new byte[32];
        another[0] = 1;

        Migrator.of(source).journal(journal, lock).key(another).build().rollback(To.count(1));

        assertThat(settings().identical(before)).isTrue();
    }

    @Test
    void anOldCopyIsRecognisedWithoutTheKey() {
        given("{'db': {'password': 'hunter2', 'token': 'hunter3'}}");
        Settings backup = settings();
        Migration migration = named("1-a")
                .rename("db.password")
                .to("ds.password")
                .set("db.token", Value.of("hunter4"))
                .build();
        migrator(migration).migrate();
        byte[] another = new byte[32];
        another[0] = 1;
        Migrator other = Migrator.of(source)
                .with(migration)
                .journal(journal, lock)
                .key(another)
                .build();

        assertThat(other.migrate().hasChanged()).isFalse();
        source.become(backup);
        assertThat(other.migrate().migrated()).containsExactly("1-a");
        assertThat(settings()).isEqualTo(read("{'db': {'token': 'hunter4'}, 'ds': {'password': 'hunter2'}}"));
    }

    @Test
    void anOldCopyThatIsTakenBackIsNotTakenForDeleted() {
        given("{'a': 1}");
        Settings backup = settings();
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.migrate();
        source.become(backup);

        Report report = migrator.rollback(To.count(1));

        assertThat(report.remarks()).isEmpty();
        assertThat(report.notices())
                .containsExactly(
                        "the settings are those of before 1-a already (a restored backup, or an old copy); only"
                                + " the journal changes");
    }

    @Test
    void whatTheJournalDoesNotKnowIsNotTakenBackWithoutAWord() {
        given("{'a': 1, 'd': 2}");
        Migration first = named("1-a").rename("a").to("b").build();
        Migration second = named("2-c").rename("c").to("d").build();
        migrator(first).migrate();

        assertThat(migrator(first, second).planRollback(To.before("1-a")).notices())
                .containsExactly(
                        "2-c is in the settings, but not in the journal, so this does not take it back: a migrate"
                                + " notes it (with held migrations, Pending.heldToo or --again, where one before it is held), and a"
                                + " rollback after that takes it back");
    }

    @Test
    void EDIT_BACK_anOldNameThatIsThereAgainIsToldByEveryRun() {
        given("{'a': 1}");
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.migrate();
        edit("a", Value.of(7));

        assertThat(migrator.migrate().notices())
                .containsExactly("a was retired by 1-a and is there again; this release does not read it");
    }

    @Test
    void aMigrationThatTakesUpARetiredNameIsNotTold() {
        given("{'a': 1}");
        Migration first = named("1-a").rename("a").to("b").build();
        migrator(first).migrate();
        edit("a", Value.of(7));

        assertThat(migrator(first, named("2-a").rename("a").to("c").build())
                        .migrate()
                        .notices())
                .isEmpty();
        assertThat(migrator(first).verify().problems()).isEmpty();
    }

    @Test
    void theNewNamesOfAMigrationThatWasRolledBackAreFound() {
        given("{'a': 1}");
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.migrate();
        Settings migrated = settings();
        migrator.rollback(To.count(1));
        assertThat(migrator.verify().hasPassed()).isTrue();
        source.become(migrated);

        assertThat(migrator.verify().problems())
                .hasSize(1)
                .allMatch(problem -> problem.what().equals("1-a was rolled back, but the settings have its new names"));
        edit("a", Value.of(2));
        assertThat(migrator.verify().notices())
                .containsExactly("b belongs to 1-a, which was rolled back; this release does not read it");
    }
}
