package dev.keyturn.selftest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Transfer;
import dev.keyturn.TransferStatus.State;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.OnConflict;
import dev.keyturn.testkit.laws.Disk;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Ends the process at every write of a transfer, of taking it back, and of what comes after that, in either place, each write lost,
 * half done and done; then lets the next one run to the end, there or back.
 */
class TransferCrashTest {
    /** The whole campaign; otherwise a slice of it, with every crash point and some of the second ones. */
    private static final boolean THOROUGH = Boolean.getBoolean("keyturn.thorough");

    private static final Value EDIT = Value.of("an edit of the operator");

    private enum Act {
        RUN(Transfer::run),
        ROLL_BACK(Transfer::rollback);

        @SuppressWarnings("ImmutableEnumChecker") // it keeps nothing
        private final Consumer<Transfer> work;

        Act(Consumer<Transfer> work) {
            this.work = work;
        }
    }

    private int states;

    @Test
    void CRASH_a_transfer_that_is_killed_at_any_write_is_finished_or_given_up_by_the_next() {
        explore(Act.RUN, disks -> disks);
        System.out.println("TRANSFER: " + states + " crash states of transfers explored, 0 bad");
        assertThat(states).isGreaterThan(THOROUGH ? 2000 : 400);
    }

    @Test
    void CRASH_a_rollback_of_a_transfer_that_is_killed_at_any_write_is_finished_or_given_up_by_the_next() {
        explore(Act.ROLL_BACK, disks -> {
            disks.run(Transfer::run);
            return disks;
        });
        System.out.println("TRANSFER: " + states + " crash states of rollbacks explored, 0 bad");
        assertThat(states).isGreaterThan(THOROUGH ? 2000 : 400);
    }

    private interface Given {
        TwoDisks prepare(TwoDisks disks);
    }

    private void explore(Act first, Given given) {
        int writes = given.prepare(new TwoDisks()).run(first.work);
        for (int at = 0; at < writes; at++) {
            for (Disk.Torn how : Disk.Torn.values()) {
                for (Act second : Act.values()) {
                    for (int again = 0; again <= writes + 2; again += THOROUGH ? 1 : 4) {
                        for (Disk.Torn too : Disk.Torn.values()) {
                            for (Act last : Act.values()) {
                                TwoDisks disks = given.prepare(new TwoDisks());
                                assertThat(disks.crash(first.work, at, how)).isTrue();
                                isSomewhere(disks);
                                disks.crash(second.work, again, too);
                                isSomewhere(disks);
                                check(disks, List.of(first, second), last);
                            }
                        }
                    }
                }
            }
        }
    }

    /** Each key has its value in one place at least, and never another one in the place that counts. */
    private static void isSomewhere(TwoDisks disks) {
        Settings file = disks.file().settings();
        Settings table = disks.table().settings();
        TwoDisks.IN_FILE.forEach((key, value) -> {
            Optional<Value> there = file.value(key).or(() -> table.value(key));
            assertThat(there).as("%s", key).contains(value);
            assertThat(table.value(key).orElse(value))
                    .as("%s in the table", key)
                    .isEqualTo(value);
        });
        assertThat(table.value("db.user")).contains(Value.of("me"));
        if (!file.equals(TwoDisks.IN_FILE) || !table.equals(TwoDisks.IN_TABLE)) {
            assertThat(disks.file().entries())
                    .as("announced in the file's journal")
                    .isNotEmpty();
            assertThat(disks.table().entries())
                    .as("announced in the table's journal")
                    .isNotEmpty();
        }
    }

    private void check(TwoDisks disks, List<Act> acts, Act last) {
        states++;
        disks.run(last.work);
        State state = disks.transfer().status().state();
        boolean isThere = state == State.DONE;
        if (last == Act.ROLL_BACK) {
            assertThat(state).isIn(State.ROLLED_BACK, State.PENDING);
        } else if (!acts.contains(Act.ROLL_BACK)) {
            assertThat(state).isEqualTo(State.DONE);
        } else {
            assertThat(state).isIn(State.DONE, State.ROLLED_BACK);
        }
        assertThat(disks.file().settings()).isEqualTo(isThere ? TwoDisks.LEFT : TwoDisks.IN_FILE);
        assertThat(disks.table().settings()).isEqualTo(isThere ? TwoDisks.BROUGHT : TwoDisks.IN_TABLE);
        int entries = disks.entries();
        disks.run(last.work);
        assertThat(disks.entries())
                .as("a run with nothing to do writes nothing")
                .isEqualTo(entries);
        disks.run(Transfer::rollback);
        assertThat(disks.file().settings()).isEqualTo(TwoDisks.IN_FILE);
        assertThat(disks.table().settings()).isEqualTo(TwoDisks.IN_TABLE);
    }

    @Test
    void CRASH_an_edit_that_is_made_where_a_transfer_was_killed_is_never_lost() {
        int there = edits(Act.RUN, disks -> disks);
        int back = edits(Act.ROLL_BACK, disks -> {
            disks.run(Transfer::run);
            return disks;
        });
        System.out.println("TRANSFER: " + (there + back) + " edits between crash and next run, 0 lost");
        assertThat(there + back).isGreaterThan(100);
    }

    private static int edits(Act first, Given given) {
        int tried = 0;
        int writes = given.prepare(new TwoDisks()).run(first.work);
        for (int at = 0; at < writes; at++) {
            for (Disk.Torn how : Disk.Torn.values()) {
                for (Act next : Act.values()) {
                    for (boolean isInFile : new boolean[] {true, false}) {
                        TwoDisks disks = given.prepare(new TwoDisks());
                        disks.crash(first.work, at, how);
                        Disk edited = isInFile ? disks.file() : disks.table();
                        if (edited.settings().has(Key.of("db.url"))) {
                            edited.become(edited.settings().with("db.url", EDIT));
                            tried++;
                            arrives(
                                    disks,
                                    next,
                                    "killed at " + at + " " + how + ", edited in " + (isInFile ? "file" : "table")
                                            + ", then " + next);
                        }
                    }
                }
            }
        }
        return tried;
    }

    /** The edit is in the place that counts, or still where it was made, and somebody is told. */
    private static void arrives(TwoDisks disks, Act next, String when) {
        try {
            disks.run(next.work);
        } catch (RefusedException refused) {
            assertThat(refused).as(when).hasMessageContaining("db.url");
            isThere(disks, when);
            disks.run(transfer -> {
                if (next == Act.RUN) {
                    transfer.run(OnConflict.KEEP_EDITED);
                } else {
                    transfer.rollback(OnConflict.KEEP_EDITED);
                }
            });
        }
        isThere(disks, when);
    }

    private static void isThere(TwoDisks disks, String when) {
        boolean isThere = disks.file().settings().value("db.url").equals(Optional.of(EDIT))
                || disks.table().settings().value("db.url").equals(Optional.of(EDIT));
        assertThat(isThere).as(when).isTrue();
    }
}
