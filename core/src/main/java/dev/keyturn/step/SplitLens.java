package dev.keyturn.step;

import dev.keyturn.codec.Codecs;
import dev.keyturn.codec.Splitter;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/** A splitter as a lens from the whole to its parts. A placeholder has no parts that could be known here. */
record SplitLens(Splitter splitter) implements Lens {
    static void check(Key whole, List<Key> parts, Splitter splitter) {
        if (parts.size() != splitter.parts().size()) {
            throw new IllegalArgumentException(
                    whole + ": " + splitter.name() + " has " + splitter.parts().size() + " parts, "
                            + String.join(", ", splitter.parts()) + "; expected a key for each, got " + parts.size());
        }
        if (parts.contains(whole)) {
            throw new IllegalArgumentException(whole + ": the whole and one of its parts have the same key");
        }
    }

    @Override
    public Optional<List<Optional<Value>>> up(List<Optional<Value>> old) {
        return Attempt.at(splitter, () -> old.get(0).filter(SplitLens::isKnown).flatMap(splitter::up));
    }

    @Override
    public Optional<List<Optional<Value>>> down(List<Optional<Value>> young) {
        return young.stream().flatMap(Optional::stream).allMatch(SplitLens::isKnown)
                ? Attempt.at(splitter, () -> splitter.down(young)).map(whole -> List.of(Optional.of(whole)))
                : Optional.empty();
    }

    private static boolean isKnown(Value value) {
        return !(value instanceof Text text) || !text.text().contains("${");
    }

    @Override
    public String upAccepts() {
        return splitter.upAccepts() + ", and no placeholder";
    }

    @Override
    public String downAccepts() {
        return splitter.downAccepts() + ", and no placeholder";
    }

    @Override
    public boolean keepsOriginal() {
        return !Codecs.isBuiltIn(splitter);
    }

    Lens reversed() {
        SplitLens lens = this;
        return new Lens() {
            @Override
            public Optional<List<Optional<Value>>> up(List<Optional<Value>> old) {
                return lens.down(old);
            }

            @Override
            public Optional<List<Optional<Value>>> down(List<Optional<Value>> young) {
                return lens.up(young);
            }

            @Override
            public String upAccepts() {
                return lens.downAccepts();
            }

            @Override
            public String downAccepts() {
                return lens.upAccepts();
            }

            @Override
            public boolean keepsOriginal() {
                return lens.keepsOriginal();
            }
        };
    }
}
