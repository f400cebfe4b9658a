package dev.keyturn.codec;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Optional;

/** Text that holds a JSON object, and the table that it stands for. */
record JsonToTable() implements Codec {
    @Override
    public String name() {
        return "json-to-table";
    }

    @Override
    public String upAccepts() {
        return "text that is one JSON object, in which no name comes twice";
    }

    @Override
    public String downAccepts() {
        return "a table without values beside children, and with numbers as JSON writes them";
    }

    @Override
    public Optional<Value> up(Value value) {
        if (!(value instanceof Text text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(text.text(), "settings"));
        } catch (RefusedException notAccepted) {
            return Optional.empty(); // the caller says what would have been accepted
        }
    }

    @Override
    public Optional<Value> down(Value value) {
        return value instanceof Table table ? Json.plain(table).map(Value::of) : Optional.empty();
    }

    @Override
    public Sides sides() {
        return Sides.DISTINCT;
    }

    @Override
    public Optional<String> upLoses() {
        return Optional.of("the layout of the text: white space and which characters are written as escapes");
    }
}
