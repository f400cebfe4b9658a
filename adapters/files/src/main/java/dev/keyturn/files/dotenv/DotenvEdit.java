package dev.keyturn.files.dotenv;

import dev.keyturn.files.edit.Operation;
import dev.keyturn.files.edit.Rewriting;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.format.Splice;
import dev.keyturn.step.Comment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carries operations out: names and values change in their lines, lines come and go. */
final class DotenvEdit {
    private final String text;
    private final String source;
    private final Map<String, DotenvEntry> entries;
    private final Map<String, String> renamed = new HashMap<>();
    private final Map<String, String> set = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    /** What comes behind an entry, or in front of the first, whose name is then "". */
    private final Map<String, List<Operation.Insert>> arrivals = new HashMap<>();

    DotenvEdit(String text, String source, Map<String, DotenvEntry> entries) {
        this.text = text;
        this.source = source;
        this.entries = entries;
    }

    List<Splice> splices(List<Operation> operations) {
        operations.forEach(this::gather);
        Rewriting out = new Rewriting(text, 0);
        if (entries.isEmpty()) {
            out.copy(0, text.length());
            arrivals.values().forEach(list -> list.forEach(insert -> append(insert, out)));
            return out.splices(text.length());
        }
        DotenvEntry first = entries.values().iterator().next();
        int copied = placeOfFirst(first);
        out.copy(0, copied);
        arrivals.getOrDefault("", List.of()).forEach(insert -> out.write(line(insert, first) + lineEnd(first)));
        for (DotenvEntry entry : entries.values()) {
            int own = own(entry, copied);
            boolean leavesEnd = gone.contains(entry.name()) && isUnfinished(entry);
            out.copy(copied, leavesEnd ? own - lengthOfLineEnd(copied, own) : own);
            if (!gone.contains(entry.name())) {
                keep(entry, own, out);
            }
            arrive(entry, out);
            copied = gone.contains(entry.name()) ? entry.end() : endOfLine(entry);
        }
        out.copy(copied, text.length());
        return out.splices(text.length());
    }

    private void gather(Operation operation) {
        if (operation instanceof Operation.Rename rename) {
            checkName(Key.ofNames(rename.to()));
            renamed.put(name(rename.from()), rename.to());
        } else if (operation instanceof Operation.Move move) {
            checkName(move.to()); // there is one table only: nothing else can be moved
        } else if (operation instanceof Operation.SetValue setValue) {
            set.put(name(setValue.key()), text(setValue.key(), setValue.value()));
        } else if (operation instanceof Operation.Insert insert) {
            checkName(insert.key());
            text(insert.key(), insert.value());
            String behind = insert.place().isFirst() ? "" : insert.place().after();
            arrivals.computeIfAbsent(behind, any -> new ArrayList<>()).add(insert);
        } else if (operation instanceof Operation.Remove remove) {
            gone.add(name(remove.key()));
        }
    }

    private void keep(DotenvEntry entry, int own, Rewriting out) {
        String newName = renamed.get(entry.name());
        out.copy(own, entry.nameStart());
        if (newName == null) {
            out.copy(entry.nameStart(), entry.nameEnd());
        } else {
            out.write(newName);
        }
        String value = set.get(entry.name());
        out.copy(entry.nameEnd(), entry.valueStart());
        if (value == null) {
            out.copy(entry.valueStart(), endOfLine(entry));
            return;
        }
        boolean isCommented = !text.substring(entry.valueEnd(), entry.end()).isBlank();
        boolean hidesInComment = value.isEmpty() && isCommented; // NAME= # is read in different ways
        DotenvQuotes quotes = entry.quotes(text);
        out.write(hidesInComment && quotes == DotenvQuotes.NONE ? "\"\"" : quotes.write(value));
        out.copy(entry.valueEnd(), endOfLine(entry));
    }

    /** Whether an entry is at the end of a text that has no line end there. */
    private boolean isUnfinished(DotenvEntry entry) {
        return entry.end() == text.length() && !DotenvReader.isLineEnd(text.charAt(entry.end() - 1));
    }

    /** In front of what goes with the first entry; at the top if that is a blank line, left of something that was there. */
    private int placeOfFirst(DotenvEntry first) {
        int top = text.startsWith("\ufeff") ? 1 : 0;
        return DotenvReader.isLineEnd(text.charAt(top)) ? top : own(first, top);
    }

