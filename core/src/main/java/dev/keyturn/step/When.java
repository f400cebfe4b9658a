package dev.keyturn.step;

import dev.keyturn.codec.Conversion;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/**
 * Some steps, or others, after what is there when they run. The way back follows the branch that was taken, whatever the
 * condition would say by then.
 *
 * @param condition the question
 * @param then the steps where it holds
 * @param otherwise the steps where it does not
 */
public record When(Condition condition, List<Step> then, List<Step> otherwise) implements Step {
    private static final String INNER = "inner";

    public When {
        then = List.copyOf(then);
        otherwise = List.copyOf(otherwise);
        Key key = condition.key();
        if (!otherwise.isEmpty()
                && (Footprint.all(then).writes(key) || Footprint.all(otherwise).writes(key))) {
            throw new IllegalArgumentException(key + ": the steps change what decides between the two branches,"
                    + " so running them again would take the other branch; decide by a key that they leave alone");
        }
    }

    @Override
    public String kind() {
        return "when";
    }

    @Override
    public Footprint footprint() {
        return Footprint.all(then).and(Footprint.all(otherwise)).reading(List.of(KeyPattern.of(condition.key())));
    }

    @Override
    public Up up(Settings settings) {
        boolean holds = condition.holds(settings);
        Work work = Work.up(settings);
        Sequence.Result result = Sequence.upWithin(holds ? then : otherwise, settings);
        result.problems().forEach(work::problem);
        work.become(result.settings());
        work.keep(Residue.DID, Value.of(holds ? "then" : "otherwise"));
        work.keep(INNER, result.residues());
        return work.up();
    }

    @Override
    public Down down(Settings settings, Residue residue, OnConflict policy) {
        if (residue.isBorn()) {
            return born(settings, policy);
        }
        if (residue.isIdle()) {
            return new Down.Done(settings, List.of());
        }
        boolean tookThen = residue.get(Residue.DID).equals(Optional.of(Value.of("then")));
        Items inner = (Items) residue.get(INNER).orElseThrow();
        return Sequence.downWithin(tookThen ? then : otherwise, settings, Optional.of(inner), policy);
    }

    /** Without a record, the branch is the one whose result would have made the condition choose it. */
    private Down born(Settings settings, OnConflict policy) {
        Down first = Sequence.downWithin(then, settings, Optional.empty(), policy);
        if (first instanceof Down.Done done && condition.holds(done.settings())) {
            return first;
        }
        Down second = Sequence.downWithin(otherwise, settings, Optional.empty(), policy);
        if (second instanceof Down.Done done && !condition.holds(done.settings())) {
            return second;
        }
        return first instanceof Down.Refused
                ? first
                : second instanceof Down.Refused ? second : new Down.Done(settings, List.of());
    }

    @Override
    public List<String> losses() {
        return Sequence.losses(then, otherwise);
    }

    @Override
    public List<Comment> comments() {
        return Sequence.comments(then, otherwise);
    }

    @Override
    public List<Conversion> conversions() {
        return Sequence.conversions(then, otherwise);
    }

    @Override
    public Table form() {
        Fields fields = Form.table().all(condition.form()).steps("steps", then);
        return (otherwise.isEmpty() ? fields : fields.steps("otherwise", otherwise)).build();
    }

    static When read(Form form) {
        return new When(
                ConditionForms.read(form),
                form.steps("steps"),
                form.has("otherwise") ? form.steps("otherwise") : List.of());
    }
}
