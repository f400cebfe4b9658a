package dev.keyturn;

import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.HtmlPage;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What came of something that was done with several sources: a part for each, in their order. */
public final class SetReport implements Shown {
    private final Kind kind;
    private final List<Part> parts;

    SetReport(Kind kind, List<Part> parts) {
        this.kind = kind;
        this.parts = List.copyOf(parts);
    }

    /** What was done with them. */
    enum Kind {
        PLAN("plan", "Plan for"),
        REHEARSAL("rehearsal", "Rehearsal for"),
        STATUS("status", "Status of"),
        VERIFICATION("verification", "Verification of"),
        ROLLBACK_PLAN("rollback-plan", "Rollback plan for"),
        MIGRATE("run", "Migration of"),
        ROLLBACK("run", "Rollback of"),
        RECOVER("run", "Recovery of"),
        EACH("run", "Work on");

        private final String form;
        private final String title;

        Kind(String form, String title) {
            this.form = form;
            this.title = title;
        }

        /** Whether the others are done although one failed: where each is only put in order, none is worse off by it. */
        boolean goesOn() {
            return this == RECOVER;
        }
    }

    /**
     * The report of one source. Of a plan, a run and so on it keeps what is shown, so that those of thousands fit into
     * memory.
     */
    public static final class Part implements Shown {
        private final String source;
        private final List<String> migrations;
        private final List<Problem> problems;
        private final boolean isQuiet;
        private final Shown shown;

        private Part(String source, List<String> migrations, List<Problem> problems, boolean isQuiet, Shown whole) {
            this.source = source;
            this.migrations = List.copyOf(migrations);
            this.problems = List.copyOf(problems);
            this.isQuiet = isQuiet;
            shown = whole instanceof Brief ? whole : new Rendered(whole);
        }

        static Part of(Brief brief) {
            return new Part(
                    brief.source(), brief.migrated(), List.of(), brief.did().isEmpty(), brief);
        }

        static Part of(Plan plan) {
            boolean isQuiet = plan.isEmpty() && plan.notices().isEmpty();
            return new Part(plan.source(), plan.migrations(), plan.problems(), isQuiet, plan);
        }

        static Part of(Rehearsal rehearsal) {
            boolean isQuiet = rehearsal.hasPassed() && rehearsal.migrations().isEmpty();
            return new Part(rehearsal.source(), rehearsal.migrations(), rehearsal.problems(), isQuiet, rehearsal);
        }

        static Part of(RollbackPlan plan) {
            boolean isQuiet = plan.migrations().isEmpty()
                    && plan.problems().isEmpty()
                    && plan.notices().isEmpty();
            return new Part(plan.source(), plan.migrations(), plan.problems(), isQuiet, plan);
        }

        static Part of(Status status) {
            return new Part(status.source(), status.toBeDone(), List.of(), false, status);
        }

        static Part of(Verification verification) {
            boolean isQuiet = verification.hasPassed() && verification.notices().isEmpty();
            return new Part(verification.source(), List.of(), verification.problems(), isQuiet, verification);
        }

        static Part of(Report report) {
            List<String> migrations = report.migrated().isEmpty() ? report.rolledBack() : report.migrated();
            return new Part(report.source(), migrations, List.of(), report.isQuiet(), report);
        }

        /** Of a source that could not be looked at. */
        static Part refused(String source, List<Problem> problems, Shown whole) {
            return new Part(source, List.of(), problems, false, whole);
        }

        /** What the source calls itself. */
        public String source() {
            return source;
        }

        /** The ids of the migrations that it is about: those that would be done, or are to be, were done or were taken back. */
        public List<String> migrations() {
            return migrations;
        }

        /** What is in the way, or not as it should be. */
        public List<Problem> problems() {
            return problems;
        }

        /** The report of the source as a page of text, for people. */
        @Override
        public String toString() {
            return shown.toString();
        }

        @Override
        public String toMarkdown() {
            return shown.toMarkdown();
        }

        @Override
        public String toHtml() {
            return shown.toHtml();
        }

        @Override
        public String toJson() {
            return shown.toJson();
        }
    }

    /** One for each source. */
    public List<Part> parts() {
        return parts;
    }

    /** What is in the way, or not as it should be, in any of them; empty if all is well. */
    public List<Problem> problems() {
        return parts.stream().flatMap(part -> part.problems().stream()).toList();
    }

    /** The names of the sources that failed, or of which a problem is told. */
    public List<String> failed() {
        return parts.stream()
                .filter(part -> !part.problems().isEmpty())
                .map(Part::source)
                .toList();
    }

    /** Without those that failed. */
    SetReport done() {
        return new SetReport(
                kind, parts.stream().filter(part -> part.problems().isEmpty()).toList());
    }

    /** Whether there is, or was, no migration to do or to take back in any of them, and no problem. */
    public boolean isEmpty() {
        return parts.stream()
                .allMatch(part -> part.migrations().isEmpty() && part.problems().isEmpty());
    }

    /** What else can be done where the rest was left alone. */
    String instead() {
        return switch (kind) {
            case MIGRATE ->
                "Or go back: a rollback over the same sources takes back what is done and passes over the rest";
            case ROLLBACK ->
                "Or go on: what was taken back is held, and a migration that asks for held ones (Pending.heldToo) does it"
                        + " again";
            case RECOVER -> "The others are recovered; these ask until they are";
            case PLAN, REHEARSAL, STATUS, VERIFICATION, ROLLBACK_PLAN, EACH -> "";
        };
    }

    /** How many sources, in words. */
    private static String sources(int number) {
        return number == 1 ? "1 source" : number + " sources";
    }

    /** The beginning: how many sources, and those of which nothing has to be said. */
    private Page page() {
        Page page = new Page(kind.title + " " + sources(parts.size()), Redaction.none());
        List<Part> quiet = parts.stream().filter(part -> part.isQuiet).toList();
        if (!quiet.isEmpty()) {
            page.section(kind == Kind.VERIFICATION ? "As it should be" : "Nothing to do");
            quiet.forEach(part -> page.line(part.source));
        }
        return page;
    }

    private String shown(String beginning, Function<Part, String> form) {
        StringBuilder out = new StringBuilder(beginning);
        parts.stream()
                .filter(part -> !part.isQuiet)
                .forEach(part -> out.append('\n').append(form.apply(part)));
        return out.toString();
    }

    /** A page of text, for people: the sources with nothing to do as a list, and then what is to be said of each other one. */
    @Override
    public String toString() {
        return shown(page().text(), Part::toString);
    }

    @Override
    public String toMarkdown() {
        // no text of a setting begins a line of Markdown, so each # there begins a heading
        return shown(page().markdown(), part -> part.toMarkdown().replaceAll("(?m)^#", "##"));
    }

    @Override
    public String toHtml() {
        List<String> pages = new ArrayList<>(List.of(page().html()));
        parts.stream().filter(part -> !part.isQuiet).forEach(part -> pages.add(part.toHtml()));
        return HtmlPage.joined(pages);
    }

    @Override
    public String toJson() {
        return Json.exact(Forms.report("set", sources(parts.size()))
                .put("of", Value.of(kind.form))
                .put("parts", Forms.list(parts, part -> Json.readExact(part.toJson(), Origin.unknown())))
                .build());
    }
}
