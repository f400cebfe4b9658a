package dev.keyturn.selftest.spi;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.spi.format.Splice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The smallest format: {@code a.b=c} in a line, and lines with a comment. It is right; what is broken overrides one thing. */
class LineFormat implements SettingsFormat {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    /** An entry: the number of its line, where that begins, where the value begins and ends, and where the next line begins. */
    record Line(int number, int start, int value, int end, int next) {}

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public List<String> endings() {
        return List.of(".lines");
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.flat();
    }

    @Override
    public Parsed parse(String text, String source) {
        Map<String, Line> lines = new LinkedHashMap<>();
        Settings settings = Settings.ofText(Table.empty().withOrigin(Origin.of(source)));
        int start = 0;
        for (int number = 1; start < text.length(); number++) {
            int next = text.indexOf('\n', start) < 0 ? text.length() : text.indexOf('\n', start) + 1;
            int end = next - (text.startsWith("\r\n", next - 2) ? 2 : text.startsWith("\n", next - 1) ? 1 : 0);
            String line = text.substring(start, end);
            if (!line.isBlank() && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                if (equals < 0 || !NAME.matcher(line.substring(0, equals)).matches() || line.contains("\r")) {
                    throw refused(source, number, line);
                }
                String name = named(line.substring(0, equals));
                if (lines.put(name, new Line(number, start, start + equals + 1, end, next)) != null) {
                    throw refused(source, number, line);
                }
                Value value = value(line.substring(equals + 1)).withOrigin(origin(source, number));
                settings = settings.with(Key.ofNames(name.split("\\.", -1)), value);
            }
            start = next;
        }
        return new Read(text, source, lines, settings);
    }

    String named(String name) {
        return name;
    }

    Value value(String read) {
        return Value.of(read);
    }

    String written(String value) {
        return value;
    }

    Origin origin(String source, int line) {
        return Origin.of(source, line, 1);
    }

    RefusedException refused(String source, int number, String line) {
        return new RefusedException(Problem.of(
                Origin.of(source, number, 1), Key.root(), "no entry of its own", "name=value, each name once"));
    }

    /** What really comes out. */
    List<Splice> splices(String text, Edit edit, List<Splice> right) {
        return right;
    }

    /** A text that was read. */
    private class Read implements Parsed {
        private final String text;
        private final String source;
        private final Map<String, Line> lines;
        private final Settings settings;

        Read(String text, String source, Map<String, Line> lines, Settings settings) {
            this.text = text;
            this.source = source;
            this.lines = lines;
            this.settings = settings;
        }

        @Override
        public Settings settings() {
            return settings;
        }

        @Override
        public List<String> commentMarks() {
            return List.of("#");
        }

        @Override
        public List<Splice> edit(Edit edit) {
            List<Splice> splices = new ArrayList<>();
            String end = text.contains("\r\n") ? "\r\n" : "\n";
            StringBuilder added = new StringBuilder();
            for (Change change : edit.changes().list()) {
                String name = change.key().segments().stream()
                        .map(segment -> segment instanceof Segment.Name part ? part.name() : "[]")
                        .map(part -> part.contains(".") ? "[]" : part) // a name with a dot in it is none
                        .collect(Collectors.joining("."));
                Line line = lines.get(name);
                String value = change.after().map(after -> text(name, after)).orElse("");
                if (line == null) {
                    edit.comments().stream()
                            .filter(comment -> comment.key().equals(change.key()))
                            .flatMap(comment -> comment.text().lines())
                            .forEach(comment ->
                                    added.append("# ").append(comment).append(end));
                    added.append(name).append('=').append(value).append(end);
                } else if (change.after().isEmpty()) {
                    splices.add(new Splice(line.start, text.substring(line.start, line.next), ""));
                } else {
                    splices.add(new Splice(line.value, text.substring(line.value, line.end), value));
                }
            }
            splices.sort(Comparator.comparingInt(Splice::offset));
            if (added.length() > 0) {
                boolean isOpen = !text.isEmpty() && !text.endsWith("\n");
                splices.add(new Splice(text.length(), "", (isOpen ? end : "") + added));
            }
            return splices(text, edit, splices);
        }

        private String text(String name, Value value) {
            String written = value instanceof Text text ? written(text.text()) : "\n";
            if (!NAME.matcher(name).matches() || written.contains("\n") || written.contains("\r")) {
                throw refused(source, 0, name + "=" + written);
            }
            return written;
        }
    }
}
