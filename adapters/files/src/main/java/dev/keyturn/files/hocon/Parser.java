package dev.keyturn.files.hocon;

import dev.keyturn.files.hocon.Node.Braces;
import dev.keyturn.files.hocon.Node.Brackets;
import dev.keyturn.files.hocon.Node.Expression;
import dev.keyturn.files.hocon.Node.Field;
import dev.keyturn.files.hocon.Node.Include;
import dev.keyturn.files.hocon.Node.Joined;
import dev.keyturn.files.hocon.Node.Member;
import dev.keyturn.files.hocon.Node.Scalar;
import dev.keyturn.files.hocon.Token.Kind;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tokens to nodes. */
final class Parser {
    private static final Pattern INCLUDE = Pattern.compile("(required\\()?((file|url|classpath)\\()?");

    private final Lines lines;
    private final Lexer tokens;
    private int at;
    private int depth;
    private int lists;

    private Parser(Lines lines) {
        this.lines = lines;
        this.tokens = new Lexer(lines);
    }

    /** The object that a whole text is. */
    static Braces parse(Lines lines) {
        return new Parser(lines).document();
    }

    /** What a key is assigned one after the other, as {@link Entry} writes it as one text. */
    static List<Piece> pieces(Lines lines) {
        Parser parser = new Parser(lines);
        List<Piece> pieces = new ArrayList<>();
        do {
            boolean isAppend = parser.peek().kind() == Kind.PLUS_EQUALS;
            if (isAppend) {
                parser.at++;
            }
            pieces.add(new Piece(isAppend, parser.value()));
        } while (parser.skipOne(Kind.NEWLINE));
        parser.expectEnd();
        return pieces;
    }

    /** One of several assignments to the same key. */
    record Piece(boolean isAppend, Node node) {}

    private Token peek() {
        return tokens.get(at);
    }

