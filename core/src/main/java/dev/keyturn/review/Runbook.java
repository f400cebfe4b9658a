package dev.keyturn.review;

import dev.keyturn.Migrator;
import dev.keyturn.Plan;
import dev.keyturn.Plan.Part;
import dev.keyturn.Rehearsal;
import dev.keyturn.Shown;
import dev.keyturn.To;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One page for the release, before it: what will be done, the commands in order, what to expect, how to go back, and what to do
 * when it does not go as it should. It is made from a plan and a rehearsal of what is there now; nothing is changed.
 */
public final class Runbook implements Shown {
    private final Plan plan;
    private final Rehearsal rehearsal;
    private final String source;
    private final Commands commands;

    private Runbook(Plan plan, Rehearsal rehearsal, String source, Commands commands) {
        this.plan = plan;
        this.rehearsal = rehearsal;
        this.source = source;
        this.commands = commands;
    }

    /**
     * For all that is to be done now; where that is nothing, the page says so.
     *
     * @throws RefusedException if it cannot be done, or a rehearsal of it fails
     */
    public static Runbook of(Migrator migrator) {
        Plan plan = migrator.plan();
        if (!plan.problems().isEmpty()) {
            throw new RefusedException(plan.problems());
        }
        Rehearsal rehearsal = migrator.rehearse();
        if (!rehearsal.hasPassed()) {
            throw new RefusedException(rehearsal.problems());
        }
        return new Runbook(plan, rehearsal, migrator.source(), Commands.usual());
    }

    /** The same with commands as they are to be typed. */
    public Runbook with(Commands others) {
        return new Runbook(plan, rehearsal, source, others);
    }

    /** The source, as messages call it. */
    public String source() {
        return source;
    }

    /**
     * One thing to do.
     *
     * @param command the command
     * @param expect what is seen when all is well
     */
    public record Step(String command, String expect) {}

    /**
     * What to do when something is not as it should be.
     *
     * @param when when
     * @param act what to do
     */
    public record Trouble(String when, String act) {}

    private String command(String command, String... options) {
        return commands.line(command, List.of(options));
    }

    /** What to do, in order; nothing where there is nothing to release. */
    public List<Step> steps() {
        if (plan.isEmpty()) {
            return List.of();
        }
        String ids = String.join(", ", plan.migrations());
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(command("plan"), "the changes of this page, and no others"));
        steps.add(new Step(command("rehearse"), "Passed, and exit code 0"));
        if (plan.instructions().isEmpty()) {
            steps.add(new Step(command("migrate", "--yes"), "migrated " + ids));
        } else {
            steps.add(new Step(
                    command("migrate"),
                    "what to do where these settings are set, since they cannot be written from here"));
            steps.add(new Step(command("migrate"), "noted " + ids + ", once that is done"));
        }
        steps.add(new Step(command("status", "--check"), "exit code 0: nothing is left to do"));
        steps.add(new Step(command("verify"), "all is as it should be"));
        steps.add(new Step(command("note"), "the record of what was done, for the ticket"));
        return steps;
    }

    /** The command that takes all of it back. */
    public String rollbackCommand() {
        return command("rollback", "--to", to());
    }

    private String to() {
        return To.before(plan.migrations().get(0)).toString();
    }

    /** What to do when something is not as it should be. */
    public List<Trouble> troubles() {
        return List.of(
                new Trouble(
                        "exit code 1",
                        "refused, and nothing was changed: the message says where, what was expected and what to do"),
                new Trouble(
                        "exit code 3",
                        "not available now: a file that is not there, a database that does not answer, another run; try the"
                                + " same command again"),
                new Trouble(
                        "it was killed in the middle",
                        "run the same command again: it finishes what was begun, or gives it up, first; "
                                + command("recover") + " does that and nothing else"),
                new Trouble(
                        "verify finds something",
                        "its owner knows more; to go back, the command above; nothing that was edited is lost"));
    }

    private Page page() {
        Page page = new Page("Runbook for " + source, Redaction.none()); // a plan hides its secrets itself
        if (plan.isEmpty()) {
            return page.line("nothing to release: all migrations are in the settings, or held");
        }
        page.fact("to do", String.join(", ", plan.migrations()));
        page.fact("owners", plan.parts().stream().map(Part::owner).distinct().collect(Collectors.joining(", ")));
        page.fact("rehearsal", "passed on a copy, when this page was made");
        page.section("Commands, in this order");
        page.commands("when all is well");
        int number = 0;
        for (Step step : steps()) {
            number++;
            page.row(number + ".", step.command(), step.expect());
        }
        if (!plan.instructions().isEmpty()) {
            page.section("To be done where these settings are set");
            plan.instructions().sentences().forEach(page::line);
        }
        plan.parts().forEach(part -> part(page, part));
        back(page);
        page.section("When it does not go like that");
        troubles().forEach(trouble -> page.fact(trouble.when(), trouble.act()));
        if (!plan.notices().isEmpty()) {
            page.section("Notes");
            plan.notices().forEach(page::line);
        }
        return page;
    }

    private static void part(Page page, Part part) {
        page.section("What becomes of the settings: " + part.id());
        page.fact("owner", part.owner());
        page.fact("expect", part.expectation());
        if (!part.checks().isEmpty()) {
            page.fact("verify checks", String.join("; ", part.checks()));
        }
        page.fact("rollback", part.rollbackNote());
        page.fact("way back", part.wayBack());
        part.shifts()
                .forEach(shift -> page.change(
                        shift.key(), shift.before().orElse(""), shift.after().orElse("")));
    }

    private void back(Page page) {
        page.section("How to go back");
        page.command("to look first", command("rollback", "--to", to(), "--dry-run"));
        page.command("to go back", command("rollback", "--to", to(), "--yes"));
        page.fact("edits", edits());
        if (!rehearsal.conflicts().isEmpty()) {
            page.fact("it would ask about", keys(rehearsal.conflicts()));
            page.command("to keep them", command("rollback", "--to", to(), "--on-conflict", "keep-edited"));
            page.command("to drop them", command("rollback", "--to", to(), "--on-conflict", "restore-old"));
        }
    }

    private String edits() {
        int carried = rehearsal.carriedBack().size();
        int kept = rehearsal.kept().size();
        int all = carried + kept + rehearsal.conflicts().size();
        return "made after the release to " + carried + " of " + all + (all == 1 ? " key" : " keys")
                + ", they arrive in the old shape"
                + (kept == 0 ? "" : "; to " + keys(rehearsal.kept()) + ", they stay as they are");
    }

    private static String keys(List<Key> keys) {
        return keys.stream().map(Key::toString).collect(Collectors.joining(", "));
    }

    /** The runbook as a page of text, for people. */
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
        return RunbookForm.json(source, plan, rehearsal, this);
    }
}
