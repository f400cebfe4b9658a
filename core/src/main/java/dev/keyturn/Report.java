package dev.keyturn;

import dev.keyturn.internal.engine.Engine;
import dev.keyturn.step.Remark;
import java.util.List;

/** What a run did. */
public final class Report {
    private final Engine.Result result;
    private final String source;

    Report(Engine.Result result, String source) {
        this.result = result;
        this.source = source;
    }

    /** The ids of the migrations that were done, in order. */
    public List<String> migrated() {
        return result.done().stream().map(todo -> todo.migration().id()).toList();
    }

    /** The ids of the migrations that were taken back, in order. */
    public List<String> rolledBack() {
        return result.undone().stream().map(undo -> undo.applied().id()).toList();
    }

    /** What became of edits, where a run took something back. */
    public List<Remark> remarks() {
        return result.undone().stream().flatMap(undo -> undo.remarks().stream()).toList();
    }

    /** What else should be known. */
    public List<String> notices() {
        return result.notices();
    }

    /** Whether the run changed anything. */
    public boolean hasChanged() {
        return !result.done().isEmpty() || !result.undone().isEmpty() || result.recovery() == Engine.Recovery.FINISHED;
    }

    /** The report as a page of text, for people. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(source).append('\n');
        out.append(
                switch (result.recovery()) {
                    case NOTHING -> "";
                    case DISCARDED -> "  an earlier run was interrupted before it wrote anything; that was noted\n";
                    case CONFIRMED ->
                        "  an earlier run was interrupted after it had written everything; that was noted\n";
                    case FINISHED -> "  an earlier run was interrupted while it wrote; the rest was written\n";
                });
        result.done()
                .forEach(todo -> out.append("  migrated ")
                        .append(todo.migration().id())
                        .append(": ")
                        .append(count(todo.changes().list().size()))
                        .append('\n'));
        result.undone().forEach(undo -> {
            out.append("  rolled back ")
                    .append(undo.applied().id())
                    .append(": ")
                    .append(count(undo.changes().list().size()))
                    .append('\n');
            undo.remarks()
                    .forEach(remark -> out.append("    ")
                            .append(remark.key())
                            .append(": ")
                            .append(said(remark.what()))
                            .append('\n'));
        });
        result.notices().forEach(notice -> out.append("  note: ").append(notice).append('\n'));
        if (!hasChanged() && result.recovery() == Engine.Recovery.NOTHING) {
            out.append("  nothing to do\n");
        }
        return out.toString();
    }

    private static String count(int keys) {
        return keys == 1 ? "1 key changed" : keys + " keys changed";
    }

    private static String said(Remark.What what) {
        return switch (what) {
            case CARRIED_BACK -> "was edited after the migration; the edit was carried back";
            case KEPT -> "was edited after the migration; it stays as it is";
            case STAYS_DELETED -> "was deleted after the migration; it stays deleted";
            case DANGLES -> "refers to a setting that is gone, or another one, in the old shape";
            case EDIT_WON -> "conflict: the edit was kept";
            case OLD_WON -> "conflict: the old value was restored, and the edit is gone";
        };
    }
}