    private boolean skipOne(Kind kind) {
        boolean isThere = peek().kind() == kind;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void skipLayout() {
        while (peek().isLayout()) {
            at++;
        }
    }

    private Braces document() {
        skipLayout();
        if (peek().kind() == Kind.OPEN_SQUARE) {
            throw unexpected("the text is a list", "settings by name");
        }
        Braces root;
        if (skipOne(Kind.OPEN_CURLY)) {
            root = braces(tokens.get(at - 1).start(), Kind.CLOSE_CURLY);
            skipLayout();
        } else {
            root = braces(0, Kind.END);
        }
        expectEnd();
        return root;
    }

    private void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw unexpected("something stands behind the end of the value", "nothing more");
        }
    }

    private Braces braces(int start, Kind close) {
        deeper();
        List<Member> members = new ArrayList<>();
        skipLayout();
        while (peek().kind() != close) {
            members.add(isInclude() ? include() : field());
            separate(close);
            tokens.forget(at - 1);
        }
        int end = peek().end();
        at += close == Kind.END ? 0 : 1;
        depth--;
        return new Braces(start, end, close == Kind.END, List.copyOf(members));
    }

    /** Between two entries stands a comma or the end of a line, and one comma at most. */
    private void separate(Kind close) {
        boolean isSeparated = false;
        while (peek().isLayout()) {
            isSeparated |= peek().kind() == Kind.NEWLINE;
            at++;
        }
        if (skipOne(Kind.COMMA)) {
            skipLayout();
        } else if (!isSeparated && peek().kind() != close) {
            throw unexpected("something stands behind a value", "a comma, a new line or the end");
        }
    }

    private Field field() {
        int from = at;
        while (peek().isWord() || (peek().kind() == Kind.WHITESPACE && at > from)) {
            at++;
        }
        if (at == from) {
            throw unexpected("there is no name here", "a name");
        }
        List<Name> path = Names.of(
                lines,
                tokens.words(),
                tokens.subList(from, at),
                tokens.get(from).start());
        int end = path.get(path.size() - 1).end();
        skipLayout();
        Token separator = peek();
        switch (separator.kind()) {
            case OPEN_CURLY -> {
                at++;
                return new Field(path, Kind.OPEN_CURLY, end, end, braces(separator.start(), Kind.CLOSE_CURLY));
            }
            case COLON, EQUALS -> {
                at++;
                return new Field(path, separator.kind(), separator.start(), separator.end(), value());
            }
            case PLUS_EQUALS -> {
                if (lists > 0) {
                    throw unexpected("+= stands within a list", "= there");
                }
                at++;
                lists++;
                Node value = value();
                lists--;
                return new Field(path, separator.kind(), separator.start(), separator.end(), value);
            }
            default -> throw unexpected("a name is not followed by a value", "=, : or {");
        }
    }

    private boolean isInclude() {
        return peek().kind() == Kind.UNQUOTED && peek().text(lines.text()).equals("include");
    }

    /** Checked roughly: what is included, and how, is for the program to find out. */
    private Include include() {
        int start = peek().start();
        at++;
        skipLayout();
        StringBuilder around = new StringBuilder();
        while (peek().kind() == Kind.UNQUOTED) {
            around.append(peek().text(lines.text()));
            at++;
            skipLayout();
        }
        int closed = (int) around.chars().filter(c -> c == '(').count();
        if (peek().kind() != Kind.QUOTED || !INCLUDE.matcher(around).matches()) {
            throw unexpected("include is not followed by the name of a file", "a name in quotes");
        }
        int end = peek().end();
        at++;
        while (closed > 0) {
            skipLayout();
            String close = peek().kind() == Kind.UNQUOTED ? peek().text(lines.text()) : "";
            if (close.isEmpty() || !close.chars().allMatch(c -> c == ')') || close.length() > closed) {
                throw unexpected("the parenthesis behind include is not closed", ")");
            }
            closed -= close.length();
            end = peek().end();
            at++;
        }
        return new Include(start, end);
    }

    /** A value, or several side by side on one line. */
    private Node value() {
        skipLayout();
        List<Node> parts = new ArrayList<>();
        int end = at;
        for (; ; ) {
            Token token = peek();
            if (token.isWord() || token.kind() == Kind.SUBSTITUTION) {
                parts.add(words());
            } else if (skipOne(Kind.OPEN_CURLY)) {
                parts.add(braces(token.start(), Kind.CLOSE_CURLY));
            } else if (skipOne(Kind.OPEN_SQUARE)) {
                parts.add(brackets(token.start()));
            } else if (token.kind() == Kind.WHITESPACE && !parts.isEmpty()) {
                at++;
                continue;
            } else {
                break;
            }
            end = at;
        }
        if (parts.isEmpty()) {
            throw unexpected("there is no value here", "a value");
        }
        at = end;
        return parts.size() == 1 ? parts.get(0) : joined(parts);
    }

    /** Words and substitutions with white space between them; a substitution makes an expression of them. */
    private Node words() {
        int from = at;
        int to = at;
        boolean isExpression = false;
        boolean isPure = true;
        while (peek().isWord() || peek().kind() == Kind.SUBSTITUTION || peek().kind() == Kind.WHITESPACE) {
            isExpression |= peek().kind() == Kind.SUBSTITUTION;
            isPure &= !peek().isWord();
            at++;
            to = peek(-1).kind() == Kind.WHITESPACE ? to : at;
        }
        at = to;
        int start = tokens.get(from).start();
        int end = tokens.get(to - 1).end();
        return isExpression
                ? new Expression(start, end, isPure)
                : new Scalar(start, end, scalar(tokens.subList(from, to)).withOrigin(lines.origin(start)));
    }

    private Token peek(int offset) {
        return tokens.get(at + offset);
    }

    private Value scalar(List<Token> words) {
        if (words.size() > 1) {
            StringBuilder out = new StringBuilder();
            words.forEach(word -> out.append(word.kind() == Kind.QUOTED ? word.text() : word.text(lines.text())));
            return Value.of(out.toString());
        }
        Token word = words.get(0);
        return switch (word.kind()) {
            case TRUE -> Value.of(true);
            case FALSE -> Value.of(false);
            case NULL -> Value.ofNull();
            case NUMBER ->
                Num.parse(word.text())
                        .orElseThrow(() -> lines.refuse(
                                word.start(),
                                Key.root(),
                                "the number is too long",
                                "at most " + Num.MAX_LENGTH + " characters"));
            case QUOTED -> Value.of(word.text());
            default -> Value.of(word.text(lines.text()));
        };
    }

    private Node brackets(int start) {
        deeper();
        lists++;
        List<Node> items = new ArrayList<>();
        skipLayout();
        while (peek().kind() != Kind.CLOSE_SQUARE) {
            items.add(value());
            separate(Kind.CLOSE_SQUARE);
        }
        lists--;
        depth--;
        at++;
        return new Brackets(start, tokens.get(at - 1).end(), List.copyOf(items));
    }

    private Node joined(List<Node> parts) {
        int start = parts.get(0).start();
        int end = parts.get(parts.size() - 1).end();
        boolean hasExpression = parts.stream().anyMatch(Expression.class::isInstance);
        boolean hasObject = parts.stream().anyMatch(Braces.class::isInstance);
        boolean hasList = parts.stream().anyMatch(Brackets.class::isInstance);
        boolean hasText = parts.stream()
                .anyMatch(part -> part instanceof Scalar || (part instanceof Expression words && !words.isPure()));
        if (hasText || (hasObject && hasList)) {
            throw lines.refuse(
                    start,
                    Key.root(),
                    "values of different kinds stand side by side",
                    "texts, or lists, or objects, each with their own kind");
        }
        return hasExpression && hasList ? new Expression(start, end, true) : new Joined(start, end, parts);
    }

    private void deeper() {
        if (++depth >= Key.MAX_DEPTH) {
            throw unexpected("the text nests too deep", "at most " + Key.MAX_DEPTH + " levels");
        }
    }

    private RefusedException unexpected(String what, String expected) {
        return lines.refuse(peek().start(), Key.root(), what, expected);
    }
}
