package dev.keyturn.jdbc;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Values as texts with a type, and back. Where there is no column for types, there is text and NULL. */
final class Cells {
    private static final String LIST = "list";

    private final Dialect dialect;
    private final boolean isTyped;
    private final Origin origin;

    Cells(Dialect dialect, boolean isTyped, String source) {
        this.dialect = dialect;
        this.isTyped = isTyped;
        this.origin = Origin.of(source);
    }

    /** A value as the columns have it. */
    record Cell(Optional<String> value, String type) {}

    /** What is to be written for a value, or the problem with it. */
    Cell written(Key key, Value value) {
        if (!isTyped && !(value instanceof Text || value instanceof Null)) {
            throw refuse(key, "it would become " + value.kind() + ", and the table has no column for types", "a text");
        }
        Cell cell = cell(value);
        cell.value().ifPresent(text -> checked(key, text, "its value"));
        checked(key, key.toString(), "its name");
        return cell;
    }

    /** What is written for a value. */
    static Cell cell(Value value) {
        if (value instanceof Text text) {
            return new Cell(Optional.of(text.text()), value.kind());
        }
        if (value instanceof Null) {
            return new Cell(Optional.empty(), value.kind());
        }
        boolean isJson = value instanceof Items || value instanceof Table;
        return new Cell(Optional.of(isJson ? Json.exact(value) : value.toString()), value.kind());
    }

    private void checked(Key key, String text, String what) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw refuse(key, what + " has half a character in it, which no database holds", "whole characters");
        }
        if (!dialect.holdsZero() && text.indexOf(0) >= 0) {
            throw refuse(
                    key, what + " has the character zero in it, which this database does not hold", "other characters");
        }
    }

    /** The value of a row, or the problem with it. */
    Value read(Key key, Row row) {
        String type = isTyped ? row.type().orElse("") : row.value().isPresent() ? "text" : "null";
        if (row.value().isEmpty()) {
            if (!type.equals("null")) {
                throw refuse(key, "it has no value, and is said to be " + type, "NULL with the type null");
            }
            return Value.ofNull().withOrigin(origin);
        }
        return read(key, type, row.value().get());
    }

    private Value read(Key key, String type, String text) {
        Optional<Value> value = switch (type) {
            case "text" -> Optional.of(Value.of(text));
            case "boolean" ->
                Optional.of(text)
                        .filter(word -> word.equals("true") || word.equals("false"))
                        .map(word -> Value.of(Boolean.parseBoolean(word)));
            case "number" -> Num.parse(text).map(number -> (Value) number);
            case LIST -> items(key, text);
            case "table" -> Optional.of(text).filter("{}"::equals).map(empty -> Table.empty());
            default -> Optional.empty();
        };
        return value.map(one -> one.withOrigin(origin))
                .orElseThrow(() -> refuse(
                        key,
                        "its value is not of its type, or its type is none",
                        "one of text, number," + " boolean, null, list, table, with a value of that type"));
    }

    private Optional<Value> items(Key key, String text) {
        try {
            return Json.readExact("{\"" + LIST + "\":" + text + "}", origin)
                    .get(LIST)
                    .filter(Items.class::isInstance);
        } catch (RefusedException e) {
            throw refuse(key, "its list is no JSON", "a list as JSON");
        }
    }

    RefusedException refuse(Key key, String what, String expected) {
        return new RefusedException(Problem.of(origin, key, what, expected));
    }
}
