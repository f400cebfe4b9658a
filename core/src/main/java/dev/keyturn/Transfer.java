package dev.keyturn;

import dev.keyturn.internal.transfer.Crossing;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import dev.keyturn.step.OnConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Moves settings from one source to another, and back: out of a file into a table, out of the environment into a file.
 *
 * <pre>{@code
 * Transfer transfer = Transfer.of("db", "http.timeout")
 *     .named("2026-11-db-to-table")
 *     .owner("payments")
 *     .from(FileSource.of(Path.of("application.yaml")))
 *     .to(JdbcSource.of(dataSource, "settings"))
 *     .build();
 * System.out.println(transfer.plan()); // what would go, and what is in the way
 * transfer.run();
 * transfer.rollback(); // edits that were made in the table come along
 * }</pre>
 *
 * <p>The settings are copied, read back and compared; then one entry in the journal of the target says that it counts from now on; then
 * they are removed from the source. At every moment each of them is in one of the two places at least, and while it is in both it
 * has the same value in both, so it does not matter which of the two a program looks at first ({@link Layers}).
 *
 * <p>Both journals say what was done, and both places are locked meanwhile. A run that was killed is finished by the next one; until the
 * target counts it can be given up, too ({@link #rollback}). An edit that somebody makes in the source meanwhile is never lost:
 * before the target counts, it stops the run, and the next one takes it along; after that, it is a conflict, which is told.
 *
 * <p>Keys keep their names: renaming them is for a migration, before or after. Values keep their types, but where the target holds
 * nothing but text: there a number becomes its text, as in every migration, and the way back makes a number of it again. What
 * the target cannot hold otherwise is refused before anything is written, as far as it says so; what only the writing shows (a column
 * that is too narrow) stops the run before the target counts, and it can be run again or taken back. Comments stay behind: they come back with a rollback.
 *
 * <p>A source that cannot be written, such as the environment, is told what to drop ({@link TransferReport#instructions}); the next run
 * notes that it was done.
 *
 * <p>The places are used as migrators use them: from the same defaults, with journal, lock, backups, key and limits of their own. The
 * migrations that a migrator is given say what is secret. Two tables of one database need a connection each.
 */
public final class Transfer {
    private final Migrator source;
    private final Migrator target;
    private final Crossing crossing;

    Transfer(Migrator source, Migrator target, Crossing crossing) {
        this.source = source;
        this.target = target;
        this.crossing = crossing;
    }

    /**
     * Begins a transfer of these keys, each with all below it.
     *
     * @throws IllegalArgumentException if none is given, or one is no key, or one is an item of a list
     */
    public static TransferBuilder.NeedsName of(String... keys) {
        if (keys.length == 0) {
            throw new IllegalArgumentException("a transfer of no keys; expected one or more");
        }
        return new TransferBuilder.NeedsName(Stream.of(keys).map(Transfer::key).toList());
    }

    private static Key key(@Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("a key of the transfer is null; expected the name of a setting");
        }
        Key key = Key.of(text);
        if (key.segments().stream().anyMatch(Segment.Index.class::isInstance)) {
            throw new IllegalArgumentException(
                    "a transfer of " + key + "; expected a whole list, since an item of one has no place of its own");
        }
        return key;
    }

    /** Begins a transfer of all settings of a source. */
    public static TransferBuilder.NeedsName ofEverything() {
        return new TransferBuilder.NeedsName(List.of(Key.root()));
    }

    /** What {@link #run} would do now. Nothing is changed, and no lock is taken. */
    public TransferPlan plan() {
        return new TransferPlan(crossing.head(), crossing.plan(false), false);
    }

    /** What {@link #rollback()} would do now. Nothing is changed, and no lock is taken. */
    public TransferPlan planRollback() {
        return planRollback(OnConflict.REFUSE);
    }

    /** What {@link #rollback(OnConflict)} would do now. Nothing is changed, and no lock is taken. */
    public TransferPlan planRollback(OnConflict policy) {
        return new TransferPlan(crossing.head(), crossing.planBack(policy), true);
    }

    /** Where it stands, according to both journals. Nothing is changed, and no lock is taken. */
    public TransferStatus status() {
        return new TransferStatus(crossing.head(), crossing.plan(false));
    }

    /**
     * Does what is left to do. One that is done does nothing, and neither does one that was taken back. Where taking it back was
     * begun and did not come to its end, that is given up, or finished where the source counts again.
     *
     * @throws dev.keyturn.settings.RefusedException if something is in the way; {@link #plan} says what
     * @throws dev.keyturn.spi.SourceException if a place cannot be read or written now
     */
    public TransferReport run() {
        return run(OnConflict.REFUSE);
    }

    /**
     * As {@link #run()}; {@code policy} decides about settings that somebody edited in the source after the target had begun to count:
     * {@code KEEP_EDITED} takes the edit along, {@code RESTORE_OLD} drops it.
     */
    public TransferReport run(OnConflict policy) {
        mayWrite();
        return report(crossing.run(policy, false));
    }

    /** As {@link #run()}, also where it was taken back. */
    public TransferReport runAgain() {
        mayWrite();
        return report(crossing.run(OnConflict.REFUSE, true));
    }

    /**
     * Brings the settings back, with the edits that were made in the target since; what was deleted there stays deleted, and what
     * was added there below the keys comes along. Where the transfer was begun and the target does not count yet, it is given up.
     *
     * @throws dev.keyturn.settings.RefusedException if somebody set a key again in the source meanwhile, to another value
     */
    public TransferReport rollback() {
        return rollback(OnConflict.REFUSE);
    }

    /**
     * As {@link #rollback()}; {@code policy} decides about settings that somebody set again in the source: {@code KEEP_EDITED} leaves
     * them, {@code RESTORE_OLD} puts those of the target in their place.
     */
    public TransferReport rollback(OnConflict policy) {
        mayWrite();
        return report(crossing.rollback(policy));
    }

    private void mayWrite() {
        source.mayWrite();
        target.mayWrite();
    }

    private TransferReport report(Crossing.Outcome outcome) {
        List<String> more = new ArrayList<>(source.warnings());
        more.remove(MigratorBuilder.NO_JOURNAL); // the journal of the target has it all
        target.warnings().stream().filter(one -> !more.contains(one)).forEach(more::add);
        return new TransferReport(crossing.head(), outcome, more);
    }
}
