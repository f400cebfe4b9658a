package dev.keyturn.files.independent;

import dev.keyturn.files.IndependentParser;
import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Num;
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
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The loader of snakeyaml-engine. Keyturn reads the events of the same library, but makes of them what it does by itself. */
public final class SnakeYaml implements IndependentParser {
    @Override
    public String format() {
        return "yaml";
    }

    @Override
    public String name() {
        return "the loader of snakeyaml-engine";
    }

    /** All documents of a text, or whatever exception the loader thinks fit. */
    public static List<@Nullable Object> load(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(Integer.MAX_VALUE)
                .setMaxAliasesForCollections(1_000)
                .build();
        List<@Nullable Object> documents = new ArrayList<>();
        new Load(settings).loadAllFromString(text).forEach(documents::add);
        return documents;
    }

    /** Same are both only if they say it in the same order. */
    @Override
    public Verdict compare(String text, Settings settings) {
        List<@Nullable Object> documents;
        try {
            documents = load(text);
        } catch (RuntimeException e) {
            return Verdict.UNREADABLE;
        }
        Object loaded = documents.isEmpty() ? null : documents.get(0);
        boolean isSame =
                documents.size() <= 1 && (loaded == null ? settings.isEmpty() : isSame(settings.root(), loaded));
        return isSame ? Verdict.SAME : Verdict.DIFFERENT;
    }

    private static boolean isSame(Value value, @Nullable Object loaded) {
        if (value instanceof Table table) {
            return loaded instanceof Map<?, ?> map && isSameTable(table, map);
        }
        if (value instanceof Items items) {
            return loaded instanceof List<?> list && isSameList(items.items(), list);
        }
        if (value instanceof Text text) {
            return text.text().equals(loaded);
        }
        if (value instanceof Bool bool) {
            return Boolean.valueOf(bool.bool()).equals(loaded);
        }
        return value instanceof Null
                ? loaded == null
                : loaded instanceof Number number && isSameNumber((Num) value, number);
    }

    /** A name that the loader takes for a number or the like is the text of it in settings. */
    private static boolean isSameTable(Table table, Map<?, ?> map) {
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        for (String name : table.names()) {
            if (!entries.hasNext()) {
                return false;
            }
            Map.Entry<?, ?> entry = entries.next();
            boolean isOther = entry.getKey() instanceof String key && !key.equals(name);
            if (isOther || !isSame(table.get(name).orElseThrow(), entry.getValue())) {
                return false;
            }
        }
        return !entries.hasNext();
    }

    private static boolean isSameList(List<Value> items, List<?> list) {
        boolean isSame = items.size() == list.size();
        for (int i = 0; i < items.size() && isSame; i++) {
            isSame = isSame(items.get(i), list.get(i));
        }
        return isSame;
    }

    private static boolean isSameNumber(Num number, Number loaded) {
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
