package dev.keyturn;

import dev.keyturn.internal.engine.Chronicle;
import dev.keyturn.internal.engine.Looking.Looked;
import dev.keyturn.internal.engine.Rehearsing;
import dev.keyturn.internal.engine.Rehearsing.Edited;
import dev.keyturn.internal.engine.Rehearsing.Fate;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Locale;

/** What came of doing all of it on a copy: there, back, there again, and back once more for every key that somebody may edit. */
public final class Rehearsal implements Shown {
    private final Rehearsing.Found found;
    private final String source;
    private final Redaction redaction;

    Rehearsal(Rehearsing.Found found, String source, Redaction redaction) {
        this.found = found;
        this.source = source;
        this.redaction = redaction;
    }

    /** Of a source that could not be looked at. */
    static Rehearsal refused(String source, List<Problem> problems) {
        return new Rehearsal(Rehearsing.Found.none(Settings.empty(), problems), source, Redaction.none());
    }

    String source() {
        return source;
    }

    /** Whether all went well. An edit that would be a conflict is no failure: the way back would ask. */
    public boolean hasPassed() {
        return found.problems().isEmpty();
    }

    /** The ids of the migrations that were rehearsed. */
    public List<String> migrations() {
        return found.done().stream().map(todo -> todo.migration().id()).toList();
    }

    /** What went wrong; empty if all went well. */
    public List<Problem> problems() {
        return found.problems();
    }

    /** The keys whose edits would be carried back. */
    public List<Key> carriedBack() {
        return keys(Fate.CARRIED_BACK);
    }

    /** The keys whose edits would stay as they are, where they are. */
    public List<Key> kept() {
        return keys(Fate.KEPT);
    }

    /** The keys whose edits would have to be decided about. */
    public List<Key> conflicts() {
        return keys(Fate.CONFLICT);
    }

    private List<Key> keys(Fate fate) {
        return found.edits().stream()
                .filter(edit -> edit.fate() == fate)
                .map(Edited::key)
                .toList();
    }

    /** What is noted of it, once it was done. */
    Table evidence(List<Chronicle.Run> runs) {
        List<String> last =
                runs.isEmpty() ? List.of() : runs.get(runs.size() - 1).ids();
        if (!hasPassed() || !last.equals(migrations())) {
            throw new IllegalArgumentException("a rehearsal that passed, of what the last run did, is noted");
        }
        Chronicle.Evidence evidence = new Chronicle.Evidence(
                found.edits().size(), carriedBack().size(), conflicts().size());
        return evidence.of(runs.get(runs.size() - 1));
    }

    /** What those found who looked at the copy, first migrated and then rolled back. Secrets are not in it. */
    public List<Trial.Outcome> trials() {
        return found.looks().stream()
                .map(look -> new Trial.Outcome(
                        look.isWell(),
                        redaction.text(look.says()),
                        look.lines().stream().map(redaction::text).toList()))
                .toList();
    }

    private static String keys(int number) {
        return number == 1 ? "1 key" : number + " keys";
    }

    private Page page() {
        Page page = new Page("Rehearsal for " + source + ", on a copy", redaction);
        page.section(hasPassed() ? "Passed" : "Failed");
        if (hasPassed()) {
            page.line(
                    found.done().isEmpty()
                            ? "there is nothing to do"
                            : "there, back and there again gives the same: " + String.join(", ", migrations()));
        }
        found.problems().forEach(page::problem);
        if (!found.edits().isEmpty()) {
            int carried = carriedBack().size();
            int kept = kept().size();
            page.line("an edit to " + carried + " of " + keys(found.edits().size()) + " arrives in the old shape"
                    + (kept == 0 ? "" : "; to " + kept + ", it stays as it is"));
        }
        found.looks().stream()
                .filter(Looked::isWell)
                .forEach(look -> page.message(
                        look.isMigrated() ? "on the migrated copy, " : "on the copy that was rolled back, ",
                        look.says()));
        if (found.untried() > 0) {
            page.line(keys(found.untried()) + (found.untried() == 1 ? " was" : " were") + " not edited");
        }
        if (!conflicts().isEmpty()) {
            page.section("Edits that the way back would ask about");
            found.edits().stream()
                    .filter(edit -> edit.fate() == Fate.CONFLICT)
                    .forEach(edit -> page.message(edit.key() + ": ", edit.says()));
        }
        return page;
    }

    /** The rehearsal as a page of text, for people. */
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
        Table report = Forms.report("rehearsal", source)
                .put("passed", Value.of(hasPassed()))
                .put("migrations", Forms.list(migrations(), Value::of))
                .put(
                        "edits",
                        Forms.list(
                                found.edits(),
                                edit -> Table.builder()
                                        .put("key", Value.of(edit.key().toString()))
                                        .put(
                                                "became",
                                                Value.of(edit.fate()
                                                        .name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', '-')))
                                        .put("says", Value.of(redaction.text(edit.says())))
                                        .build()))
                .put(
                        "trials",
                        Forms.list(
                                found.looks(),
                                look -> Table.builder()
                                        .put("phase", Value.of(look.isMigrated() ? "migrated" : "rolled-back"))
                                        .put("passed", Value.of(look.isWell()))
                                        .put("says", Value.of(redaction.text(look.says())))
                                        .put("lines", Forms.texts(look.lines(), redaction))
                                        .build()))
                .put("untried", Value.of(found.untried()))
                .put("problems", Forms.problems(found.problems(), redaction))
                .build();
        return Json.exact(report);
    }
}
