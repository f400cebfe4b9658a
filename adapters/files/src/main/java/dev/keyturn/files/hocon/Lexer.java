package dev.keyturn.files.hocon;

import dev.keyturn.files.hocon.Token.Kind;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.files.layout.Vocabulary;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into tokens, when they are asked for, as Typesafe Config does: {@code 10s} is a number with a word behind it, {@code true} is a
 * boolean even at the beginning of {@code trueish}, and only {@code \n} ends a line.
 */
final class Lexer {
    private static final String RESERVED = "$\"{}[]:=,+#`^?!@*&\\";
    private static final String NUMBER = "0123456789eE+-.";
    private static final int MANY = 1000;

    private final Lines lines;
    private final String text;
    private final Vocabulary words = new Vocabulary();

    /** Those that are not forgotten: all of a large text would take far more room than the text. */
    private final List<Token> tokens = new ArrayList<>();

    private int forgotten;
    private int at;

    Lexer(Lines lines) {
        this.lines = lines;
        this.text = lines.text();
    }

    /** All tokens of a text; the last one is its end. */
    static List<Token> all(Lines lines) {
        Lexer lexer = new Lexer(lines);
        int number = 0;
        while (lexer.get(number).kind() != Kind.END) {
            number++;
        }
        return lexer.tokens;
    }

    /** The words of names, each once. */
    Vocabulary words() {
        return words;
    }

    /** The token with this number; the last one is the end of the text. */
    Token get(int number) {
        while (number - forgotten >= tokens.size()) {
            if (at < text.length()) {
                next();
            } else {
                add(Kind.END, at, "");
            }
        }
        return tokens.get(number - forgotten);
    }

    /** Tokens that have been got. */
    List<Token> subList(int from, int to) {
        return tokens.subList(from - forgotten, to - forgotten);
    }

    /** Nobody asks for those in front of this one any more. */
    void forget(int number) {
        if (number - forgotten > MANY) {
            tokens.subList(0, number - forgotten).clear();
            forgotten = number;
        }
    }

    static boolean isWhitespace(char c) {
        return c == '\u00A0' || c == '\u2007' || c == '\u202F' || c == '\uFEFF' || Character.isWhitespace(c);
    }

    /** Whether the character has to be in quotes. */
    static boolean isReserved(char c) {
        return RESERVED.indexOf(c) >= 0 || isWhitespace(c);
    }

    private void add(Kind kind, int end, String value) {
        tokens.add(new Token(kind, at, end, value));
        at = end;
    }

    private void next() {
        char c = text.charAt(at);
        switch (c) {
            case '\n' -> add(Kind.NEWLINE, at + 1, "");
            case '{' -> add(Kind.OPEN_CURLY, at + 1, "");
            case '}' -> add(Kind.CLOSE_CURLY, at + 1, "");
            case '[' -> add(Kind.OPEN_SQUARE, at + 1, "");
            case ']' -> add(Kind.CLOSE_SQUARE, at + 1, "");
            case ',' -> add(Kind.COMMA, at + 1, "");
            case ':' -> add(Kind.COLON, at + 1, "");
            case '=' -> add(Kind.EQUALS, at + 1, "");
            case '"' -> quoted();
            case '$' -> substitution();
            case '+' -> plus();
            default -> other(c);
        }
    }

    private void other(char c) {
        if (isWhitespace(c)) {
            int end = at;
            while (end < text.length() && text.charAt(end) != '\n' && isWhitespace(text.charAt(end))) {
                end++;
            }
            add(Kind.WHITESPACE, end, "");
        } else if (startsComment(at)) {
            int end = text.indexOf('\n', at);
            add(Kind.COMMENT, end < 0 ? text.length() : end, "");
        } else if (c == '-' || (c >= '0' && c <= '9')) {
            number();
        } else if (RESERVED.indexOf(c) >= 0) {
            throw reserved(at);
        } else {
            word();
        }
    }

    private boolean startsComment(int offset) {
        return text.charAt(offset) == '#' || text.startsWith("//", offset);
    }

    private void plus() {
        if (!text.startsWith("+=", at)) {
            throw reserved(at);
        }
        add(Kind.PLUS_EQUALS, at + 2, "");
    }

