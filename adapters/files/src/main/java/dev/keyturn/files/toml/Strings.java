package dev.keyturn.files.toml;

import dev.keyturn.files.layout.Lines;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;

/** One string of any of the four kinds. */
final class Strings {
    private final Lines lines;
    private final String text;
    private final int start;
    private final StringBuilder value = new StringBuilder();
    private int at;

    /** The string that begins at an offset. */
    Strings(Lines lines, int start, boolean mayHaveLines) {
        this.lines = lines;
        this.text = lines.text();
        this.start = start;
        char quote = text.charAt(start);
        boolean hasThree = mayHaveLines && text.startsWith(String.valueOf(quote).repeat(3), start);
        this.at = start + (hasThree ? 3 : 1);
        if (hasThree) {
            at += text.startsWith("\n", at) ? 1 : text.startsWith("\r\n", at) ? 2 : 0;
            severalLines(quote);
        } else {
            oneLine(quote);
        }
    }

    int end() {
        return at;
    }

    String value() {
        return value.toString();
    }

    private void oneLine(char quote) {
        while (at < text.length() && text.charAt(at) != quote) {
            character(quote, false);
        }
        if (at == text.length()) {
            throw notClosed();
        }
        at++;
    }

    private void severalLines(char quote) {
        String close = String.valueOf(quote).repeat(3);
        while (at < text.length() && !text.startsWith(close, at)) {
            character(quote, true);
        }
        if (at == text.length()) {
            throw notClosed();
        }
        // one or two quotes in front of the closing ones belong to the text
        for (int i = 0; i < 2 && text.startsWith(close, at + 1); i++) {
            value.append(quote);
            at++;
        }
        at += 3;
    }

    private void character(char quote, boolean mayHaveLines) {
        char c = text.charAt(at);
        if (c == '\\' && quote == '"') {
            escape(mayHaveLines);
            return;
        }
        boolean isLineEnd = c == '\n' || text.startsWith("\r\n", at);
        boolean isControl = (c < ' ' && c != '\t') || c == '\u007F';
        if (isControl && !(isLineEnd && mayHaveLines)) {
            throw lines.refuse(at, Key.root(), "a string holds a control character or is not closed", "its escape");
        }
        value.append(c);
        at++;
        if (isLineEnd && c == '\r') {
            value.append('\n');
            at++;
        }
    }

    private void escape(boolean mayHaveLines) {
        char c = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        int plain = "btnfr\"\\".indexOf(c);
        if (plain >= 0) {
            value.append("\b\t\n\f\r\"\\".charAt(plain));
            at += 2;
        } else if (c == 'u' || c == 'U') {
            int end = at + (c == 'u' ? 6 : 10);
            long code = 0;
            for (int i = at + 2; i < end; i++) {
                int digit = i < text.length() && text.charAt(i) < 'g' ? Character.digit(text.charAt(i), 16) : -1;
                if (digit < 0) {
                    throw badEscape();
                }
                code = code * 16 + digit;
            }
            if (code > Character.MAX_CODE_POINT || (code >= 0xD800 && code <= 0xDFFF)) {
                throw badEscape();
            }
            value.appendCodePoint((int) code);
            at = end;
        } else if (mayHaveLines && skipsLine(at + 1)) {
            at++;
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                if (text.charAt(at) == '\r' && !text.startsWith("\r\n", at)) {
                    throw badEscape();
                }
                at++;
            }
        } else {
            throw badEscape();
        }
    }

    private boolean skipsLine(int offset) {
        int i = offset;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return text.startsWith("\n", i) || text.startsWith("\r\n", i);
    }

    private RefusedException badEscape() {
        return lines.refuse(
                at,
                Key.root(),
                "there is no such escape in a string",
                "one of \\\" \\\\ \\b \\t \\n \\f \\r \\uXXXX \\UXXXXXXXX");
    }

    private RefusedException notClosed() {
        return lines.refuse(start, Key.root(), "a string is not closed", "its closing quotes");
    }
}
