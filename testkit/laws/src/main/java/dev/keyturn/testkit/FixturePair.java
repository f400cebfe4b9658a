package dev.keyturn.testkit;

import dev.keyturn.Migration;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file before a migration, and after it.
 *
 * @param migration the migration
 * @param folder where both are
 * @param ending the ending of their names, which tells the format: {@code .yaml}
 */
record FixturePair(Migration migration, Path folder, String ending) {
    Path before() {
        return folder.resolve(Fixtures.BEFORE + ending);
    }

    Path after() {
        return folder.resolve(Fixtures.AFTER + ending);
    }

    boolean isComplete() {
        return Files.exists(before()) && Files.exists(after());
    }
}
