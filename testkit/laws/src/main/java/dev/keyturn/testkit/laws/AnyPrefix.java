package dev.keyturn.testkit.laws;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.Shape;
import dev.keyturn.To;
import dev.keyturn.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * RT, of a history: from wherever it stands, each point before it is reached again, by a program that knows the whole history and
 * by one that knows none of it; and what is read at that point meanwhile is the same.
 */
final class AnyPrefix implements Check {
    private static final int MOST = 25;

    @Override
    public Law law() {
        return Law.RT;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        if (!trial.isOneOf(MOST)) {
            return Optional.empty();
        }
        List<Migration> all = trial.subject().migrations().orElseThrow().list();
        List<Settings> shapes = new ArrayList<>(List.of(trial.old()));
        for (int prefix = 1; prefix <= all.size(); prefix++) {
            shapes.add(migrated(trial.old(), all.subList(0, prefix)).settings());
        }
        if (migrated(trial.old(), all).isBorn(trial)) {
            return Optional.empty();
        }
        for (int prefix = 1; prefix <= all.size(); prefix++) {
            for (int point = 0; point < prefix; point++) {
                Optional<String> wrong = wrong(trial.old(), all.subList(0, prefix), point, shapes.get(point));
                if (wrong.isPresent()) {
                    return wrong.map(what -> Violation.of(law(), trial, what));
                }
            }
        }
        return Optional.empty();
    }

    private static Migrations some(List<Migration> migrations) {
        return Migrations.of(migrations.toArray(new Migration[0]));
    }

    private static InMemory migrated(Settings old, List<Migration> migrations) {
        InMemory memory = InMemory.with(old);
        memory.migrator(some(migrations)).migrate();
        return memory;
    }

    private static Optional<String> wrong(Settings old, List<Migration> migrations, int point, Settings expected) {
        String id = migrations.get(point).id();
        String where = "from behind " + migrations.get(migrations.size() - 1).id() + " to before " + id;
        Settings read = migrated(old, migrations)
                .migrator(some(List.of()))
                .at(Shape.before(id))
                .read();
        if (!read.equals(expected)) {
            return Optional.of("read " + where + ":\n" + Differences.between(expected, read));
        }
        for (List<Migration> known : List.of(migrations, List.<Migration>of())) {
            InMemory back = migrated(old, migrations);
            back.migrator(some(known)).rollback(To.before(id));
            if (!back.settings().identical(expected)) {
                return Optional.of("taken back " + where + (known.isEmpty() ? ", by a program without them" : "")
                        + ":\n" + Differences.between(expected, back.settings()));
            }
        }
        return Optional.empty();
    }
}
