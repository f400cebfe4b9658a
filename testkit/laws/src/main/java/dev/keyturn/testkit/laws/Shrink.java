package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Looks for smaller settings that show the same, without secrets if there are any. */
final class Shrink {
    private static final int MOST_TRIES = 400;
    private static final int LONG = 30;

    private int tries;
    private final BiFunction<Settings, Optional<Edit>, Optional<Violation>> check;

    Shrink(BiFunction<Settings, Optional<Edit>, Optional<Violation>> check) {
        this.check = check;
    }

    Violation smallest(Violation found) {
        Violation smallest = found;
        Cause cause = Cause.of(found);
        boolean isSmaller = true;
        while (isSmaller && tries < MOST_TRIES) {
            isSmaller = false;
            for (Tried smaller : smaller(smallest)) {
                tries++;
                Optional<Violation> again =
                        check.apply(smaller.settings(), smaller.edit()).filter(other -> other.law() == found.law());
                if (again.isPresent() && Cause.of(again.get()).equals(cause)) {
                    smallest = again.get();
                    isSmaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    private record Tried(Settings settings, Optional<Edit> edit) {}

    private static List<Tried> smaller(Violation violation) {
        Settings settings = violation.found();
        List<Settings> smaller = new ArrayList<>();
        settings.root().names().forEach(name -> smaller.add(settings.withoutAll(Key.ofNames(name))));
        Leaves.of(settings).keySet().forEach(key -> smaller.add(settings.without(key)));
        List<Tried> all = new ArrayList<>();
        violation
                .edited()
                .filter(edit -> edit.parts().size() > 1)
                .ifPresent(edit -> edit.parts().forEach(part -> all.add(new Tried(settings, Optional.of(part)))));
        smaller.forEach(one -> all.add(new Tried(one, violation.edited())));
        standIns(violation, all);
        List<Settings> simpler = new ArrayList<>();
        Leaves.of(settings).forEach((key, value) -> simpler(settings, key, value, simpler));
        simpler.forEach(one -> all.add(new Tried(one, violation.edited())));
        return all;
    }

    /** A secret that is set again stands in the settings and in the edit. */
    private static void standIns(Violation violation, List<Tried> all) {
        Secrets secrets = violation.secrets();
        Settings settings = violation.found();
        Optional<Edit> edit = violation.edited();
        Leaves.of(settings).forEach((key, value) -> {
            if (secrets.hides(key, value) && settings.blockedAt(key).isEmpty()) {
                for (Value other : secrets.standIns(key)) {
                    Optional<Edit> both =
                            edit.map(one -> one.value().equals(Optional.of(value)) ? Edit.set(one.key(), other) : one);
                    all.add(new Tried(settings.with(key, other), both));
                }
            }
        });
        edit.filter(secrets::hides)
                .ifPresent(one -> secrets.standIns(one.key())
                        .forEach(other -> all.add(new Tried(settings, Optional.of(Edit.set(one.key(), other))))));
    }

    private static void simpler(Settings settings, Key key, Value value, List<Settings> simpler) {
        if (value instanceof Items list) {
            for (int i = 0; i < list.size(); i++) {
                List<Value> fewer = new ArrayList<>(list.items());
                fewer.remove(i);
                put(simpler, settings, key, Value.of(fewer));
            }
        } else if (value instanceof Text text && text.text().length() > LONG) {
            int length = text.text().length();
            for (int end : new int[] {LONG / 2, length / 2, length - length / 8, length - 1}) {
                put(simpler, settings, key, Value.of(text.text().substring(0, end)));
            }
        }
    }

    private static void put(List<Settings> all, Settings settings, Key key, Value value) {
        if (settings.blockedAt(key).isEmpty()) {
            all.add(settings.with(key, value));
        }
    }
}
