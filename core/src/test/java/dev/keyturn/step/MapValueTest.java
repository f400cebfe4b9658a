package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.findsNothing;
import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.leaves;
import static dev.keyturn.step.Example.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.codec.Codec;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MapValueTest {
    private static final Step STEP = map(Codecs.enumMap(List.of(
            Map.entry(Value.of("DEBUG"), Value.of("verbose")),
            Map.entry(Value.of("TRACE"), Value.of("verbose")),
            Map.entry(Value.of(0), Value.of(false)))));
    private static final String ACCEPTS =
            "expected one of \"DEBUG\", \"TRACE\", 0, or a placeholder with such a default; safe to retry";

    private static Step map(Codec words) {
        return new MapValue(Key.of("l"), words, Optional.empty());
    }

    @Test
    void RESMIN_aWordWithOneWayBackKeepsNothing() {
        goes(STEP, "{'l': 'DEBUG', 'z': 1}", "{'l': 'verbose', 'z': 1}").keeping("{did: \"done\"}");
        goes(STEP, "{'l': 0}", "{'l': false}").keeping("{did: \"done\"}");
    }

    @Test
    void RT_aWordThatWouldComeBackAsAnotherIsKept() {
        goes(STEP, "{'l': 'TRACE'}", "{'l': 'verbose'}")
                .keeping("{did: \"done\", was: [[\"TRACE\"]], wrote: [[\"verbose\"]]}")
                .edited("{'l': false}")
                .returns("{'l': 0}", "CARRIED_BACK l");
    }

    @Test
    void IDEM_aNewWordStays() {
        leaves(STEP, "{'l': 'verbose'}");
        leaves(STEP, "{'l': false}");
        findsNothing(STEP, "{'z': 1}");
    }

    @Test
    void aWordThatIsNotInTheTableIsRefused() {
        refuses(STEP, "{'l': 'secret'}", "test.yaml:1:7: l: the text there is not accepted; " + ACCEPTS);
        refuses(STEP, "{'l': ['DEBUG']}", "test.yaml:1:7: l: the list there is not accepted; " + ACCEPTS);
    }

    @Test
    void EDIT_PARK_aWordThatIsInNeitherColumnIsAConflict() {
        goes(STEP, "{'l': 'TRACE'}", "{'l': 'verbose'}")
                .edited("{'l': 'secret'}")
                .conflicts(
                        "edited.yaml:1:7: l: it was edited to a value that l cannot hold: that takes one of \"verbose\","
                                + " false, or a placeholder with such a default; expected one of the two values; safe to retry; to"
                                + " keep the edit (keep-edited): it stays as it is, for the old release to make of it what it can; to restore the old"
                                + " state (restore-old): the value before the migration comes back")
                .keepingEdits("{'l': 'secret'}", "EDIT_WON l")
                .restoringOld("{'l': 'TRACE'}", "OLD_WON l");
    }

    @Test
    void EDIT_DEL_aWordThatWasDeletedStaysDeleted() {
        goes(STEP, "{'l': 'DEBUG'}", "{'l': 'verbose'}").edited("{}").returns("{}", "STAYS_DELETED l");
    }

    @Test
    void settingsThatWereMadeInTheNewShapeAreCarriedBack() {
        born(STEP, "{'l': 'verbose'}").returns("{'l': 'DEBUG'}", "CARRIED_BACK l");
        born(STEP, "{'l': 'DEBUG'}").returns("{'l': 'DEBUG'}", "CARRIED_BACK l");
    }

    @Test
    void theStepSaysWhatIsLostAndWhyThatIsAccepted() {
        assertThat(STEP.losses()).containsExactly("which of several old words it was: the first one comes back");
        assertThat(STEP.acceptedLoss()).isEmpty();
        Codec words = Codecs.enumMap(Map.of("a", "b"));
        assertThat(map(words).losses()).isEmpty();
        assertThat(new MapValue(Key.of("l"), words, Optional.of("fine")).acceptedLoss())
                .contains("fine");
    }

    @Test
    void aWordOnBothSidesIsNotMappedInPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> map(Codecs.enumMap(Map.of("a", "b", "b", "c"))))
                .withMessage(
                        "l: a word stands on both sides of the table, so a value does not tell whether it is mapped"
                                + " already; convert to a new key with enum-map");
    }
}