    private void number() {
        int end = at;
        while (end < text.length() && NUMBER.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String digits = text.substring(at, end);
        if (isNumber(digits)) {
            add(Kind.NUMBER, end, digits);
            return;
        }
        int plus = digits.indexOf('+');
        if (plus >= 0) {
            throw reserved(at + plus);
        }
        add(Kind.UNQUOTED, end, digits);
    }

    /** Whether Typesafe Config holds it for a number; a whole number has to fit a {@code long}. */
    static boolean isNumber(String digits) {
        boolean isNumber = !digits.isEmpty() && (digits.charAt(0) == '-' || Character.isDigit(digits.charAt(0)));
        for (int i = 0; i < digits.length(); i++) {
            isNumber &= NUMBER.indexOf(digits.charAt(i)) >= 0;
        }
        if (!isNumber) {
            return false;
        }
        try {
            if (digits.contains(".") || digits.contains("e") || digits.contains("E")) {
                Double.parseDouble(digits);
            } else {
                Long.parseLong(digits);
            }
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void word() {
        int end = at;
        while (end < text.length() && !isReserved(text.charAt(end)) && !startsComment(end)) {
            end++;
            Kind kind = keyword(end);
            if (kind != Kind.UNQUOTED) {
                add(kind, end, text.substring(at, end));
                return;
            }
        }
        add(Kind.UNQUOTED, end, text.substring(at, end));
    }

    private Kind keyword(int end) {
        int length = end - at;
        if (length == 4 && text.startsWith("true", at)) {
            return Kind.TRUE;
        }
        if (length == 4 && text.startsWith("null", at)) {
            return Kind.NULL;
        }
        return length == 5 && text.startsWith("false", at) ? Kind.FALSE : Kind.UNQUOTED;
    }

    private void quoted() {
        if (text.startsWith("\"\"\"", at)) {
            int close = text.indexOf("\"\"\"", at + 3);
            if (close < 0) {
                throw lines.refuse(at, Key.root(), "a text in three quotes is not closed", "three quotes behind it");
            }
            int end = close + 3;
            while (end < text.length() && text.charAt(end) == '"') {
                end++; // the last three quotes close it, those in front of them belong to it
            }
            add(Kind.QUOTED, end, text.substring(at + 3, end - 3));
            return;
        }
        StringBuilder out = new StringBuilder();
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            char c = text.charAt(i);
            if (c < ' ') {
                throw lines.refuse(
                        i, Key.root(), "a quoted text holds a line end or another control character", "its escape");
            }
            i = c == '\\' ? escape(i, out) : i + 1;
            if (c != '\\') {
                out.append(c);
            }
        }
        if (i >= text.length()) {
            throw lines.refuse(at, Key.root(), "a quoted text is not closed", "a quote behind it");
        }
        add(Kind.QUOTED, i + 1, out.toString());
    }

    private int escape(int backslash, StringBuilder out) {
        char c = backslash + 1 < text.length() ? text.charAt(backslash + 1) : ' ';
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            out.append("\"\\/\b\f\n\r\t".charAt(plain));
            return backslash + 2;
        }
        int end = backslash + 6;
        if (c == 'u' && end <= text.length()) {
            int code = 0;
            for (int i = backslash + 2; i < end; i++) {
                int digit = Character.digit(text.charAt(i), 16);
                if (digit < 0 || text.charAt(i) > 'f') {
                    throw badEscape(backslash);
                }
                code = code * 16 + digit;
            }
            out.append((char) code);
            return end;
        }
        throw badEscape(backslash);
    }

    private RefusedException badEscape(int offset) {
        return lines.refuse(
                offset,
                Key.root(),
                "there is no such escape in a quoted text",
                "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX");
    }

    private void substitution() {
        if (!text.startsWith("${", at)) {
            throw reserved(at);
        }
        int start = at;
        int first = tokens.size();
        boolean isOptional = text.startsWith("?", at + 2);
        at += isOptional ? 3 : 2;
        while (at < text.length() && text.charAt(at) != '}') {
            int before = tokens.size();
            if (text.charAt(at) == '$') {
                throw badSubstitution(start);
            }
            next();
            Token token = tokens.get(before);
            if (!token.isWord() && token.kind() != Kind.WHITESPACE) {
                throw badSubstitution(start);
            }
        }
        if (at >= text.length()) {
            throw badSubstitution(start);
        }
        Names.of(lines, words, List.copyOf(tokens.subList(first, tokens.size())), start);
        tokens.subList(first, tokens.size()).clear();
        int end = at + 1;
        at = start;
        add(Kind.SUBSTITUTION, end, "");
    }

    private RefusedException badSubstitution(int offset) {
        return lines.refuse(offset, Key.root(), "a substitution is not complete", "${path} or ${?path}");
    }

    private RefusedException reserved(int offset) {
        return lines.refuse(
                offset, Key.root(), "a character stands here that HOCON reserves", "double quotes around it");
    }
}
