package dev.keyturn.settings;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes {@link Json}. By hand, because the canonical form is a promise of ours and not of a library's version. */
final class JsonWriter {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

    private final StringBuilder out = new StringBuilder();
    private final boolean isPlain;
    private final boolean isCanonical;
    private boolean isExpressible = true;

    private JsonWriter(boolean isPlain, boolean isCanonical) {
        this.isPlain = isPlain;
        this.isCanonical = isCanonical;
    }

    static Optional<String> plain(Value value) {
        JsonWriter writer = new JsonWriter(true, false);
        writer.write(value);
        return writer.isExpressible ? Optional.of(writer.out.toString()) : Optional.empty();
    }

    static String exact(Value value) {
        JsonWriter writer = new JsonWriter(false, false);
        writer.write(value);
        return writer.out.toString();
    }

    static String canonical(Value value) {
        JsonWriter writer = new JsonWriter(false, true);
        writer.write(value);
        return writer.out.toString();
    }

    private void write(Value value) {
        if (value instanceof Text text) {
            string(text.text());
        } else if (value instanceof Num number) {
            number(isCanonical ? number.normalised() : number.lexeme());
        } else if (value instanceof Items list) {
            list(list);
        } else if (value instanceof Table table) {
            table(table);
        } else {
            out.append(value);
        }
    }

    private void number(String digits) {
        if (NUMBER.matcher(digits).matches()) {
            out.append(digits);
        } else {
            isExpressible = false;
            out.append("{\"$number\":");
            string(digits);
            out.append('}');
        }
    }

    private void list(Items list) {
        out.append('[');
        String comma = "";
        for (Value item : list.items()) {
            out.append(comma);
            write(item);
            comma = ",";
        }
        out.append(']');
    }

    private void table(Table table) {
        out.append('{');
        String comma = "";
        Optional<Value> own = table.own();
        if (own.isPresent()) {
            isExpressible = false;
            out.append("\"$value\":");
            write(own.get());
            comma = ",";
        }
        List<String> names = table.names();
        if (isCanonical) {
            Collections.sort(names);
        }
        for (String name : names) {
            out.append(comma);
            name(name);
            out.append(':');
            table.get(name).ifPresent(this::write);
            comma = ",";
        }
        out.append('}');
    }

    /** Parsers refuse names with half a character in them, escaped or not: such a name is quoted as it is in a key. */
    private void name(String name) {
        if (isPlain || (!name.startsWith("$") && !KeyText.hasLoneSurrogate(name))) {
            string(name);
        } else {
            string("$" + (KeyText.hasLoneSurrogate(name) ? KeyText.quote(name) : name));
        }
    }

    /** Stretches that need no escape are taken over as they are: a copy of a file is one long text. */
    private void string(String text) {
        out.append('"');
        int taken = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                continue;
            }
            boolean isHalf = KeyText.isLoneSurrogate(text, i);
            if (!isHalf && Character.isSurrogate(c)) {
                continue;
            }
            out.append(text, taken, i);
            taken = i + 1;
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else {
                isExpressible &= !isHalf;
                escape(c);
            }
        }
        if (taken == 0) {
            out.append(text);
        } else {
            out.append(text, taken, text.length());
        }
        out.append('"');
    }

    private static boolean isPlain(char c) {
        return c >= 0x20 && c != '"' && c != '\\' && !Character.isSurrogate(c);
    }

    private void escape(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit((c >> shift) & 0xf, 16));
        }
    }
}
