package dev.keyturn.codec;

import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Optional;
import java.util.Set;

/** Words in one style, and the same words in another. */
record CaseCodec(CaseStyle from, CaseStyle to) implements Codec {
    CaseCodec {
        if (from == to) {
            throw new IllegalArgumentException("the styles are the same; expected two, such as KEBAB and CAMEL");
        }
    }

    @Override
    public String name() {
        return from.label() + "-to-" + to.label();
    }

    @Override
    public String upAccepts() {
        return accepts(from);
    }

    @Override
    public String downAccepts() {
        return accepts(to);
    }

    private static String accepts(CaseStyle style) {
        return "words of ASCII letters and digits written like " + style.example() + ", each starting with a letter";
    }

    @Override
    public Optional<Value> up(Value value) {
        return rewritten(value, from, to);
    }

    @Override
    public Optional<Value> down(Value value) {
        return rewritten(value, to, from);
    }

    private static Optional<Value> rewritten(Value value, CaseStyle from, CaseStyle to) {
        return value instanceof Text text
                ? from.read(text.text()).map(words -> Value.of(to.write(words)))
                : Optional.empty();
    }

    /** Only these two share texts that they read differently: AB is one word in one of them and two in the other. */
    @Override
    public Sides sides() {
        return Set.of(from, to).equals(Set.of(CaseStyle.PASCAL, CaseStyle.UPPER_SNAKE)) ? Sides.ALIKE : Sides.DISTINCT;
    }

    @Override
    public Codec reversed() {
        return new CaseCodec(to, from);
    }
}
