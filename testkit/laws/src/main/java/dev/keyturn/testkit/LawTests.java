package dev.keyturn.testkit;

import dev.keyturn.testkit.laws.Law;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A test for each law, which is what {@link MigrationContract} and {@link MigrationChainContract} have in common. The name of
 * each method begins with the id of the law: reports of builds show it, where they do not show display names.
 */
public interface LawTests {
    /** Fails where the law does not hold, and says how; is skipped where it does not apply, and says why. */
    void holds(Law law);

    /** RT. */
    @Test
    @DisplayName("RT: up, then down: the same settings again, in the same order")
    default void RT_upThenDownGivesTheSameSettings() {
        holds(Law.RT);
    }

    /** RE-UP. */
    @Test
    @DisplayName("RE-UP: up, down, up: what the first way up gave")
    default void RE_UP_upAgainGivesWhatTheFirstWayUpGave() {
        holds(Law.RE_UP);
    }

    /** IDEM. */
    @Test
    @DisplayName("IDEM: up on settings that are up already changes nothing, and can be undone to the same")
    default void IDEM_aSecondRunChangesNothing() {
        holds(Law.IDEM);
    }

    /** EDIT-IN. */
    @Test
    @DisplayName("EDIT-IN: a value edited in the new shape goes down so that up gives the edited settings again")
    default void EDIT_IN_whatIsEditedArrives() {
        holds(Law.EDIT_IN);
    }

    /** EDIT-OUT. */
    @Test
    @DisplayName("EDIT-OUT: an edit elsewhere is the same edit in the old shape")
    default void EDIT_OUT_anEditElsewhereIsKept() {
        holds(Law.EDIT_OUT);
    }

    /** EDIT-BACK. */
    @Test
    @DisplayName("EDIT-BACK: a key that came back under its old name is equal to what was kept, or a conflict")
    default void EDIT_BACK_aKeyThatCameBackIsEqualOrAConflict() {
        holds(Law.EDIT_BACK);
    }

    /** EDIT-DEL. */
    @Test
    @DisplayName("EDIT-DEL: a target that the user deleted stays deleted")
    default void EDIT_DEL_whatIsDeletedStaysDeleted() {
        holds(Law.EDIT_DEL);
    }

    /** EDIT-MIN. */
    @Test
    @DisplayName("EDIT-MIN: what no edit reaches comes back exactly")
    default void EDIT_MIN_whatNoEditReachesComesBackExactly() {
        holds(Law.EDIT_MIN);
    }

    /** EDIT-PARK. */
    @Test
    @DisplayName("EDIT-PARK: an edit that the old shape cannot express is refused or reported, never dropped silently")
    default void EDIT_PARK_noEditIsDroppedSilently() {
        holds(Law.EDIT_PARK);
    }

    /** FRAME. */
    @Test
    @DisplayName("FRAME: nothing outside the footprint changes, and nothing outside has an influence")
    default void FRAME_nothingElseChangesOrCounts() {
        holds(Law.FRAME);
    }

    /** PURE. */
    @Test
    @DisplayName(
            "PURE: every settings are done or refused, whatever locale, time zone and order; nothing given is changed")
    default void PURE_theMachineMakesNoDifference() {
        holds(Law.PURE);
    }

    /** CRASH. */
    @Test
    @DisplayName("CRASH: after a crash at any write, recovery ends in the old or in the new state")
    default void CRASH_aRunThatIsKilledEndsInOneOfTheTwoShapes() {
        holds(Law.CRASH);
    }

    /** MIXED. */
    @Test
    @DisplayName("MIXED: reading at the old shape is going down, and writes nothing")
    default void MIXED_theOldShapeIsReadAndWrittenMeanwhile() {
        holds(Law.MIXED);
    }

    /** SECRECY. */
    @Test
    @DisplayName("SECRECY: no secret shows in a message, plan or report")
    default void SECRECY_noSecretShows() {
        holds(Law.SECRECY);
    }

    /** NON-VACUOUS. */
    @Test
    @DisplayName("NON-VACUOUS: enough of the tried settings are accepted")
    default void NON_VACUOUS_enoughIsAccepted() {
        holds(Law.NON_VACUOUS);
    }
}
