package dev.keyturn.files.hocon;

import dev.keyturn.files.layout.Lines;
import dev.keyturn.settings.RefusedException;
import java.util.ArrayList;
import java.util.List;

/** Gives the lines of a value that moves another indentation. */
final class Indentation {
    private Indentation() {}

    /**
     * The text behind a name, with the lines below the first indented anew. What an expression or a text in three quotes holds
     * stays as it is.
     */
    static String of(String rest, String before, String after) {
        if (before.equals(after) || rest.indexOf('\n') < 0) {
            return rest;
        }
        Lines lines = new Lines("x" + rest, "");
        List<Token> tokens;
        List<Node> expressions = new ArrayList<>();
        try {
            tokens = Lexer.all(lines);
            collect(Parser.parse(lines), expressions);
        } catch (RefusedException e) {
            return rest;
        }
        StringBuilder out = new StringBuilder();
        int copied = 0;
        int passed = 0;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token newline = tokens.get(i);
            while (passed < expressions.size() && expressions.get(passed).end() <= newline.start()) {
                passed++;
            }
            boolean isOutside = passed == expressions.size()
                    || newline.start() < expressions.get(passed).start();
            if (newline.kind() == Token.Kind.NEWLINE && rest.startsWith(before, newline.end() - 1) && isOutside) {
                out.append(rest, copied, newline.end() - 1);
                copied = newline.end() - 1 + before.length();
                boolean isBlank = tokens.get(i + 1).kind() == Token.Kind.NEWLINE;
                out.append(isBlank ? "" : after);
            }
        }
        return out.append(rest.substring(copied)).toString();
    }

    /** The expressions in a value, in order. */
    private static void collect(Node node, List<Node> expressions) {
        if (node instanceof Node.Expression) {
            expressions.add(node);
        } else if (node instanceof Node.Joined joined) {
            joined.parts().forEach(part -> collect(part, expressions));
        } else if (node instanceof Node.Brackets list) {
            list.items().forEach(item -> collect(item, expressions));
        } else if (node instanceof Node.Braces object) {
            for (Node.Member member : object.members()) {
                if (member instanceof Node.Field field) {
                    collect(field.value(), expressions);
                }
            }
        }
    }
}
