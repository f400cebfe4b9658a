package dev.keyturn.files.hocon;

/**
 * A stretch of text with one meaning. The tokens of a text follow each other without gaps.
 *
 * @param kind what it is
 * @param start where it begins
 * @param end where the next one begins
 * @param text what it stands for: the characters of a string without its quotes, the path of a substitution; else empty
 */
record Token(Kind kind, int start, int end, String text) {
    enum Kind {
        NEWLINE,
        WHITESPACE,
        COMMENT,
        OPEN_CURLY,
        CLOSE_CURLY,
        OPEN_SQUARE,
        CLOSE_SQUARE,
        COMMA,
        COLON,
        EQUALS,
        PLUS_EQUALS,
        QUOTED,
        UNQUOTED,
        NUMBER,
        TRUE,
        FALSE,
        NULL,
        SUBSTITUTION,
        END
    }

    /** The characters in the text, quotes included. */
    String text(String whole) {
        return whole.substring(start, end);
    }

    /** Whether it can stand in a name: a string, a number, a word. */
    boolean isWord() {
        return switch (kind) {
            case QUOTED, UNQUOTED, NUMBER, TRUE, FALSE, NULL -> true;
            default -> false;
        };
    }

    /** Whether it says nothing to a program: white space on a line, the end of a line, a comment. */
    boolean isLayout() {
        return kind == Kind.WHITESPACE || kind == Kind.NEWLINE || kind == Kind.COMMENT;
    }
}
