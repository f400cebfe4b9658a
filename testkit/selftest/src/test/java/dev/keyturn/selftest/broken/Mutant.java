package dev.keyturn.selftest.broken;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Residue;
import dev.keyturn.step.Step;
import dev.keyturn.step.Up;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A migration that is wrong in one way.
 *
 * @param name what is wrong with it
 * @param law the law that has to find it
 * @param says what the message has to say
 * @param subject the migration
 */
record Mutant(String name, Law law, String says, Subject subject) {
    /** What a wrong way up makes of what the right one gives. */
    interface WrongUp extends BiFunction<Settings, Up, Up> {}

    /** What a wrong way back makes of what the right one gives. */
    interface WrongDown {
        Down down(Settings edited, Residue residue, Down right);
    }

    static final WrongUp RIGHT_UP = (settings, right) -> right;
    static final Residue DID = Residue.of(Table.empty().with("did", Value.of("done")));
    static final WrongDown RIGHT_DOWN = (edited, residue, right) -> right;

    /** A step of the library of which both ways may be wrong. */
    static Mutant of(String name, Law law, String says, Step step, WrongUp up, WrongDown down) {
        return new Mutant(name, law, says, Subject.of(step, new Subject.Ways() {
            @Override
            public Up up(Settings settings) {
                return up.apply(settings, step.up(settings));
            }

            @Override
            public Down down(Settings edited, Residue residue, OnConflict policy) {
                return down.down(edited, residue, step.down(edited, residue, policy));
            }
        }));
    }

    static Mutant up(String name, Law law, String says, Step step, WrongUp up) {
        return of(name, law, says, step, up, RIGHT_DOWN);
    }

    static Mutant down(String name, Law law, String says, Step step, WrongDown down) {
        return of(name, law, says, step, RIGHT_UP, down);
    }

    /** Two functions that keep nothing; the step says which keys they are about. */
    static Mutant code(
            String name, Law law, String says, Step like, UnaryOperator<Settings> up, UnaryOperator<Settings> down) {
        return new Mutant(name, law, says, Subject.of(like, new Subject.Ways() {
            @Override
            public Up up(Settings settings) {
                Settings after = up.apply(settings);
                return new Up.Done(after, after.identical(settings) ? Residue.idle() : DID);
            }

            @Override
            public Down down(Settings edited, Residue residue, OnConflict policy) {
                return residue.isIdle() ? back(edited) : back(down.apply(edited));
            }
        }));
    }

    static Up done(Settings settings) {
        return new Up.Done(settings, Residue.idle());
    }

    static Up done(Settings settings, Up like) {
        return new Up.Done(settings, residue(like));
    }

    static Residue residue(Up up) {
        return up instanceof Up.Done done ? done.residue() : Residue.idle();
    }

    static Down back(Settings settings) {
        return new Down.Done(settings, List.of());
    }

    /** The settings that a way up gives, as this makes them. */
    static Up then(Up up, UnaryOperator<Settings> more) {
        return up instanceof Up.Done done ? new Up.Done(more.apply(done.settings()), done.residue()) : up;
    }

    static Down then(Down down, UnaryOperator<Settings> more) {
        return down instanceof Down.Done done ? new Down.Done(more.apply(done.settings()), done.remarks()) : down;
    }

    static Settings edit(Settings settings, String key, UnaryOperator<String> text) {
        return settings.text(key)
                .map(there -> settings.with(key, Value.of(text.apply(there))))
                .orElse(settings);
    }

    static boolean has(Settings settings, String key) {
        return settings.value(key).isPresent();
    }

    static Settings put(Settings settings, String key, Value value) {
        return settings.blockedAt(Key.of(key)).isPresent() ? settings : settings.with(key, value);
    }

    static Up refused(String why) {
        return new Up.Refused(List.of(Problem.of(Origin.unknown(), Key.root(), why, "something else")));
    }

    @Override
    public String toString() {
        return name;
    }
}
