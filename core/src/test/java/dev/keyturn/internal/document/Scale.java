package dev.keyturn.internal.document;

import dev.keyturn.codec.Codec;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.Optional;

/** A codec of a program's own, with an option. */
record Scale() implements Codec {
    @Override
    public String name() {
        return "ones-to-tens";
    }

    @Override
    public Table options() {
        return Table.empty().with("by", Num.of("0xA"));
    }

    @Override
    public String upAccepts() {
        return "nothing";
    }

    @Override
    public String downAccepts() {
        return "nothing";
    }

    @Override
    public Optional<Value> up(Value value) {
        return Optional.empty();
    }

    @Override
    public Optional<Value> down(Value value) {
        return Optional.empty();
    }

    @Override
    public Sides sides() {
        return Sides.DISTINCT;
    }
}
