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
import java.util.stream.Collectors;

/**
 * A page as one HTML document that needs nothing beside it: no script, no other file. No text of a setting can become markup,
 * and a browser is told to load nothing.
 */
public final class HtmlPage {
    private static final String MAIN = "<main>\n";
    private static final String END = "</main>\n";
    private static final String TITLE = "<h1>";
    private static final String TITLE_END = "</h1>\n";
    private static final String STYLE = style();

    private HtmlPage() {}

    static String of(Page page) {
        StringBuilder out = new StringBuilder(TITLE).append(plain(page.title())).append(TITLE_END);
        page.blocks().forEach(block -> add(out, block));
        return around(out.toString());
    }

    /** Several documents, one below the other, under the title of the first. */
    public static String joined(List<String> documents) {
        return around(documents.stream().map(HtmlPage::body).collect(Collectors.joining()));
    }

    /** What is a document's own: for who keeps thousands of them. */
    public static String body(String document) {
        return document.substring(document.indexOf(MAIN) + MAIN.length(), document.lastIndexOf(END));
    }

    /** The document with this body, which begins with its title. */
    public static String around(String body) {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                + "<title>" + body.substring(TITLE.length(), body.indexOf(TITLE_END)) + "</title>\n<style>\n" + STYLE
                + "</style>\n</head>\n<body>\n" + MAIN + body + END + "</body>\n</html>\n";
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
                            .append(fact.isCode() ? code(fact.says()) : plain(fact.says()))
                            .append("</dd></div>\n"));
            out.append("</dl>\n");
        } else if (block instanceof Lines lines) {
            out.append("<ul>\n");
            lines.lines().forEach(line -> out.append("<li>").append(plain(line)).append("</li>\n"));
            out.append("</ul>\n");
        } else if (block instanceof Changed changed) {
            changed(out, changed.rows());
        } else if (block instanceof Grid grid) {
            grid(out, grid);
        }
    }

    private static void grid(StringBuilder out, Grid grid) {
        head(out, "grid", grid.heads());
        for (List<String> cells : grid.rows()) {
            out.append("<tr>");
            for (int column = 0; column < cells.size(); column++) {
                String head = grid.heads().get(column);
                String cell = cells.get(column);
                cell(out, "", head, head.equals(grid.code()) ? code(cell) : plain(cell));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table>\n");
    }

    private static void changed(StringBuilder out, List<Row> rows) {
        head(out, "changes", List.of("key", "before", "after"));
        for (Row row : rows) {
            out.append("<tr><th scope=\"row\">").append(code(row.key())).append("</th>");
            side(out, "before", row.before());
            side(out, "after", row.after());
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table>\n");
    }

    private static void side(StringBuilder out, String side, String value) {
        cell(out, value.isEmpty() ? "" : " class=\"" + side + "\"", side, value.isEmpty() ? "" : code(value));
    }

    /** On a narrow screen there is no row of headings, so each cell says its own. */
    private static void cell(StringBuilder out, String attribute, String head, String content) {
        out.append("<td").append(attribute);
        if (!head.isEmpty()) {
            out.append(" data-head=\"").append(plain(head)).append('"');
        }
        out.append('>').append(content).append("</td>");
    }

    private static void head(StringBuilder out, String kind, List<String> heads) {
        out.append("<table class=\"").append(kind).append("\">\n<thead><tr>");
        heads.forEach(
                head -> out.append("<th scope=\"col\">").append(plain(head)).append("</th>"));
        out.append("</tr></thead>\n<tbody>\n");
    }

    private static String code(String text) {
        return "<code>" + plain(text) + "</code>";
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
                    out.appendCodePoint(isUnseen(c) ? '\uFFFD' : c);
                }
            }
        });
        return out.toString();
    }

    /** Nothing to see, but it may turn the text around it, so that a reader is shown another one. */
    private static boolean isUnseen(int c) {
        byte direction = Character.getDirectionality(c);
        boolean turns = direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING
                || direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE
                || direction == Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT
                || direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE
                || direction == Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE
                || direction == Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE;
        return turns || (Character.isISOControl(c) && c != '\n' && c != '\t');
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
