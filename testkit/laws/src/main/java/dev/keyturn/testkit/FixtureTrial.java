package dev.keyturn.testkit;

import dev.keyturn.Migrator;
import dev.keyturn.Report;
import dev.keyturn.Shape;
import dev.keyturn.To;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;

/** Runs one pair of files there and back, each time on a copy, with the engine and the source that programs use. */
final class FixtureTrial {
    private final MigrationFixtures contract;
    private final FixturePair pair;

    FixtureTrial(MigrationFixtures contract, FixturePair pair) {
        this.contract = contract;
        this.pair = pair;
    }

    /** Writes what is missing or is no longer so; the files that it wrote. */
    List<Path> write() {
        List<Path> written = new ArrayList<>();
        if (!Files.exists(pair.before())) {
            put(pair.before(), new FixtureSample(contract, pair).content(), written);
        }
        byte[] after = migrated(pair.before());
        if (!Files.exists(pair.after()) || !Arrays.equals(after, bytes(pair.after()))) {
            put(pair.after(), after, written);
        }
        return written;
    }

    private static void put(Path file, byte[] content, List<Path> written) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, content);
            written.add(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forward(String command) {
        byte[] after = migrated(pair.before());
        demand(
                pair.after(),
                after,
                pair.before().getFileName() + ", migrated, is not the same bytes",
                "if what the migration does was meant to change, and no release has it yet, this writes it: "
                        + command);
    }

    private byte[] migrated(Path before) {
        return onCopyOf(before, copy -> {
            migrate(copy);
            return copy.bytes();
        });
    }

    private void migrate(FixtureCopy copy) {
        byte[] before = copy.bytes();
        Report report = copy.migrator().migrate();
        if (report.migrated().isEmpty() || Arrays.equals(before, copy.bytes())) {
            throw new AssertionError(
                    pair.before() + ": the migration " + pair.migration().id()
                            + " changes nothing in it, which shows nothing; expected a file with something to do; it says:\n"
                            + copy.told(report.toString()).stripTrailing());
        }
    }

    void back() {
        byte[] again = onCopyOf(pair.before(), copy -> {
            migrate(copy);
            copy.migrator().rollback(To.before(pair.migration().id()));
            return copy.bytes();
        });
        demand(
                pair.before(),
                again,
                "migrated and rolled back, it is not the same bytes",
                "whoever rolls back gets this: mend the migration, or have another example in the file");
    }

    void withoutJournal() {
        Settings before = onCopyOf(pair.before(), FixtureCopy::settings);
        String differences = onCopyOf(pair.after(), copy -> copy.told(differences(copy, before)));
        if (!differences.isEmpty()) {
            Assumptions.abort(pair.after() + ": where no journal says what was there before, an old program reads:\n"
                    + differences);
        }
    }

    private String differences(FixtureCopy copy, Settings before) {
        Migrator migrator = copy.migrator();
        migrator.baseline(pair.migration().id());
        try {
            Settings old = migrator.at(Shape.before(pair.migration().id())).read();
            return new Words(old, List.of(pair.migration()), before).differences(before);
        } catch (RefusedException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private void demand(Path expected, byte[] actual, String what, String toDo) {
        byte[] wanted = bytes(expected);
        if (!Arrays.equals(wanted, actual)) {
            throw new AssertionError(expected + ": " + what + "; " + toDo + "\n"
                    + new FixtureDifference(contract, pair.migration(), expected).between(wanted, actual));
        }
    }

    private <T> T onCopyOf(Path file, Function<FixtureCopy, T> work) {
        return FixtureCopy.of(contract, pair.migration(), file, bytes(file), work);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
