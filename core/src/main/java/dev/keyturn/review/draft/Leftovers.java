package dev.keyturn.review.draft;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.AddDefault;
import dev.keyturn.step.Remove;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has gone and came back under no other name, and what came of nothing that was there. */
final class Leftovers {
    private final Drafting drafting;
    private final Withheld withheld;

    Leftovers(Drafting drafting, Withheld withheld) {
        this.drafting = drafting;
        this.withheld = withheld;
    }

    /** What others refer to goes after them. */
    void remove() {
        int before;
        do {
            before = drafting.guesses().size();
            removeFree();
        } while (drafting.guesses().size() > before);
    }

    /** Whole tables at once where nothing of them is left. */
    private void removeFree() {
        Settings now = drafting.now();
        List<Key> whole = new ArrayList<>();
        now.root().forEach((name, value) -> collect(Key.ofNames(name), value, whole));
        for (Key table : whole) {
            drafting.take(
                    new Guess(new Remove(table, true), Confidence.LIKELY, "nothing of it is in the new settings"));
        }
        drafting.gone().forEach((key, value) -> {
            if (!makesRoom(key, value)) {
                drafting.take(new Guess(new Remove(key, false), Confidence.LIKELY, "it is not in the new settings"));
            }
        });
    }

    private void collect(Key key, Value value, List<Key> whole) {
        if (!(value instanceof Table table) || table.isEmpty()) {
            return;
        }
        if (drafting.goal().has(key)) {
            table.forEach((name, child) -> collect(key.child(name), child, whole));
        } else {
            whole.add(key);
        }
    }

    /** An empty table goes by itself when something is put into it. */
    private boolean makesRoom(Key key, Value value) {
        return value instanceof Table && drafting.goal().has(key);
    }

    void add() {
        for (Map.Entry<Key, Value> entry : drafting.added().entrySet()) {
            if (!withheld.holds(entry.getKey(), entry.getValue())) {
                drafting.take(new Guess(
                        new AddDefault(entry.getKey(), entry.getValue(), Optional.empty()),
                        Confidence.CERTAIN,
                        "it is new, and came of nothing that was there"));
            }
        }
    }
}
