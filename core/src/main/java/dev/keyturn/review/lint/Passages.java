package dev.keyturn.review.lint;

import dev.keyturn.review.lint.Finding.Where;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.step.AddDefault;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Description;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Move;
import dev.keyturn.step.Remove;
import dev.keyturn.step.Rename;
import dev.keyturn.step.SetValue;
import dev.keyturn.step.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows keys through all steps of all migrations, and finds steps that are in vain or get in each other's way. What depends on
 * settings, as the steps of {@code when} do, is taken to do anything: rather nothing is said than something wrong.
 */
final class Passages {
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Key, Gone> gone = new LinkedHashMap<>();
    private final Map<Key, Place> writers = new LinkedHashMap<>();
    private final Map<Key, Made> made = new LinkedHashMap<>();

    private Passages() {}

    /** The number of a step in a migration. */
    private record Place(String id, int step) {
        String from(String other) {
            return id.equals(other) ? "step " + step : id;
        }
    }

    /** A key that was taken away, with all below it or without. */
    private record Gone(Place by, boolean isWhole) {}

    /** A key that this migration has made, and that nothing has looked at since. */
    private record Made(Place by, Step step, IfOccupied ifOccupied) {}

    static List<Finding> of(List<Description> migrations) {
        Passages passages = new Passages();
        migrations.forEach(passages::follow);
        return passages.findings;
    }

    private void follow(Description migration) {
        made.clear();
        conditions(migration.id(), migration.assumptions(), "it assumes something at ");
        for (int i = 0; i < migration.steps().size(); i++) {
            Step step = migration.steps().get(i);
            Place here = new Place(migration.id(), i + 1);
            Optional<Passage> passage = Passage.of(step);
            if (passage.isPresent()) {
                follow(here, step, passage.get());
            } else {
                anything(step);
            }
        }
        conditions(migration.id(), migration.checks(), "it promises something at ");
    }

    private void conditions(String id, List<Condition> conditions, String what) {
        for (Condition condition : conditions) {
            if (!(condition instanceof Condition.Absent)) {
                taker(condition.key(), false)
                        .ifPresent(by -> findings.add(new Finding(
                                Rule.UNMEETABLE,
                                Where.in(id, 0, condition.key()),
                                what + condition.key() + ", which " + by.from(id) + " takes away",
                                "name the key that is there then")));
            }
        }
    }

    private void anything(Step step) {
        step.footprint().all().forEach(keys -> made.keySet().removeIf(key -> isAt(keys, key)));
        step.footprint().writes().forEach(keys -> {
            gone.keySet().removeIf(key -> isAt(keys, key));
            writers.keySet().removeIf(key -> isAt(keys, key));
        });
    }

    private static boolean isAt(KeyPattern keys, Key key) {
        return keys.overlaps(KeyPattern.of(key));
    }

    private void follow(Place here, Step step, Passage passage) {
        passage.needs().forEach(key -> inVain(here, step, passage, key));
        passage.takes().forEach(key -> twice(here, step, key));
        passage.makes().forEach(key -> again(here, step, key));
        passage.keys().forEach(key -> made.keySet().removeIf(key::overlaps));
        for (Key key : passage.makes()) {
            occupied(here, passage, key);
        }
        for (Key key : passage.takes()) {
            gone.put(key, new Gone(here, passage.isWhole()));
            writers.keySet().removeIf(key::overlaps);
        }
        for (Key key : passage.makes()) {
            gone.keySet().removeIf(key::overlaps);
            writers.put(key, here);
            made.put(key, new Made(here, step, passage.ifOccupied()));
        }
    }

    /** Who took the key away, so that nothing is there; below it there may be something, if only its value was taken. */
    private Optional<Place> taker(Key key, boolean isWhole) {
        return gone.entrySet().stream()
                .filter(one -> one.getValue().isWhole() ? key.startsWith(one.getKey()) : key.equals(one.getKey()))
                .filter(one -> one.getValue().isWhole() || !isWhole)
                .map(one -> one.getValue().by())
                .findFirst();
    }

    /** A removal of what an earlier migration took away may be meant for those who set it again. */
    private void inVain(Place here, Step step, Passage passage, Key key) {
        Optional<Place> by = taker(key, passage.isWhole());
        if (by.isEmpty()) {
            return;
        }
        boolean isSame = by.get().id().equals(here.id());
        if (isSame) {
            add(
                    Rule.NEEDLESS_STEP,
                    here,
                    key,
                    "it finds nothing: step " + by.get().step() + " takes the key away",
                    "leave it out, or name the key that is there by then");
        } else if (!(step instanceof Remove)) {
            add(
                    Rule.COLLISION,
                    here,
                    key,
                    "it reads what " + by.get().id() + ", which runs before, takes away",
                    "name the key that is there by then, or leave the step out");
        }
    }

    private void twice(Place here, Step step, Key key) {
        Made by = made.get(key);
        if (by == null) {
            return;
        }
        boolean isChain = (step instanceof Rename && by.step() instanceof Rename)
                || (step instanceof Move && by.step() instanceof Move);
        if (isChain && by.ifOccupied() == IfOccupied.REFUSE) {
            add(
                    Rule.NEEDLESS_STEP,
                    here,
                    key,
                    "step " + by.by().step() + " takes a value there, and this one takes it on",
                    "let one step take it all the way");
        } else if (step instanceof Remove) {
            add(
                    Rule.NEEDLESS_STEP,
                    here,
                    key,
                    "it removes what step " + by.by().step() + " has made",
                    "leave that step out, or remove the old key");
        }
    }

    private void again(Place here, Step step, Key key) {
        Made by = made.get(key);
        if (by == null || !(by.step() instanceof SetValue || by.step() instanceof AddDefault)) {
            return;
        }
        if (step instanceof SetValue) {
            add(
                    Rule.NEEDLESS_STEP,
                    by.by(),
                    key,
                    "step " + here.step() + " sets the key whatever this one does",
                    "leave it out");
        } else if (step instanceof AddDefault) {
            add(
                    Rule.NEEDLESS_STEP,
                    here,
                    key,
                    "step " + by.by().step() + " has put a value there, so the default is never used",
                    "leave it out");
        }
    }

    private void occupied(Place here, Passage passage, Key key) {
        Place by = writers.get(key);
        if (by != null && passage.ifOccupied() == IfOccupied.REFUSE) {
            add(
                    Rule.COLLISION,
                    here,
                    key,
                    by.from(here.id()) + " writes there, too, and this step is refused where both have something to do",
                    "say ifOccupied keep or replace, or choose another key");
        }
    }

    private void add(Rule rule, Place place, Key key, String what, String advice) {
        findings.add(new Finding(rule, Where.in(place.id(), place.step(), key), what, advice));
    }
}
