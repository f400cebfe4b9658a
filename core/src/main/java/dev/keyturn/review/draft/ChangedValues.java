package dev.keyturn.review.draft;

import dev.keyturn.codec.Codec;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Convert;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.SetValue;
import dev.keyturn.step.Unwrap;
import dev.keyturn.step.When;
import dev.keyturn.step.Wrap;
import java.util.List;
import java.util.Optional;

/** Keys that are in both with another value each: it is the same in another form, or another default. */
final class ChangedValues {
    private final Drafting drafting;
    private final Spelling spelling;
    private final Withheld withheld;

    ChangedValues(Drafting drafting, Spelling spelling, Withheld withheld) {
        this.drafting = drafting;
        this.spelling = spelling;
        this.withheld = withheld;
    }

    void take() {
        drafting.changed().forEach((key, before) -> {
            Value after = drafting.goal().value(key).orElseThrow();
            boolean isDone = list(key, before, after) || exactly(key, before, after) || kind(key, before, after);
            if (!isDone) {
                changedDefault(key, before, after);
            }
        });
    }

    private boolean list(Key key, Value before, Value after) {
        if (after instanceof Items list
                && list.size() == 1
                && list.items().get(0).equals(before)) {
            return drafting.take(
                    new Guess(new Wrap(key), Confidence.CERTAIN, "the new value is a list of the old one"));
        }
        return before instanceof Items list
                && list.size() == 1
                && list.items().get(0).equals(after)
                && drafting.take(
                        new Guess(new Unwrap(key), Confidence.CERTAIN, "the old value is a list of the new one"));
    }

    private boolean exactly(Key key, Value before, Value after) {
        List<Codec> codecs =
                spelling.exactly(before, after, true, drafting.goal().isTextOnly());
        for (Codec codec : codecs) {
            String why = "the value is the same in another form"
                    + (codecs.size() > 1 ? "; " + other(codecs, codec) + " would give the same" : "");
            Confidence confidence = codecs.size() > 1
                    ? Confidence.GUESS
                    : before.kind().equals(after.kind()) && !drafting.goal().isTextOnly()
                            ? Confidence.LIKELY
                            : Confidence.CERTAIN;
            if (drafting.take(new Guess(convert(key, codec), confidence, why))) {
                return true;
            }
        }
        return false;
    }

    /** 3000 became "5s": it counts something else now, and the default is another one. */
    private boolean kind(Key key, Value before, Value after) {
        List<Codec> codecs = spelling.kinds(before, after, drafting.goal().isTextOnly());
        if (codecs.isEmpty()) {
            return false;
        }
        String why = "the new value has the form that it gives, and another default"
                + (codecs.size() > 1 ? "; " + other(codecs, codecs.get(0)) + " would fit as well" : "");
        Confidence confidence = codecs.size() > 1 ? Confidence.GUESS : Confidence.LIKELY;
        if (!drafting.take(new Guess(convert(key, codecs.get(0)), confidence, why))) {
            return false;
        }
        drafting.now()
                .value(key)
                .filter(converted -> !converted.equals(after))
                .ifPresent(converted -> changedDefault(key, converted, after));
        return true;
    }

    private static String other(List<Codec> codecs, Codec taken) {
        return codecs.get(codecs.get(0).equals(taken) ? 1 : 0).name();
    }

    private static Convert convert(Key key, Codec codec) {
        return new Convert(key, key, codec, IfOccupied.REFUSE, Optional.empty());
    }

    /** Only the old default becomes the new one; what somebody else has set stays. */
    private void changedDefault(Key key, Value before, Value after) {
        if (withheld.holds(key, before) || withheld.holds(key, after)) {
            return;
        }
        drafting.take(new Guess(
                new When(new Condition.Equal(key, before), List.of(new SetValue(key, after)), List.of()),
                before.kind().equals(after.kind()) ? Confidence.LIKELY : Confidence.GUESS,
                before.kind().equals(after.kind())
                        ? "the default is another one; whoever has set a value of their own keeps it"
                        : "the value is of another kind now; whoever has set a value of their own keeps it"));
    }
}
