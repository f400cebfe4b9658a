package dev.keyturn.selftest.everywhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.keyturn.files.FileSource;
import dev.keyturn.selftest.everywhere.Databases.Database;
import dev.keyturn.selftest.everywhere.Examples.Example;
import dev.keyturn.selftest.everywhere.Place.Cell;
import dev.keyturn.step.StepForms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what the page on migration documents shows in every format and every store, and takes it back. What comes of it is on the
 * page of the matrix, which {@code -Dkeyturn.golden=write} writes anew.
 */
class EveryStepEverywhereTest {
    private static final Map<String, String> EMPTY = Map.of("settings.json", "{}\n", "settings.jsonc", "{}\n");

    private static final Set<String> OF_TABLES = Set.of("each", "flatten", "move", "nest", "remove", "when");

    @TempDir
    private static Path folder;

    private static Map<String, List<Example>> examples = Map.of();
    private static Matrix page = new Matrix();
    private static final Matrix FOUND = new Matrix();

    @BeforeAll
    static void readThePages() throws Exception {
        examples = Examples.of(Matrix.docs().resolve("documents.md"), folder);
        page = Matrix.read();
    }

    @AfterAll
    static void write() throws Exception {
        if (System.getProperty("keyturn.golden", "").equals("write")) {
            FOUND.putOthers(page);
            FOUND.write();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyPlaceDoesWhatTheMatrixSays() {
        Stream<DynamicTest> files = Stream.of("yaml", "json", "jsonc", "conf", "toml", "properties", "env")
                .map(EveryStepEverywhereTest::inFile)
                .map(place -> DynamicTest.dynamicTest(place.name(), () -> isAsThePageSays(place)));
        Stream<DynamicTest> tables = Databases.all().stream()
                .map(database -> DynamicTest.dynamicTest(database.name(), () -> isAsThePageSays(started(database))));
        DynamicTest variables = DynamicTest.dynamicTest("variables", () -> isAsThePageSays(new Variables()));
        return Stream.of(files, Stream.of(variables), tables).flatMap(tests -> tests);
    }

    @Test
    void everyKindOfStepIsInTheMatrix() {
        Set<String> kinds = new TreeSet<>(StepForms.kinds());
        kinds.remove("custom"); // what it does is code, which no page can show

        assertThat(examples.keySet()).isEqualTo(kinds);
        assertThat(page.kinds()).isEqualTo(kinds);
    }

    private static Place inFile(String ending) {
        String name = ending.equals("env") ? ".env" : "settings." + ending;
        return new WrittenPlace(
                name,
                () -> FileSource.of(Files.writeString(
                        Files.createTempDirectory(folder, ending).resolve(name), EMPTY.getOrDefault(name, ""))),
                source -> Files.readString(folder.resolve(source.name())));
    }

    private static Place started(Database database) {
        try {
            return database.place(folder);
        } catch (Exception | LinkageError e) {
            return abort(database.name() + " cannot be started here: " + e);
        }
    }

    private static void isAsThePageSays(Place place) throws Exception {
        Map<String, String> row = new TreeMap<>();
        for (Map.Entry<String, List<Example>> kind : examples.entrySet()) {
            Set<Cell> cells = new TreeSet<>();
            boolean isFlat = place.name().equals(".env") && !OF_TABLES.contains(kind.getKey());
            for (Example example : kind.getValue()) {
                cells.add(place.tried(isFlat ? example.flat() : example));
            }
            row.put(kind.getKey(), cells.stream().map(Cell::toString).collect(Collectors.joining(" / ")));
        }
        FOUND.put(place.name(), row);
        if (!System.getProperty("keyturn.golden", "").equals("write")) {
            assertThat(row).isEqualTo(page.row(place.name()));
        }
    }
}
