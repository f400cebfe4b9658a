package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.goes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    private static final String WHY =
            ", which would no longer be what it was; expected no reference to a key that the step"
                    + " takes away or converts; safe to retry; where the step only renames, let it say updateReferences; else change"
                    + " the reference first";
    private static final Step PLAIN = new Rename(Key.of("db.u"), Key.of("ds.u"), IfOccupied.REFUSE, false);
    private static final Step RENAME = new Rename(Key.of("db.u"), Key.of("ds.u"), IfOccupied.REFUSE, true);
    private static final Step MOVE = new Move(Key.of("db"), Key.of("ds"), IfOccupied.REFUSE, true);

    private static void refuses(Step step, String before, String... problems) {
        Settings settings = Example.settings(before);
        Sequence.Result result = Sequence.up(List.of(step), settings);
        assertThat(result.problems().stream().map(Problem::toString)).containsExactly(problems);
        assertThat(result.settings()).isEqualTo(settings);
    }

    @Test
    void everyReferenceIsToldWithItsOrigin() {
        refuses(
                PLAIN,
                "{'db': {'u': 1}, 'x': '${db.u}', 'y': {'z': 'a ${?db.u} ${ db.u:5}'}, 'l': [{'m': '${db.u}'}]}",
                "test.yaml:1:23: x: it refers to db.u" + WHY,
                "test.yaml:1:45: y.z: it refers to db.u" + WHY,
                "test.yaml:1:83: l[0].m: it refers to db.u" + WHY);
        refuses(
                new Remove(Key.of("db"), true),
                "{'db': {'u': 1}, 'x': '${db.u}'}",
                "test.yaml:1:23: x: it refers to db.u" + WHY);
    }

    @Test
    void whatRefersToSomethingElseIsNoProblem() {
        assertThat(Sequence.up(
                                List.of(PLAIN),
                                Example.settings(
                                        "{'db': {'u': 1}, 'x': '${db.v} ${db.uu} ${DB_U} db.u $db.u ${} ${[}'}"))
                        .isDone())
                .isTrue();
        assertThat(Sequence.up(List.of(PLAIN), Example.settings("{'z': 1, 'x': '${db.u}'}"))
                        .isDone())
                .isTrue();
    }

    @Test
    void RT_referencesFollowARename() {
        goes(
                RENAME,
                "{'db': {'u': 1}, 'x': '${db.u}', 'y': {'z': 'a ${?db.u} ${ db.u:5}'}, 'l': [{'m': '${db.u}', 'n': [true]}]}",
                "{'x': '${ds.u}', 'y': {'z': 'a ${?ds.u} ${ ds.u:5}'}, 'l': [{'m': '${ds.u}', 'n': [true]}], 'ds': {'u': 1}}");
    }

    @Test
    void RT_aDotInANameIsReferredToAsALevel() {
        Key dotted = Key.ofNames("db.u");
        refuses(
                new Rename(dotted, Key.of("v"), IfOccupied.REFUSE, false),
                "{'db.u': 1, 'x': '${db.u}'}",
                "test.yaml:1:18: x: it refers to \"db.u\"" + WHY);
        refuses(
                new Remove(Key.of("a").child("b.c").child("d"), true),
                "{'a': {'b.c': {'d': 1}}, 'x': '${a.b.c.d}'}",
                "test.yaml:1:31: x: it refers to a.\"b.c\".d" + WHY);
        goes(
                new Rename(dotted, Key.of("ds.v"), IfOccupied.REFUSE, true),
                "{'db.u': 1, 'x': '${db.u:5}'}",
                "{'x': '${ds.v:5}', 'ds': {'v': 1}}");
        goes(
                new Rename(dotted, Key.ofNames("ds.v"), IfOccupied.REFUSE, true),
                "{'db.u': 1, 'x': '${db.u:5}'}",
                "{'ds.v': 1, 'x': '${ds.v:5}'}");
    }

    @Test
    void aNameOfVeryManyPartsCostsNothing() {
        String many = "${" + "a.".repeat(300_000) + "a}";
        Settings settings = Settings.empty()
                .with(Key.of("x"), Value.of(many))
                .with(Key.of("db.u"), Value.of(1))
                .with(Key.of("a.a"), Value.of(1));
        assertThat(Sequence.up(List.of(RENAME), settings).problems()).isEmpty();
    }

    @Test
    void RESMIN_referencesThatComeBackTheSameAreNotKept() {
        goes(RENAME, "{'x': '${db.u}', 'db': {'u': 1}}", "{'x': '${ds.u}', 'ds': {'u': 1}}")
                .keeping("{did: \"done\"}");
    }

    @Test
    void RT_referencesFollowAMoveIntoTheTreeItself() {
        goes(
                MOVE,
                "{'db': {'u': 1, 'v': '${db.u}/x', '$$': 1}, 'x': '${db}'}",
                "{'x': '${ds}', 'ds': {'u': 1, 'v': '${ds.u}/x', '$$': 1}}");
    }

    @Test
    void RT_aReferenceThatIsWrittenInAnotherWayIsKept() {
        goes(RENAME, "{'x': '${\\\"db\\\".u}', 'db': {'u': 1}}", "{'x': '${ds.u}', 'ds': {'u': 1}}")
                .keeping("{did: \"done\", references: {x: {was: \"${\\\"db\\\".u}\", wrote: \"${ds.u}\"}}}")
                .edited("{'x': '${ds.u}!', 'ds': {'u': 1}}")
                .returns("{'x': '${db.u}!', 'db': {'u': 1}}");
        goes(MOVE, "{'db': {'u': 1, 'v': '${\\\"db\\\".u}'}}", "{'ds': {'u': 1, 'v': '${ds.u}'}}");
    }

    @Test
    void RT_aReferenceToTheNewNameFromBeforeIsKept() {
        goes(RENAME, "{'x': '${ds.u} ${db.u}', 'db': {'u': 1}}", "{'x': '${ds.u} ${ds.u}', 'ds': {'u': 1}}");
        goes(MOVE, "{'x': '${ds.u}', 'db': {'v': '${ds.u}'}}", "{'x': '${ds.u}', 'ds': {'v': '${ds.u}'}}");
    }

    @Test
    void EDIT_IN_newReferencesAreCarriedBack() {
        goes(RENAME, "{'db': {'u': 1}}", "{'ds': {'u': 1}}")
                .edited("{'ds': {'u': 1}, 'n': '${ds.u}'}")
                .returns("{'n': '${db.u}', 'db': {'u': 1}}");
        born(RENAME, "{'ds': {'u': 1}, 'n': '${ds.u}'}")
                .returns("{'n': '${db.u}', 'db': {'u': 1}}", "CARRIED_BACK db.u");
    }

    @Test
    void RT_referencesFollowNestAndFlatten() {
        goes(new Nest(Key.of("s"), "_", true), "{'s_h': 1, 'x': '${s_h}'}", "{'x': '${s.h}', 's': {'h': 1}}");
        goes(new Flatten(Key.of("s"), "_", true), "{'s': {'h': 1}, 'x': '${s.h}'}", "{'x': '${s_h}', 's_h': 1}");
        goes(
                new Nest(Key.of("s"), "_", true),
                "{'s_h': {'a': 1}, 'x': '${s_h.a} ${s_}'}",
                "{'x': '${s.h.a} ${s.\\\"\\\"}', 's': {'h': {'a': 1}}}");
    }

    @Test
    void EDIT_OUT_theWayBackLeavesAReferenceThatWillDangleAndSaysSo() {
        Sequence.Result up = Sequence.up(List.of(PLAIN), Example.settings("{'db': {'u': 1}}"));
        Settings edited = Example.settings("{'ds': {'u': 1}, 'x': '${ds.u}'}");
        Down down = Sequence.down(List.of(PLAIN), edited, Optional.of(up.residues()), OnConflict.REFUSE);
        assertThat(down)
                .isEqualTo(new Down.Done(
                        Example.settings("{'x': '${ds.u}', 'db': {'u': 1}}"),
                        List.of(new Remark(Remark.What.DANGLES, Key.of("x")))));
    }

    @Test
    void RT_ofAReferenceThatIsAsItWasBeforeNothingIsSaid() {
        backWithoutAWord(RENAME, "{'x': '${ds.u}', 'db': {'u': 1}}");
        backWithoutAWord(new Flatten(Key.of("s"), "_", true), "{'s': {'h': 1}, 'x': '${s_h}'}");
    }

    private static void backWithoutAWord(Step step, String json) {
        Settings old = Example.settings(json);
        Sequence.Result up = Sequence.up(List.of(step), old);
        Down down = Sequence.down(List.of(step), up.settings(), Optional.of(up.residues()), OnConflict.REFUSE);
        assertThat(down).isEqualTo(new Down.Done(old, List.of()));
    }

    @Test
    void EDIT_BACK_aReferenceThatFollowsItsKeyDoesNotDangleWhereTheOldKeyIsBackAlready() {
        Step flatten = new Flatten(Key.of("s"), "_", true);
        Settings old = Example.settings("{'s': {'h': {'b': 'deep', 'c': 1}}, 'x': '${s.h}'}");
        Sequence.Result up = Sequence.up(List.of(flatten), old);
        Settings edited = up.settings().with("s.h.b", Value.of("deep"));
        assertThat(Sequence.down(List.of(flatten), edited, Optional.of(up.residues()), OnConflict.REFUSE))
                .isEqualTo(new Down.Done(old, List.of()));
    }

    @Test
    void aValueThatIsSetIsMeantForAllWhoReferToIt() {
        Settings settings = Example.settings("{'a': 1, 'x': '${a}'}");
        assertThat(Sequence.up(List.of(new SetValue(Key.of("a"), Value.of(2))), settings)
                        .problems())
                .isEmpty();
        assertThat(Sequence.up(List.of(new AddDefault(Key.of("a.b"), Value.of(2), Optional.empty())), settings)
                        .problems())
                .isEmpty();
    }

    @Test
    void aStepThatUpdatesReferencesMayTouchEverything() {
        assertThat(RENAME.footprint().sources()).containsExactly(KeyPattern.of("db.u"), KeyPattern.of("."));
        assertThat(RENAME.footprint().targets()).containsExactly(KeyPattern.of("ds.u"), KeyPattern.of("."));
        assertThat(PLAIN.footprint().sources()).containsExactly(KeyPattern.of("db.u"));
        assertThat(PLAIN.footprint().targets()).containsExactly(KeyPattern.of("ds.u"));
    }
}
