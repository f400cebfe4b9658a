package dev.keyturn.testkit.laws;

import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.Shape;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/** MIXED: an old release reads what it wrote, and what it writes is there for both, while the store has the new shape. */
final class BothShapes implements Check {
    private static final int MOST = 40;

    @Override
    public Law law() {
        return Law.MIXED;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        return !trial.isOneOf(MOST) ? Optional.empty() : wrong(trial).map(what -> Violation.of(law(), trial, what));
    }

    private static Optional<String> wrong(Trial trial) {
        Migrations chain = trial.subject().migrations().orElseThrow();
        InMemory memory = InMemory.with(trial.old());
        Migrator migrator = memory.migrator(chain);
        Shape before = Shape.before(chain.list().get(0).id());
        Settings young =
                trial.subject().canonical(migrator.at(Shape.ofProgram()).read());
        if (!young.equals(trial.young())) {
            return Optional.of(
                    "read in the new shape before the migration:\n" + Differences.between(trial.young(), young));
        }
        migrator.migrate();
        if (memory.isBorn(trial)) {
            return Optional.empty();
        }
        Settings stored = memory.settings();
        Settings old = trial.subject().canonical(migrator.at(before).read());
        if (!old.equals(trial.old())) {
            return Optional.of("read in the old shape after it:\n" + Differences.between(trial.old(), old));
        }
        return memory.settings().equals(stored)
                ? written(trial, migrator, before, memory)
                : Optional.of("a read has written");
    }

    /** Each key in turn gets a value in the old shape; refusing it is an answer, forgetting it is none. */
    private static Optional<String> written(Trial trial, Migrator migrator, Shape before, InMemory memory) {
        Settings stored = memory.settings();
        for (Key key : trial.old().keys()) {
            for (Value value : List.of(Value.of("written"), Value.of(7))) {
                memory.source().become(stored);
                try {
                    migrator.at(before).set(key.toString(), value);
                } catch (RefusedException | IllegalArgumentException refused) {
                    continue;
                }
                Settings read = trial.subject().canonical(migrator.at(before).read());
                Settings expected = trial.subject().canonical(trial.old().with(key, value));
                if (!read.value(key).equals(expected.value(key))) {
                    return Optional.of(key + " was written in the old shape as " + value + ", and is read there as "
                            + read.value(key).map(Value::toString).orElse("nothing"));
                }
            }
        }
        memory.source().become(stored);
        return Optional.empty();
    }
}
