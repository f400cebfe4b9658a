package dev.keyturn.testkit;

import dev.keyturn.Migrations;
import dev.keyturn.spi.SettingsSource;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Files as they were before and after each migration, which are kept: what a released migration makes of them stays the same, to
 * the last byte, and so does what its way back makes of that.
 *
 * <pre>{@code
 * class FixturesTest implements MigrationFixtures {
 *   public Migrations migrations() {
 *     return Migrations.of(DATASOURCE);
 *   }
 * }
 * }</pre>
 *
 * <p>They are {@code <id>/before.yaml} and {@code <id>/after.yaml} in the {@linkplain #fixtures folder}, one pair for each format
 * that is wanted; the ending of the name tells it. Of a pair that is missing the test says how it is written: with {@code
 * -Dkeyturn.fixtures=write}, from a {@code before} that is there or from an example that is derived from the migration. Without
 * that property nothing is written. What belongs to no migration fails.
 *
 * <p>Files are opened as a program opens them, by {@code keyturn-files}, which has to be on the class path of the test.
 */
public interface MigrationFixtures {
    /** All migrations; the same at each call. */
    Migrations migrations();

    /** The folder that has a folder for each migration. */
    default Path fixtures() {
        return Path.of("src", "test", "resources", "fixtures");
    }

    /** Opens a copy of a fixture as a source of settings. */
    default SettingsSource open(Path file) {
        return OpenedFile.of(file);
    }

    /** A test for each {@code before}: the migration makes {@code after} of it. */
    @TestFactory
    @DisplayName("before, migrated, is after")
    default Stream<DynamicTest> beforeMigratedIsAfter() {
        return new Fixtures(this).forward();
    }

    /** A test for each {@code after}: with the journal of the migration, the way back makes {@code before} of it. */
    @TestFactory
    @DisplayName("after, rolled back, is before")
    default Stream<DynamicTest> afterRolledBackIsBefore() {
        return new Fixtures(this).back();
    }

    /**
     * A test for each {@code after}: without a journal, as after an installation in the new shape, an old program reads there what
     * {@code before} says. Where it cannot, because the migration removes or adds something, the test is skipped and tells what
     * differs.
     */
    @TestFactory
    @DisplayName("after, read at the old shape without a journal, says what before says")
    default Stream<DynamicTest> afterAtTheOldShapeSaysWhatBeforeSays() {
        return new Fixtures(this).withoutJournal();
    }

    /** No file and no folder belongs to no migration. */
    @Test
    @DisplayName("no fixture is unused")
    default void noFixtureIsUnused() {
        new Fixtures(this).demandAllUsed();
    }
}
