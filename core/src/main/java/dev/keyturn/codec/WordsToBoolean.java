package dev.keyturn.codec;

import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Optional;
import java.util.Set;

/**
 * Two words for true and false, and the boolean.
 *
 * @param yes the word for true
 * @param no the word for false
 */
record WordsToBoolean(String yes, String no) implements Codec {
    static final String NAME = "words-to-boolean";
    private static final Set<String> TAKEN = Set.of("true", "false");

    WordsToBoolean {
        if (yes.equals(no)) {
            throw new IllegalArgumentException(Options.codec(NAME) + "both words are the same; expected two words");
        }
        if (TAKEN.contains(yes) || TAKEN.contains(no)) {
            throw new IllegalArgumentException(
                    Options.codec(NAME) + "a word is \"true\" or \"false\", which is how text "
                            + "spells a boolean, so the two sides could not be told apart; expected other words");
        }
    }

    static WordsToBoolean from(Table table) {
        Options options = new Options(NAME, table, "true", "false");
        return new WordsToBoolean(options.text("true", "yes"), options.text("false", "no"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Table options() {
        return Table.builder()
                .put("true", Value.of(yes))
                .put("false", Value.of(no))
                .build();
    }

    @Override
    public String upAccepts() {
        return "the text \"" + yes + "\" or the text \"" + no + "\", exactly";
    }

    @Override
    public String downAccepts() {
        return "true or false";
    }

    @Override
    public Optional<Value> up(Value value) {
        if (!(value instanceof Text text)) {
            return Optional.empty();
        }
        return text.text().equals(yes)
                ? Optional.of(Value.of(true))
                : text.text().equals(no) ? Optional.of(Value.of(false)) : Optional.empty();
    }

    @Override
    public Optional<Value> down(Value value) {
        if (value instanceof Bool bool) {
            return Optional.of(Value.of(bool.bool() ? yes : no));
        }
        return value instanceof Text text && TAKEN.contains(text.text())
                ? Optional.of(Value.of(text.text().equals("true") ? yes : no))
                : Optional.empty();
    }

    @Override
    public Sides sides() {
        return Sides.DISTINCT;
    }
}
