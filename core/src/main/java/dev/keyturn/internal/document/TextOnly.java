package dev.keyturn.internal.document;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Documents from sources that hold nothing but text, such as .properties, with the types that the form of documents gives
 * their fields: where a list belongs, entries {@code 0}, {@code 1}, {@code 2} … are one; flags are booleans; and a
 * setting's value is read as a number, a boolean, null or text, so that text which looks like another of these is written
 * in double quotes.
 */
final class TextOnly {
    private static final Pattern WORD = Pattern.compile("[+-]?[A-Za-z]+");

    private TextOnly() {}

    static Table typed(Table document) {
        return (Table) fields(document);
    }

    private static Value fields(Value value) {
        return entries(value, TextOnly::field);
    }

    private static Value field(String name, Value value) {
        return switch (name) {
            case "keyturn", "value", "all", "updateReferences" -> setting(value);
            case "secrets", "into", "keys", "reads", "writes" -> list(value, text -> text);
            case "assume", "check" -> list(value, TextOnly::fields);
            case "expect", "equals", "matches" -> fields(value);
            case "steps", "otherwise" -> list(value, step -> entries(step, (kind, fields) -> fields(fields)));
            case "map" -> entries(value, TextOnly::option);
            case "with" -> entries(value, (codec, options) -> entries(options, TextOnly::option));
            default -> value;
        };
    }

    /** The options of conversions are text, but for the words of an enum-map that are written as pairs. */
    private static Value option(String name, Value value) {
        return name.equals("words") ? list(value, pair -> entries(pair, (end, word) -> setting(word))) : value;
    }

    private static Value entries(Value value, BiFunction<String, Value, Value> change) {
        if (!(value instanceof Table table)) {
            return value;
        }
        Table.Builder changed = Table.builder().origin(table.origin());
        table.own().ifPresent(changed::own);
        table.forEach((name, entry) -> changed.put(name, change.apply(name, entry)));
        return changed.build();
    }

    private static Value list(Value value, UnaryOperator<Value> change) {
        return value instanceof Table table && isList(table) ? items(table, change) : value;
    }

    private static boolean isList(Table table) {
        if (table.size() == 0 || table.own().isPresent()) {
            return false;
        }
        for (int i = 0; i < table.size(); i++) {
            if (table.get(Integer.toString(i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static Items items(Table table, UnaryOperator<Value> change) {
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            items.add(change.apply(table.get(Integer.toString(i)).orElseThrow()));
        }
        return Value.of(items).withOrigin(table.origin());
    }

    /** A setting's value, whose entries are its own and no fields. */
    private static Value setting(Value value) {
        if (value instanceof Text text) {
            return scalar(text.text()).withOrigin(text.origin());
        }
        if (value instanceof Table table && isList(table)) {
            return items(table, TextOnly::setting);
        }
        Value changed = entries(value, (name, entry) -> setting(entry));
        return changed instanceof Table table && table.own().isPresent()
                ? withOwn(table, setting(table.own().get()))
                : changed;
    }

    private static Table withOwn(Table table, Value own) {
        Table.Builder changed = Table.builder().origin(table.origin()).own(own);
        table.forEach(changed::put);
        return changed.build();
    }

    private static Value scalar(String word) {
        return switch (word) {
            case "true" -> Value.of(true);
            case "false" -> Value.of(false);
            case "null" -> Value.ofNull();
            case "[]" -> Value.of(List.of());
            case "{}" -> Table.empty();
            default -> isNumber(word) ? Num.of(word) : Value.of(unquoted(word));
        };
    }

    /** Words such as Infinity, which only some formats take for numbers, are text; {@code .inf} is none of them. */
    private static boolean isNumber(String word) {
        return !WORD.matcher(word).matches() && Num.parse(word).isPresent();
    }

    private static String unquoted(String word) {
        boolean isQuoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
        return isQuoted ? word.substring(1, word.length() - 1) : word;
    }
}
