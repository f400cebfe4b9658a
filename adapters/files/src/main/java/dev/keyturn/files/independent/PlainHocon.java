package dev.keyturn.files.independent;

import com.typesafe.config.ConfigUtil;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings in the plainest HOCON that there is. A value with substitutions is text in settings, with the characters of the file:
 * one below the other where there are several that fall back on one another.
 */
final class PlainHocon {
    private static final String APPEND = "+= ";

    private final String[] lines;
    private final StringBuilder out = new StringBuilder();

    private PlainHocon(String[] lines) {
        this.lines = lines;
    }

    /** @param read the text that the settings were read from */
    static String of(Settings settings, String read) {
        PlainHocon plain = new PlainHocon((read.startsWith("\uFEFF") ? read.substring(1) : read).split("\n", -1));
        plain.table(settings.root());
        return plain.out.toString();
    }

    private void table(Table table) {
        out.append("{\n");
        table.forEach((name, value) -> entry(ConfigUtil.quoteString(name), value));
        out.append("}");
    }

    private void entry(String name, Value value) {
        if (value instanceof Table table && table.own().isPresent()) {
            entry(name, table.own().get());
            out.append(name).append(" : ");
            table(table);
            out.append('\n');
            return;
        }
        List<String> parts = parts(value);
        for (String part : parts) {
            out.append(name)
                    .append(part.startsWith(APPEND) ? " " : " : ")
                    .append(part)
                    .append('\n');
        }
        if (parts.isEmpty()) {
            out.append(name).append(" : ");
            value(value);
            out.append('\n');
        }
    }

    private void value(Value value) {
        if (value instanceof Table table) {
            table.own()
                    .ifPresent(own -> out.append(own instanceof Text text ? text.text() : own)
                            .append(' '));
            table(table);
        } else if (value instanceof Items list) {
            out.append("[\n");
            list.items().forEach(item -> {
                value(item);
                out.append(",\n");
            });
            out.append("]");
        } else if (value instanceof Text text) {
            out.append(parts(value).isEmpty() ? ConfigUtil.quoteString(text.text()) : text.text());
        } else {
            out.append(value);
        }
    }

    /** The expressions in a text that stands in the file just so, not in quotes; none where it is no expression. */
    private List<String> parts(Value value) {
        boolean mayBe = value instanceof Text text
                && (text.text().contains("${") || text.text().contains(APPEND));
        if (!mayBe || value.origin().line() == 0) {
            return List.of();
        }
        List<String> parts = split(((Text) value).text());
        String there = lines[value.origin().line() - 1].substring(value.origin().column() - 1);
        String first = parts.isEmpty() ? "" : parts.get(0).split("\n", -1)[0];
        return there.startsWith(first.startsWith(APPEND) ? first.substring(APPEND.length()) : first)
                ? parts
                : List.of();
    }

    /** A text of several values one below the other, each of which may have several lines itself. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            part.append(part.isEmpty() ? "" : "\n").append(line);
            String field = part.toString().startsWith(APPEND) ? "x " + part : "x : " + part;
            if (TypesafeConfig.tryParse(field).isPresent()) {
                parts.add(part.toString());
                part.setLength(0);
            }
        }
        return part.isEmpty() ? parts : List.of();
    }
}
