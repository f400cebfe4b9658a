package dev.keyturn;

import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Locale;

/** Where a source stands: which migrations are in its settings, and which are not, with the reason. */
public final class Status implements Shown {
    private final String source;
    private final Mode mode;
    private final List<Line> lines;
    private final List<String> notices;
    private final Redaction redaction;

    Status(String source, Mode mode, List<Line> lines, List<String> notices, Redaction redaction) {
        this.source = source;
        this.mode = mode;
        this.lines = List.copyOf(lines);
        this.notices = List.copyOf(notices);
        this.redaction = redaction;
    }

    /** Where a migration stands. */
    public enum State {
        /** It is in the settings. */
        APPLIED,
        /** It is in the settings, and this program does not have it. */
        AHEAD,
        /** It is in the settings, and this program has another one of that name. */
        ALTERED,
        /** The journal says that it is in the settings, and they are the old ones again. */
        RETURNED,
        /** It was taken back, and does not run again by itself. */
        HELD,
        /** It was begun, and neither finished nor given up. */
        INTERRUPTED,
        /** It is to be done. */
        PENDING,
        /** It would be to be done, but something is in the way. */
        WAITING
    }

    /**
     * Where one migration stands.
     *
     * @param id the migration
     * @param state where it stands
     */
    public record Line(String id, State state) {}

    /** Of a source that could not be looked at. */
    static Status refused(String source, List<Problem> problems) {
        List<String> notices = problems.stream().map(Problem::toString).toList();
        return new Status(source, Mode.MIGRATE, List.of(), notices, Redaction.none());
    }

    String source() {
        return source;
    }

    /** What the migrator is allowed to do. */
    public Mode mode() {
        return mode;
    }

    /** Where each migration stands: those in the settings first, in the order in which they came. */
    public List<Line> lines() {
        return lines;
    }

    /** The ids of the migrations in a state. */
    public List<String> in(State state) {
        return lines.stream()
                .filter(line -> line.state() == state)
                .map(Line::id)
                .toList();
    }

    /** Whether a run would have something to do. */
    public boolean needsRun() {
        return !toBeDone().isEmpty();
    }

    /** What a run would do. */
    List<String> toBeDone() {
        return lines.stream()
                .filter(line -> switch (line.state()) {
                    case PENDING, RETURNED, INTERRUPTED -> true;
                    case APPLIED, AHEAD, ALTERED, HELD, WAITING -> false;
                })
                .map(Line::id)
                .toList();
    }

    /** What else should be known. */
    public List<String> notices() {
        return notices;
    }

    private Page page() {
        Page page = new Page(source + " (mode " + mode.name().toLowerCase(Locale.ROOT) + ")", redaction);
        if (lines.isEmpty()) {
            page.line("no migrations, neither applied nor given");
        }
        for (Line line : lines) {
            page.fact(line.state().name().toLowerCase(Locale.ROOT), line.id());
        }
        notices.forEach(notice -> page.message("note: ", notice));
        return page;
    }

    /** The status as a page of text, for people. */
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
        Table report = Forms.report("status", source)
                .put("mode", Value.of(mode.name().toLowerCase(Locale.ROOT)))
                .put(
                        "migrations",
                        Forms.list(
                                lines,
                                line -> Table.builder()
                                        .put("id", Value.of(line.id()))
                                        .put(
                                                "state",
                                                Value.of(line.state().name().toLowerCase(Locale.ROOT)))
                                        .build()))
                .put("notices", Forms.texts(notices, redaction))
                .build();
        return Json.exact(report);
    }
}
