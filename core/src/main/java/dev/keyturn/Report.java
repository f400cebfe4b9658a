package dev.keyturn;

import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.internal.engine.Engine;
import dev.keyturn.internal.engine.Forward;
import dev.keyturn.internal.engine.History;
import dev.keyturn.internal.engine.Recovery;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.NoKey;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.internal.secret.Vault;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Instructions;
import dev.keyturn.step.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run did. */
public final class Report implements Shown {
    /** What is said of a run that found nothing to do. */
    static final String NOTHING = "nothing to do";

    private final Engine.Result result;
    private final String source;
    private final Redaction redaction;
    private final List<String> notices;
    private final boolean isSkipped;

    Report(Engine.Result result, String source, Redaction redaction, List<String> more) {
        this(result, source, redaction, more, false);
    }

    private Report(Engine.Result result, String source, Redaction redaction, List<String> more, boolean isSkipped) {
        this.result = result;
        this.source = source;
        this.redaction = redaction;
        this.isSkipped = isSkipped;
        List<String> all = new ArrayList<>(result.notices());
        all.addAll(more);
        this.notices = List.copyOf(all);
    }

    /** Of a run that did not take place. */
    static Report nothing(String source, String why) {
        Engine.Result none = new Engine.Result(
                Recovery.NOTHING,
                List.of(),
                List.of(),
                List.of(),
                Settings.empty(),
                Settings.empty(),
                History.of(List.of(), CodecRegistry.builtIn(), new Vault(new NoKey(source))));
        return new Report(none, source, Redaction.none(), List.of(why), true);
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

    /** What did not come back, because the key that had sealed it is gone, and the loss was accepted. */
    public List<String> losses() {
        return result.undone().stream().flatMap(undo -> undo.losses().stream()).toList();
    }

    /**
     * What was not done, because these settings cannot be written from here: it is to be done by whoever sets them. Nothing of
     * it is noted before the settings are found so.
     */
    public Instructions instructions() {
        return result.instructions();
    }

    /** What else should be known. */
    public List<String> notices() {
        return notices;
    }

    String source() {
        return source;
    }

    /** Whether nothing has to be said of it. */
    boolean isQuiet() {
        return !hasChanged()
                && result.recovery() == Recovery.NOTHING
                && instructions().isEmpty()
                && notices.isEmpty();
    }

    /** Whether the run changed anything. */
    public boolean hasChanged() {
        return !result.done().isEmpty() || !result.undone().isEmpty() || result.recovery() == Recovery.FINISHED;
    }

    private Page page() {
        Page page = new Page(source, redaction);
        if (result.recovery() != Recovery.NOTHING) {
            page.line(result.recovery().said());
        }
        result.done()
                .forEach(todo -> page.line(
                        said(todo.migration().id(), todo.changes().list().size(), todo.why())));
        result.undone().forEach(undo -> {
            page.line("rolled back " + undo.applied().id() + ": "
                    + count(undo.changes().list().size()));
            undo.remarks().forEach(remark -> page.line("  " + remark.key() + ": " + Words.said(remark.what())));
            undo.losses().forEach(loss -> page.message("  lost: ", loss));
        });
        if (!instructions().isEmpty()) {
            page.line(Words.INSTRUCTIONS + ":");
            instructions().sentences().forEach(sentence -> page.line("  " + sentence));
        }
        notices.forEach(notice -> page.message("note: ", notice));
        if (!isSkipped && !hasChanged() && instructions().isEmpty() && result.recovery() == Recovery.NOTHING) {
            page.line(NOTHING);
        }
        return page;
    }

    /** What was done with a migration that changed some keys, or none. */
    static String said(String id, int keys, Forward.Why why) {
        if (keys > 0) {
            return "migrated " + id + ": " + count(keys);
        }
        return "noted " + id
                + (why == Forward.Why.FOUND
                        ? ": its result was there already; nothing was changed"
                        : ": it found nothing to change");
    }

    private static String count(int keys) {
        return keys == 1 ? "1 key changed" : keys + " keys changed";
    }

    /** The report as a page of text, for people. */
    @Override
    public String toString() {
        return page().text();
    }

    @Override
    public String toMarkdown() {
        return page().markdown();
    }

    @Override
    public String toHtml() {
        return page().html();
    }

    @Override
    public String toJson() {
        Table report = Forms.report("run", source)
                .put("recovery", Value.of(result.recovery().name().toLowerCase(Locale.ROOT)))
                .put(
                        "migrated",
                        Forms.list(
                                result.done(),
                                todo -> Table.builder()
                                        .put("id", Value.of(todo.migration().id()))
                                        .put("changes", Forms.changes(todo.changes(), redaction))
                                        .build()))
                .put("rolledBack", Forms.list(result.undone(), undo -> Words.form(undo, redaction)))
                .put("instructions", instructions().form())
                .put("notices", Forms.texts(notices, redaction))
                .build();
        return Json.exact(report);
    }
}
