package dev.keyturn.internal.engine;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of the applied migrations are no longer in the settings, because somebody put older settings there: a restored
 * backup, an old copy, a template that was rendered again.
 *
 * <p>That is so of the migrations from one on if all that they changed together is as it was before them, and an old name is
 * among it; or, where the copy is from before the last edits, if none of their new names is there and an old one is. A value
 * that was set back, or a default that was deleted, is an edit and no old copy. Of a value that is sealed with a key that is
 * gone, it is known whether it was there.
 */
final class Returned {
    private final Settings now;
    private final Map<Key, Net> nets = new HashMap<>();
    private int differing;
    private int asBefore;
    private int oldNames;
    private int oldThere;
    private int newNames;
    private int newThere;

    private Returned(Settings now) {
        this.now = now;
    }

    /** What several migrations together made of a key. */
    private record Net(Stored.Side before, Stored.Side after) {
        boolean differs() {
            return before.differsFrom(after);
        }

        boolean isOldName() {
            return before.isThere() && !after.isThere();
        }

        boolean isNewName() {
            return !before.isThere() && after.isThere();
        }
    }

    /** The ids of those that are no longer in the settings. */
    static List<String> of(History history, Settings now) {
        List<Applied> applied = history.applied();
        if (!isAnyOldNameThere(applied, now)) {
            return List.of();
        }
        Returned returned = new Returned(now);
        int first = applied.size();
        for (int i = applied.size() - 1; i >= 0; i--) {
            Applied one = applied.get(i);
            if (one.isBorn() && !one.foundNothing()) {
                break;
            }
            one.traces().forEach(returned::reach);
            if (returned.isSo()) {
                first = i;
            }
        }
        return applied.subList(first, applied.size()).stream().map(Applied::id).toList();
    }

    /** Without one, nothing came back; so it is nearly always, and nothing has to be opened. */
    private static boolean isAnyOldNameThere(List<Applied> applied, Settings now) {
        for (Applied one : applied) {
            for (Key key : one.oldNames()) {
                if (now.value(key).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    private void reach(Stored.Trace change) {
        Net later = nets.get(change.key());
        if (later != null) {
            count(change.key(), later, -1);
        }
        Net net = new Net(change.before(), later == null ? change.after() : later.after());
        nets.put(change.key(), net);
        count(change.key(), net, 1);
    }

    private void count(Key key, Net net, int by) {
        if (net.differs()) {
            differing += by;
            asBefore += net.before().fits(now.value(key), now::held) ? by : 0;
            boolean isThere = now.value(key).isPresent();
            oldNames += net.isOldName() ? by : 0;
            oldThere += net.isOldName() && isThere ? by : 0;
            newNames += net.isNewName() ? by : 0;
            newThere += net.isNewName() && isThere ? by : 0;
        }
    }

    /** Either all is as it was; or no new name is there and an old one is, as in a copy from before the last edits. */
    private boolean isSo() {
        boolean isSame = oldNames > 0 && asBefore == differing;
        boolean isOlder = newNames > 0 && newThere == 0 && oldThere > 0;
        return isSame || isOlder;
    }
}
