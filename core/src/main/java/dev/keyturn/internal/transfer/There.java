package dev.keyturn.internal.transfer;

import dev.keyturn.internal.engine.Mark;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a transfer takes from its source and brings to its target. */
final class There {
    private final Way way;
    private final Settings source;
    private final OnConflict policy;
    private final boolean isSettling;
    private Settings target;
    private final Map<Key, Value> going = new LinkedHashMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    private There(Way way, OnConflict policy, boolean isSettling) {
        this.isSettling = isSettling;
        this.way = way;
        this.policy = policy;
        this.source = way.from().settings();
        this.target = isSettling ? way.to().settings() : Course.cleared(way.to(), way.open(way.to()));
        source.forEach((key, value) -> {
            if (way.covers(key)) {
                going.put(key, value);
            }
        });
    }

    static Course plan(Way way, OnConflict policy) {
        return new There(way, policy, false).course();
    }

    /** The same where the journals are not gone by: what is in the target stays there, and what is in the source goes there, too. */
    static Course settle(Way way, OnConflict policy) {
        return new There(way, policy, true).course();
    }

    private Course course() {
        writable();
        way.head().keys().forEach(this::found);
        Traced traced = new Traced(way);
        List<Mark> open = isSettling ? List.of() : way.open(way.to());
        open.stream()
                .flatMap(mark -> mark.changes().stream())
                .filter(change -> change.before().isEmpty())
                .map(Change::key)
                .distinct()
                .forEach(this::copied);
        Settings after = target;
        for (Map.Entry<Key, Value> one : going.entrySet()) {
            if (isFree(one.getKey(), one.getValue())) {
                after = Course.with(after, one.getKey(), one.getValue());
            }
        }
        Settings whole = isSettling ? traced.whole(source) : source;
        Changes gone = Changes.between(
                whole,
                Course.without(whole, whole.keys().stream().filter(way::covers).toList()));
        Settings before = isSettling ? traced.unbrought(target) : target;
        Changes announced = Changes.between(before, after);
        problems.addAll(way.to().problems(after, announced));
        way.unkept(way.from(), gone).ifPresent(problems::add);
        way.unkept(way.to(), announced).ifPresent(problems::add);
        Edit edit = Edit.to(after, Changes.between(way.to().settings(), after), List.of());
        List<Key> stood = before.keys().stream().filter(way::covers).toList();
        if (isSettling) {
            notices.add(traced.notice());
            traced.lost().ifPresent(problems::add);
        } else {
            texts(announced);
        }
        return new Course(gone, announced, edit, stood, remarks, notices, problems);
    }

    private void writable() {
        if (!way.to().isWritable()) {
            problems.add(Problem.of(
                            Origin.of(way.to().name()),
                            Key.root(),
                            "these settings cannot be written from here",
                            "a place that can be written")
                    .hint("settings can be taken from here, but not brought here"));
        }
        if (!way.from().isWritable() && !way.from().instructs()) {
            problems.add(Problem.of(
                    Origin.of(way.from().name()),
                    Key.root(),
                    "these settings cannot be written from here, so they could not be taken away",
                    "a place that can be written, or that says what to do in it"));
        }
    }

    private void found(Key key) {
        if (going.keySet().stream().noneMatch(one -> one.startsWith(key))) {
            notices.add("there is nothing at " + key + " in " + way.from().name()
                    + (target.has(key) ? "; it is in " + way.to().name() + " already" : ""));
        }
    }

    /** A copy that an earlier run made, and that somebody edited before it counted. */
    private void copied(Key key) {
        Optional<Value> edit = target.value(key);
        Optional<Value> value = Optional.ofNullable(going.get(key));
        if (edit.isEmpty() || edit.equals(value.map(target::held))) {
            return;
        }
        if (policy == OnConflict.REFUSE) {
            problems.add(Problem.of(
                            way.to().origin(key),
                            key,
                            "it was edited here before " + way.to().name() + " began to count",
                            "the value of " + way.from().name() + ", or nothing")
                    .hint("to keep the edit, run(KEEP_EDITED); to have the value of "
                            + way.from().name() + ", run(RESTORE_OLD)"));
            return;
        }
        boolean isKept = policy == OnConflict.KEEP_EDITED;
        target = target.without(key);
        if (isKept) {
            going.put(key, edit.get());
        }
        remarks.add(new Remark(isKept ? Remark.What.EDIT_WON : Remark.What.OLD_WON, key));
    }

    /** Whether a value can go to its key; there already is as good. */
    private boolean isFree(Key key, Value value) {
        Optional<Key> blocked = target.blockedAt(key);
        if (blocked.isPresent()) {
            problems.add(Problem.of(
                            way.to().origin(blocked.get()),
                            blocked.get(),
                            "a list stands here, so " + key + " of "
                                    + way.from().name() + " has no place",
                            "a table, or nothing")
                    .hint("remove it here, or leave " + key + " where it is"));
            return false;
        }
        Optional<Value> there = target.value(key);
        if (there.isPresent() && !there.equals(Optional.of(target.held(value)))) {
            if (problems.stream().anyMatch(problem -> problem.key().equals(key))) {
                return false; // it was told already
            }
            problems.add(Problem.of(
                            way.to().origin(key),
                            key,
                            "there is another value here than in " + way.from().name(),
                            "no value, or the same")
                    .hint("decide which one counts, and remove the other one or make it the same"));
            return false;
        }
        return true;
    }

    /** Where there is nothing but text, a number becomes its text, as everywhere; the way back makes a number of it again. */
    private void texts(Changes announced) {
        List<String> changed = new ArrayList<>();
        for (Change change : announced.list()) {
            Optional<Value> was = Optional.ofNullable(going.get(change.key()));
            if (was.isPresent() && !change.after().equals(was)) {
                changed.add(change.key().toString());
            }
        }
        if (!changed.isEmpty()) {
            notices.add(
                    way.to().name() + " holds nothing but text, so these become text: " + String.join(", ", changed));
        }
    }
}
