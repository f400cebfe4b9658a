package dev.keyturn.review;

import dev.keyturn.Shown;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.SourceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What was checked before a release, one after the other: what is well, what is not, and what was left out because of that. */
public final class Checklist implements Shown {
    private final String source;
    private final List<Row> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** A list for a source, with nothing on it. */
    public Checklist(String source) {
        this.source = source;
    }

    /** What became of a check. */
    public enum State {
        /** All is well. */
        OK,
        /** Something is wrong. */
        FAILED,
        /** It was not tried. */
        SKIPPED
    }

    /**
     * A check.
     *
     * @param step its name
     * @param state what became of it
     * @param says what was found, or why it was left out
     */
    public record Row(String step, State state, String says) {}

    /**
     * What a check found.
     *
     * @param says what is well, in a sentence
     * @param problems what is wrong; empty if all is well
     */
    public record Found(String says, List<Problem> problems) {
        public Found {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Does a check, unless another one on which it depends has failed or was left out.
     *
     * @param step its name
     * @param needed the names of checks without which it makes no sense
     * @param check what is done; what it throws because settings are refused is a finding
     * @throws SourceException if a place cannot be reached now: then nothing is known, and it may be tried again
     */
    public void check(String step, List<String> needed, Supplier<Found> check) {
        Optional<Row> missing = rows.stream()
                .filter(row -> needed.contains(row.step()) && row.state() != State.OK)
                .findFirst();
        if (missing.isPresent()) {
            skip(step, missing.get().step() + (missing.get().state() == State.FAILED ? " failed" : " was skipped"));
            return;
        }
        Found found = tried(check);
        problems.addAll(found.problems());
        int count = found.problems().size();
        rows.add(
                count == 0
                        ? new Row(step, State.OK, found.says())
                        : new Row(step, State.FAILED, count == 1 ? "1 problem" : count + " problems"));
    }

    private static Found tried(Supplier<Found> check) {
        try {
            return check.get();
        } catch (RefusedException refused) {
            return new Found("", refused.problems());
        }
    }

    /** Leaves a check out. */
    public void skip(String step, String why) {
        rows.add(new Row(step, State.SKIPPED, why));
    }

    /** Whether nothing failed. */
    public boolean hasPassed() {
        return rows.stream().noneMatch(row -> row.state() == State.FAILED);
    }

    /** All checks so far. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** What is wrong. */
    public Collection<Problem> problems() {
        return List.copyOf(problems);
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private Page page() {
        Page page = new Page("Check of " + source, Redaction.none());
        page.section(hasPassed() ? "Passed" : "Failed").grid("step", "came out", "what");
        rows.forEach(row -> page.row(row.step(), word(row.state()), row.says()));
        if (!problems.isEmpty()) {
            page.section("Problems");
            problems.forEach(page::problem);
        }
        return page;
    }

    /** The list as a page of text, for people. */
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
        return Json.exact(Forms.report("check", source)
                .put("passed", Value.of(hasPassed()))
                .put(
                        "steps",
                        Forms.list(
                                rows,
                                row -> Table.builder()
                                        .put("step", Value.of(row.step()))
                                        .put("state", Value.of(word(row.state())))
                                        .put("says", Value.of(row.says()))
                                        .build()))
                .put("problems", Forms.problems(problems, Redaction.none()))
                .build());
    }
}
