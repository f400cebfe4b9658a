package dev.keyturn.files.independent;

import dev.keyturn.files.IndependentParser;
import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/** tomlj. It reads no byte order mark, so it is not given one. */
public final class Tomlj implements IndependentParser {
    @Override
    public String format() {
        return "toml";
    }

    @Override
    public String name() {
        return "tomlj";
    }

    /** What it reads, where it reads the text. */
    public static Optional<TomlTable> parse(String text) {
        TomlParseResult result = Toml.parse(text.startsWith("\uFEFF") ? text.substring(1) : text, TomlVersion.V1_0_0);
        return result.hasErrors() ? Optional.empty() : Optional.of(result);
    }

    @Override
    public Verdict compare(String text, Settings settings) {
        try {
            return parse(text).map(table -> verdict(table, settings)).orElse(Verdict.UNREADABLE);
        } catch (RuntimeException e) {
            return Verdict.UNREADABLE;
        }
    }

    /** TOML leaves it to each parser what becomes of a Windows line end in a string of several lines. */
    private static Verdict verdict(TomlTable table, Settings settings) {
        if (isSame(table, settings.root(), false)) {
            return Verdict.SAME;
        }
        return isSame(table, settings.root(), true) ? Verdict.UNDECIDED : Verdict.DIFFERENT;
    }

    private static boolean isSame(@Nullable Object object, Value value, boolean isAnyLineEnd) {
        if (object instanceof TomlTable expected) {
            if (!(value instanceof Table table) || table.size() != expected.size()) {
                return false;
            }
            return expected.keySet().stream()
                    .allMatch(name -> table.get(name)
                            .filter(child -> isSame(expected.get(List.of(name)), child, isAnyLineEnd))
                            .isPresent());
        }
        if (object instanceof TomlArray expected) {
            if (!(value instanceof Items items) || items.size() != expected.size()) {
                return false;
            }
            for (int i = 0; i < items.size(); i++) {
                if (!isSame(expected.get(i), items.items().get(i), isAnyLineEnd)) {
                    return false;
                }
            }
            return true;
        }
        if (object instanceof Long expected) {
            return value instanceof Num number && number.asLong().equals(Optional.of(expected));
        }
        if (object instanceof Double expected) {
            return value instanceof Num number && isSameDouble(expected, number);
        }
        if (object instanceof Boolean expected) {
            return value instanceof Bool bool && bool.bool() == expected;
        }
        if (object instanceof String expected) {
            return value instanceof Text text
                    && (text.text().equals(expected)
                            || (isAnyLineEnd && plain(text.text()).equals(plain(expected))));
        }
        return object != null && value instanceof Text text && isSameDate(object, text.text());
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n");
    }

    private static boolean isSameDouble(double expected, Num number) {
        if (number.exact().isPresent()) {
            return number.exact().get().doubleValue() == expected;
        }
        return Double.isNaN(expected)
                ? number.normalised().equals(".nan")
                : number.normalised().equals(expected < 0 ? "-.inf" : ".inf");
    }

    private static boolean isSameDate(Object object, String text) {
        String iso = text.replace(' ', 'T').toUpperCase(Locale.ROOT);
        if (object instanceof LocalDate) {
            return LocalDate.parse(iso).equals(object);
        }
        if (object instanceof LocalTime) {
            return LocalTime.parse(iso).equals(object);
        }
        return object instanceof LocalDateTime
                ? LocalDateTime.parse(iso).equals(object)
                : object instanceof OffsetDateTime && OffsetDateTime.parse(iso).equals(object);
    }
}
