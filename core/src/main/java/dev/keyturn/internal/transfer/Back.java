package dev.keyturn.internal.transfer;

import dev.keyturn.internal.engine.Mark;
import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What taking a transfer back brings to its source, edits included, and takes from its target. */
final class Back {
    private final Way way;
    private final OnConflict policy;
    private final Settings target;
    private final Settings source;
    private final List<Mark> brought;
    private final boolean isLost;
    private final boolean isSettling;
    private final Map<Key, Value> old = new LinkedHashMap<>();
    private final Map<Key, Value> coming = new LinkedHashMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** The way back of a way there that came to its end. */
    private Back(Way there, Way way, OnConflict policy, boolean isSettling) {
        this.isSettling = isSettling;
        this.way = way;
        this.policy = policy;
        this.target = way.from().settings();
        this.source = isSettling ? way.to().settings() : Course.cleared(way.to(), way.open(way.to()));
        this.brought =
                isSettling ? there.last(there.to(), Mark.Stage.BEGUN).stream().toList() : there.brought();
        this.isLost = there.isLostThere();
        if (isSettling) {
            old.putAll(new Traced(there).values());
            return;
        }
        List<Mark> taken = there.taken();
        for (Mark mark : taken.isEmpty() ? brought : taken) {
            for (Change change : mark.changes()) {
                Optional<Value> value = taken.isEmpty() ? change.after() : change.before();
                value.ifPresent(was -> old.put(change.key(), was));
            }
        }
    }

    static Course plan(Way there, Way back, OnConflict policy) {
        return new Back(there, back, policy, false).course(there);
    }

    /** The same where the journals are not gone by: what is in the source stays there, and what is in the target goes there, too. */
    static Course settle(Way there, Way back, OnConflict policy) {
        return new Back(there, back, policy, true).course(there);
    }

    private Course course(Way there) {
        old.forEach(this::moved);
        List<Key> stood = stood(there);
        for (Key key : target.keys()) {
            if (way.covers(key) && !old.containsKey(key) && !stood.contains(key)) {
                coming.put(key, target.value(key).orElseThrow());
                remarks.add(new Remark(Remark.What.CARRIED_BACK, key));
            }
        }
        Settings after = source;
        for (Map.Entry<Key, Value> one : coming.entrySet()) {
            if (isFree(one.getKey(), one.getValue())) {
                after = Course.with(after, one.getKey(), one.getValue());
            }
        }
        Changes gone = Changes.between(target, left(stood));
        Changes announced = Changes.between(source, after);
        problems.addAll(way.to().problems(after, announced));
        way.unkept(way.from(), gone).ifPresent(problems::add);
        way.unkept(way.to(), announced).ifPresent(problems::add);
        Edit edit = Edit.to(after, Changes.between(way.to().settings(), after), List.of())
                .restoring(there.last(there.from(), Mark.Stage.SWITCHED).flatMap(Mark::layout));
        List<Key> beside = source.keys().stream().filter(way::covers).toList();
        return new Course(gone, announced, edit, beside, remarks, notices, problems);
    }

    private List<Key> stood(Way there) {
        if (!isSettling) {
            return brought.isEmpty()
                    ? List.of()
                    : brought.get(brought.size() - 1).stood();
        }
        Traced traced = new Traced(there);
        notices.add(traced.notice());
        traced.lost().ifPresent(problems::add);
        return brought.isEmpty()
                ? traced.unbrought(target).keys().stream().filter(way::covers).toList()
                : brought.get(0).stood();
    }

    /** What became of a key that was brought. */
    private void moved(Key key, Value was) {
        Optional<Value> live = target.value(key);
        if (live.isEmpty() && isLost) {
            coming.put(key, was);
            notices.add(key + " is no longer in " + way.from().name()
                    + ", where a backup was put back since; it comes back as it was when it went there");
        } else if (live.isEmpty() && isSettling && source.has(key)) {
            return; // it is where it is to be
        } else if (live.isEmpty()) {
            remarks.add(new Remark(Remark.What.STAYS_DELETED, key));
        } else if (live.get().equals(target.held(was))) {
            coming.put(key, was);
        } else {
            coming.put(key, like(was, live.get()));
            remarks.add(new Remark(Remark.What.CARRIED_BACK, key));
        }
    }

    /** An edit in a place of texts is a number again where there was one, if it is one exactly. */
    private Value like(Value was, Value live) {
        if (!target.isTextOnly() || source.isTextOnly() || !(live instanceof Text text)) {
            return live;
        }
        Optional<Value> typed = Optional.empty();
        if (was instanceof Bool) {
            typed = List.<Value>of(Value.of(true), Value.of(false)).stream()
                    .filter(value -> value.toString().equals(text.text()))
                    .findFirst();
        } else if (was instanceof Num) {
            typed = number(text.text());
        }
        return typed.filter(value -> target.held(value).equals(live)).orElse(live);
    }

    private static Optional<Value> number(String text) {
        try {
            return Optional.of(Num.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // it comes back as the text that somebody made of it
        }
    }

    /** What stays in the target: what was there before, and what somebody put beside it. */
    private Settings left(List<Key> stood) {
        Settings left = Course.without(
                target,
                coming.keySet().stream().filter(key -> !stood.contains(key)).toList());
        for (Mark mark : brought) {
            for (Change change : mark.changes()) {
                boolean isFree = change.before().isPresent() && !left.has(change.key());
                left = isFree ? Course.with(left, change.key(), change.before().orElseThrow()) : left;
            }
        }
        return left;
    }

    /** Whether a value can go back to its key; who has set it again meanwhile has a say. */
    private boolean isFree(Key key, Value value) {
        Optional<Value> there = source.value(key);
        if (source.blockedAt(key).isEmpty() && (there.isEmpty() || there.equals(Optional.of(source.held(value))))) {
            return true;
        }
        if (policy == OnConflict.REFUSE || source.blockedAt(key).isPresent()) {
            problems.add(Problem.of(
                            way.to().origin(key),
                            key,
                            "it was set here again after it went to "
                                    + way.from().name() + ", and is another value than there",
                            "no value, or the one of " + way.from().name())
                    .hint("to keep what is here, rollback(KEEP_EDITED); to have what is in "
                            + way.from().name() + ", rollback(RESTORE_OLD)"));
            return false;
        }
        boolean isKept = policy == OnConflict.KEEP_EDITED;
        remarks.add(new Remark(isKept ? Remark.What.EDIT_WON : Remark.What.OLD_WON, key));
        return !isKept;
    }
}
