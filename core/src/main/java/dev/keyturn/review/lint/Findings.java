package dev.keyturn.review.lint;

import dev.keyturn.Shown;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@link Lint} found: what matters most first. */
public final class Findings implements Shown {
    private final String about;
    private final Looked looked;
    private final List<Finding> list;

    /** How many were looked at. Who looks at nothing finds nothing. */
    record Looked(int migrations, int settings) {
        Looked and(Looked other) {
            return new Looked(migrations + other.migrations, settings + other.settings);
        }

        @Override
        public String toString() {
            String some = migrations + (migrations == 1 ? " migration" : " migrations");
            String more = settings + (settings == 1 ? " setting" : " settings");
            return settings == 0 ? some : migrations == 0 ? more : some + ", " + more;
        }
    }

    Findings(String about, Looked looked, List<Finding> list) {
        this.about = about;
        this.looked = looked;
        this.list = list.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    /** All of it. */
    public List<Finding> list() {
        return list;
    }

    /** What matters so much. */
    public List<Finding> of(Severity severity) {
        return list.stream().filter(one -> one.severity() == severity).toList();
    }

    /** Whether something goes wrong; with warnings, if {@code isStrict}. */
    public boolean refuse(boolean isStrict) {
        return !of(Severity.PROBLEM).isEmpty()
                || (isStrict && !of(Severity.WARNING).isEmpty());
    }

    /** These and others, which are about something else, as one report. */
    public Findings and(Findings others) {
        return new Findings(about + " and " + others.about, looked.and(others.looked), both(others));
    }

    /** These and others about the same as one report. */
    public Findings with(Findings others) {
        return new Findings(about, looked.and(others.looked), both(others));
    }

    private List<Finding> both(Findings others) {
        List<Finding> all = new ArrayList<>(list);
        all.addAll(others.list);
        return all;
    }

    private Page page() {
        Page page = new Page("Lint of " + about, Redaction.none()).fact("looked at", looked.toString());
        if (!list.isEmpty()) {
            page.section("Found").grid("severity", "rule", "where", "what", "what to do");
            list.forEach(one -> page.row(
                    one.severity().word(), one.rule().word(), one.where().toString(), one.what(), one.advice()));
        }
        return page.section(summary());
    }

    private String summary() {
        String counts = Stream.of(Severity.values())
                .filter(severity -> !of(severity).isEmpty())
                .map(severity -> of(severity).size() + " " + severity.word()
                        + (of(severity).size() == 1 ? "" : "s"))
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "Nothing found" : counts;
    }

    /** The findings as a page of text, for people. */
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
        Table report = Forms.report("lint", about)
                .put("migrations", Value.of(looked.migrations()))
                .put("settings", Value.of(looked.settings()))
                .put("findings", Forms.list(list, Findings::form))
                .build();
        return Json.exact(report);
    }

    private static Value form(Finding one) {
        return Table.builder()
                .put("severity", Value.of(one.severity().word()))
                .put("rule", Value.of(one.rule().word()))
                .put("migration", Value.of(one.where().migration()))
                .put("step", Value.of(one.where().step()))
                .put(
                        "origin",
                        Value.of(
                                one.where().migration().isEmpty()
                                        ? one.where().origin().toString()
                                        : ""))
                .put(
                        "key",
                        Value.of(
                                one.where().key().isRoot()
                                        ? ""
                                        : one.where().key().toString()))
                .put("what", Value.of(one.what()))
                .put("advice", Value.of(one.advice()))
                .build();
    }
}
