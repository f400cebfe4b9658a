package dev.keyturn.internal.page;

import dev.keyturn.internal.page.Block.Changed;
import dev.keyturn.internal.page.Block.Fact;
import dev.keyturn.internal.page.Block.Facts;
import dev.keyturn.internal.page.Block.Grid;
import dev.keyturn.internal.page.Block.Lines;
import dev.keyturn.internal.page.Block.Row;
import dev.keyturn.internal.page.Block.Section;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * A report for people, put together once and shown as text, as Markdown or as HTML. Messages in it go through what keeps secrets out;
 * values come as they may be shown; its own words, ids and keys stay as they are, whatever the secrets are.
 */
public final class Page {
    private static final String COMMAND = "command";

    private final String title;
    private final Redaction redaction;
    private final List<Block> blocks = new ArrayList<>();

    /** A page with a title. */
    public Page(String title, Redaction redaction) {
        this.redaction = redaction;
        this.title = title;
    }

    /** Begins a section. */
    public Page section(String heading) {
        blocks.add(new Section(heading));
        return this;
    }

    /** Adds a label and a sentence. */
    public Page fact(String label, String says) {
        return fact(new Fact(label, redaction.text(says), false));
    }

    /** Adds a label and a command, to be copied as it is. */
    public Page command(String label, String line) {
        return fact(new Fact(label, line, true));
    }

    private Page fact(Fact fact) {
        if (last() instanceof Facts facts) {
            facts.facts().add(fact);
        } else {
            blocks.add(new Facts(new ArrayList<>(List.of(fact))));
        }
        return this;
    }

    /** Adds a message after words of the report itself, or after none. */
    public Page message(String before, String says) {
        return line(before + redaction.text(says));
    }

    /** Adds a problem. */
    public Page problem(Problem problem) {
        return line(redaction.problem(problem).toString());
    }

    /** Adds a sentence of the report itself. */
    public Page line(String line) {
        if (last() instanceof Lines lines) {
            lines.lines().add(line);
        } else {
            blocks.add(new Lines(new ArrayList<>(List.of(line))));
        }
        return this;
    }

    /** Adds what becomes of a key; {@code before} or {@code after} is empty where it is not there. */
    public Page change(String key, String before, String after) {
        Row row = new Row(key, before, after);
        if (last() instanceof Changed changed) {
            changed.rows().add(row);
        } else {
            blocks.add(new Changed(new ArrayList<>(List.of(row))));
        }
        return this;
    }

    /** Begins a list with a column for each heading. */
    public Page grid(String... heads) {
        blocks.add(new Grid(List.of(heads), "", new ArrayList<>()));
        return this;
    }

    /** Begins a list of commands, to be copied as they are, between a number and what is to be said of each. */
    public Page commands(String says) {
        blocks.add(new Grid(List.of("", COMMAND, says), COMMAND, new ArrayList<>()));
        return this;
    }

    /** Adds a row to the list that was begun last. */
    public Page row(String... cells) {
        if (!(last() instanceof Grid grid) || grid.heads().size() != cells.length) {
            throw new IllegalStateException("a row belongs to a grid with as many columns");
        }
        grid.rows().add(List.of(cells));
        return this;
    }

    private Object last() {
        return blocks.isEmpty() ? "" : blocks.get(blocks.size() - 1);
    }

    String title() {
        return title;
    }

    List<Block> blocks() {
        return blocks;
    }

    /** For a terminal. */
    public String text() {
        return TextPage.of(this);
    }

    /** For a pull request or a wiki. */
    public String markdown() {
        return MarkdownPage.of(this);
    }

    /** For a browser. */
    public String html() {
        return HtmlPage.of(this);
    }
}
