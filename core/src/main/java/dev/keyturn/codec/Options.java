package dev.keyturn.codec;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Nearest;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/** What a migration document says about a conversion beside its name, checked as it is read. */
final class Options {
    private final String codec;
    private final Table table;

    /** @throws IllegalArgumentException if there is an option that is not taken */
    Options(String codec, Table table, String... taken) {
        this.codec = codec;
        this.table = table;
        List<String> names = List.of(taken);
        if (table.own().isPresent()) {
            throw wrong("the options are a value beside a table; " + expected(names));
        }
        for (String name : table.names()) {
            if (!names.contains(name)) {
                throw wrong("there is no option \"" + name + "\"; " + expected(names) + meant(name, names));
            }
        }
    }

    /** How a message about this codec begins. */
    static String codec(String name) {
        return "codec \"" + name + "\": ";
    }

    private static String expected(List<String> names) {
        return names.isEmpty() ? "expected no options" : "expected " + String.join(" or ", names);
    }

    private static String meant(String name, List<String> names) {
        return names.isEmpty() ? "" : "; did you mean \"" + Nearest.to(name, names) + "\"?";
    }

    String text(String name, String otherwise) {
        Optional<Value> value = table.get(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (value.get() instanceof Text text) {
            return text.text();
        }
        throw wrong(
                "the option \"" + name + "\" is a " + value.get().kind() + "; expected text (in quotes where needed)");
    }

    Items list(String name) {
        if (table.get(name).orElse(null) instanceof Items items) {
            return items;
        }
        throw wrong("the option \"" + name + "\" is no list; expected one");
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(codec(codec) + what);
    }
}
