package dev.keyturn.files.json;

import java.util.List;
import java.util.Random;

/** Makes JSON with comments: as people lay it out, or with blanks and comments wherever they may be. */
public final class AnyJson {
    private static final List<String> NAMES = List.of("a", "b", "c", "d.e", "\\u00e4", "//", "x y");
    private static final List<String> SCALARS =
            List.of("1", "-0.50", "1e3", "true", "null", "\"\"", "\"//x\"", "\"a\\\"b\"", "\"\\u00e9\"", "\"/*\"");
    private static final List<String> WILD = List.of(
            "",
            "",
            " ",
            "\n",
            "\r\n",
            "\r",
            "\t",
            "\n  ",
            "/* c */",
            " /* d\n e */ ",
            "// f\n",
            " // g\r\n ",
            "\n\n",
            "\n // h\n // i\n  ",
            " // j\r");

    private final Random random;
    private final boolean isNeat;
    private final String lineEnd;
    private final String unit;

    public AnyJson(Random random, boolean isNeat) {
        this.random = random;
        this.isNeat = isNeat;
        this.lineEnd = pick(List.of("\n", "\r\n", "\r"));
        this.unit = pick(List.of("  ", "    ", "\t", ""));
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public String text() {
        String start = pick(List.of("", "", "\ufeff", "// first" + lineEnd));
        return start + container(true, 0, random.nextInt(4) > 0) + (isNeat ? pick(List.of("", lineEnd)) : wild());
    }

    private String wild() {
        return isNeat ? "" : pick(WILD);
    }

    private String value(int depth, boolean isOnLines) {
        if (depth < 4 && random.nextInt(3) == 0) {
            return container(random.nextBoolean(), depth, isOnLines && random.nextInt(3) > 0);
        }
        return pick(SCALARS);
    }

    private String container(boolean isObject, int depth, boolean isOnLines) {
        StringBuilder out = new StringBuilder(isObject ? "{" : "[");
        int size = random.nextInt(5);
        int start = random.nextInt(NAMES.size());
        out.append(isOnLines && isNeat ? pick(List.of("", "", " // head")) : "");
        for (int i = 0; i < size; i++) {
            boolean isLast = i == size - 1;
            out.append(lead(depth + 1, isOnLines, i == 0)).append(wild());
            if (isObject) {
                String name = NAMES.get((start + i) % NAMES.size());
                out.append('"')
                        .append(name)
                        .append('"')
                        .append(wild())
                        .append(isNeat ? ": " : ":")
                        .append(wild());
            }
            out.append(value(depth + 1, isOnLines)).append(wild());
            out.append(isLast && random.nextInt(4) > 0 ? "" : ",").append(wild());
            out.append(isNeat && isOnLines ? pick(List.of("", "", " // trail")) : "");
        }
        out.append(isNeat && isOnLines && size > 0 ? lineEnd + unit.repeat(depth) : "")
                .append(wild());
        if (isNeat && isOnLines && size == 0 && out.length() > 1) {
            out.append(lineEnd);
        }
        return out.append(isObject ? '}' : ']').toString();
    }

    private String lead(int depth, boolean isOnLines, boolean isFirst) {
        if (!isNeat) {
            return "";
        }
        if (!isOnLines) {
            return isFirst ? "" : " ";
        }
        String indent = lineEnd + unit.repeat(depth);
        return pick(List.of(
                        "",
                        "",
                        lineEnd,
                        indent + "// above",
                        indent + "/* dangling */" + lineEnd,
                        indent + "// one" + indent + "// two"))
                + indent;
    }
}
