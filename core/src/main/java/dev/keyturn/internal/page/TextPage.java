package dev.keyturn.internal.page;

import dev.keyturn.internal.page.Block.Changed;
import dev.keyturn.internal.page.Block.Fact;
import dev.keyturn.internal.page.Block.Facts;
import dev.keyturn.internal.page.Block.Grid;
import dev.keyturn.internal.page.Block.Lines;
import dev.keyturn.internal.page.Block.Row;
import dev.keyturn.internal.page.Block.Section;
import java.util.ArrayList;
import java.util.List;

/** A page as plain text: sections at the margin, everything else two spaces in. */
final class TextPage {
    private static final String INDENT = "  ";

    private TextPage() {}

    static String of(Page page) {
        StringBuilder out = new StringBuilder(page.title()).append('\n');
        for (Block block : page.blocks()) {
            if (block instanceof Section section) {
                out.append('\n').append(section.title()).append('\n');
            } else if (block instanceof Facts facts) {
                facts(out, facts.facts());
            } else if (block instanceof Lines lines) {
                lines.lines().forEach(line -> out.append(INDENT).append(line).append('\n'));
            } else if (block instanceof Changed changed) {
                changed.rows()
                        .forEach(row -> out.append(INDENT).append(line(row)).append('\n'));
            } else if (block instanceof Grid grid) {
                grid(out, grid);
            }
        }
        return out.toString();
    }

    private static void facts(StringBuilder out, List<Fact> facts) {
        int width = facts.stream().mapToInt(fact -> fact.label().length()).max().orElse(0);
        for (Fact fact : facts) {
            out.append(INDENT)
                    .append(padded(fact.label(), width + 2))
                    .append(oneLine(fact.says()))
                    .append('\n');
        }
    }

    /** What a document says of itself begins no line of its own, and steers no terminal. */
    private static String oneLine(String says) {
        return says.replaceAll("\\R", " ").replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    private static String line(Row row) {
        if (row.before().isEmpty()) {
            return "+ " + row.key() + " = " + row.after();
        }
        return row.after().isEmpty()
                ? "- " + row.key() + " = " + row.before()
                : "~ " + row.key() + " = " + row.before() + " -> " + row.after();
    }

    private static void grid(StringBuilder out, Grid grid) {
        List<List<String>> all = new ArrayList<>();
        all.add(grid.heads());
        all.addAll(grid.rows());
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(INDENT).append(padded(row.get(column), width(all, column)));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
