package dev.keyturn.review;

import dev.keyturn.Shown;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was tried on copies of settings, and what came of it: how much did as it should, and how much was refused, and why. */
public final class Proofs implements Shown {
    private final List<Proved> all;

    /** Several of them as one report. */
    public Proofs(List<Proved> all) {
        this.all = List.copyOf(all);
    }

    /**
     * What came of trying one thing many times.
     *
     * @param source what the settings are called
     * @param what what was tried
     * @param accepted how often it did as it should
     * @param refused how often it was refused for each reason; that does no harm
     * @param wrong what did not as it should, in sentences; no values
     * @param millis how long it took
     */
    public record Proved(
            String source, String what, int accepted, Map<String, Integer> refused, List<String> wrong, long millis) {
        public Proved {
            refused = Map.copyOf(refused);
            wrong = List.copyOf(wrong);
        }

        int refusals() {
            return refused.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Whether nothing was wrong. */
    public boolean hasPassed() {
        return all.stream().allMatch(one -> one.wrong().isEmpty());
    }

    /** What was tried. */
    public List<Proved> all() {
        return all;
    }

    private static String seconds(long millis) {
        return millis / 1000 + "." + millis % 1000 / 100;
    }

    private Page page() {
        Page page = new Page("Proof, on copies", Redaction.none());
        page.section(hasPassed() ? "Passed" : "Failed")
                .grid("source", "what", "accepted", "refused", "wrong", "seconds");
        all.forEach(one -> page.row(
                one.source(),
                one.what(),
                String.valueOf(one.accepted()),
                String.valueOf(one.refusals()),
                String.valueOf(one.wrong().size()),
                seconds(one.millis())));
        List<Proved> refusing =
                all.stream().filter(one -> !one.refused().isEmpty()).toList();
        if (!refusing.isEmpty()) {
            page.section("Refused, because").grid("source", "times", "why");
            refusing.forEach(one -> new TreeMap<>(one.refused())
                    .forEach((why, count) -> page.row(one.source(), String.valueOf(count), why)));
        }
        if (!hasPassed()) {
            page.section("Wrong");
            all.forEach(one -> one.wrong().forEach(says -> page.line(one.source() + ": " + one.what() + ": " + says)));
        }
        return page;
    }

    /** The proofs as a page of text, for people. */
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
        return Json.exact(Table.builder()
                .put("report", Value.of("proof"))
                .put("form", Value.of(1))
                .put("passed", Value.of(hasPassed()))
                .put("proofs", Forms.list(all, Proofs::form))
                .build());
    }

    private static Value form(Proved one) {
        List<Value> refused = new ArrayList<>();
        new TreeMap<>(one.refused())
                .forEach((why, count) -> refused.add(Table.builder()
                        .put("why", Value.of(why))
                        .put("times", Value.of(count))
                        .build()));
        return Table.builder()
                .put("source", Value.of(one.source()))
                .put("what", Value.of(one.what()))
                .put("accepted", Value.of(one.accepted()))
                .put("refused", Value.of(refused))
                .put("wrong", Forms.list(one.wrong(), Value::of))
                .put("millis", Value.of(one.millis()))
                .build();
    }
}
