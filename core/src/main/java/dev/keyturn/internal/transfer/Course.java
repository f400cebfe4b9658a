package dev.keyturn.internal.transfer;

import dev.keyturn.internal.engine.Mark;
import dev.keyturn.internal.engine.Side;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.step.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one way of a transfer comes to, worked out before anything is written.
 *
 * @param gone what goes from the place that the settings leave
 * @param announced what comes to the other one, seen from what stood there before the transfer was begun
 * @param edit what is still to be written there
 * @param stood what else stands there at or below the keys
 * @param remarks what becomes of edits
 * @param notices what else should be known
 * @param problems why nothing is done; empty if it can be done
 */
record Course(
        Changes gone,
        Changes announced,
        Edit edit,
        List<Key> stood,
        List<Remark> remarks,
        List<String> notices,
        List<Problem> problems) {
    Course {
        stood = List.copyOf(stood);
        remarks = List.copyOf(remarks);
        notices = List.copyOf(notices);
        problems = List.copyOf(problems);
    }

    /** Whether no setting goes anywhere. */
    boolean isEmpty() {
        return gone.isEmpty() && announced.isEmpty() && edit.changes().isEmpty();
    }

    /** The keys whose values go, or come. */
    List<Key> keys() {
        List<Key> keys = new ArrayList<>(gone.list().stream().map(Change::key).toList());
        announced.list().stream()
                .map(Change::key)
                .filter(key -> !keys.contains(key))
                .forEach(keys::add);
        return keys;
    }

    /** The settings of a place without what an earlier run of this way, which was killed, has brought there. */
    static Settings cleared(Side side, List<Mark> open) {
        Settings live = side.settings();
        Map<Key, Optional<Value>> before = new LinkedHashMap<>();
        for (Mark mark : open) {
            for (Change change : mark.changes()) {
                boolean isOurs = live.value(change.key()).equals(change.after().map(live::held));
                before.putIfAbsent(change.key(), change.before());
                if (isOurs) {
                    Optional<Value> old = before.get(change.key());
                    Settings now = live.without(change.key());
                    live = old.isPresent() ? now.with(change.key(), old.get()) : now;
                }
            }
        }
        return live;
    }

    /** These settings with a value; an empty table stands where there is anything already. */
    static Settings with(Settings settings, Key key, Value value) {
        boolean isThere = value instanceof Table && settings.has(key);
        return isThere ? settings : settings.with(key, Placeless.of(value));
    }

    /** These settings without some keys. */
    static Settings without(Settings settings, Iterable<Key> keys) {
        Settings left = settings;
        for (Key key : keys) {
            left = left.without(key);
        }
        return left;
    }
}
