package dev.keyturn.internal.document;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Documents from sources that hold nothing but text, such as .properties, with the types that the form of documents gives
 * their fields: entries {@code 0}, {@code 1}, {@code 2} … are a list; flags are booleans; and a setting's value is read
 * as JSON would be, so that text which looks like a number is written in double quotes.
 */
final class TextOnly {
    private static final Set<String> TYPED = Set.of("keyturn", "value", "all", "updateReferences");

    private TextOnly() {}

    static Table typed(Table document) {
        return (Table) typed(document, false);
    }

    private static Value typed(Value value, boolean isTyped) {
        if (value instanceof Text text) {
            return isTyped ? scalar(text) : text;
        }
        if (value instanceof Items list) {
            return Value.of(list.items().stream()
                            .map(item -> typed(item, isTyped))
                            .toList())
                    .withOrigin(list.origin());
        }
        if (!(value instanceof Table table)) {
            return value;
        }
        if (isList(table)) {
            List<Value> items = new ArrayList<>();
            table.forEach((name, item) -> items.add(item));
            for (int i = 0; i < table.size(); i++) {
                items.set(i, typed(table.get(Integer.toString(i)).orElseThrow(), isTyped));
            }
            return Value.of(items).withOrigin(table.origin());
        }
        Table.Builder fields = Table.builder().origin(table.origin());
        table.own().ifPresent(own -> fields.own(typed(own, isTyped)));
        table.forEach((name, field) -> fields.put(name, typed(field, isTyped || TYPED.contains(name))));
        return fields.build();
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

    private static Value scalar(Text text) {
        String word = text.text();
        Value typed =
                switch (word) {
                    case "true" -> Value.of(true);
                    case "false" -> Value.of(false);
                    case "null" -> Value.ofNull();
                    case "[]" -> Value.of(List.of());
                    case "{}" -> Table.empty();
                    default -> Num.parse(word).<Value>map(number -> number).orElseGet(() -> unquoted(word));
                };
        return typed.withOrigin(text.origin());
    }

    private static Value unquoted(String word) {
        boolean isQuoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
        return Value.of(isQuoted ? word.substring(1, word.length() - 1) : word);
    }
}
