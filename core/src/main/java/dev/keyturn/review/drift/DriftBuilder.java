package dev.keyturn.review.drift;

import dev.keyturn.Migrator;
import dev.keyturn.Shape;
import dev.keyturn.internal.engine.Applied;
import dev.keyturn.internal.engine.Engine;
import dev.keyturn.internal.engine.Inside;
import dev.keyturn.internal.engine.Projection;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Instructs;
import dev.keyturn.step.Description;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A comparison that is being put together; it begins at {@link Drift#between}. */
public final class DriftBuilder {
    private final Migrator first;
    private final Migrator second;
    private AllowList allowed = AllowList.none();
    private Optional<Shape> shape = Optional.empty();
    private Clock clock = Clock.systemUTC();

    DriftBuilder(Migrator first, Migrator second) {
        this.first = first;
        this.second = second;
    }

    /** Says which differences are meant. */
    public DriftBuilder allowing(AllowList list) {
        allowed = list;
        return this;
    }

    /** Says at which shape to compare, instead of the newest that both can reach. */
    public DriftBuilder at(Shape one) {
        shape = Optional.of(one);
        return this;
    }

    /** The clock for the days on which allowed differences expire. */
    public DriftBuilder clock(Clock other) {
        clock = other;
        return this;
    }

    /** One of the two places, as it is now. */
    private record Place(Engine engine, Engine.Look look) {
        static Place of(Migrator migrator) {
            Engine engine = Inside.of(migrator);
            return new Place(engine, engine.lookAtAll());
        }

        String name() {
            return engine.wiring().source().name();
        }

        /** What it has gone through, and what can be done to it in memory, the oldest first. */
        Set<String> reach() {
            Set<String> ids = new LinkedHashSet<>();
            engine.wiring().migrations().stream().map(Description::id).forEach(ids::add);
            look.history().applied().stream().map(Applied::id).forEach(ids::add);
            return ids;
        }

        Settings stored() {
            return look.snapshot().settings();
        }

        Settings after(Set<String> migrations) {
            return Projection.of(engine.wiring(), look.history(), stored(), migrations)
                    .settings();
        }

        SecretKeys secrets(Settings seen) {
            return engine.wiring().secrets(look.history(), stored(), seen);
        }

        boolean isNamedByRule() {
            return engine.wiring().source().ability(Instructs.class).isPresent();
        }
    }

    /** Both at one shape. */
    private record Pair(Settings one, Settings other, String shape, List<String> notices) {}

    /**
     * Compares. Nothing is changed, and no lock is taken.
     *
     * @throws RefusedException if there is no shape at which both can be seen
     */
    public Drift compare() {
        Place one = Place.of(first);
        Place other = Place.of(second);
        Pair pair = shape.map(this::seen).orElseGet(() -> newest(one, other));
        SecretKeys keys = one.secrets(pair.one()).and(other.secrets(pair.other()));
        Redaction redaction = Redaction.of(() -> keys, one.stored(), other.stored(), pair.one(), pair.other())
                .beside(List.of(one.name(), other.name()));
        Comparison comparison = new Comparison(pair.one(), pair.other());
        if (one.isNamedByRule() != other.isNamedByRule()) {
            comparison.byWords(one.isNamedByRule());
        }
        List<String> notices = new ArrayList<>(pair.notices());
        comparison.textOnly(one.name(), other.name()).ifPresent(notices::add);
        return new Drift(
                one.name(),
                other.name(),
                pair.shape(),
                Verdict.of(comparison, allowed, LocalDate.now(clock)),
                notices,
                redaction);
    }

    private Pair seen(Shape one) {
        return new Pair(first.at(one).read(), second.at(one).read(), one.toString(), List.of());
    }

    /** Where an edit, or a step, is in the way of the newest shape, an older one may do. */
    private static Pair newest(Place one, Place other) {
        List<String> common = new ArrayList<>(one.reach());
        common.retainAll(other.reach());
        List<String> notices = new ArrayList<>();
        Optional<RefusedException> why = Optional.empty();
        for (int size = common.size(); size >= 0; size--) {
            Set<String> members = new LinkedHashSet<>(common.subList(0, size));
            String name = size == 0 ? "before all migrations" : "after:" + common.get(size - 1);
            try {
                return new Pair(one.after(members), other.after(members), name, notices);
            } catch (RefusedException refused) {
                why = why.isEmpty() ? Optional.of(refused) : why;
                notices.add("they cannot be compared " + name + ": "
                        + said(refused.problems().get(0)));
            }
        }
        throw why.orElseThrow();
    }

    private static String said(Problem problem) {
        return problem.origin() + ": " + (problem.key().isRoot() ? "" : problem.key() + ": ") + problem.what();
    }
}
