package dev.keyturn.internal.page;

import dev.keyturn.internal.page.Block.Changed;
import dev.keyturn.internal.page.Block.Facts;
import dev.keyturn.internal.page.Block.Grid;
import dev.keyturn.internal.page.Block.Lines;
import dev.keyturn.internal.page.Block.Row;
import dev.keyturn.internal.page.Block.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A page as one HTML document that needs nothing beside it: no script, no other file. No text of a setting can become markup,
 * and a browser is told to load nothing.
 */
public final class HtmlPage {
    private static final String MAIN = "<main>\n";
    private static final String END = "</main>\n";
    private static final String STYLE = style();

    private HtmlPage() {}

    static String of(Page page) {
        StringBuilder out =
                new StringBuilder("<h1>").append(plain(page.title())).append("</h1>\n");
        page.blocks().forEach(block -> add(out, block));
        return document(page.title(), out.toString());
    }

    /** Several documents, one below the other, under the title of the first. */
    public static String joined(List<String> documents) {
        StringBuilder out = new StringBuilder();
        documents.forEach(
                document -> out.append(document, document.indexOf(MAIN) + MAIN.length(), document.lastIndexOf(END)));
        String first = documents.get(0);
        int title = first.indexOf("<title>") + "<title>".length();
        return whole(first.substring(title, first.indexOf("</title>")), out.toString());
    }

    private static String document(String title, String body) {
        return whole(plain(title), body);
    }

    private static String whole(String title, String body) {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                + "<title>" + title + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n"
                + MAIN + body + END + "</body>\n</html>\n";
    }

    private static void add(StringBuilder out, Block block) {
        if (block instanceof Section section) {
            out.append("<h2>").append(plain(section.title())).append("</h2>\n");
        } else if (block instanceof Facts facts) {
            out.append("<dl>\n");
            facts.facts()
                    .forEach(fact -> out.append("<div><dt>")
                            .append(plain(fact.label()))
                            .append("</dt><dd>")
                            .append(plain(fact.says()))
                            .append("</dd></div>\n"));
            out.append("</dl>\n");
        } else if (block instanceof Lines lines) {
            out.append("<ul>\n");
            lines.lines().forEach(line -> out.append("<li>").append(plain(line)).append("</li>\n"));
            out.append("</ul>\n");
        } else if (block instanceof Changed changed) {
            changed(out, changed.rows());
        } else if (block instanceof Grid grid) {
            head(out, grid.heads());
            grid.rows().forEach(cells -> {
                out.append("<tr>");
                cells.forEach(cell -> out.append("<td>").append(plain(cell)).append("</td>"));
                out.append("</tr>\n");
            });
            out.append("</tbody>\n</table></div>\n");
        }
    }

    private static void changed(StringBuilder out, List<Row> rows) {
        head(out, List.of("key", "before", "after"));
        for (Row row : rows) {
            out.append("<tr><th scope=\"row\"><code>").append(plain(row.key())).append("</code></th>");
            side(out, "before", row.before());
            side(out, "after", row.after());
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table></div>\n");
    }

    private static void side(StringBuilder out, String side, String value) {
        if (value.isEmpty()) {
            out.append("<td></td>");
        } else {
            out.append("<td class=\"")
                    .append(side)
                    .append("\"><code>")
                    .append(plain(value))
                    .append("</code></td>");
        }
    }

    private static void head(StringBuilder out, List<String> heads) {
        out.append("<div class=\"wide\"><table>\n<thead><tr>");
        heads.forEach(
                head -> out.append("<th scope=\"col\">").append(plain(head)).append("</th>"));
        out.append("</tr></thead>\n<tbody>\n");
    }

    /** Text in which nothing is markup. */
    private static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    boolean isUnseen = Character.isISOControl(c) && c != '\n' && c != '\t';
                    out.appendCodePoint(isUnseen ? '\uFFFD' : c);
                }
            }
        });
        return out.toString();
    }

    private static String style() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("page.css is missing beside " + HtmlPage.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
