package dev.keyturn.codec;

import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Elements in one text with a separator between them, and a list.
 *
 * @param separator one character; with more, the end of an element could run into the separator behind it
 */
record CsvToList(String separator) implements Codec {
    static final String NAME = "csv-to-list";

    CsvToList {
        if (separator.length() != 1 || isBlank(separator.charAt(0)) || Character.isSurrogate(separator.charAt(0))) {
            throw new IllegalArgumentException(Options.codec(NAME) + "the separator is not one; expected a single "
                    + "character, no space, because spaces around elements do not count");
        }
    }

    static CsvToList from(Table table) {
        return new CsvToList(new Options(NAME, table, "separator").text("separator", ","));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Table options() {
        return Table.empty().with("separator", Value.of(separator));
    }

    @Override
    public String upAccepts() {
        return "text with \"" + separator + "\" between the elements";
    }

    @Override
    public String downAccepts() {
        return "a list of texts, numbers and booleans without \"" + separator
                + "\" and without white space around them, " + "and not a single empty text";
    }

    @Override
    public Optional<Value> up(Value value) {
        return value instanceof Text text
                ? Optional.of(
                        Value.of(split(text.text()).stream().map(Value::of).toList()))
                : Optional.empty();
    }

    @Override
    public Optional<Value> down(Value value) {
        if (!(value instanceof Items list)) {
            return Optional.empty();
        }
        List<String> elements = new ArrayList<>(list.size());
        for (Value item : list.items()) {
            if (item instanceof Text text) {
                elements.add(text.text());
            } else if (item instanceof Num || item instanceof Bool) {
                elements.add(item.toString());
            } else {
                return Optional.empty();
            }
        }
        String joined = String.join(separator, elements);
        return split(joined).equals(elements) ? Optional.of(Value.of(joined)) : Optional.empty();
    }

    private List<String> split(String text) {
        List<String> elements = new ArrayList<>();
        if (trimmed(text, 0, text.length()).isEmpty()) {
            return elements;
        }
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            elements.add(trimmed(text, start, end));
            start = end + 1;
        }
        elements.add(trimmed(text, start, text.length()));
        return elements;
    }

    private static String trimmed(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** ASCII white space: which other characters count as such differs between versions of Java. */
    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    @Override
    public Sides sides() {
        return Sides.DISTINCT;
    }

    @Override
    public Optional<String> upLoses() {
        return Optional.of("white space around the elements");
    }

    @Override
    public Optional<String> downLoses() {
        return Optional.of("that an element was a number or a boolean: it comes back as text");
    }
}
