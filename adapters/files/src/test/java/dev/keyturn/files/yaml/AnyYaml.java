package dev.keyturn.files.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** YAML texts in every style that people write. */
public final class AnyYaml {
    private static final String[] PLAIN = {
        "word",
        "two words",
        "17",
        "0x1F",
        "3.10",
        "true",
        "off",
        "~",
        "null",
        "http://a.b:80/c",
        "a#b",
        "-x",
        ".log",
        "12:30",
        "2001-01-01",
        "\u00e4\ud83d\ude00",
        "x:y",
        ".5",
        "1e3",
        ""
    };
    private static final String[] QUOTED = {
        "\"\"",
        "''",
        "\"a: b\"",
        "'it''s # no comment'",
        "\"\\u00e9\\n\"",
        "\"true\"",
        "'12'",
        "\"{}\"",
        "'- x'",
        "\"a\\\\b\""
    };

    private final Random random;
    private final String lineEnd;
    private final int step;
    private final int listStep;
    private int names;

    public AnyYaml(long seed) {
        random = new Random(seed);
        lineEnd = pick("\n", "\n", "\n", "\r\n", "\r");
        step = pick(2, 2, 4, 1);
        listStep = pick(0, step, step);
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    public String text() {
        StringBuilder out = new StringBuilder();
        if (chance(10)) {
            out.append('\ufeff');
        }
        if (chance(30)) {
            out.append("# header").append(lineEnd).append(chance(50) ? lineEnd : "");
        }
        if (chance(20)) {
            out.append("---").append(chance(30) ? " # start" : "").append(lineEnd);
        }
        out.append(String.join("", mapping(0, 0)));
        if (chance(10)) {
            out.append("...").append(lineEnd);
        }
        String text = out.toString();
        return chance(20) && text.endsWith(lineEnd) ? text.substring(0, text.length() - lineEnd.length()) : text;
    }

    /** The lines of a mapping, each with its line end. */
    private List<String> mapping(int column, int depth) {
        List<String> lines = new ArrayList<>();
        for (int entries = 1 + random.nextInt(4); entries > 0; entries--) {
            above(column, lines);
            String key = " ".repeat(column) + key();
            value(key + ":" + (chance(5) ? " " : ""), column, depth, true, lines);
        }
        return lines;
    }

    private List<String> sequence(int column, int depth) {
        List<String> lines = new ArrayList<>();
        for (int items = 1 + random.nextInt(3); items > 0; items--) {
            above(column, lines);
            int kind = random.nextInt(100);
            if (kind < 35 && depth < 4) {
                int deeper = column + 1 + pick(1, 1, 1, 3);
                List<String> inner = chance(75) ? mapping(deeper, depth + 1) : sequence(deeper, depth + 1);
                while (inner.get(0).isBlank() || inner.get(0).strip().startsWith("#")) {
                    inner.remove(0);
                }
                lines.add(" ".repeat(column) + "-" + inner.get(0).substring(column + 1));
                lines.addAll(inner.subList(1, inner.size()));
            } else {
                value(" ".repeat(column) + "-", column, depth, false, lines);
            }
        }
        return lines;
    }

    private void above(int column, List<String> lines) {
        if (chance(10)) {
            lines.add(pick("", "", " ".repeat(column), "  ") + lineEnd);
        }
        if (chance(20)) {
            lines.add(" ".repeat(Math.max(0, column + pick(0, 0, 0, 2, -1))) + "# about it" + lineEnd);
        }
        if (chance(5)) {
            lines.add(" ".repeat(column) + "#more" + lineEnd);
        }
    }

    private void value(String head, int column, int depth, boolean isEntry, List<String> lines) {
        String comment = chance(15) ? pick(" # why", "   #x") : "";
        int kind = random.nextInt(100);
        if (kind < 25 && depth < 5) {
            lines.add(head + (chance(4) ? " !!map" : "") + comment + lineEnd);
            lines.addAll(mapping(column + step, depth + 1));
        } else if (kind < 40 && depth < 5) {
            lines.add(head + comment + lineEnd);
            lines.addAll(sequence(column + (isEntry ? listStep : step), depth + 1));
        } else if (kind < 52) {
            lines.add(head + " " + flow(0) + comment + lineEnd);
        } else if (kind < 57) {
            multilineFlow(head, column, lines);
        } else if (kind < 65) {
            blockScalar(head, column, comment, lines);
        } else if (kind < 69) {
            String quote = pick("'", "\"", "");
            lines.add(head + " " + quote + "one" + lineEnd);
            lines.add(" ".repeat(column + step) + "two" + quote + comment + lineEnd);
        } else if (kind < 80) {
            lines.add(head + " " + pick(QUOTED) + comment + lineEnd);
        } else {
            String plain = pick(PLAIN);
            String gap = plain.isEmpty() ? pick("", " ", "  ") : pick(" ", " ", " ", "    ");
            lines.add(head + gap + plain + comment + lineEnd);
        }
    }

    private void blockScalar(String head, int column, String comment, List<String> lines) {
        lines.add(head + " " + pick("|", "|", "|-", ">", ">-", "|+") + comment + lineEnd);
        String indent = " ".repeat(column + pick(step, step, step + 1));
        lines.add(indent + "first" + lineEnd);
        if (chance(50)) {
            lines.add(indent + pick("  more", "# no comment", "key: value", "x  ") + lineEnd);
        }
        if (chance(30)) {
            lines.add(pick("", indent) + lineEnd);
            lines.add(indent + "last" + lineEnd);
        }
    }

    private void multilineFlow(String head, int column, List<String> lines) {
        boolean isMapping = chance(70);
        lines.add(head + (isMapping ? " {" : " [") + lineEnd);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String indent = " ".repeat(column + step);
            if (chance(20)) {
                lines.add(indent + "# inside" + lineEnd);
            }
            String comma = i + 1 < count || chance(30) ? "," : "";
            String entry = isMapping ? flowKey() + ": " + flowScalar() : flowScalar();
            lines.add(indent + entry + comma + (chance(20) ? " # c" : "") + lineEnd);
        }
        lines.add(" ".repeat(column + pick(0, step)) + (isMapping ? "}" : "]") + lineEnd);
    }

    private String flow(int depth) {
        boolean isMapping = chance(60);
        String space = pick("", "", " ");
        List<String> parts = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            String value = depth < 2 && chance(30) ? flow(depth + 1) : flowScalar();
            parts.add(!isMapping ? value : chance(10) ? "\"k" + names++ + "\":" + value : flowKey() + ": " + value);
        }
        String inner = String.join(pick(", ", ", ", ","), parts);
        String all = inner.isEmpty() ? "" : space + inner + (chance(10) ? "," : "") + space;
        return isMapping ? "{" + all + "}" : "[" + all + "]";
    }

    private String flowScalar() {
        return chance(40) ? pick(QUOTED) : pick("word", "17", "true", "two words", "~", "off", "a#b");
    }

    private String flowKey() {
        String name = "k" + names++;
        return chance(20) ? "\"" + name + "\"" : name;
    }

    private String key() {
        String name = pick("k", "key.", "a b", "8", "k-", "\u00e4") + names++;
        return pick(name, name, name, name, name, "\"" + name + "\"", "'" + name + "'");
    }
}
