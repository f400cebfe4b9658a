package dev.keyturn.selftest.everywhere;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What came of each kind of step in each place: on a page, a line for each kind, a column for each place. */
final class Matrix {
    private static final String BEGIN = "<!-- written by EveryStepEverywhereTest -->\n";

    private final Map<String, Map<String, String>> columns = new LinkedHashMap<>();

    static Path docs() {
        Path around = Path.of("").toAbsolutePath();
        while (!Files.exists(around.resolve(".docs"))) {
            around = around.getParent();
        }
        return around.resolve(".docs");
    }

    private static Path page() {
        return docs().resolve("matrix.md");
    }

    static Matrix read() throws IOException {
        Matrix matrix = new Matrix();
        String text = Files.readString(page());
        List<String> lines =
                text.substring(text.indexOf(BEGIN) + BEGIN.length()).lines().toList();
        List<String> heads = cells(lines.get(0));
        for (String line : lines.subList(2, lines.size())) {
            List<String> cells = cells(line);
            for (int i = 1; i < heads.size(); i++) {
                matrix.columns
                        .computeIfAbsent(heads.get(i), none -> new TreeMap<>())
                        .put(cells.get(0), cells.get(i));
            }
        }
        return matrix;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    void put(String place, Map<String, String> column) {
        columns.put(place, column);
    }

    /** What was found of a place that could not be tried now. */
    void putOthers(Matrix other) {
        other.columns.forEach(columns::putIfAbsent);
    }

    Map<String, String> row(String place) {
        return columns.getOrDefault(place, Map.of());
    }

    Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        columns.values().forEach(column -> kinds.addAll(column.keySet()));
        return kinds;
    }

    /** Below what stands on the page before the matrix. */
    void write() throws IOException {
        String text = Files.readString(page());
        StringBuilder out = new StringBuilder(text.substring(0, text.indexOf(BEGIN) + BEGIN.length()));
        List<String> heads = new ArrayList<>(List.of("step"));
        heads.addAll(columns.keySet());
        line(out, heads);
        line(out, heads.stream().map(head -> "---").toList());
        for (String kind : kinds()) {
            List<String> cells = new ArrayList<>(List.of(kind));
            columns.values().forEach(column -> cells.add(column.getOrDefault(kind, "?")));
            line(out, cells);
        }
        Files.writeString(page(), out);
    }

    private static void line(StringBuilder out, List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
