package dev.keyturn.testkit;

import dev.keyturn.Migration;
import dev.keyturn.settings.Settings;
import dev.keyturn.testkit.laws.Cases;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Laws;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * All that is promised of a migration, as tests: a test class implements this and names its migration.
 *
 * <pre>{@code
 * class DatasourceTest implements MigrationContract {
 *   public Migration migration() {
 *     return DATASOURCE;
 *   }
 * }
 * }</pre>
 *
 * <p>Nothing else is needed: settings, and what somebody edits between the way up and the way back, are derived from what the
 * migration says that it touches. Whoever has settings of their own gives them as {@link #samples}. A law that does not hold
 * is told with the smallest settings that show it, with what is probably wrong, and with a test to be pasted.
 */
public interface MigrationContract {
    /** The migration; the same at each call. */
    Migration migration();

    /** Settings of one's own, in the old shape, on which all laws are tried as well. */
    default List<Settings> samples() {
        return List.of();
    }

    /** On how many settings each law is tried, at most. */
    default int tries() {
        return Laws.USUAL_CASES;
    }

    /** How many of a hundred settings have to be accepted. */
    default int floor() {
        return Laws.USUAL_FLOOR;
    }

    /** The laws that this migration cannot keep, each with the reason, with which its test is skipped. */
    default Map<Law, String> notApplicable() {
        return Map.of();
    }

    /** RT. */
    @Test
    @DisplayName("RT: up, then down: the same settings again, in the same order")
    default void RT_upThenDownGivesTheSameSettings() {
        OfMigration.holds(this, Law.RT);
    }

    /** RE-UP. */
    @Test
    @DisplayName("RE-UP: up, down, up: what the first way up gave")
    default void RE_UP_upAgainGivesWhatTheFirstWayUpGave() {
        OfMigration.holds(this, Law.RE_UP);
    }

    /** IDEM. */
    @Test
    @DisplayName("IDEM: up on settings that are up already changes nothing, and can be undone to the same")
    default void IDEM_aSecondRunChangesNothing() {
        OfMigration.holds(this, Law.IDEM);
    }

    /** EDIT-IN. */
    @Test
    @DisplayName("EDIT-IN: a value edited in the new shape goes down so that up gives the edited settings again")
    default void EDIT_IN_whatIsEditedArrives() {
        OfMigration.holds(this, Law.EDIT_IN);
    }

    /** EDIT-OUT. */
    @Test
    @DisplayName("EDIT-OUT: an edit elsewhere is the same edit in the old shape")
    default void EDIT_OUT_anEditElsewhereIsKept() {
        OfMigration.holds(this, Law.EDIT_OUT);
    }

    /** EDIT-BACK. */
    @Test
    @DisplayName("EDIT-BACK: a key that came back under its old name is equal to what was kept, or a conflict")
    default void EDIT_BACK_aKeyThatCameBackIsEqualOrAConflict() {
        OfMigration.holds(this, Law.EDIT_BACK);
    }

    /** EDIT-DEL. */
    @Test
    @DisplayName("EDIT-DEL: a target that the user deleted stays deleted")
    default void EDIT_DEL_whatIsDeletedStaysDeleted() {
        OfMigration.holds(this, Law.EDIT_DEL);
    }

    /** EDIT-MIN. */
    @Test
    @DisplayName("EDIT-MIN: what no edit reaches comes back exactly")
    default void EDIT_MIN_whatNoEditReachesComesBackExactly() {
        OfMigration.holds(this, Law.EDIT_MIN);
    }

    /** EDIT-PARK. */
    @Test
    @DisplayName("EDIT-PARK: an edit that the old shape cannot express is refused or reported, never dropped silently")
    default void EDIT_PARK_noEditIsDroppedSilently() {
        OfMigration.holds(this, Law.EDIT_PARK);
    }

    /** FRAME. */
    @Test
    @DisplayName("FRAME: nothing outside the footprint changes, and nothing outside has an influence")
    default void FRAME_nothingElseChangesOrCounts() {
        OfMigration.holds(this, Law.FRAME);
    }

    /** PURE. */
    @Test
    @DisplayName(
            "PURE: every settings are done or refused, whatever locale, time zone and order; nothing given is changed")
    default void PURE_theMachineMakesNoDifference() {
        OfMigration.holds(this, Law.PURE);
    }

    /** CRASH. */
    @Test
    @DisplayName("CRASH: after a crash at any write, recovery ends in the old or in the new state")
    default void CRASH_aRunThatIsKilledEndsInOneOfTheTwoShapes() {
        OfMigration.holds(this, Law.CRASH);
    }

    /** MIXED. */
    @Test
    @DisplayName("MIXED: reading at the old shape is going down, and writes nothing")
    default void MIXED_theOldShapeIsReadAndWrittenMeanwhile() {
        OfMigration.holds(this, Law.MIXED);
    }

    /** SECRECY. */
    @Test
    @DisplayName("SECRECY: no secret shows in a message, plan, report or log")
    default void SECRECY_noSecretShows() {
        OfMigration.holds(this, Law.SECRECY);
    }

    /** NON-VACUOUS, with a line that says how much was tried. */
    @Test
    @DisplayName("NON-VACUOUS: enough of the tried settings are accepted")
    default void NON_VACUOUS_enoughIsAccepted() {
        OfMigration.sumUp(this);
        OfMigration.holds(this, Law.NON_VACUOUS);
    }

    /** The same on other settings at every run; a failure names the seed. */
    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    default void lawsHoldForAnySeed(@ForAll long seed) {
        Subject subject = Subject.of(migration());
        Laws.check(subject, Cases.random(subject, 10, seed), 0)
                .demandAll(notApplicable().keySet());
    }
}
