package dev.keyturn.files.json;

/** Reads one token after the other and keeps count of where it is. */
final class JsonTokens {
    /** What is not JSON, and where. */
    static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final int offset;
        final String expected;
        final String hint;

        MalformedException(int offset, String what, String expected, String hint) {
            super(what, null, false, false);
            this.offset = offset;
            this.expected = expected;
            this.hint = hint;
        }
    }

    private final String text;
    private final boolean hasComments;
    private int at;

    JsonTokens(String text, boolean hasComments) {
        this.text = text;
        this.hasComments = hasComments;
        this.at = text.startsWith("\ufeff") ? 1 : 0;
    }

    /** Whether a comma may stand behind the last entry: where comments are allowed, that is too. */
    boolean allowsTrailingComma() {
        return hasComments;
    }

    int at() {
        return at;
    }

    /** Goes to the next token and tells its first character; 0, which no token begins with, at the end. */
    char next() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '/') {
                at = afterComment();
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else {
                return c;
            }
        }
        return 0;
    }

    private int afterComment() {
        int end = JsonTrivia.endOfComment(text, at);
        if (end < 0) {
            throw malformed("a comment begins here and does not end", "*/ at its end");
        }
        if (end == at) {
            throw malformed("this is not JSON", "a value, a comma or a bracket");
        }
        if (!hasComments) {
            throw new MalformedException(
                    at,
                    "this is a comment, which JSON does not have",
                    "JSON without comments",
                    "name the file .jsonc if the program that reads it allows comments");
        }
        return end;
    }

    /** Whether the text goes on with this one-character token, which is read then. */
    boolean skip(char token) {
        if (next() != token || at >= text.length()) {
            return false;
        }
        at++;
        return true;
    }

    /** Reads a text in quotes, which begins here. */
    String string() {
        int start = ++at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
            plainCharacter();
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return text.substring(start, at++);
        }
        StringBuilder out = new StringBuilder(text.substring(start, at));
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\') {
                out.append(escaped());
            } else {
                out.append(plainCharacter());
            }
        }
        if (at >= text.length()) {
            at = start - 1;
            throw malformed("a text begins here and does not end", "a quote at its end");
        }
        at++;
        return out.toString();
    }

    private char plainCharacter() {
        char c = text.charAt(at);
        if (c < 0x20) {
            throw malformed("a control character or a line end stands in a text", "its escape, such as \\n or \\u0000");
        }
        at++;
        return c;
    }

    private char escaped() {
        char c = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        char meant = switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default ->
                throw malformed("JSON has no such escape", "\\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four digits");
        };
        at += c == 'u' ? 6 : 2;
        return meant;
    }

    private char hex() {
        int code = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = i < text.length() && text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                throw malformed("a unicode escape is not complete", "\\u with four hexadecimal digits");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    /** Reads a number, which begins here with a digit or a minus. */
    String number() {
        int start = at;
        at += text.charAt(at) == '-' ? 1 : 0;
        if (at < text.length() && text.charAt(at) == '0') {
            at++;
        } else {
            digits();
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            at += at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? 1 : 0;
            digits();
        }
        return text.substring(start, at);
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw malformed("this is not a number of JSON", "a digit, and no zero in front of others");
        }
    }

    /** Whether the text goes on with this word, which is read then. */
    boolean word(String word) {
        if (!text.startsWith(word, at)) {
            return false;
        }
        at += word.length();
        return true;
    }

    MalformedException malformed(String what, String expected) {
        return new MalformedException(at, what, expected, "");
    }
}
