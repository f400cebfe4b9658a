package dev.keyturn.files.hocon;

import dev.keyturn.files.hocon.Entry.Assignment;
import dev.keyturn.files.hocon.Entry.Use;
import dev.keyturn.files.hocon.Node.Braces;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Text;
import java.util.HashSet;
import java.util.Set;

/** Refuses what cannot be edited, or would not come back as it was. */
final class Refusals {
    private final Lines lines;
    private final Set<Entry> moved = new HashSet<>();

    Refusals(Lines lines) {
        this.lines = lines;
    }

    /** An entry moves elsewhere, so that nothing happens to it with the table around it. */
    void moves(Entry entry) {
        moved.add(entry);
    }

    RefusedException of(Entry entry, Key key, String what, String expected) {
        int at = !entry.uses.isEmpty()
                ? entry.uses.get(0).name().start()
                : entry.element != null ? entry.element.node().start() : 0;
        return lines.refuse(at, key, what, expected, "change this place by hand first");
    }

    void checkLock(Entry entry, Key key) {
        if (entry.lock != null) {
            throw of(entry, key, entry.lock, "a key that is set in one place");
        }
    }

    void checkIncludes(Entry entry, Key key) {
        if (entry.objects.stream().anyMatch(Braces::hasInclude)) {
            throw of(
                    entry,
                    key,
                    "it includes another file, whose settings would go with it",
                    "a table that is all in this file");
        }
        entry.children.values().stream()
                .filter(child -> !moved.contains(child))
                .forEach(child -> checkIncludes(child, key));
        entry.items.forEach(item -> checkIncludes(item, key));
    }

    /** A quoted text that looks like a substitution would come back as one. */
    void checkLookalikes(Entry entry, Key key) {
        if (entry.assignments.stream().anyMatch(assignment -> isLookalike(entry, assignment))) {
            throw of(
                    entry,
                    key,
                    "it holds a quoted text that reads like a substitution, and could not be told from one",
                    "a text without ${} or +=");
        }
        entry.children.values().stream()
                .filter(child -> !moved.contains(child))
                .forEach(child -> checkLookalikes(child, key));
        entry.items.forEach(item -> checkLookalikes(item, key));
    }

    static boolean isLookalike(Entry entry, Assignment assignment) {
        return !entry.isExpression()
                && assignment.node() instanceof Node.Scalar scalar
                && scalar.value() instanceof Text literal
                && Expressions.parts(literal.text()).isPresent();
    }

    /** The names in front of what comes would go with a table that moves, and what comes would stay behind. */
    void checkPath(Use like, Entry table, Key key) {
        boolean isMoved = moved.stream()
                .flatMap(entry -> entry.uses.stream())
                .anyMatch(use -> use.field().start() == like.field().start() && use.index() < like.index());
        if (isMoved) {
            throw of(
                    table,
                    key,
                    "it is written as a path of names, part of which moves elsewhere at the same time",
                    "one migration that moves it, and another one that adds to it");
        }
    }
}
