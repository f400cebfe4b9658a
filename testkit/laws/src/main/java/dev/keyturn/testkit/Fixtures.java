package dev.keyturn.testkit;

import dev.keyturn.Migration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The files of a {@link MigrationFixtures}, and a test for each of them. */
final class Fixtures {
    static final String BEFORE = "before";
    static final String AFTER = "after";
    private static final String PROPERTY = "keyturn.fixtures";

    private final MigrationFixtures contract;

    Fixtures(MigrationFixtures contract) {
        this.contract = contract;
    }

    Stream<DynamicTest> forward() {
        List<Migration> migrations = contract.migrations().list();
        if (migrations.isEmpty()) {
            throw new AssertionError("there are no migrations, so that nothing would be tried; expected at least one");
        }
        return migrations.stream()
                .flatMap(migration -> pairsOrOneToBeWritten(migration).stream()
                        .map(pair -> DynamicTest.dynamicTest(
                                name(pair, pair.before()) + "migrated, it is "
                                        + pair.after().getFileName(),
                                () -> forward(pair))));
    }

    Stream<DynamicTest> back() {
        return complete()
                .map(pair -> DynamicTest.dynamicTest(
                        name(pair, pair.after()) + "rolled back, it is "
                                + pair.before().getFileName(),
                        () -> new FixtureTrial(contract, pair).back()));
    }

    Stream<DynamicTest> withoutJournal() {
        return complete()
                .map(pair -> DynamicTest.dynamicTest(
                        name(pair, pair.after()) + "read at the old shape, it says what "
                                + pair.before().getFileName() + " says",
                        () -> new FixtureTrial(contract, pair).withoutJournal()));
    }

    private static String name(FixturePair pair, Path file) {
        return pair.migration().id() + "/" + file.getFileName() + ": ";
    }

    private void forward(FixturePair pair) {
        FixtureTrial trial = new FixtureTrial(contract, pair);
        boolean writes = "write".equals(System.getProperty(PROPERTY));
        if (!pair.isComplete() && !writes) {
            Path missing = Files.exists(pair.before()) ? pair.after() : pair.before();
            throw new AssertionError(missing + ": there is no such file; expected one that is kept with the migration "
                    + pair.migration().id() + "; this writes it: " + command());
        }
        List<Path> written = writes ? trial.write() : List.of();
        if (!written.isEmpty()) {
            throw new AssertionError(written.stream().map(Path::toString).collect(Collectors.joining(" and "))
                    + ": written; read what is there, edit " + pair.before().getFileName()
                    + " as you like and write again, commit both, and run the test without -D" + PROPERTY + "=write");
        }
        trial.forward(command());
    }

    /** What writes the fixtures of this test. */
    private String command() {
        String full = contract.getClass().getName();
        String name = full.substring(full.lastIndexOf('.') + 1);
        String quoted = name.contains("$") ? "'" + name + "'" : name; // a shell would put a variable there
        return "mvn test -Dtest=" + quoted + " -D" + PROPERTY + "=write";
    }

    private Stream<FixturePair> complete() {
        return contract.migrations().list().stream()
                .flatMap(migration -> pairs(migration).stream())
                .filter(FixturePair::isComplete);
    }

    private List<FixturePair> pairsOrOneToBeWritten(Migration migration) {
        List<FixturePair> pairs = pairs(migration);
        return pairs.isEmpty() ? List.of(new FixturePair(migration, folder(migration), ".yaml")) : pairs;
    }

    private Path folder(Migration migration) {
        return contract.fixtures().resolve(migration.id());
    }

    private List<FixturePair> pairs(Migration migration) {
        return files(folder(migration))
                .map(file -> ending(file, BEFORE))
                .flatMap(Optional::stream)
                .map(ending -> new FixturePair(migration, folder(migration), ending))
                .toList();
    }

    private static Optional<String> ending(Path file, String name) {
        String full = String.valueOf(file.getFileName());
        return full.startsWith(name + ".") && full.indexOf('.', name.length() + 1) < 0
                ? Optional.of(full.substring(name.length()))
                : Optional.empty();
    }

    void demandAllUsed() {
        List<String> unused = new ArrayList<>();
        Function<Path, Optional<Migration>> owner = folder -> contract.migrations().list().stream()
                .filter(migration -> folder(migration).equals(folder))
                .findFirst();
        files(contract.fixtures()).forEach(folder -> {
            if (owner.apply(folder).isEmpty()) {
                unused.add(
                        folder + ": no migration has this id; expected the folder of one that the test has; remove it,"
                                + " or give the test the migration");
            } else {
                files(folder)
                        .filter(file -> !isUsed(file))
                        .forEach(file -> unused.add(file
                                + ": it is part of no pair; expected " + BEFORE + " and " + AFTER
                                + " with the same ending; remove it, or add the other one"));
            }
        });
        if (!unused.isEmpty()) {
            throw new AssertionError(String.join("\n", unused));
        }
    }

    private static boolean isUsed(Path file) {
        return ending(file, BEFORE).isPresent()
                || ending(file, AFTER)
                        .filter(ending -> Files.exists(file.resolveSibling(BEFORE + ending)))
                        .isPresent();
    }

    /** What is in a folder, in the order of the names; nothing, where there is no folder. Hidden files are nobody's. */
    private static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> !String.valueOf(file.getFileName()).startsWith(".")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
