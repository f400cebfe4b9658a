package dev.keyturn.benchmarks;

import dev.keyturn.settings.Settings;
import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Sequence;
import dev.keyturn.step.Step;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.spongepowered.configurate.BasicConfigurationNode;
import org.spongepowered.configurate.ConfigurateException;
import org.spongepowered.configurate.transformation.ConfigurationTransformation;
import tools.jackson.databind.node.ObjectNode;

/** The twenty steps up, and down again. Only ratios between these within one run mean anything. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 12, time = 1)
@Measurement(iterations = 8, time = 1)
public class StepsBenchmark {
    /** Where the leaves stand. */
    @Param({"NESTED", "FLAT"})
    public Shape shape = Shape.NESTED;

    /** How many there are. */
    @Param({"1000", "10000", "100000"})
    public int leaves;

    private final List<Step> steps = TwentySteps.steps();
    private final ConfigurationTransformation transformation = WithConfigurate.transformation();
    private Settings settings = Settings.empty();
    private ObjectNode tree = Trees.json(settings.root());
    private ByHand inPlace = new ByHand(Trees.json(shape.settings(1000).root()), false);
    private ByHand inOrder = inPlace;
    private BasicConfigurationNode node = BasicConfigurationNode.root();

    /** Makes the settings, and fails where the candidates do not give the same. */
    @Setup
    public void prepare() throws ConfigurateException {
        settings = shape.settings(leaves);
        tree = Trees.json(settings.root());
        node = WithConfigurate.node(settings);
        inPlace = new ByHand(tree.deepCopy(), false);
        inOrder = new ByHand(tree.deepCopy(), true);
        new SameResult(settings, steps).check();
    }

    /** This library: the new settings, the residue, and the old settings again. */
    @Benchmark
    public Down keyturn() {
        Sequence.Result up = Sequence.up(steps, settings);
        return Sequence.down(steps, up.settings(), Optional.of(up.residues()), OnConflict.REFUSE);
    }

    /** This library, the way up alone. */
    @Benchmark
    public Sequence.Result keyturnUp() {
        return Sequence.up(steps, settings);
    }

    /** By hand on a copy, so that what was there before is still there, as it is with this library. */
    @Benchmark
    public ObjectNode byHandOnCopy() {
        ObjectNode copy = tree.deepCopy();
        ByHand work = new ByHand(copy, false);
        work.up();
        work.down();
        return copy;
    }

    /** By hand in place: no copy, so nothing is left of what was there. */
    @Benchmark
    public ByHand byHandInPlace() {
        inPlace.up();
        inPlace.down();
        return inPlace;
    }

    /** By hand in place, with every entry where the steps put it and back in its place: all of the same work. */
    @Benchmark
    public ByHand byHandInOrder() {
        inOrder.up();
        inOrder.down();
        return inOrder;
    }

    /** Configurate's transformation, which knows no way down and changes in place, on a copy. */
    @Benchmark
    public BasicConfigurationNode configurateUpOnCopy() throws ConfigurateException {
        BasicConfigurationNode copy = node.copy();
        transformation.apply(copy);
        return copy;
    }
}
