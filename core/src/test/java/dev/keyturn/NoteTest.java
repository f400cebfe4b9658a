package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.review.Note;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.OnConflict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The record of a run, word for word. */
class NoteTest extends Story {
    @Test
    void aRunOfSeveralMigrationsIsOneNoteWithTheRehearsalThatWasMadeBeforeIt() {
        Rehearsal rehearsal = migrator(MAIL, CACHE, DATASOURCE).rehearse();
        migrator(MAIL, CACHE, DATASOURCE).migrate();
        migrator().note(rehearsal);
        edit("http.timeout", Value.of("5s"));

        Golden.check("note", Note.of(migrator()));
        assertThat(Note.of(migrator()).run().orElseThrow().entries()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void aRollbackTellsWhatBecameOfEdits() {
        migrator(MAIL, DATASOURCE).migrate();
        edit("datasource.password", Value.of("battery-staple"));
        edit("http.timeout", Value.of("5s"));
        delete("mail.from");
        migrator().rollback(To.count(2));

        Golden.check("note-rollback", Note.of(migrator()));
    }

    @Test
    void aNoteTellsWhatIsNotSoAnyMoreAndWhatIsInTheWay() {
        migrator(MAIL, DATASOURCE).migrate();
        delete("datasource.url");
        edit("db", Table.empty().with("password", Value.of("third-password")));

        Golden.check("note-not-so", Note.of(migrator()));
    }

    @Test
    void nothingDoneYetIsSaid() {
        Golden.check("note-empty", Note.of(migrator()));
        assertThat(Note.of(migrator()).rollbackCommand()).isEmpty();
    }

    @Test
    void anEntryNamesItsRunAndATagNamesNone() {
        migrator(MAIL, DATASOURCE).migrate();
        migrator().tag("release-7");
        migrator(TRACE).migrate();

        assertThat(Note.of(migrator(), 3).run().orElseThrow().number()).isEqualTo(1);
        assertThat(Note.of(migrator(), 7).run().orElseThrow().number()).isEqualTo(6);
        assertThatThrownBy(() -> Note.of(migrator(), 5))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no run wrote entry 5")
                .hasMessageContaining("1, 2, 3, 4, 6, 7");
    }

    @Test
    void whatCameLaterIsTakenBackWithItAndThatIsSaid() {
        migrator(MAIL).migrate();
        migrator(MAIL, TRACE).migrate();

        assertThat(Note.of(migrator(), 1).toString()).contains("takes back  2026-11-trace, 2026-07-mail");
        assertThat(Note.of(migrator()).rollbackCommand()).contains("keyturn rollback SOURCE --to before:2026-11-trace");
    }

    @Test
    void whatWasTakenBackAndDoneAgainStandsInTheNewRunOnly() {
        migrator(MAIL).migrate();
        migrator(MAIL).rollback(To.count(1));
        migrator(MAIL).migrate(Pending.all().heldToo());

        assertThat(Note.of(migrator(), 1).toString()).contains("nothing of it is in the settings any more");
        assertThat(Note.of(migrator(), 3).toString())
                .contains("this was the way back", "migrate SOURCE -m MIGRATIONS --again");
        assertThat(Note.of(migrator(), 5).rollbackCommand()).isPresent();
    }

    @Test
    void aRunThatWasKilledIsToldAsUnfinishedAndThenAsDone() {
        migrator(MAIL).migrate();
        kill();
        assertThat(Note.of(migrator()).toString()).contains("not yet", "2026-07-mail: begun, and not finished");

        migrator().recover(OnConflict.REFUSE);

        assertThat(Note.of(migrator()).toString()).contains("2026-07-mail: migrated");
    }

    @Test
    void aBaselineAndABackupThatIsPutBackAreRuns() {
        migrator(MAIL).migrate();
        migrator().restore(migrator().backups().get(0));
        assertThat(Note.of(migrator()).toString()).contains("a backup was put back");

        migrator(MAIL, CACHE).baseline("2026-08-cache");

        assertThat(Note.of(migrator()).toString())
                .contains("2026-07-mail: noted as there already", "2026-08-cache: noted as there already");
    }

    @Test
    void SECRECY_aSecretThatWasReplacedSinceIsHiddenInAnOldRun() {
        edit("motd", Value.of("the password is correct-horse"));
        Migration motd = Migration.named("1-motd")
                .owner("tests")
                .expect("the password is correct-horse no more")
                .rollbackNote("safe")
                .rename("motd")
                .to("greeting")
                .move("db")
                .to("store")
                .build();
        migrator(motd).migrate();
        edit("store.password", Value.of("battery-staple"));
        edit("greeting", Value.of("hello"));

        Note note = Note.of(migrator());

        for (String shown : List.of(note.toString(), note.toMarkdown(), note.toHtml(), note.toJson())) {
            assertThat(shown).doesNotContain("correct-horse", "battery-staple").contains("(secret)", "greeting");
        }
    }

    @Test
    void aRehearsalOfSomethingElseOrOneThatFailedIsNotNoted() {
        Rehearsal other = migrator(TRACE).rehearse();
        migrator(MAIL).migrate();

        assertThatIllegalArgumentException().isThrownBy(() -> migrator().note(other));
        assertThat(journal.read()).hasSize(2);
    }
}
