package dev.keyturn.selftest.engine;

import dev.keyturn.selftest.engine.Operation.Fate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What may be on a platter after the power went in the middle of a list of operations. What was forced is there; of the
 * rest each operation alone may be kept or lost, and bytes may be there in part, in whatever order they were done.
 */
final class PowerLoss {
    private final List<Operation> operations;
    private final boolean isPairwise;
    private final Contents settled;
    private int settledUntil;
    private final Set<String> seen = new HashSet<>();

    /** Of a drive that held {@code start} on the platter before all these operations. */
    PowerLoss(Contents start, List<Operation> operations, boolean isPairwise) {
        this.settled = new Contents(start);
        this.operations = List.copyOf(operations);
        this.isPairwise = isPairwise;
    }

    /** Every state that differs from all before it, after the first {@code from} operations, and after each one more. */
    void states(int from, Consumer<Contents> each) {
        for (int prefix = from; prefix <= operations.size(); prefix++) {
            statesAfter(prefix, each);
        }
    }

    private void statesAfter(int prefix, Consumer<Contents> each) {
        List<Integer> open = open(prefix);
        settle(open.isEmpty() ? prefix : open.get(0));
        for (Fate base : List.of(Fate.KEPT, Fate.LOST)) {
            Fate[] fates = new Fate[prefix];
            Arrays.fill(fates, Fate.KEPT);
            open.forEach(one -> fates[one] = base);
            state(fates, each);
            for (int i = 0; i < open.size(); i++) {
                for (Fate one : fates(operations.get(open.get(i)))) {
                    fates[open.get(i)] = one;
                    state(fates, each);
                    for (int j = i + 1; isPairwise && j < open.size(); j++) {
                        for (Fate other : fates(operations.get(open.get(j)))) {
                            fates[open.get(j)] = other;
                            state(fates, each);
                        }
                        fates[open.get(j)] = base;
                    }
                }
                fates[open.get(i)] = base;
            }
        }
    }

    private static List<Fate> fates(Operation operation) {
        return operation instanceof Operation.Write
                ? List.of(Fate.KEPT, Fate.LOST, Fate.TORN, Fate.ZEROED)
                : List.of(Fate.KEPT, Fate.LOST);
    }

    /** The operations among the first ones that no later one of these has forced to the platter. */
    private List<Integer> open(int prefix) {
        Set<Integer> forced = new HashSet<>();
        List<Integer> open = new ArrayList<>();
        for (int i = prefix - 1; i >= 0; i--) {
            Operation operation = operations.get(i);
            if (operation instanceof Operation.Force force) {
                forced.add(force.node());
            } else if (!forced.contains(operation.durableWith())) {
                open.add(0, i);
            }
        }
        return open;
    }

    /** What is on the platter for good need not be replayed for every state. */
    private void settle(int until) {
        for (; settledUntil < until; settledUntil++) {
            settled.apply(operations.get(settledUntil), Fate.KEPT);
        }
    }

    private void state(Fate[] fates, Consumer<Contents> each) {
        Contents contents = new Contents(settled);
        for (int i = settledUntil; i < fates.length; i++) {
            contents.apply(operations.get(i), fates[i]);
        }
        if (seen.add(contents.hash())) {
            each.accept(contents);
        }
    }
}