    /** What comes behind an entry looks like it. */
    private void arrive(DotenvEntry entry, Rewriting out) {
        for (Operation.Insert insert : arrivals.getOrDefault(entry.name(), List.of())) {
            out.write(lineEnd(entry) + line(insert, entry));
        }
    }

    private int endOfLine(DotenvEntry entry) {
        return entry.end() - lengthOfLineEnd(entry.valueEnd(), entry.end());
    }

    private int lengthOfLineEnd(int from, int to) {
        boolean endsLine = to > from && DotenvReader.isLineEnd(text.charAt(to - 1));
        return !endsLine ? 0 : to - 1 > from && text.startsWith("\r\n", to - 2) ? 2 : 1;
    }

    private String line(Operation.Insert insert, DotenvEntry like) {
        String before = text.substring(like.start(), like.nameStart());
        String separator = text.substring(like.nameEnd(), like.valueStart());
        String value = like.quotes(text).write(text(insert.key(), insert.value()));
        return comments(insert, lineEnd(like)) + before + name(insert.key()) + separator + value;
    }

    /** To a file without entries. */
    private void append(Operation.Insert insert, Rewriting out) {
        boolean endsLine =
                text.isEmpty() || text.equals("\ufeff") || DotenvReader.isLineEnd(text.charAt(text.length() - 1));
        String lineEnd = firstLineEnd();
        String value = DotenvQuotes.NONE.write(text(insert.key(), insert.value()));
        String line = comments(insert, lineEnd) + name(insert.key()) + "=" + value;
        out.write(endsLine ? line + lineEnd : lineEnd + line);
    }

    private static String comments(Operation.Insert insert, String lineEnd) {
        StringBuilder out = new StringBuilder();
        for (Comment comment : insert.comments()) {
            comment.text()
                    .lines()
                    .forEach(line -> out.append(("# " + line).stripTrailing()).append(lineEnd));
        }
        return out.toString();
    }

    /** Where what goes with an entry begins: with the comment lines directly above it. */
    private int own(DotenvEntry entry, int from) {
        int own = entry.start();
        while (own > from) {
            int above = startOfLineBefore(own, from);
            if (!text.substring(above, own).strip().startsWith("#")) {
                break;
            }
            own = above;
        }
        return own;
    }

    private int startOfLineBefore(int start, int from) {
        int at = start - 1;
        if (at > from && text.charAt(at) == '\n' && text.charAt(at - 1) == '\r') {
            at--;
        }
        while (at > from && !DotenvReader.isLineEnd(text.charAt(at - 1))) {
            at--;
        }
        return at + (at == 0 && text.startsWith("\ufeff") ? 1 : 0);
    }

    private String lineEnd(DotenvEntry entry) {
        for (int at = entry.valueEnd(); at < entry.end(); at++) {
            if (DotenvReader.isLineEnd(text.charAt(at))) {
                return text.substring(at, entry.end());
            }
        }
        return firstLineEnd();
    }

    private String firstLineEnd() {
        for (int at = 0; at < text.length(); at++) {
            if (DotenvReader.isLineEnd(text.charAt(at))) {
                return text.substring(at, DotenvReader.afterLineEnd(text, at));
            }
        }
        return "\n";
    }

    private static String name(Key key) {
        return key.segments().get(0) instanceof Segment.Name name ? name.name() : "";
    }

    private void checkName(Key key) {
        String name = name(key);
        boolean isName = key.segments().size() == 1
                && !name.isEmpty()
                && name.chars().allMatch(c -> DotenvReader.isNamePart((char) c));
        if (!isName) {
            throw refuse(
                    key,
                    "it cannot be written in a .env file",
                    "one name of letters, digits, underscores, dots and hyphens");
        }
    }

    private String text(Key key, Value value) {
        if (value instanceof Table table && table.size() > 0) {
            checkName(key.child(table.names().get(0)));
        }
        if (!(value instanceof Text text)) {
            throw refuse(key, "a " + value.kind() + " cannot be written in a .env file", "text");
        }
        if (text.text().indexOf(0) >= 0) {
            throw refuse(key, "no variable can hold a character with the code zero", "text without it");
        }
        return text.text();
    }

    private RefusedException refuse(Key key, String what, String expected) {
        return new RefusedException(Problem.of(Origin.of(source), key, what, expected));
    }
}
