package dev.keyturn.env;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Instruction;
import dev.keyturn.spi.Instruction.Copy;
import dev.keyturn.spi.Instruction.Drop;
import dev.keyturn.spi.Instruction.Put;
import dev.keyturn.spi.Instruction.Rename;
import dev.keyturn.spi.Instructions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What changes of settings ask for, in variables. */
final class Told {
    private final String source;
    private final Map<String, String> variables;
    private final Rules rules;
    private final Meanings before;
    private final List<Problem> problems = new ArrayList<>();

    Told(String source, Map<String, String> variables, Rules rules) {
        this.source = source;
        this.variables = variables;
        this.rules = rules;
        this.before = Meanings.of(source, variables, rules);
    }

    /**
     * The instructions.
     *
     * @throws RefusedException if no variable can be called so, or what comes of it would be read as something else
     */
    Instructions instructions(Changes changes) {
        Map<String, Key> leaving = new LinkedHashMap<>();
        Map<Key, String> targets = new LinkedHashMap<>();
        for (Change change : changes.list()) {
            Optional<String> old = change.before().flatMap(this::variable);
            if (change.after().isEmpty()) {
                old.ifPresent(name -> leaving.put(name, change.key()));
            } else {
                old.or(() -> target(change.key())).ifPresent(name -> targets.put(change.key(), name));
            }
        }
        List<Instruction> list = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>(targets.values());
        changes.list().stream()
                .filter(change -> targets.containsKey(change.key()))
                .forEach(change -> told(change, targets, leaving, taken).ifPresent(list::add));
        leaving.forEach((name, key) -> {
            if (!taken.contains(name)) {
                list.add(new Drop(key, name));
            }
        });
        Instructions instructions = new Instructions(list);
        if (problems.isEmpty()) {
            check(changes, instructions);
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return instructions;
    }

    /** The variable that a value was read from. */
    private Optional<String> variable(Value value) {
        String origin = value.origin().source();
        return origin.startsWith(source + ":")
                ? Optional.of(origin.substring(source.length() + 1)).filter(variables::containsKey)
                : Optional.empty();
    }

    private Optional<String> target(Key key) {
        Optional<String> variable = rules.variable(key);
        if (variable.isEmpty()) {
            problems.add(Problem.of(
                            Origin.of(source),
                            key,
                            "no variable can have the name of this setting",
                            "a key that the naming makes a variable of")
                    .hint("rename it to such a key, or say its variable: meaning(…, \"" + key + "\")"));
        }
        return variable;
    }

    /** One change; a variable that leaves, and is taken up under a new name, is in {@code taken} afterwards. */
    private Optional<Instruction> told(
            Change change, Map<Key, String> targets, Map<String, Key> leaving, Set<String> taken) {
        Key key = change.key();
        String name = targets.getOrDefault(key, "");
        Value after = change.after().orElseThrow();
        String text = after instanceof Text one ? one.text() : after.toString();
        Optional<String> from = variable(after).filter(old -> text.equals(variables.get(old)));
        if (from.equals(Optional.of(name))) {
            return Optional.empty(); // both settings have this variable
        }
        if (from.isEmpty()) {
            return Optional.of(new Put(key, name, Optional.of(text)));
        }
        boolean isRenamed = leaving.containsKey(from.get()) && taken.add(from.get());
        return Optional.of(
                isRenamed
                        ? new Rename(key, from.get(), name, Optional.of(text))
                        : new Copy(key, from.get(), name, Optional.of(text)));
    }

    /** Does it in memory: the variables have to be read afterwards as the settings that are meant. */
    private void check(Changes changes, Instructions instructions) {
        Map<String, String> after = new TreeMap<>(variables);
        for (Instruction one : instructions.list()) {
            if (one instanceof Rename rename) {
                after.remove(rename.from());
            } else if (one instanceof Drop drop) {
                after.remove(drop.name());
            }
        }
        instructions.list().forEach(one -> one.value().ifPresent(text -> after.put(one.name(), text)));
        Meanings read = Meanings.of(source, after, rules);
        problems.addAll(read.problems());
        Map<Key, Optional<String>> expected = new LinkedHashMap<>();
        before.keys().forEach(key -> expected.put(key, before.variable(key).flatMap(before::value)));
        for (Change change : changes.list()) {
            expected.put(
                    change.key(),
                    change.after().map(value -> value instanceof Text text ? text.text() : value.toString()));
        }
        expected.forEach((key, value) -> {
            Optional<String> there = read.variable(key).flatMap(read::value);
            if (!there.equals(value)) {
                problems.add(elsewise(key, read.all(key)));
            }
        });
    }

    private Problem elsewise(Key key, List<String> names) {
        return Problem.of(
                        Origin.of(source),
                        key,
                        "once the variables were changed, it would not be read as it should be"
                                + (names.isEmpty() ? "" : ", because it would have " + String.join(" and ", names)),
                        "one variable for each setting, and one setting for each variable")
                .hint("drop the variables that are not read now, or say what each means: meaning(…)");
    }
}
