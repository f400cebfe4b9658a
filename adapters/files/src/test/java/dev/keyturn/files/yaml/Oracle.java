package dev.keyturn.files.yaml;

import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What the library's own loader makes of a text, compared with settings. */
final class Oracle {
    private Oracle() {}

    static List<Object> load(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(Integer.MAX_VALUE)
                .setMaxAliasesForCollections(1_000)
                .build();
        List<Object> documents = new ArrayList<>();
        new Load(settings).loadAllFromString(text).forEach(documents::add);
        return documents;
    }

    /** What differs between settings and a text, as the loader reads it; nothing if both say the same, in the same order. */
    static Optional<String> difference(Settings settings, String text) {
        List<Object> documents;
        try {
            documents = load(text);
        } catch (RuntimeException e) {
            return Optional.of("the library refuses it: " + e.getMessage());
        }
        Object loaded = documents.isEmpty() ? null : documents.get(0);
        if (documents.size() > 1) {
            return Optional.of("several documents");
        }
        return loaded == null
                ? Optional.ofNullable(settings.isEmpty() ? null : "empty")
                : difference("", settings.root(), loaded);
    }

    private static Optional<String> difference(String path, Value value, Object loaded) {
        boolean same;
        if (value instanceof Table table) {
            if (!(loaded instanceof Map<?, ?> map) || map.size() != table.size()) {
                return Optional.of(path + ": no such table");
            }
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            for (String name : table.names()) {
                Map.Entry<?, ?> entry = entries.next();
                if (entry.getKey() instanceof String key && !key.equals(name)) {
                    return Optional.of(path + ": " + name + " is " + key);
                }
                Optional<String> difference = difference(
                        path + "." + new Segment.Name(name), table.get(name).orElseThrow(), entry.getValue());
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        if (value instanceof Items items) {
            if (!(loaded instanceof List<?> list) || list.size() != items.size()) {
                return Optional.of(path + ": no such list");
            }
            for (int i = 0; i < items.size(); i++) {
                Optional<String> difference =
                        difference(path + "[" + i + "]", items.items().get(i), list.get(i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        if (value instanceof Text text) {
            same = text.text().equals(loaded);
        } else if (value instanceof Bool bool) {
            same = Boolean.valueOf(bool.bool()).equals(loaded);
        } else if (value instanceof Null) {
            same = loaded == null;
        } else {
            same = loaded instanceof Number number && sameNumber((Num) value, number);
        }
        return same ? Optional.empty() : Optional.of(path + ": " + value + " is " + loaded);
    }

    private static boolean sameNumber(Num number, Number loaded) {
        if (loaded instanceof Double d) {
            if (d.isNaN() || d.isInfinite()) {
                return number.exact().isEmpty()
                        ? number.sameNumberAs(Value.of(d.doubleValue()))
                        : Double.parseDouble(number.exact().get().toString()) == d;
            }
            return !number.isInteger() && number.exact().orElseThrow().doubleValue() == d;
        }
        return number.isInteger()
                && number.exact().orElseThrow().compareTo(new BigDecimal(new BigInteger(loaded.toString()))) == 0;
    }
}
