package dev.keyturn.review.lint;

import dev.keyturn.codec.Codecs;
import dev.keyturn.internal.engine.WayBack;
import dev.keyturn.review.lint.Finding.Where;
import dev.keyturn.settings.Key;
import dev.keyturn.step.Custom;
import dev.keyturn.step.Description;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.MapValue;
import dev.keyturn.step.Remove;
import dev.keyturn.step.SetValue;
import dev.keyturn.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the way back of a migration cannot give, or not everywhere. */
final class Losses {
    private final List<Finding> findings = new ArrayList<>();
    private final Description migration;

    private Losses(Description migration) {
        this.migration = migration;
    }

    static List<Finding> of(Description migration) {
        Losses losses = new Losses(migration);
        for (int i = 0; i < migration.steps().size(); i++) {
            int number = i + 1;
            WayBack.inner(migration.steps().get(i)).forEach(step -> losses.look(number, step));
        }
        losses.journal();
        return losses.findings;
    }

    private void look(int number, Step step) {
        if (step instanceof Custom custom) {
            add(
                    Rule.CUSTOM_STEP,
                    number,
                    step,
                    "only a program that has the code of " + custom.name() + " can take it back",
                    "use other steps, or keep the code in every release that may have to go back");
        } else if (!step.losses().isEmpty() && step.acceptedLoss().isEmpty()) {
            String lost = String.join("; ", step.losses());
            if (isOfNotation(step)) {
                add(
                        Rule.NOTATION_LOST,
                        number,
                        step,
                        "the way back of an edit does not know " + lost,
                        "nothing, where that does not matter");
            } else {
                add(
                        Rule.UNACCEPTED_LOSS,
                        number,
                        step,
                        "the way back of an edit does not know " + lost,
                        "say in acceptLoss why that is all right, or choose another conversion");
            }
        }
    }

    /** Conversions that come with the library lose how a value was written, but for tables of words, which lose which one it was. */
    private static boolean isOfNotation(Step step) {
        return !(step instanceof MapValue)
                && step.conversions().stream()
                        .allMatch(one -> Codecs.isBuiltIn(one) && !one.name().equals("enum-map"));
    }

    private void journal() {
        List<String> keys = migration.steps().stream()
                .flatMap(WayBack::inner)
                .flatMap(step -> overwritten(step).stream())
                .map(Key::toString)
                .distinct()
                .toList();
        if (!keys.isEmpty()) {
            findings.add(new Finding(
                    Rule.ONLY_IN_JOURNAL,
                    Where.in(migration.id()),
                    "what stands at " + shortened(keys) + " comes back from the journal, and from nowhere else",
                    "keep the journal as long as somebody may go back"));
        }
    }

    private static String shortened(List<String> keys) {
        int most = 3;
        String some = keys.stream().limit(most).collect(Collectors.joining(", "));
        return keys.size() <= most ? some : some + " and " + (keys.size() - most) + " more";
    }

    private static List<Key> overwritten(Step step) {
        if (step instanceof Remove remove) {
            return List.of(remove.key());
        }
        Optional<Passage> passage = Passage.of(step).filter(one -> one.ifOccupied() == IfOccupied.REPLACE);
        return step instanceof SetValue || passage.isPresent()
                ? passage.map(Passage::makes).orElse(List.of())
                : List.of();
    }

    private void add(Rule rule, int number, Step step, String what, String advice) {
        Key key = Passage.of(step).flatMap(one -> one.keys().findFirst()).orElse(Key.root());
        findings.add(new Finding(rule, Where.in(migration.id(), number, key), what, advice));
    }
}
