package dev.keyturn.review;

import dev.keyturn.Migrator;
import dev.keyturn.PastRun;
import dev.keyturn.PastRun.Checked;
import dev.keyturn.PastRun.Part;
import dev.keyturn.PastRun.Return;
import dev.keyturn.PastRun.What;
import dev.keyturn.Shown;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The record of one run on one page: what changed, who answers for it, what was expected and whether that is so now, how to go
 * back, and what a rehearsal said before. It is made from the journal and from the settings as they are now.
 */
public final class Note implements Shown {
    private final String source;
    private final Optional<PastRun> run;
    private final Commands commands;

    private Note(String source, Optional<PastRun> run, Commands commands) {
        this.source = source;
        this.run = run;
        this.commands = commands;
    }

    /** Of the last run; where nothing was done yet, the note says so. */
    public static Note of(Migrator migrator) {
        List<PastRun> runs = migrator.runs();
        return new Note(
                migrator.source(),
                runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1)),
                Commands.usual());
    }

    /**
     * Of the run that an entry of the journal tells of.
     *
     * @throws RefusedException if it tells of none
     */
    public static Note of(Migrator migrator, long entry) {
        List<PastRun> runs = migrator.runs();
        String source = migrator.source();
        PastRun run = runs.stream()
                .filter(one -> one.entries().contains(entry))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Problem.of(
                                Origin.of(source),
                                Key.root(),
                                "no run wrote entry " + entry + " of the journal",
                                runs.isEmpty() ? "a run; nothing was done yet" : "one of " + entries(runs))
                        .hint("history shows them")));
        return new Note(source, Optional.of(run), Commands.usual());
    }

    private static String entries(List<PastRun> runs) {
        return runs.stream()
                .flatMap(run -> run.entries().stream())
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    /** The same with commands as they are to be typed. */
    public Note with(Commands others) {
        return new Note(source, run, others);
    }

    /** The run; nothing where nothing was done yet. */
    public Optional<PastRun> run() {
        return run;
    }

    /** The source, as messages call it. */
    public String source() {
        return source;
    }

    /** The command that takes back what is in the settings still; nothing if that is nothing. */
    public Optional<String> rollbackCommand() {
        return run.flatMap(PastRun::wayBack).map(this::command);
    }

    private String command(Return back) {
        return commands.line("rollback", List.of("--to", back.to().toString()));
    }

    private Page page() {
        Page page = new Page("What was done to " + source, Redaction.none()); // a run hides its secrets itself
        if (run.isEmpty()) {
            return page.line("nothing was done yet");
        }
        head(page, run.get());
        run.get().parts().forEach(part -> part(page, part));
        back(page, run.get());
        return page;
    }

    private void head(Page page, PastRun past) {
        page.fact("begun", past.begun().toString());
        page.fact(
                "ended", past.ended().map(end -> ended(past.begun(), end)).orElse("not yet; the next run sees to it"));
        page.fact("journal", "entries " + entries(List.of(past)) + " in " + here(past.journal()));
        page.fact(
                "backup",
                past.backup()
                        .map(copy -> copy.name() + (copy.place().isEmpty() ? "" : " in " + here(copy.place())))
                        .orElse("none that is still kept"));
        page.fact("rehearsal", past.rehearsed().map(Note::said).orElse("none that was noted"));
    }

    private static String ended(Instant begun, Instant end) {
        Duration took = Duration.between(begun, end);
        return end + ", after " + String.format(Locale.ROOT, "%.3f s", took.toNanos() / 1e9);
    }

    private static String said(PastRun.Rehearsed rehearsed) {
        return "passed, on a copy, before it: an edit to " + rehearsed.carriedBack() + " of "
                + keys(rehearsed.tried()) + " arrives in the old shape"
                + (rehearsed.kept() == 0 ? "" : "; to " + rehearsed.kept() + ", it stays as it is")
                + (rehearsed.conflicts() == 0
                        ? ""
                        : "; about an edit to " + rehearsed.conflicts() + " of them somebody would have to decide");
    }

    private static String keys(long number) {
        return number == 1 ? "1 key" : number + " keys";
    }

    /** A path below the working directory is told from there. */
    private static String here(String path) {
        String working = Path.of("").toAbsolutePath() + File.separator;
        return path.startsWith(working) ? path.substring(working.length()) : path;
    }

    private static void part(Page page, Part part) {
        page.section((part.id().isEmpty() ? "" : part.id() + ": ") + says(part.what()));
        fact(page, "owner", part.owner());
        fact(page, part.what() == What.ROLLED_BACK ? "promised" : "expected", part.expectation());
        part.now().ifPresent(now -> page.fact("now", said(now)));
        fact(page, "rollback", part.rollbackNote());
        part.shifts()
                .forEach(shift -> page.change(
                        shift.key(), shift.before().orElse(""), shift.after().orElse("")));
        part.edits().forEach(edit -> page.line(edit.key() + ": " + edit.says()));
        part.now().ifPresent(now -> {
            now.problems().forEach(page::problem);
            now.notices().forEach(page::line);
        });
    }

    private static void fact(Page page, String label, String says) {
        if (!says.isEmpty()) {
            page.fact(label, says);
        }
    }

    private static String says(What what) {
        return switch (what) {
            case MIGRATED -> "migrated";
            case ROLLED_BACK -> "rolled back";
            case NOTED -> "noted as there already; nothing was changed";
            case RESTORED -> "a backup was put back, whatever was there";
            case GIVEN_UP -> "begun, and nothing of it was written";
            case UNFINISHED -> "begun, and not finished; the next run finishes it or gives it up";
        };
    }

    private static String said(Checked now) {
        if (!now.problems().isEmpty()) {
            return "not so: " + now.problems().size() + " of its " + now.checks() + " checks fail";
        }
        return now.checks() == 0
                ? "it has no check, so somebody has to look"
                : !now.notices().isEmpty()
                        ? "not known"
                        : now.checks() == 1 ? "its check holds" : "its " + now.checks() + " checks hold";
    }

    private void back(Page page, PastRun past) {
        Optional<Return> back = past.wayBack();
        page.section("How to go back");
        if (back.isEmpty()) {
            page.line(
                    past.parts().stream().anyMatch(part -> part.what() == What.ROLLED_BACK)
                            ? "this was the way back; to do it again: " + commands.line("migrate", List.of("--again"))
                            : "nothing of it is in the settings any more");
            return;
        }
        page.command("command", command(back.get()));
        page.fact("takes back", String.join(", ", back.get().takesBack()));
        page.fact(
                "tried now",
                back.get().problems().isEmpty()
                        ? "nothing is in the way" + (back.get().edits().isEmpty() ? "" : "; edits are kept:")
                        : "it would be refused:");
        back.get().edits().forEach(edit -> page.line(edit.key() + ": " + edit.says()));
        back.get().problems().forEach(page::problem);
    }

    /** The note as a page of text, for people. */
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
        return NoteForm.json(source, run, commands);
    }
}
