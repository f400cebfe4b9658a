package dev.keyturn.files.comments;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The comments of one family before and after an edit, as they are kept in the journal.
 *
 * @param old those of the entries that the edit took away, in the order of the text; none where others just came
 * @param young those that the entries that came had when the edit was written
 */
record KeptComments(Map<Key, EntryComments> old, Map<Key, EntryComments> young) {
    private static final String OLD = "old";
    private static final String YOUNG = "young";
    private static final String KEY = "key";
    private static final String ABOVE = "above";
    private static final String TRAIL = "trail";

    static Value of(List<Family> families, Map<Key, EntryComments> were, CommentedText after) {
        Map<Key, EntryComments> are = after.of(
                families.stream().flatMap(family -> family.young().stream()).toList());
        return Value.of(families.stream()
                .map(family -> (Value) Table.builder()
                        .put(OLD, value(were, family.heirs().keySet()))
                        .put(YOUNG, value(are, family.young()))
                        .build())
                .toList());
    }

    private static Value value(Map<Key, EntryComments> all, Collection<Key> keys) {
        List<Value> list = new ArrayList<>();
        all.forEach((key, comments) -> {
            if (keys.contains(key)) {
                Table.Builder entry = Table.builder().put(KEY, Value.of(key.toString()));
                if (!comments.above().isEmpty()) {
                    entry.put(
                            ABOVE,
                            Value.of(comments.above().stream().map(Value::of).toList()));
                }
                if (!comments.trail().isEmpty()) {
                    entry.put(TRAIL, Value.of(comments.trail()));
                }
                list.add(entry.build());
            }
        });
        return Value.of(list);
    }

    /** What was kept; nothing of what is no such thing. */
    static List<KeptComments> read(Optional<Value> kept) {
        return items(kept)
                .flatMap(item -> item instanceof Table table ? Stream.of(table) : Stream.empty())
                .map(table -> new KeptComments(comments(table.get(OLD)), comments(table.get(YOUNG))))
                .filter(family -> !family.young.isEmpty())
                .toList();
    }

    private static Map<Key, EntryComments> comments(Optional<Value> value) {
        Map<Key, EntryComments> comments = new LinkedHashMap<>();
        items(value).forEach(item -> {
            if (item instanceof Table entry && entry.text(KEY).isPresent()) {
                List<String> above = items(entry.get(ABOVE))
                        .flatMap(line -> line instanceof Text text ? Stream.of(text.text()) : Stream.empty())
                        .toList();
                comments.put(
                        Key.of(entry.text(KEY).get()),
                        new EntryComments(above, entry.text(TRAIL).orElse("")));
            }
        });
        return comments;
    }

    private static Stream<Value> items(Optional<Value> value) {
        return value.filter(Items.class::isInstance).stream().flatMap(items -> ((Items) items).items().stream());
    }
}
