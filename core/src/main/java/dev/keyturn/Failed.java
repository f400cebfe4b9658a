package dev.keyturn;

import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.SourceException;
import java.util.List;

/** Of one of several sources, that what was to be done with it failed, and why. */
record Failed(String source, List<Problem> problems) implements Shown {
    /** What a failure says. One of an unknown kind may have a value in its text. */
    static List<Problem> problems(String source, RuntimeException failure) {
        if (failure instanceof RefusedException refused) {
            return refused.problems();
        }
        if (failure instanceof SourceException failed) {
            return List.of(failed.problem());
        }
        String what = "it failed with " + failure.getClass().getSimpleName();
        return List.of(Problem.of(Origin.of(source), Key.root(), what, "no failure of this kind")
                .hint("the exception says more"));
    }

    private Page page() {
        Page page = new Page(source, Redaction.none()).section("Failed");
        problems.forEach(page::problem);
        return page;
    }

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
        return Json.exact(Forms.report("run", source)
                .put("problems", Forms.problems(problems, Redaction.none()))
                .build());
    }
}
