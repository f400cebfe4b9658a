package dev.keyturn.testkit.source;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Splice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Texts, edits and differences as failures show them. They come from samples that whoever runs the test has written. */
final class Shown {
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_VALUE = 120;
    private static final int LONGEST_TEXT = 2000;

    private Shown() {}

    /** A text, line by line below a title, with what cannot be seen written out. */
    static String text(String title, String text) {
        StringBuilder out = new StringBuilder("\n  --- ").append(title);
        String start = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        start.lines().forEach(line -> out.append("\n  | ").append(visible(line)));
        if (text.length() > LONGEST_TEXT) {
            return out.append("\n  (and ")
                    .append(text.length() - LONGEST_TEXT)
                    .append(" characters more)")
                    .toString();
        }
        if (text.contains("\r\n")) {
            out.append("\n  (lines end with \\r\\n");
            out.append(text.replace("\r\n", "").contains("\n") ? ", some with \\n)" : ")");
        }
        return text.endsWith("\n")
                ? out.toString()
                : out.append("\n  (no line end behind this)").toString();
    }

    private static String visible(String line) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean isSeen = !Character.isISOControl(c) && !Character.isSurrogate(c) && c != '\u2028' && c != '\ufeff';
            out.append(isSeen || c == '\t' ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return out.toString();
    }

    /** An edit, a line for each change. */
    static String edit(Edit edit) {
        return "\n  --- the edit" + lines(edit.changes(), Shown::change)
                + (edit.comments().isEmpty() ? "" : "\n  | with a comment at what is added");
    }

    /** Where one reads something else than was expected. */
    static String differences(Settings expected, Settings actual) {
        return lines(
                Changes.between(expected, actual),
                change -> change.key() + ": expected " + value(change.before()) + ", but was " + value(change.after()));
    }

    private static String lines(Changes changes, Function<Change, String> line) {
        List<Change> list = changes.list();
        String shown = list.stream()
                .limit(MOST_CHANGES)
                .map(change -> "\n  | " + visible(line.apply(change)))
                .collect(Collectors.joining());
        return list.size() > MOST_CHANGES ? shown + "\n  (and " + (list.size() - MOST_CHANGES) + " more)" : shown;
    }

    private static String change(Change change) {
        if (change.after().isEmpty()) {
            return "remove " + change.key();
        }
        return change.before().isEmpty()
                ? "add " + change.key() + ", " + value(change.after())
                : "change " + change.key() + " from " + value(change.before()) + " to " + value(change.after());
    }

    private static String value(Optional<Value> value) {
        String shown = value.map(there -> there.kind() + " " + there).orElse("nothing");
        return shown.length() > LONGEST_VALUE ? shown.substring(0, LONGEST_VALUE) + "\u2026" : shown;
    }

    /** Splices, a line for each. */
    static String splices(List<Splice> splices) {
        return splices.stream()
                .limit(MOST_CHANGES)
                .map(splice -> "\n  | at " + splice.offset() + ": \"" + visible(splice.removed()) + "\" becomes \""
                        + visible(splice.inserted()) + '"')
                .collect(Collectors.joining("", "\n  --- the splices", ""));
    }
}
