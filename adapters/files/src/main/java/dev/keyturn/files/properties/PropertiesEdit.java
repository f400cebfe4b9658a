package dev.keyturn.files.properties;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Splice;
import dev.keyturn.step.Comment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The splices of one edit. A value that goes from one key to another stays in its line, where only the key changes; a
 * new entry goes behind the last entry that shares most of its name, and looks like that one.
 */
final class PropertiesEdit {
    private final String text;
    private final String source;
    private final List<Line> lines;
    private final Names names;
    private final List<Splice> splices = new ArrayList<>();

    PropertiesEdit(String text, String source, List<Line> lines, Names names) {
        this.text = text;
        this.source = source;
        this.lines = lines;
        this.names = names;
    }

    List<Splice> splices(Edit edit) {
        List<Change> removed = new ArrayList<>();
        List<Change> added = new ArrayList<>();
        for (Change change : edit.changes().list()) {
            if (change.after().isEmpty()) {
                removed.add(change);
            } else if (change.before().isEmpty()) {
                added.add(change);
            } else {
                replaceValue(change.key(), change.after().get());
            }
        }
        rename(removed, added);
        removed.forEach(change -> remove(change.key()));
        added.forEach(change -> insert(change.key(), change.after().orElseThrow(), edit.comments()));
        // what is inserted where something is removed stands in front of that
        splices.sort(Comparator.comparingInt(Splice::offset)
                .thenComparing(splice -> !splice.removed().isEmpty()));
        return splices;
    }

    /** A value that was read at the key that goes, and stands at a key that comes, was moved there; to the first of several. */
    private void rename(List<Change> removed, List<Change> added) {
        for (Change gone : List.copyOf(removed)) {
            Value before = gone.before().orElseThrow();
            Optional<Change> moved = added.stream()
                    .filter(come -> isMoved(before, come.after().orElseThrow()))
                    .findFirst();
            if (moved.isPresent()) {
                Change come = moved.get();
                Line line = line(gone.key());
                String name = name(come.key());
                boolean isOpen = isOpen(name, text.substring(line.keyEnd(), line.valueStart()));
                replace(line.keyStart(), line.keyEnd(), Escapes.key(name) + (isOpen ? "=" : ""));
                if (!before.equals(come.after().get())) {
                    replaceValue(gone.key(), come.after().get());
                }
                removed.remove(gone);
                added.remove(come);
            }
        }
    }

    private static boolean isMoved(Value before, Value after) {
        return !before.origin().equals(Origin.unknown()) && before.origin().equals(after.origin());
    }

    private void replaceValue(Key key, Value value) {
        Line line = line(key);
        boolean hasSeparator = line.valueStart() > line.keyEnd();
        if (!hasSeparator && text.charAt(line.keyEnd() - 1) == '\\') {
            throw incomplete(key);
        }
        String written = Escapes.value(text(key, value));
        boolean endsInNothing = written.isEmpty()
                && text.substring(line.keyEnd(), line.valueStart()).indexOf('\\') >= 0;
        if (hasSeparator && !endsInNothing) {
            replace(line.valueStart(), line.valueEnd(), written);
        } else { // a separator that goes on in the next line would take in the one behind it
            replace(line.keyEnd(), line.valueEnd(), "=" + written);
        }
    }

    /** The entry goes with the comment lines directly above it. */
    private void remove(Key key) {
        Line line = line(key);
        replace(commentStart(line), line.end(), "");
    }

    private int commentStart(Line line) {
        int start = line.start();
        while (start > 0) {
            int above = startOfLineBefore(start);
            String content = text.substring(above, start).strip();
            if (content.isEmpty() || !Line.isComment(content.charAt(0)) || isPartOfEntry(above)) {
                break;
            }
            start = above;
        }
        return start;
    }

    private boolean isPartOfEntry(int offset) {
        int low = 0;
        int high = lines.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lines.get(middle).end() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < lines.size() && lines.get(low).start() <= offset;
    }

    private int startOfLineBefore(int start) {
        int at = start - 1;
        if (at > 0 && text.charAt(at) == '\n' && text.charAt(at - 1) == '\r') {
            at--;
        }
        while (at > 0 && text.charAt(at - 1) != '\n' && text.charAt(at - 1) != '\r') {
            at--;
        }
        return at;
    }

    private void insert(Key key, Value value, List<Comment> comments) {
        Optional<Line> neighbour = names.neighbour(key);
        String separator = neighbour
                .map(line -> text.substring(line.keyEnd(), line.valueStart()))
                .filter(between -> !between.isEmpty() && between.indexOf('\\') < 0 && !isOpen(name(key), between))
                .orElse("=");
        String lineEnd = text.contains("\r\n") ? "\r\n" : text.contains("\r") && !text.contains("\n") ? "\r" : "\n";
        int at = neighbour.map(Line::end).orElse(text.length());
        boolean needsLineEnd = at > 0 && text.charAt(at - 1) != '\n' && text.charAt(at - 1) != '\r';
        if (at == text.length() && endsWithinLine()) {
            throw incomplete(key);
        }
        String above = comments.stream()
                .filter(comment -> comment.key().equals(key))
                .flatMap(comment -> comment.text().lines())
                .map(line -> "# " + line + lineEnd)
                .collect(Collectors.joining());
        String entry = above + Escapes.key(name(key)) + separator + Escapes.value(text(key, value));
        splices.add(new Splice(at, "", needsLineEnd ? lineEnd + entry : entry + lineEnd));
    }

    /** Blanks end a name; in front of an entry without one they mean nothing. */
    private static boolean isOpen(String name, String between) {
        return name.isEmpty() && between.indexOf('=') < 0 && between.indexOf(':') < 0;
    }

    private Line line(Key key) {
        return names.line(key).orElseThrow(() -> refuse(key, "it is not in the file", "a key of the file"));
    }

    private void replace(int from, int to, String inserted) {
        splices.add(new Splice(from, text.substring(from, to), inserted));
    }

    private String name(Key key) {
        List<String> names = new ArrayList<>();
        for (Segment segment : key.segments()) {
            if (!(segment instanceof Segment.Name name) || name.name().contains(".")) {
                throw refuse(key, "it cannot be written in a .properties file", "names without a dot in them");
            }
            names.add(name.name());
        }
        return String.join(".", names);
    }

    private String text(Key key, Value value) {
        if (value instanceof Text text) {
            return text.text();
        }
        if (value.depth() == 0) {
            return value.toString();
        }
        throw refuse(key, "a " + value.kind() + " cannot be written in a .properties file", "a single value");
    }

    private boolean endsWithinLine() {
        String end = text.stripTrailing();
        int backslashes = 0;
        while (backslashes < end.length() && end.charAt(end.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private RefusedException incomplete(Key key) {
        return refuse(
                key,
                "the file ends with a backslash, which would join the edit to its last line",
                "a file whose last line is complete");
    }

    private RefusedException refuse(Key key, String what, String expected) {
        return new RefusedException(Problem.of(Origin.of(source), key, what, expected));
    }
}
