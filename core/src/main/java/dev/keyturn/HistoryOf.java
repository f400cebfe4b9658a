package dev.keyturn;

import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was done to a source, entry by entry, the oldest first. */
public final class HistoryOf implements Shown {
    private final String source;
    private final List<Line> lines;
    private final Redaction redaction;

    HistoryOf(String source, List<Entry> entries, Redaction redaction) {
        this.source = source;
        this.lines = entries.stream().map(entry -> line(entry, entries)).toList();
        this.redaction = redaction;
    }

    /**
     * One entry of the journal.
     *
     * @param number its number
     * @param time when it was written, as far as the clock was right
     * @param kind what it records
     * @param about the migration, the tag, the sentence or the backup that it is about
     */
    public record Line(long number, Instant time, Entry.Kind kind, String about) {}

    private static Line line(Entry entry, List<Entry> entries) {
        Table body = entry.body();
        String about = body.text("id")
                .or(() -> body.text("name"))
                .or(() -> body.text("says"))
                .orElseGet(() -> other(entry, entries));
        return new Line(entry.number(), entry.time(), entry.kind(), about);
    }

    /** A confirmation is about what the entry is about that it confirms. */
    private static String other(Entry entry, List<Entry> entries) {
        if (entry.kind() == Entry.Kind.RETURNED) {
            Value ids = entry.body().get("ids").orElse(Value.of(""));
            return ids instanceof Items list
                    ? list.items().stream().map(HistoryOf::plain).collect(Collectors.joining(", "))
                    : "";
        }
        long number = entry.body()
                .get("of")
                .filter(Num.class::isInstance)
                .flatMap(value -> ((Num) value).asLong())
                .orElse(0L);
        boolean isEntry = number > 0 && number < entry.number();
        if (!isEntry || entry.kind() == Entry.Kind.RESTORED) {
            return entry.kind() == Entry.Kind.RESTORED ? "the one of before entry " + number : "";
        }
        return entries.get((int) number - 1).body().text("id").orElse("");
    }

    private static String plain(Value value) {
        return value instanceof Text text ? text.text() : value.toString();
    }

    /** The entries, the oldest first. */
    public List<Line> lines() {
        return lines;
    }

    private Page page() {
        Page page = new Page("History of " + source, redaction);
        if (lines.isEmpty()) {
            return page.line("nothing was done yet");
        }
        page.grid("entry", "time", "what", "about");
        lines.forEach(line -> page.row(
                Long.toString(line.number()), line.time().toString(), said(line.kind()), redaction.text(line.about())));
        return page;
    }

    /** The kinds as an operator would call them; as JSON they have the names that they have in the journal. */
    private static String said(Entry.Kind kind) {
        return switch (kind) {
            case INTENT -> "begun";
            case APPLIED -> "migrated";
            case REVERSAL -> "rollback begun";
            case REVERSED -> "rolled back";
            case DISCARDED -> "came to nothing";
            case BASELINE -> "noted as there already";
            case RESTORED -> "backup put back";
            case RETURNED -> "found old settings again";
            case TAG -> "tag";
            case NOTE -> "note";
        };
    }

    /** The history as a page of text, for people. */
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
        Table report = Forms.report("history", source)
                .put(
                        "entries",
                        Forms.list(
                                lines,
                                line -> Table.builder()
                                        .put("number", Value.of(line.number()))
                                        .put("time", Value.of(line.time().toString()))
                                        .put("kind", Value.of(line.kind().name().toLowerCase(Locale.ROOT)))
                                        .put("about", Value.of(redaction.text(line.about())))
                                        .build()))
                .build();
        return Json.exact(report);
    }
}
