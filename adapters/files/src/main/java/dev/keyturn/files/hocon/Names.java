package dev.keyturn.files.hocon;

import dev.keyturn.files.hocon.Token.Kind;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.files.layout.Vocabulary;
import dev.keyturn.settings.Key;
import java.util.ArrayList;
import java.util.List;

/** Paths: words, numbers and strings side by side make one name, and dots outside quotes part names. */
final class Names {
    private final Lines lines;
    private final Vocabulary words;
    private final List<Name> names = new ArrayList<>();
    private final StringBuilder name = new StringBuilder();
    private boolean mayBeEmpty;
    private int start = -1;
    private int end;

    private Names(Lines lines, Vocabulary words) {
        this.lines = lines;
        this.words = words;
    }

    /** The names in these tokens. White space around all of them does not count, white space within does. */
    static List<Name> of(Lines lines, Vocabulary words, List<Token> tokens, int offset) {
        int from = 0;
        int to = tokens.size();
        while (from < to && tokens.get(from).kind() == Kind.WHITESPACE) {
            from++;
        }
        while (from < to && tokens.get(to - 1).kind() == Kind.WHITESPACE) {
            to--;
        }
        Names names = new Names(lines, words);
        names.start = from < to ? tokens.get(from).start() : offset;
        names.end = names.start;
        for (Token token : tokens.subList(from, to)) {
            names.add(token);
        }
        names.close();
        return List.copyOf(names.names);
    }

    private void add(Token token) {
        if (token.kind() == Kind.QUOTED) {
            name.append(token.text());
            mayBeEmpty |= name.length() == 0;
            end = token.end();
            return;
        }
        for (int i = token.start(); i < token.end(); i++) {
            char c = lines.text().charAt(i);
            if (c == '.') {
                close();
                start = i + 1;
            } else {
                name.append(c);
            }
            end = i + 1;
        }
    }

    private void close() {
        if (name.length() == 0 && !mayBeEmpty) {
            throw lines.refuse(start, Key.root(), "a path has an empty name", "a name, or \"\" for the empty one");
        }
        names.add(new Name(words.word(name.toString()), start, end));
        name.setLength(0);
        mayBeEmpty = false;
    }
}
