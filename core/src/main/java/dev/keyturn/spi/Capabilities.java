package dev.keyturn.spi;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a source can hold. Whatever it cannot is refused when a migration is planned. That a source holds nothing but text,
 * its settings say themselves ({@link Settings#ofText}).
 *
 * @param holdsLists whether a value may be a list
 * @param holdsNull whether a value may be null
 * @param holdsEmptyTables whether a table without entries is told apart from none
 * @param holdsValueWithChildren whether a key may have a value and children at once
 * @param isWritable whether it can be written at all
 */
public record Capabilities(
        boolean holdsLists,
        boolean holdsNull,
        boolean holdsEmptyTables,
        boolean holdsValueWithChildren,
        boolean isWritable) {

    /** A place for all settings. */
    public static Capabilities everything() {
        return new Capabilities(true, true, true, true, true);
    }

    /** A place for flat entries, such as .properties. */
    public static Capabilities flat() {
        return new Capabilities(false, false, false, true, true);
    }

    /** The same for a copy in memory, which can be written. */
    public Capabilities writable() {
        return new Capabilities(holdsLists, holdsNull, holdsEmptyTables, holdsValueWithChildren, true);
    }

    /** What of these changes the source cannot hold. */
    public List<Problem> problems(Settings after, Changes changes) {
        List<Problem> problems = new ArrayList<>();
        for (Change change : changes.list()) {
            change.after()
                    .ifPresent(value -> problem(after, change.key(), value).ifPresent(problems::add));
        }
        return problems;
    }

    private Optional<Problem> problem(Settings after, Key key, Value value) {
        return switch (value.kind()) {
            case "list" -> holdsLists ? valueWithChildren(after, key) : refuse(after, key, "a list");
            case "null" -> holdsNull ? valueWithChildren(after, key) : refuse(after, key, "null");
            case "table" -> holdsEmptyTables ? Optional.empty() : refuse(after, key, "an empty table");
            default -> valueWithChildren(after, key);
        };
    }

    private Optional<Problem> valueWithChildren(Settings after, Key key) {
        if (holdsValueWithChildren) {
            return Optional.empty();
        }
        boolean hasChildren = after.at(key).filter(Table.class::isInstance).isPresent();
        for (Key around = key.parent().orElse(Key.root()); !hasChildren && !around.isRoot(); ) {
            if (after.value(around).isPresent()) {
                return refuse(after, around, "a value beside what is below it");
            }
            around = around.parent().orElse(Key.root());
        }
        return hasChildren ? refuse(after, key, "a value beside what is below it") : Optional.empty();
    }

    private static Optional<Problem> refuse(Settings after, Key key, String what) {
        return Optional.of(Problem.of(
                after.origin(key),
                key,
                "it would become " + what + ", which this source cannot hold",
                "a value that it can hold"));
    }
}
