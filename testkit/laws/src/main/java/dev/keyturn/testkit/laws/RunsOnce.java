package dev.keyturn.testkit.laws;

import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.settings.Settings;
import java.util.Optional;

/** IDEM, of a whole migration: a second run changes neither the settings nor the journal. */
final class RunsOnce implements Check {
    private static final int MOST = 60;

    @Override
    public Law law() {
        return Law.IDEM;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        if (!trial.isOneOf(MOST)) {
            return Optional.empty();
        }
        Migrations chain = trial.subject().migrations().orElseThrow();
        InMemory memory = InMemory.with(trial.old());
        Migrator migrator = memory.migrator(chain);
        migrator.migrate();
        Settings once = memory.settings();
        int entries = memory.journal().read().size();
        migrator.migrate();
        if (!memory.settings().identical(once)) {
            return Optional.of(Violation.of(
                    law(), trial, "a second run changes\n" + Differences.between(once, memory.settings())));
        }
        return memory.journal().read().size() == entries
                ? Optional.empty()
                : Optional.of(Violation.of(law(), trial, "a second run writes to the journal"));
    }
}
