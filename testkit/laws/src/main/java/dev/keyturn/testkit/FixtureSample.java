package dev.keyturn.testkit;

import dev.keyturn.To;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.testkit.laws.Cases;
import dev.keyturn.testkit.laws.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes a file to begin with, from what a migration says of itself. */
final class FixtureSample {
    private static final int TRIES = 60;

    private final MigrationFixtures contract;
    private final FixturePair pair;

    FixtureSample(MigrationFixtures contract, FixturePair pair) {
        this.contract = contract;
        this.pair = pair;
    }

    /** The first of the settings derived from the migration with which it has something to do, there and back. */
    byte[] content() {
        Subject subject = Subject.of(pair.migration());
        return Cases.example(subject)
                .flatMap(this::content)
                .or(() -> Cases.of(subject, TRIES, 1).stream()
                        .flatMap(settings -> content(settings).stream())
                        .findFirst())
                .orElseThrow(() -> new AssertionError(pair.before() + ": no settings were found that the migration "
                        + pair.migration().id() + " changes; expected some; write this file by hand, then the"
                        + " same command makes the other one of it"));
    }

    private Optional<byte[]> content(Settings settings) {
        try {
            return FixtureCopy.of(
                    contract, pair.migration(), pair.before(), new byte[0], copy -> content(copy, settings));
        } catch (AssertionError refused) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> content(FixtureCopy copy, Settings settings) {
        Snapshot empty = copy.source().read(Selection.all());
        Changes changes = Changes.between(empty.settings(), settings);
        copy.source().write(empty.revision(), Edit.to(settings, changes, List.of()));
        byte[] before = copy.bytes();
        copy.migrator().migrate();
        boolean hasChanged = !Arrays.equals(before, copy.bytes());
        copy.migrator().rollback(To.before(pair.migration().id()));
        return hasChanged && Arrays.equals(before, copy.bytes()) ? Optional.of(before) : Optional.empty();
    }
}
