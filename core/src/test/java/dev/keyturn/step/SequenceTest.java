package dev.keyturn.step;

import static dev.keyturn.step.Example.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SequenceTest {
    private static final String OCCUPIED =
            " would be put there; expected no value; safe to retry; remove one of the two, or"
                    + " let the step say ifOccupied keep or replace";

    private static Step rename(String from, String to) {
        return new Rename(Key.of(from), Key.of(to), IfOccupied.REFUSE, false);
    }

    private static void refuses(List<Step> steps, String before, String... problems) {
        Sequence.Result result = Sequence.up(steps, settings(before));
        assertThat(result.isDone()).isFalse();
        assertThat(result.problems().stream().map(Problem::toString)).containsExactly(problems);
        Example.same(result.settings(), settings(before));
        assertThat(result.residues().items()).isEmpty();
    }

    private static Down down(List<Step> steps, Sequence.Result up, String edited, OnConflict policy) {
        return Sequence.down(steps, settings(edited), Optional.of(up.residues()), policy);
    }

    @Test
    void RT_stepsRunInOrderAndGoBackInTheOppositeOrder() {
        List<Step> steps = List.of(rename("a", "b"), rename("b", "c"), new SetValue(Key.of("b"), Value.of(5)));
        Sequence.Result up = Sequence.up(steps, settings("{'a': 1, 'z': 2}"));
        assertThat(up.isDone()).isTrue();
        Example.same(up.settings(), settings("{'c': 1, 'z': 2, 'b': 5}"));
        assertThat(up.residues()).hasToString("[{did: \"done\"}, {did: \"done\"}, {did: \"done\"}]");
        Down.Done back = (Down.Done) down(steps, up, "{'c': 1, 'z': 2, 'b': 5}", OnConflict.REFUSE);
        Example.same(back.settings(), settings("{'a': 1, 'z': 2}"));
        assertThat(back.remarks()).isEmpty();
    }

    @Test
    void everyProblemIsToldAndNoneThatIsAConsequence() {
        refuses(
                List.of(rename("a", "b"), rename("b", "c"), rename("c", "d"), rename("x", "y")),
                "{'a': 1, 'b': 2, 'c': 3, 'd': 4, 'x': 5, 'y': 6}",
                "test.yaml:1:15: b: it has a value already, and a" + OCCUPIED,
                "test.yaml:1:47: y: it has a value already, and x" + OCCUPIED);
    }

    @Test
    void whatDependsOnASkippedStepIsSkippedToo() {
        refuses(
                List.of(rename("a", "b"), rename("b", "c"), new Unwrap(Key.of("c"))),
                "{'a': 1, 'b': 2, 'c': {}}",
                "test.yaml:1:15: b: it has a value already, and a" + OCCUPIED);
    }

    @Test
    void everyConflictOfTheWayBackIsToldAndNoneThatIsAConsequence() {
        List<Step> steps = List.of(rename("a", "b"), rename("b", "c"), rename("x", "y"));
        Sequence.Result up = Sequence.up(steps, settings("{'a': 1, 'x': 2}"));
        String why =
                "; expected one of the two values; safe to retry; to keep the edit (keep-edited): the value that stands here stays; to"
                        + " restore the old state (restore-old): the value from ";
        Down.Refused refused =
                (Down.Refused) down(steps, up, "{'c': 1, 'y': 2, 'a': 7, 'b': 8, 'x': 9}", OnConflict.REFUSE);
        assertThat(refused.problems().stream().map(Problem::toString))
                .containsExactly(
                        "test.yaml:1:39: x: it came back with another value than y leads back to" + why
                                + "y takes its place",
                        "test.yaml:1:31: b: it came back with another value than c leads back to" + why
                                + "c takes its place");
        assertThat(refused.conflicts().stream().map(Conflict::key)).containsExactly(Key.of("x"), Key.of("b"));
    }

    @Test
    void remarksStandInTheOrderOfTheWayBack() {
        List<Step> steps = List.of(rename("a", "b"), rename("x", "y"));
        Sequence.Result up = Sequence.up(steps, settings("{'a': 1, 'x': 2}"));
        assertThat(((Down.Done) down(steps, up, "{}", OnConflict.REFUSE)).remarks())
                .containsExactly(
                        new Remark(Remark.What.STAYS_DELETED, Key.of("x")),
                        new Remark(Remark.What.STAYS_DELETED, Key.of("a")));
        assertThat(((Down.Done) down(steps, up, "{'b': 1, 'a': 5, 'y': 2}", OnConflict.RESTORE_OLD)).remarks())
                .containsExactly(new Remark(Remark.What.OLD_WON, Key.of("a")));
    }

    @Test
    void withoutResiduesTheSettingsWereMadeInTheNewShape() {
        List<Step> steps = List.of(rename("a", "b"), rename("b", "c"));
        Down down = Sequence.down(steps, settings("{'c': 1}"), Optional.empty(), OnConflict.REFUSE);
        assertThat(down)
                .isEqualTo(new Down.Done(
                        settings("{'a': 1}"),
                        List.of(
                                new Remark(Remark.What.CARRIED_BACK, Key.of("b")),
                                new Remark(Remark.What.CARRIED_BACK, Key.of("a")))));
    }

    @Test
    void IDEM_aSecondTimeChangesNothing() {
        List<Step> steps = List.of(rename("a", "b"), new AddDefault(Key.of("d"), Value.of(1), Optional.empty()));
        Settings once = Sequence.up(steps, settings("{'a': 1}")).settings();
        Sequence.Result twice = Sequence.up(steps, once);
        Example.same(twice.settings(), once);
        assertThat(twice.residues()).hasToString("[{}, {}]");
    }

    @Test
    void aResidueTellsDoneFromNothingFromIdleFromBorn() {
        assertThat(Residue.idle().isIdle()).isTrue();
        assertThat(Residue.idle().isBorn()).isFalse();
        assertThat(Residue.idle().isDone()).isFalse();
        assertThat(Residue.born().isBorn()).isTrue();
        assertThat(Residue.born().isIdle()).isFalse();
        assertThat(Residue.born().isDone()).isFalse();
        assertThat(Residue.absent().isDone()).isFalse();
        assertThat(Residue.absent().isIdle()).isFalse();
        assertThat(Residue.of(Example.table("{'did': 'done'}")).isDone()).isTrue();
        assertThat(Residue.of(Example.table("{'did': 1}")).isDone()).isTrue();
        assertThat(Residue.of(Example.table("{}"))).isSameAs(Residue.idle());
        assertThat(Residue.idle())
                .isNotEqualTo(Residue.born())
                .isEqualTo(Residue.idle())
                .isNotEqualTo(new Object());
        assertThat(Residue.absent()).isEqualTo(Residue.absent()).hasSameHashCodeAs(Residue.absent());
        assertThat(Residue.absent()).isNotEqualTo(Residue.idle());
        assertThat(Residue.born()).hasToString("born");
    }
}
