package dev.keyturn.internal.layer;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which layer counts for each key, before a run and after it, and where that would change unnoticed: what counts afterwards has
 * to be what counts now, migrated.
 */
public final class Precedence {
    private static final String HINT = "change the layers so that it stays as it is, or accept it: accepting(\"%s\")";

    private final List<Layer> layers;
    private final Set<Key> accepted;
    private final Counting before;
    private final Counting after;
    private final Counting followed;
    private final Intended intended;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    /**
     * Looks at all keys.
     *
     * @param lowestFirst the layers; of several that have a key the last counts
     * @param accepted keys of which somebody else's value may start to count
     */
    public Precedence(List<Layer> lowestFirst, Set<Key> accepted) {
        this.layers = List.copyOf(lowestFirst);
        this.accepted = Set.copyOf(accepted);
        this.before = Counting.of(layers.stream().map(Layer::before).toList());
        this.after = Counting.of(layers.stream().map(Layer::now).toList());
        this.followed = Counting.of(layers.stream().map(Layer::after).toList());
        this.intended = Intended.of(layers);
        problems.addAll(intended.problems());
        if (problems.isEmpty()) {
            check();
        }
    }

    /**
     * Which layer counts for a key; nobody where it has no value.
     *
     * @param key the key
     * @param before the layer before the run
     * @param after the layer after the run
     * @param followed the layer when all is done that the run cannot do
     */
    public record Row(Key key, Optional<String> before, Optional<String> after, Optional<String> followed) {}

    /** The keys that some migration changes in some layer. */
    public List<Row> rows() {
        Set<Key> changed = new LinkedHashSet<>();
        for (Layer layer : layers) {
            Set<Key> keys = new LinkedHashSet<>(layer.before().keys());
            keys.addAll(layer.after().keys());
            keys.stream()
                    .filter(key ->
                            !layer.before().value(key).equals(layer.after().value(key)))
                    .forEach(changed::add);
        }
        return changed.stream()
                .map(key -> new Row(key, name(before, key), name(after, key), name(followed, key)))
                .toList();
    }

    private Optional<String> name(Counting counting, Key key) {
        return counting.layer(key).map(layer -> layers.get(layer).name());
    }

    /**
     * What counts in the shape that the migrations lead to, whether the layers have it or not.
     *
     * @throws RefusedException if the layers cannot be migrated as one
     */
    public Settings settings() {
        if (!intended.problems().isEmpty()) {
            throw new RefusedException(intended.problems());
        }
        return intended.counting().settings();
    }

    /** Where another layer's value would start to count. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** What else should be known. */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    private void check() {
        Set<Key> keys = intended.counting().keys();
        keys.addAll(followed.keys());
        for (Key key : keys) {
            if (accepted.contains(key)) {
                continue;
            }
            Optional<Value> wanted = intended.counting().value(key);
            if (!isSame(wanted, followed.value(key)) && !isLeftOver(key, wanted)) {
                problems.add(problem(key, followed, ""));
            } else if (!isSame(wanted, after.value(key))) {
                until(key);
            }
        }
    }

    private static boolean isSame(Optional<Value> one, Optional<Value> other) {
        return one.isPresent() == other.isPresent()
                && (one.isEmpty() || Counting.isSame(one.get(), other.orElseThrow()));
    }

    /** What no migration changes in its layer counts as it did, whatever becomes of it in others. */
    private boolean isLeftOver(Key key, Optional<Value> wanted) {
        return wanted.isEmpty() && isSame(before.value(key), followed.value(key));
    }

    /** Of a key that is as it should be when all is done, and is not yet. */
    private void until(Key key) {
        String behind = String.join(
                " and ",
                layers.stream().filter(Layer::isBehind).map(Layer::name).toList());
        Optional<String> wanted = name(intended.counting(), key);
        Optional<String> there = name(after, key);
        if (wanted.isPresent() && there.isPresent() && !there.equals(wanted)) {
            problems.add(problem(key, after, " until " + behind + " has followed"));
        } else if (wanted.isPresent()) {
            notices.add(key + " is not there in its new form until " + behind
                    + " has followed; read through Keyturn, it is");
        }
    }

    private Problem problem(Key key, Counting result, String until) {
        Optional<String> wanted = name(intended.counting(), key);
        Optional<String> there = name(result, key);
        String origin = there.or(() -> wanted).orElseThrow();
        String what;
        if (there.isEmpty()) {
            what = "it would have no value" + until + "; now the one of " + origin + " counts";
        } else if (wanted.isEmpty()) {
            what = "the value of " + origin + " would start to count" + until + ", where none does";
        } else if (wanted.equals(there)) {
            what = "its value in " + origin + " would be another one" + until
                    + " than what counts now would become, because the layers are migrated one by one";
        } else {
            what = "the value of " + origin + " would start to win over that of " + wanted.get() + until;
        }
        String expected = wanted.map(layer -> "the value of " + layer + ", which counts now")
                .orElse("no value");
        return Problem.of(Origin.of(origin), key, what, expected).hint(HINT.replace("%s", key.toString()));
    }
}
