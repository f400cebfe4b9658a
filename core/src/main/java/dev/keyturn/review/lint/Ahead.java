package dev.keyturn.review.lint;

import dev.keyturn.codec.Codec;
import dev.keyturn.internal.engine.WayBack;
import dev.keyturn.review.lint.Finding.Where;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Convert;
import dev.keyturn.step.Description;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Step;
import dev.keyturn.step.Up;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What migrations that are to be done will find in settings: each step is tried on what those before it left. */
final class Ahead {
    private final List<Finding> findings = new ArrayList<>();
    private final Settings found;
    private Settings now;

    private Ahead(Settings settings) {
        found = settings;
        now = settings;
    }

    static List<Finding> of(List<Description> pending, Settings settings) {
        Ahead ahead = new Ahead(settings);
        for (Description migration : pending) {
            if (!ahead.goes(migration)) {
                break; // what comes behind would be looked for in settings that are never there
            }
        }
        return ahead.findings;
    }

    private boolean goes(Description migration) {
        for (int i = 0; i < migration.steps().size(); i++) {
            Step step = migration.steps().get(i);
            int number = i + 1;
            WayBack.inner(step).forEach(inner -> textOnly(migration.id(), number, inner));
            Passage.of(step).ifPresent(passage -> look(migration.id(), number, passage));
            if (!(step.up(now) instanceof Up.Done done)) {
                return false;
            }
            now = done.settings();
        }
        return true;
    }

    private void textOnly(String id, int number, Step step) {
        if (now.isTextOnly()
                && step instanceof Convert convert
                && convert.from().equals(convert.to())
                && convert.codec().sides() == Codec.Sides.DISTINCT_WHEN_TYPED) {
            findings.add(new Finding(
                    Rule.IN_PLACE_CONVERSION,
                    Where.in(id, number, convert.from()),
                    "all is text in this source, so a value does not tell whether it is converted already",
                    "convert to a new key"));
        }
    }

    private void look(String id, int number, Passage passage) {
        for (Key key : passage.takes()) {
            if (held(passage, key).isPresent() && found.has(key)) {
                old(id, passage, key);
            }
        }
        List<Key> needs = passage.needs();
        boolean isNothing = !needs.isEmpty() && needs.stream().noneMatch(now::has);
        boolean isDone = passage.makes().stream().anyMatch(now::has);
        if (isNothing && !isDone) {
            findings.add(new Finding(
                    Rule.FINDS_NOTHING,
                    Where.in(id, number, needs.get(0)),
                    "there is no such key here",
                    "nothing, if it is not set here; else look at how it is spelled"));
        }
    }

    private void old(String id, Passage passage, Key key) {
        Optional<Key> taken = passage.makes().stream()
                .filter(made -> held(passage, made).isPresent())
                .filter(made -> !held(passage, made).equals(held(passage, key)))
                .findFirst();
        Where where = Where.at(now.origin(key), key);
        if (taken.isEmpty()) {
            String what = passage.makes().isEmpty() ? id + " removes it" : id + " gives it another name";
            findings.add(new Finding(Rule.OLD_NAME, where, what, "migrate"));
        } else {
            findings.add(new Finding(
                    Rule.BOTH_NAMES,
                    where,
                    "its new name, " + taken.get() + ", has another value"
                            + (passage.ifOccupied() == IfOccupied.REFUSE ? ", so " + id + " will be refused" : ""),
                    "keep the value that is meant, and remove the other"));
        }
    }

    private Optional<Value> held(Passage passage, Key key) {
        return passage.isWhole() ? now.at(key) : now.value(key);
    }
}
