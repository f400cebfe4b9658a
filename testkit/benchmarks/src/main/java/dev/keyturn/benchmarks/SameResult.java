package dev.keyturn.benchmarks;

import dev.keyturn.settings.Settings;
import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Sequence;
import dev.keyturn.step.Step;
import java.util.List;
import java.util.Optional;
import org.spongepowered.configurate.BasicConfigurationNode;
import org.spongepowered.configurate.ConfigurateException;
import tools.jackson.databind.node.ObjectNode;

/** Compares what the candidates give before anybody compares their speed. */
record SameResult(Settings settings, List<Step> steps) {
    void check() throws ConfigurateException {
        Sequence.Result up = Sequence.up(steps, settings);
        require(up.isDone(), "the steps refuse: " + up.problems());
        Down down = Sequence.down(steps, up.settings(), Optional.of(up.residues()), OnConflict.REFUSE);
        require(
                down instanceof Down.Done done
                        && done.settings().identical(settings)
                        && done.remarks().isEmpty(),
                "the way back does not lead back");
        for (boolean keepsOrder : new boolean[] {false, true}) {
            check(up.settings(), keepsOrder);
        }
        BasicConfigurationNode node = WithConfigurate.node(settings);
        WithConfigurate.transformation().apply(node);
        require(
                Trees.plain(Sequence.up(WithConfigurate.stepsOf(steps), settings)
                                .settings()
                                .root())
                        .equals(node.raw()),
                "Configurate's transformation gives something else");
    }

    private void check(Settings young, boolean keepsOrder) {
        ObjectNode tree = Trees.json(settings.root());
        ByHand byHand = new ByHand(tree, keepsOrder);
        for (int again = 0; again < 2; again++) {
            byHand.up();
            requireSame(tree, young, keepsOrder);
            byHand.down();
            requireSame(tree, settings, keepsOrder);
        }
    }

    private static void requireSame(ObjectNode tree, Settings settings, boolean inOrder) {
        ObjectNode ours = Trees.json(settings.root());
        require(tree.equals(ours), "by hand, something else comes out");
        require(!inOrder || tree.toString().equals(ours.toString()), "by hand, the order is another");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
