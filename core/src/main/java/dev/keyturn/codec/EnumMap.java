package dev.keyturn.codec;

import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One word for another, from a fixed table.
 *
 * <p>Text that spells a number or a boolean of the table is taken for it, unless that would blur the two sides of a
 * table whose sides are distinct otherwise ({@code 1} and {@code "1"}).
 */
final class EnumMap implements Codec {
    static final String NAME = "enum-map";
    private static final String PAIRS = "words";

    private final Map<Value, Value> up = new LinkedHashMap<>();
    private final Map<Value, Value> down = new LinkedHashMap<>();
    private final boolean readsSpellings;
    private final Sides sides;

    EnumMap(List<? extends Map.Entry<? extends Value, ? extends Value>> words) {
        for (Map.Entry<? extends Value, ? extends Value> word : words) {
            if (!isWord(word.getKey()) || !isWord(word.getValue())) {
                throw wrong("a word is no text, number or boolean; expected one");
            }
            if (up.putIfAbsent(word.getKey(), word.getValue()) != null) {
                throw wrong("a word stands twice on the old side; expected each once");
            }
            down.putIfAbsent(word.getValue(), word.getKey());
        }
        if (up.isEmpty()) {
            throw wrong("there are no words; expected old words with the new word for each");
        }
        boolean typed = areDistinct(false);
        readsSpellings = areDistinct(true) || !typed;
        sides = !typed ? Sides.ALIKE : readsSpellings ? Sides.DISTINCT : Sides.DISTINCT_WHEN_TYPED;
    }

    private static boolean isWord(Value value) {
        return value instanceof Text || value instanceof Num || value instanceof Bool;
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(Options.codec(NAME) + what);
    }

    /** A plain table of texts, or under {@code words} a list of tables with {@code from} and {@code to}. */
    static EnumMap from(Table table) {
        List<Map.Entry<Value, Value>> words = new ArrayList<>();
        if (table.get(PAIRS).orElse(null) instanceof Items) {
            for (Value pair : new Options(NAME, table, PAIRS).list(PAIRS).items()) {
                words.add(Map.entry(end(pair, "from"), end(pair, "to")));
            }
            return new EnumMap(words);
        }
        if (table.own().isPresent()) {
            throw wrong("the options are a value beside a table; expected a table of old and new words");
        }
        table.forEach((from, to) -> {
            if (!(to instanceof Text)) {
                throw wrong("a new word is a " + to.kind() + "; expected text; for numbers and booleans write " + PAIRS
                        + ": [{from: 1, to: true}]");
            }
            words.add(Map.entry(Value.of(from), to));
        });
        return unordered(words);
    }

    private static Value end(Value pair, String name) {
        if (!(pair instanceof Table table)) {
            throw wrong("an element of \"" + PAIRS + "\" is no table; expected {from: old word, to: new word}");
        }
        new Options(NAME, table, "from", "to");
        return table.get(name)
                .orElseThrow(() -> wrong("an element of \"" + PAIRS + "\" has no \"" + name + "\"; "
                        + "expected {from: old word, to: new word}"));
    }

    /** From a table or a map, neither of which promises an order: nothing may depend on which word is first. */
    static EnumMap unordered(List<? extends Map.Entry<? extends Value, ? extends Value>> words) {
        EnumMap codec = new EnumMap(words);
        if (codec.down.size() < codec.up.size()) {
            throw wrong(
                    "several old words have the same new word, and a table has no order to choose by on the way back; "
                            + "expected a list, in which the first is chosen: " + PAIRS
                            + ": [{from: old word, to: new word}]");
        }
        return codec;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Table options() {
        boolean plain = down.size() == up.size()
                && Stream.concat(up.keySet().stream(), down.keySet().stream()).allMatch(word -> word instanceof Text);
        Table.Builder table = Table.builder();
        List<Value> pairs = new ArrayList<>();
        up.forEach((from, to) -> {
            if (plain) {
                table.put(((Text) from).text(), to);
            }
            pairs.add(Table.builder().put("from", from).put("to", to).build());
        });
        return plain ? table.build() : Table.empty().with(PAIRS, Value.of(pairs));
    }

    @Override
    public String upAccepts() {
        return accepts(up);
    }

    @Override
    public String downAccepts() {
        return accepts(down);
    }

    private static String accepts(Map<Value, Value> words) {
        List<String> first =
                words.keySet().stream().limit(10).map(Value::toString).toList();
        return (words.size() > 1 ? "one of " : "") + String.join(", ", first) + (words.size() > 10 ? " …" : "");
    }

    @Override
    public Optional<Value> up(Value value) {
        return look(value, up, readsSpellings);
    }

    @Override
    public Optional<Value> down(Value value) {
        return look(value, down, readsSpellings);
    }

    private static Optional<Value> look(Value value, Map<Value, Value> words, boolean spellings) {
        Value other = words.get(value);
        if (other == null && spellings && value instanceof Text text) {
            return typed(text.text()).flatMap(spelled -> Optional.ofNullable(words.get(spelled)));
        }
        return Optional.ofNullable(other);
    }

    private static Optional<Value> typed(String text) {
        return text.equals("true") || text.equals("false")
                ? Optional.of(Value.of(text.equals("true")))
                : Num.parse(text).map(number -> number);
    }

    private boolean areDistinct(boolean spellings) {
        Set<Value> candidates = new LinkedHashSet<>();
        Stream.concat(up.keySet().stream(), down.keySet().stream()).forEach(word -> {
            candidates.add(word);
            candidates.add(word instanceof Text ? word : Value.of(word.toString()));
        });
        return candidates.stream().allMatch(value -> {
            Optional<Value> higher = look(value, up, spellings);
            Optional<Value> lower = look(value, down, spellings);
            Optional<Value> same = Optional.of(value);
            return higher.isEmpty() || lower.isEmpty() || (higher.equals(same) && lower.equals(same));
        });
    }

    @Override
    public Sides sides() {
        return sides;
    }

    @Override
    public Optional<String> upLoses() {
        return down.size() < up.size()
                ? Optional.of("which of several old words it was: the first one comes back")
                : Optional.empty();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof EnumMap other && List.copyOf(up.entrySet()).equals(List.copyOf(other.up.entrySet()));
    }

    @Override
    public int hashCode() {
        return up.hashCode();
    }
}
