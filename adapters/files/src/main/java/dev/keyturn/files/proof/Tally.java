package dev.keyturn.files.proof;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many edits came out how. */
public final class Tally {
    /** As many as are worth listing; the counts have all of them. */
    private static final int MOST_FINDINGS = 20;

    private final Map<String, Map<Outcome, Integer>> byOperation = new LinkedHashMap<>();
    private final Map<Outcome, Integer> total = new EnumMap<>(Outcome.class);
    private final Map<Outcome, Integer> withoutLook = new EnumMap<>(Outcome.class);
    private final Map<String, Integer> refusedBecause = new TreeMap<>();
    private final Map<String, Integer> refusedWithoutLookBecause = new TreeMap<>();
    private final Map<String, Integer> uncheckedBecause = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();

    Tally() {}

    void add(Attempt attempt, Outcome outcome, String why) {
        add(attempt.operation(), outcome);
        if (outcome == Outcome.REFUSED) {
            refusedBecause.merge(why, 1, Integer::sum);
            if (why.equals(Editable.INEXACT)) {
                find(attempt, outcome, why);
            }
        } else if (outcome == Outcome.UNCHECKED && !why.isEmpty()) {
            uncheckedBecause.merge(why, 1, Integer::sum);
        } else if (outcome == Outcome.WRONG || outcome == Outcome.NOT_SAME_BYTES_BACK) {
            find(attempt, outcome, why);
        }
    }

    private void add(String operation, Outcome outcome) {
        byOperation
                .computeIfAbsent(operation, any -> new EnumMap<>(Outcome.class))
                .merge(outcome, 1, Integer::sum);
        total.merge(outcome, 1, Integer::sum);
    }

    void addWithoutLook(Attempt attempt, Outcome outcome, String why) {
        withoutLook.merge(outcome, 1, Integer::sum);
        if (outcome == Outcome.REFUSED) {
            refusedWithoutLookBecause.merge(why, 1, Integer::sum);
        } else if (outcome == Outcome.WRONG) {
            find(attempt, outcome, why);
        }
    }

    private void find(Attempt attempt, Outcome outcome, String why) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(attempt.operation(), attempt.key(), outcome, why));
        }
    }

    /** The counts of each operation, in the order in which they were tried. */
    public Map<String, Map<Outcome, Integer>> byOperation() {
        return byOperation;
    }

    /** How many edits came out so. */
    public int count(Outcome outcome) {
        return total.getOrDefault(outcome, 0);
    }

    /** How many ways back came out so where the look that was kept was not used. */
    public int countWithoutLook(Outcome outcome) {
        return withoutLook.getOrDefault(outcome, 0);
    }

    /** How many edits were refused for each reason. */
    public Map<String, Integer> refusedBecause() {
        return refusedBecause;
    }

    /** How many ways back without the look were refused for each reason. */
    public Map<String, Integer> refusedWithoutLookBecause() {
        return refusedWithoutLookBecause;
    }

    /** Why the independent parser could not judge, where there is one. */
    public Map<String, Integer> uncheckedBecause() {
        return uncheckedBecause;
    }

    /** The first few edits that did not come out as they should. */
    public List<Finding> findings() {
        return findings;
    }
}
