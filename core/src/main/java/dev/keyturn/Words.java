package dev.keyturn;

import dev.keyturn.internal.engine.Backward;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Remark;
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

    static Value form(Backward.Undo undo, Redaction redaction) {
        return Table.builder()
                .put("id", Value.of(undo.applied().id()))
                .put("changes", Forms.changes(undo.changes(), redaction))
                .put(
                        "edits",
                        Forms.list(
                                undo.remarks(),
                                remark -> Table.builder()
                                        .put("key", Value.of(remark.key().toString()))
                                        .put("became", Value.of(name(remark.what())))
                                        .build()))
                .put("lost", Forms.texts(undo.losses(), redaction))
                .build();
    }

    private static String name(Enum<?> what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
