package dev.keyturn.selftest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Transfer;
import dev.keyturn.TransferStatus.State;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.testkit.laws.Disk;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Ends the process at every write of a transfer, of taking it back and of making it again, and then loses the last entries of one of
 * both journals, as a restored backup, a failover or a lost commit does: with the settings of then, or as they are.
 */
class TransferLostEntriesTest {
    /** Every crash point; otherwise each third, and always the end. */
    private static final boolean THOROUGH = Boolean.getBoolean("keyturn.thorough");

    private enum Act {
        RUN(Transfer::run),
        ROLL_BACK(Transfer::rollback),
        RUN_AGAIN(Transfer::runAgain);

        @SuppressWarnings("ImmutableEnumChecker") // it keeps nothing
        private final Consumer<Transfer> work;

        Act(Consumer<Transfer> work) {
            this.work = work;
        }
    }

    private int states;
    private int refused;
    private int stuck;
    private final TreeMap<String, Integer> bad = new TreeMap<>();

    @Test
    void CRASH_no_setting_is_lost_where_one_journal_has_lost_its_last_entries() {
        explore(List.of(Act.RUN));
        explore(List.of(Act.RUN, Act.ROLL_BACK));
        explore(List.of(Act.RUN, Act.ROLL_BACK, Act.RUN_AGAIN));

        System.out.println("TRANSFER: " + states + " states with lost entries explored, " + bad.size() + " bad, "
                + refused + " refused with a way out, " + stuck + " of them by run and rollback alike");
        assertThat(bad).isEmpty();
        assertThat(states).isGreaterThan(THOROUGH ? 4000 : 1000);
    }

    private void explore(List<Act> acts) {
        Act last = acts.get(acts.size() - 1);
        int writes = prepared(acts).run(last.work);
        for (int at = THOROUGH ? 0 : writes % 3; at <= writes; at += THOROUGH ? 1 : 3) {
            for (Disk.Torn how : List.of(Disk.Torn.HALF, Disk.Torn.AFTER)) {
                TwoDisks killed = killed(acts, at, how);
                for (boolean isInFile : new boolean[] {true, false}) {
                    int entries = (isInFile ? killed.file() : killed.table())
                            .entries()
                            .size();
                    for (int lost = 1; lost <= entries; lost++) {
                        for (Disk.Beside beside : Disk.Beside.values()) {
                            cut(acts, at, how, isInFile, lost, beside);
                        }
                    }
                }
            }
        }
    }

    private void cut(List<Act> acts, int at, Disk.Torn how, boolean isInFile, int lost, Disk.Beside beside) {
        String when = acts + " killed at " + at + " " + how + ", " + (isInFile ? "file" : "table") + " lost " + lost
                + " " + beside;
        List<String> ways = new ArrayList<>();
        for (Act next : Act.values()) {
            TwoDisks disks = killed(acts, at, how);
            (isInFile ? disks.file() : disks.table()).loseEntries(lost, beside);
            Set<Key> before = anywhere(disks);
            states++;
            boolean isDone = act(disks, next, before, when + ", " + next);
            if (isDone && next != Act.RUN_AGAIN) {
                ways.add(next.name());
            }
            act(disks, Act.ROLL_BACK, before, when + ", " + next + ", ROLL_BACK");
            act(disks, Act.RUN_AGAIN, before, when + ", " + next + ", ROLL_BACK, RUN_AGAIN");
        }
        if (ways.isEmpty()) {
            stuck++;
            TwoDisks disks = killed(acts, at, how);
            (isInFile ? disks.file() : disks.table()).loseEntries(lost, beside);
            boolean isAnywhere = !anywhere(disks).isEmpty();
            boolean isKnown = !disks.table().entries().isEmpty()
                    && !disks.file().entries().isEmpty();
            if (isAnywhere && isKnown) {
                count("no way on", when);
            }
        }
    }

    private boolean act(TwoDisks disks, Act next, Set<Key> before, String when) {
        boolean isDone = true;
        String more = "";
        try {
            disks.run(next.work);
        } catch (RefusedException told) {
            refused++;
            isDone = false;
            more = told.getMessage();
            if (!more.contains("put a backup back")
                    && !more.contains("put back the journal")
                    && !more.contains("decide")
                    && !more.contains("set it there")) {
                count("refused without a way out: " + more, when);
            }
        } catch (RuntimeException failed) {
            count("failed: " + failed, when);
        }
        Set<Key> lost = new LinkedHashSet<>(before);
        lost.removeAll(anywhere(disks));
        if (!lost.isEmpty()) {
            count("LOST " + lost, when);
        }
        State state = disks.transfer().status().state();
        if (isDone) {
            boolean isThere = state == State.DONE;
            if (!isThere && state != State.ROLLED_BACK && state != State.PENDING) {
                count("not finished: " + state, when);
            }
            Settings counts = (isThere ? disks.table() : disks.file()).settings();
            if (!before.stream().allMatch(counts::has)) {
                count("not in the place that counts: " + state, when);
            }
        }
        return isDone;
    }

    private void count(String what, String when) {
        if (bad.merge(what, 1, Integer::sum) <= 2) {
            System.out.println("BAD " + what + ": " + when);
        }
    }

    private static Set<Key> anywhere(TwoDisks disks) {
        Set<Key> keys = new LinkedHashSet<>();
        for (Disk disk : List.of(disks.file(), disks.table())) {
            disk.settings().keys().stream()
                    .filter(key -> TwoDisks.BROUGHT.has(key) && !TwoDisks.IN_TABLE.has(key))
                    .forEach(keys::add);
        }
        return keys;
    }

    /** Everything but the last, done. */
    private static TwoDisks prepared(List<Act> acts) {
        TwoDisks disks = new TwoDisks();
        acts.subList(0, acts.size() - 1).forEach(act -> disks.run(act.work));
        return disks;
    }

    private static TwoDisks killed(List<Act> acts, int at, Disk.Torn how) {
        TwoDisks disks = prepared(acts);
        disks.crash(acts.get(acts.size() - 1).work, at, how);
        return disks;
    }
}
