package dev.keyturn.internal.page;

import dev.keyturn.internal.page.Block.Changed;
import dev.keyturn.internal.page.Block.Facts;
import dev.keyturn.internal.page.Block.Grid;
import dev.keyturn.internal.page.Block.Lines;
import dev.keyturn.internal.page.Block.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A page as Markdown, in which no text of a setting can become markup. */
final class MarkdownPage {
    private MarkdownPage() {}

    static String of(Page page) {
        StringBuilder out = new StringBuilder("# ").append(plain(page.title())).append('\n');
        for (Block block : page.blocks()) {
            out.append('\n');
            if (block instanceof Section section) {
                out.append("## ").append(plain(section.title())).append('\n');
            } else if (block instanceof Facts facts) {
                facts.facts()
                        .forEach(fact -> out.append("- **")
                                .append(plain(fact.label()))
                                .append(":** ")
                                .append(fact.isCode() ? code(fact.says()) : plain(fact.says()))
                                .append('\n'));
            } else if (block instanceof Lines lines) {
                lines.lines()
                        .forEach(line -> out.append("- ").append(plain(line)).append('\n'));
            } else if (block instanceof Changed changed) {
                table(out, List.of("key", "before", "after"));
                changed.rows()
                        .forEach(row -> row(out, List.of(code(row.key()), code(row.before()), code(row.after()))));
            } else if (block instanceof Grid grid) {
                table(out, grid.heads());
                grid.rows().forEach(cells -> row(out, cells(grid, cells)));
            }
        }
        return out.toString();
    }

    private static void table(StringBuilder out, List<String> heads) {
        row(out, heads);
        row(out, heads.stream().map(head -> "---").toList());
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    private static List<String> cells(Grid grid, List<String> cells) {
        List<String> shown = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            boolean isCode = grid.heads().get(column).equals(grid.code());
            shown.add(isCode ? code(cells.get(column)) : plain(cells.get(column)));
        }
        return shown;
    }

    /** Text in which nothing is markup. */
    private static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\`*_[]<>|#".indexOf(c) >= 0) {
                out.append('\\').append(c);
            } else {
                out.append(c == '\n' || c == '\r' ? ' ' : c);
            }
        }
        return out.toString();
    }

    /** Text as it is, between more backticks than it holds in a row. */
    private static String code(String text) {
        if (text.isEmpty()) {
            return "";
        }
        String one = text.replace('\n', ' ').replace('\r', ' ').replace("|", "\\|");
        int longest = 0;
        int run = 0;
        for (int i = 0; i < one.length(); i++) {
            run = one.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String ticks = "`".repeat(longest + 1);
        String space = longest > 0 ? " " : "";
        return ticks + space + one + space + ticks;
    }
}
