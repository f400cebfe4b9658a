package dev.keyturn;

import dev.keyturn.internal.engine.Verifying;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;

/** Whether the settings are what the journal says, and what the migrations promised. */
public final class Verification implements Shown {
    private final Verifying.Found found;
    private final String source;
    private final Redaction redaction;

    Verification(Verifying.Found found, String source, Redaction redaction) {
        this.found = found;
        this.source = source;
        this.redaction = redaction;
    }

    /** Of a source that could not be looked at. */
    static Verification refused(String source, List<Problem> problems) {
        return new Verification(new Verifying.Found(problems, List.of()), source, Redaction.none());
    }

    String source() {
        return source;
    }

    /** Whether all is as it should be. */
    public boolean hasPassed() {
        return found.problems().isEmpty();
    }

    /** What is not as it should be. */
    public List<Problem> problems() {
        return found.problems();
    }

    /** What else should be known. */
    public List<String> notices() {
        return found.notices();
    }

    private Page page() {
        Page page = new Page("Verification of " + source, redaction);
        if (hasPassed()) {
            page.line("all is as it should be");
        }
        found.problems().forEach(page::problem);
        found.notices().forEach(notice -> page.message("note: ", notice));
        return page;
    }

    /** The result as a page of text, for people. */
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
        Table report = Forms.report("verification", source)
                .put("passed", Value.of(hasPassed()))
                .put("problems", Forms.problems(found.problems(), redaction))
                .put("notices", Forms.texts(found.notices(), redaction))
                .build();
        return Json.exact(report);
    }
}
