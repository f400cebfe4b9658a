package dev.keyturn.testkit.source;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Which of the calls that come fail, and how. */
final class Script {
    private final List<Planned> planned = new ArrayList<>();
    private final Fault away;
    private int callsAway;
    private boolean isAway;
    private boolean isKilled;

    /** Fails like this while the place is out of reach. */
    Script(Fault away) {
        this.away = away;
    }

    private static final class Planned {
        private final Call call;
        private final Fault fault;
        private int left;

        Planned(Call call, int number, Fault fault) {
            this.call = call;
            this.fault = fault;
            this.left = number;
        }
    }

    synchronized void plan(Call call, int number, Fault fault) {
        if (number < 1) {
            throw new IllegalArgumentException("call " + number + "; expected 1, which is the next one, or more");
        }
        planned.add(new Planned(call, number, fault));
    }

    synchronized void away(int calls) {
        callsAway = calls;
    }

    synchronized void isAway(boolean is) {
        isAway = is;
        callsAway = 0;
    }

    synchronized int left() {
        return planned.size();
    }

    synchronized void killed() {
        isKilled = true;
    }

    /** What becomes of the call that is made now. Each is counted, also while the place is out of reach. */
    synchronized Fault next(Call call) {
        Fault next = new Fault.None();
        for (Iterator<Planned> each = planned.iterator(); each.hasNext(); ) {
            Planned one = each.next();
            if (one.call == call && --one.left == 0) {
                next = one.fault;
                each.remove();
            }
        }
        if (isKilled) {
            return new Fault.Killed(() -> {}, true);
        }
        if (isAway || callsAway > 0) {
            callsAway = Math.max(0, callsAway - 1);
            return away;
        }
        return next;
    }
}
