package dev.keyturn;

import dev.keyturn.internal.engine.Backward;
import dev.keyturn.internal.engine.Mark;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.internal.transfer.Crossing;
import dev.keyturn.internal.transfer.State;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Remark;
import java.util.List;
import java.util.Locale;

/** What became of edits, in words and as JSON. */
final class Words {
    /** What stands over instructions. */
    static final String INSTRUCTIONS =
            "To be done where these settings are set, since they cannot be written from here";

    private Words() {}

    static String said(Remark.What what) {
        return switch (what) {
            case CARRIED_BACK -> "was edited after the migration; the edit was carried back";
            case CONVERTED -> "the journal keeps no older value; what is there now was carried back";
            case KEPT -> "was edited after the migration; it stays as it is";
            case STAYS_DELETED -> "was deleted after the migration; it stays deleted";
            case DANGLES -> "refers to a setting that is gone, or another one, in the old shape";
            case EDIT_WON -> "conflict: the edit was kept";
            case GAVE_WAY ->
                "conflict: was edited as well; what stands under the old name was kept, and this edit is gone";
            case OLD_WON -> "conflict: the old value was restored, and the edit is gone";
        };
    }

    /** What became of an edit where settings went from one place to another. */
    static String carried(Remark.What what) {
        return switch (what) {
            case CARRIED_BACK -> "was edited or added since; that came along";
            case STAYS_DELETED -> "was deleted since; it stays deleted";
            case KEPT -> "was edited before it counted; the edit stays where it is, and does not count";
            case EDIT_WON -> "conflict: the edit was kept";
            case OLD_WON -> "conflict: the edit is gone";
            case CONVERTED, DANGLES, GAVE_WAY -> said(what);
        };
    }

    /** Where a transfer stands. */
    static String said(State state, Mark.Head head) {
        return switch (state) {
            case PENDING -> "not begun";
            case BEGUN -> "begun; " + head.from() + " counts";
            case SWITCHED -> "in " + head.to() + ", which counts, and not yet gone from " + head.from();
            case DONE -> "in " + head.to() + " only";
            case ROLLBACK_BEGUN -> "going back; " + head.to() + " still counts";
            case ROLLBACK_SWITCHED -> "back in " + head.from() + ", which counts, and not yet gone from " + head.to();
            case ROLLED_BACK -> "taken back; in " + head.from() + " only";
        };
    }

    /** What all reports of a transfer have. */
    static Table.Builder form(String kind, Mark.Head head, Crossing.Outcome outcome) {
        return form(kind, head, outcome, outcome.notices());
    }

    static Table.Builder form(String kind, Mark.Head head, Crossing.Outcome outcome, List<String> notices) {
        return Forms.report(kind, head.from())
                .put("target", Value.of(head.to()))
                .put("name", Value.of(head.name()))
                .put("owner", Value.of(head.owner()))
                .put("before", Value.of(name(outcome.before())))
                .put("after", Value.of(name(outcome.after())))
                .put("keys", Forms.list(outcome.keys(), key -> Value.of(key.toString())))
                .put("edits", Forms.list(outcome.remarks(), Words::form))
                .put("notices", Forms.texts(notices, outcome.redaction()));
    }

    private static Value form(Remark remark) {
        return Table.builder()
                .put("key", Value.of(remark.key().toString()))
                .put("became", Value.of(name(remark.what())))
                .build();
    }

    static Value form(Backward.Undo undo, Redaction redaction) {
        return Table.builder()
                .put("id", Value.of(undo.applied().id()))
                .put("changes", Forms.changes(undo.changes(), redaction))
                .put("edits", Forms.list(undo.remarks(), Words::form))
                .put("lost", Forms.texts(undo.losses(), redaction))
                .build();
    }

    private static String name(Enum<?> what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
