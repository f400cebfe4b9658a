package dev.keyturn.codec;

import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.Optional;

/** A codec the other way round. */
record Reversed(Codec codec) implements Codec {
    @Override
    public String name() {
        return reversed(codec.name());
    }

    static String reversed(String name) {
        int to = name.indexOf("-to-");
        return to < 0 ? name + "-reversed" : name.substring(to + 4) + "-to-" + name.substring(0, to);
    }

    @Override
    public int version() {
        return codec.version();
    }

    @Override
    public Table options() {
        return codec.options();
    }

    @Override
    public String upAccepts() {
        return codec.downAccepts();
    }

    @Override
    public String downAccepts() {
        return codec.upAccepts();
    }

    @Override
    public Optional<String> upLoses() {
        return codec.downLoses();
    }

    @Override
    public Optional<String> downLoses() {
        return codec.upLoses();
    }

    @Override
    public Optional<Value> up(Value value) {
        return codec.down(value);
    }

    @Override
    public Optional<Value> down(Value value) {
        return codec.up(value);
    }

    @Override
    public Sides sides() {
        return codec.sides();
    }

    @Override
    public Codec reversed() {
        return codec;
    }
}
