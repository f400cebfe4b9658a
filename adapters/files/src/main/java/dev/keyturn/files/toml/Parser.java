package dev.keyturn.files.toml;

import dev.keyturn.files.layout.Lines;
import dev.keyturn.files.layout.Vocabulary;
import dev.keyturn.files.toml.Node.Braces;
import dev.keyturn.files.toml.Node.Brackets;
import dev.keyturn.files.toml.Node.Field;
import dev.keyturn.files.toml.Node.Scalar;
import dev.keyturn.files.toml.Node.Section;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;

/** A text to nodes. */
final class Parser {
    private static final int FEW = 4;

    private final Lines lines;
    private final String text;
    private final Vocabulary words = new Vocabulary();
    private int at;
    private int depth;

    private Parser(Lines lines) {
        this.lines = lines;
        this.text = lines.text();
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /** The sections of a text; the first one has no header. */
    static List<Section> parse(Lines lines) {
        return new Parser(lines).document();
    }

    private List<Section> document() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(at, at, List.of(), false, new ArrayList<>(), -1));
        for (skipLines(); at < text.length(); skipLines()) {
            if (text.charAt(at) == '[') {
                sections.add(header(sections.size() - 1));
            } else {
                sections.get(sections.size() - 1).fields().add(field());
            }
            endLine();
        }
        return sections;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** White space, comments and ends of lines. */
    private void skipLines() {
        for (; ; ) {
            skipBlanks();
            if (peek() == '#') {
                comment();
            } else if (!skipNewline()) {
                return;
            }
        }
    }

    private boolean skipNewline() {
        int length = text.startsWith("\n", at) ? 1 : text.startsWith("\r\n", at) ? 2 : 0;
        at += length;
        return length > 0;
    }

    private void comment() {
        while (at < text.length() && text.charAt(at) != '\n' && !text.startsWith("\r\n", at)) {
            checkCharacter();
            at++;
        }
    }

    private void checkCharacter() {
        char c = text.charAt(at);
        if ((c < ' ' && c != '\t') || c == '\u007F') {
            throw unexpected("a control character stands here", "its escape, in a string in double quotes");
        }
    }

    private void endLine() {
        skipBlanks();
        if (peek() == '#') {
            comment();
        }
        if (at < text.length() && !skipNewline()) {
            throw unexpected("something stands behind the end of the line's content", "a comment or a new line");
        }
    }

    private Section header(int number) {
        int start = at;
        boolean isElement = text.startsWith("[[", at);
        at += isElement ? 2 : 1;
        List<Name> path = path();
        String close = isElement ? "]]" : "]";
        if (!text.startsWith(close, at)) {
            throw unexpected("a header is not closed", close);
        }
        at += close.length();
        return new Section(start, at, path, isElement, new ArrayList<>(FEW), number);
    }

    private Field field() {
        List<Name> path = path();
        if (peek() != '=') {
            throw unexpected("a key is not followed by a value", "=");
        }
        at++;
        skipBlanks();
        return new Field(path, value());
    }

    private List<Name> path() {
        List<Name> path = new ArrayList<>();
        do {
            at += path.isEmpty() ? 0 : 1;
            skipBlanks();
            path.add(name());
            skipBlanks();
        } while (peek() == '.');
        return List.copyOf(path);
    }

    private Name name() {
        int start = at;
        if (peek() == '"' || peek() == '\'') {
            Strings string = new Strings(lines, at, false);
            at = string.end();
            return new Name(string.value(), start, at);
        }
        while (isBare(peek())) {
            at++;
        }
        if (at == start) {
            throw unexpected("there is no key here", "a key");
        }
        return new Name(words.word(text.substring(start, at)), start, at);
    }

    static boolean isBare(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private Node value() {
        int start = at;
        return switch (peek()) {
            case '[' -> brackets();
            case '{' -> braces();
            case '"', '\'' -> {
                Strings string = new Strings(lines, at, true);
                at = string.end();
                yield scalar(start, Value.of(string.value()), false);
            }
            default -> {
                int end = Literals.end(text, at);
                String literal = text.substring(at, end);
                Value value = Literals.value(literal)
                        .orElseThrow(() -> unexpected(
                                "there is no value here", "a string in quotes, a number, a boolean, a date, [ or {"));
                at = end;
                yield scalar(start, value, Literals.isDate(literal));
            }
        };
    }

    private Scalar scalar(int start, Value value, boolean isDate) {
        return new Scalar(start, at, value.withOrigin(lines.origin(start)), isDate);
    }

    private Brackets brackets() {
        int start = at++;
        deeper();
        List<Node> items = new ArrayList<>();
        for (skipLines(); peek() != ']'; skipLines()) {
            items.add(value());
            skipLines();
            if (peek() == ',') {
                at++;
            } else if (peek() != ']') {
                throw unexpected("an array is not closed", ", or ]");
            }
        }
        depth--;
        at++;
        return new Brackets(start, at, List.copyOf(items));
    }

    private Braces braces() {
        int start = at++;
        deeper();
        List<Field> fields = new ArrayList<>();
        skipBlanks();
        while (peek() != '}' || !fields.isEmpty()) {
            fields.add(field());
            skipBlanks();
            if (peek() == '}') {
                break;
            }
            if (peek() != ',') {
                throw unexpected("an inline table is not closed on its line", ", or }");
            }
            at++;
            skipBlanks();
        }
        depth--;
        at++;
        return new Braces(start, at, List.copyOf(fields));
    }

    private void deeper() {
        if (++depth >= Key.MAX_DEPTH) {
            throw unexpected("the text nests too deep", "at most " + Key.MAX_DEPTH + " levels");
        }
    }

    private RefusedException unexpected(String what, String expected) {
        return lines.refuse(at, Key.root(), what, expected);
    }
}
