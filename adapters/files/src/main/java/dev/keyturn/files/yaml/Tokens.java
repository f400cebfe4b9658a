package dev.keyturn.files.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * The library's scanner, which keeps the tokens that an event was made of: events know neither where a colon, a dash or a
 * comma stands, nor where a value ends.
 */
final class Tokens implements Scanner {
    private final ScannerImpl scanner;
    private final CodePoints codePoints;
    private final List<Token> taken = new ArrayList<>();

    Tokens(LoadSettings settings, String text) {
        this.scanner = new ScannerImpl(settings, new StreamReader(settings, text));
        this.codePoints = new CodePoints(text);
    }

    /** Forgets the tokens of the event before. */
    void forget() {
        taken.clear();
    }

    Optional<Token> find(Token.ID id) {
        for (Token token : taken) {
            if (token.getTokenId() == id) {
                return Optional.of(token);
            }
        }
        return Optional.empty();
    }

    /** Where a token stands, or -1 if there is none among those of the event. */
    int place(Token.ID id) {
        return find(id).map(this::start).orElse(-1);
    }

    int start(Token token) {
        return offset(token.getStartMark());
    }

    int end(Token token) {
        return offset(token.getEndMark());
    }

    int offset(Optional<Mark> mark) {
        return codePoints.offset(mark.map(Mark::getIndex).orElse(0));
    }

    @Override
    public boolean checkToken(Token.ID... choices) {
        return scanner.checkToken(choices);
    }

    @Override
    public boolean checkToken(Token.ID choice) {
        return scanner.checkToken(choice);
    }

    @Override
    public Token peekToken() {
        return scanner.peekToken();
    }

    @Override
    public boolean hasNext() {
        return scanner.hasNext();
    }

    @Override
    public Token next() {
        Token token = scanner.next();
        taken.add(token);
        return token;
    }

    @Override
    public void resetDocumentIndex() {
        scanner.resetDocumentIndex();
    }
}
