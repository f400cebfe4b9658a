package dev.keyturn;

import dev.keyturn.internal.layer.Precedence;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.HtmlPage;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run over all layers would change, and which layer counts for each key before it and after it. */
public final class LayersPlan implements Shown {
    private static final String NOBODY = "nobody";

    private final SetReport plans;
    private final List<Wins> wins;
    private final List<Problem> problems;
    private final List<String> notices;

    LayersPlan(SetReport plans, List<Wins> wins, List<Problem> problems, List<String> notices) {
        this.plans = plans;
        this.wins = List.copyOf(wins);
        this.problems = List.copyOf(problems);
        this.notices = List.copyOf(notices);
    }

    /** Of layers of which some cannot be migrated. */
    static LayersPlan of(SetReport plans) {
        return new LayersPlan(plans, List.of(), List.of(), List.of());
    }

    static LayersPlan of(SetReport plans, Precedence precedence) {
        List<Wins> wins = precedence.rows().stream()
                .map(row -> new Wins(row.key(), row.before(), row.after(), row.followed()))
                .toList();
        return new LayersPlan(plans, wins, precedence.problems(), precedence.notices());
    }

    /**
     * Which layer counts for a key; nothing where no layer has it.
     *
     * @param key a key that changes in some layer
     * @param before the layer that counts now
     * @param after the layer that counts after the run
     * @param followed the layer that counts when also that is done which the run cannot do
     */
    public record Wins(Key key, Optional<String> before, Optional<String> after, Optional<String> followed) {}

    /** The plan of each layer, the lowest first. */
    public SetReport plans() {
        return plans;
    }

    /** For each key that changes in some layer, which layer counts. */
    public List<Wins> wins() {
        return wins;
    }

    /** What is in the way in a layer, and where another layer's value would start to count; empty if all can be done. */
    public List<Problem> problems() {
        List<Problem> all = new ArrayList<>(plans.problems());
        all.addAll(problems);
        return all;
    }

    /** What else should be known. */
    public List<String> notices() {
        return notices;
    }

    private Page page() {
        Page page = new Page("Which layer counts", Redaction.none());
        if (!wins.isEmpty()) {
            page.grid("key", "now", "afterwards", "when all is done");
            wins.forEach(one -> page.row(
                    one.key().toString(),
                    one.before().orElse(NOBODY),
                    one.after().orElse(NOBODY),
                    one.followed().orElse(NOBODY)));
        }
        if (!notices.isEmpty()) {
            page.section("Notes");
            notices.forEach(page::line);
        }
        if (!problems.isEmpty()) {
            page.section("Nothing can be done");
            problems.forEach(page::problem);
        }
        return page;
    }

    /** The plans of all layers, and which of them counts, as a page of text, for people. */
    @Override
    public String toString() {
        return plans + "\n" + page().text();
    }

    @Override
    public String toMarkdown() {
        return plans.toMarkdown() + "\n" + page().markdown();
    }

    @Override
    public String toHtml() {
        return HtmlPage.joined(List.of(plans.toHtml(), page().html()));
    }

    @Override
    public String toJson() {
        List<String> names = plans.parts().stream().map(SetReport.Part::source).toList();
        return Json.exact(Forms.report("layers", String.join(", ", names))
                .put("plans", Json.readExact(plans.toJson(), Origin.unknown()))
                .put("wins", Forms.list(wins, LayersPlan::form))
                .put("notices", Forms.list(notices, Value::of))
                .put("problems", Forms.problems(problems, Redaction.none()))
                .build());
    }

    private static Value form(Wins one) {
        Table.Builder fields = Table.builder().put("key", Value.of(one.key().toString()));
        one.before().ifPresent(layer -> fields.put("before", Value.of(layer)));
        one.after().ifPresent(layer -> fields.put("after", Value.of(layer)));
        one.followed().ifPresent(layer -> fields.put("followed", Value.of(layer)));
        return fields.build();
    }
}
