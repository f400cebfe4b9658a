package dev.keyturn;

import static dev.keyturn.step.Condition.present;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.codec.Codec;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.AddDefault;
import dev.keyturn.step.Convert;
import dev.keyturn.step.Copy;
import dev.keyturn.step.Custom;
import dev.keyturn.step.Each;
import dev.keyturn.step.Flatten;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Join;
import dev.keyturn.step.MapValue;
import dev.keyturn.step.Move;
import dev.keyturn.step.Nest;
import dev.keyturn.step.Remove;
import dev.keyturn.step.Rename;
import dev.keyturn.step.SetValue;
import dev.keyturn.step.Split;
import dev.keyturn.step.Step;
import dev.keyturn.step.Unwrap;
import dev.keyturn.step.When;
import dev.keyturn.step.Wrap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StepsTest {
    private static final Key A = Key.of("a");
    private static final Key B = Key.of("b");
    private static final Key C = Key.of("c");
    private static final Codec MILLIS = Codecs.millisToDuration();

    private static MigrationBuilder begin() {
        return Migration.named("m").owner("o").expect("e").rollbackNote("r");
    }

    private static void gives(Steps steps, Step... expected) {
        assertThat(steps.build().steps()).containsExactly(expected);
    }

    @Test
    void renamesAndMovesTakeTheirOptions() {
        gives(begin().rename("a").to("b"), new Rename(A, B, IfOccupied.REFUSE, false));
        gives(begin().rename("a").to("b").ifOccupied(IfOccupied.KEEP), new Rename(A, B, IfOccupied.KEEP, false));
        gives(begin().rename("a").to("b").updateReferences(), new Rename(A, B, IfOccupied.REFUSE, true));
        gives(
                begin().rename("a").to("b").updateReferences().ifOccupied(IfOccupied.REPLACE),
                new Rename(A, B, IfOccupied.REPLACE, true));
        gives(
                begin().move("a").to("b").ifOccupied(IfOccupied.KEEP).updateReferences(),
                new Move(A, B, IfOccupied.KEEP, true));
        gives(begin().move("a").to("b"), new Move(A, B, IfOccupied.REFUSE, false));
    }

    @Test
    void conversionsTakeTheirOptions() {
        gives(begin().convert("a").with(MILLIS), new Convert(A, A, MILLIS, IfOccupied.REFUSE, Optional.empty()));
        gives(
                begin().convert("a")
                        .to("b")
                        .with(MILLIS)
                        .ifOccupied(IfOccupied.KEEP)
                        .acceptLoss("why"),
                new Convert(A, B, MILLIS, IfOccupied.KEEP, Optional.of("why")));
        gives(
                begin().convert("a").to("b").with(MILLIS).acceptLoss("why").ifOccupied(IfOccupied.REPLACE),
                new Convert(A, B, MILLIS, IfOccupied.REPLACE, Optional.of("why")));
        gives(
                begin().mapValue("a").by(Map.of("x", "y")).acceptLoss("why"),
                new MapValue(A, Codecs.enumMap(Map.of("x", "y")), Optional.of("why")));
        gives(
                begin().mapValue("a").by(Codecs.enumMap(Map.of("x", "y"))),
                new MapValue(A, Codecs.enumMap(Map.of("x", "y")), Optional.empty()));
    }

    @Test
    void copiesSplitsAndJoinsTakeTheirOptions() {
        gives(begin().copy("a").to("b"), new Copy(A, B, IfOccupied.REFUSE));
        gives(begin().copy("a").to("b").ifOccupied(IfOccupied.REPLACE), new Copy(A, B, IfOccupied.REPLACE));
        gives(
                begin().split("a").into("b", "c").with(Codecs.hostPort()).ifOccupied(IfOccupied.KEEP),
                new Split(A, List.of(B, C), Codecs.hostPort(), IfOccupied.KEEP));
        gives(
                begin().join("b", "c").into("a").with(Codecs.hostPort()),
                new Join(List.of(B, C), A, Codecs.hostPort(), IfOccupied.REFUSE));
        gives(
                begin().join("b", "c").into("a").with(Codecs.hostPort()).ifOccupied(IfOccupied.REPLACE),
                new Join(List.of(B, C), A, Codecs.hostPort(), IfOccupied.REPLACE));
    }

    @Test
    void valuesAreAddedSetAndRemoved() {
        gives(begin().addDefault("a", "x"), new AddDefault(A, Value.of("x"), Optional.empty()));
        gives(begin().addDefault("a", 5), new AddDefault(A, Value.of(5), Optional.empty()));
        gives(begin().addDefault("a", true).comment("why"), new AddDefault(A, Value.of(true), Optional.of("why")));
        gives(begin().addDefault("a", Value.ofNull()), new AddDefault(A, Value.ofNull(), Optional.empty()));
        gives(begin().set("a", Value.of(1)), new SetValue(A, Value.of(1)));
        gives(begin().remove("a"), new Remove(A, false));
        gives(begin().removeAll("a"), new Remove(A, true));
        gives(begin().wrap("a").unwrap("b"), new Wrap(A), new Unwrap(B));
    }

    @Test
    void tablesAreNestedAndFlattened() {
        gives(begin().nest("a").separatedBy("_"), new Nest(A, "_", false));
        gives(begin().nest("a").separatedBy("_").updateReferences(), new Nest(A, "_", true));
        gives(begin().flatten("a").separatedBy("-"), new Flatten(A, "-", false));
        gives(begin().flatten("a").separatedBy("-").updateReferences(), new Flatten(A, "-", true));
    }

    @Test
    void stepsStandWithinSteps() {
        Step rename = new Rename(A, B, IfOccupied.REFUSE, false);
        Step remove = new Remove(C, false);
        gives(
                begin().each("x.*.l").by("n").apply(e -> e.rename("a").to("b").remove("c")),
                new Each(KeyPattern.of("x.*.l"), Optional.of(Key.of("n")), List.of(rename, remove)));
        gives(
                begin().eachIn("t").apply(e -> e.remove("c")),
                new Each(KeyPattern.of("t"), Optional.empty(), List.of(remove)));
        gives(
                begin().when(present("c")).then(s -> s.rename("a").to("b")),
                new When(present("c"), List.of(rename), List.of()));
        gives(
                begin().when(present("x")).then(s -> s.rename("a").to("b")).otherwise(s -> s.remove("c")),
                new When(present("x"), List.of(rename), List.of(remove)));
    }

    @Test
    void customStepsTakeTheirKeysAndTheirCode() {
        UnaryOperator<Settings> up = settings -> settings.with("w", Value.of(1));
        UnaryOperator<Settings> down = settings -> settings.without(Key.of("w"));
        Custom custom = (Custom) begin().custom("c")
                .reading("r", "s.*")
                .writing("w")
                .up(up)
                .down(down)
                .build()
                .steps()
                .get(0);
        assertThat(custom.name()).isEqualTo("c");
        assertThat(custom.reads()).containsExactly(KeyPattern.of("r"), KeyPattern.of("s.*"));
        assertThat(custom.writes()).containsExactly(KeyPattern.of("w"));
        assertThat(custom.code()).contains(new Custom.Code(up, down));
        Custom blind = (Custom) begin().custom("c")
                .writing("w")
                .up(up)
                .down(down)
                .build()
                .steps()
                .get(0);
        assertThat(blind.reads()).isEmpty();
    }

    @Test
    void branchesFromOneBuilderAreIndependent() {
        Steps renamed = begin().rename("a").to("b");
        StepOptions.Relocated open = begin().rename("a").to("b");
        StepOptions.Relocated kept = open.ifOccupied(IfOccupied.KEEP);
        gives(renamed.remove("c"), new Rename(A, B, IfOccupied.REFUSE, false), new Remove(C, false));
        gives(renamed.wrap("c"), new Rename(A, B, IfOccupied.REFUSE, false), new Wrap(C));
        gives(renamed, new Rename(A, B, IfOccupied.REFUSE, false));
        gives(open, new Rename(A, B, IfOccupied.REFUSE, false));
        gives(kept.remove("c"), new Rename(A, B, IfOccupied.KEEP, false), new Remove(C, false));
        MigrationBuilder builder = begin();
        assertThat(builder.stamp("v")
                        .secret("s")
                        .assume(present("a"))
                        .remove("a")
                        .build()
                        .stamp())
                .isPresent();
        Migration plain = builder.remove("a").build();
        assertThat(plain.stamp()).isEmpty();
        assertThat(plain.secrets()).isEmpty();
        assertThat(plain.assumptions()).isEmpty();
    }
}
