package dev.keyturn.benchmarks;

import dev.keyturn.HistoryOf;
import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.Report;
import dev.keyturn.journal.FileJournal;
import dev.keyturn.journal.FileLock;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.MemorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A journal of files that has grown long: what a start with nothing to do costs, and what its history does. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 8, time = 1)
public class JournalBenchmark {
    /** How many entries there are. */
    @Param({"1000", "10000", "100000"})
    public int entries;

    private Path directory = Path.of("");
    private ManyEntries journal = new ManyEntries(Migrations.of(), Settings.empty());

    /** Writes the journal, and fails where there is something to do. */
    @Setup
    public void prepare() throws IOException {
        Quiet.log();
        directory = Files.createTempDirectory("keyturn-journal");
        journal = ManyEntries.in(directory, entries);
        if ((entries == 1000 && migrateWithNothingToDo().hasChanged())
                || history().lines().size() != entries) {
            throw new IllegalStateException("the journal is not what was migrated");
        }
    }

    /** Removes it again. */
    @TearDown
    public void remove() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A program starts, and all of its migrations are applied; for the journal of a thousand entries. */
    @Benchmark
    public Report migrateWithNothingToDo() {
        return Migrator.of(new MemorySource("app", journal.settings()))
                .with(journal.migrations())
                .journal(FileJournal.in(directory), FileLock.in(directory))
                .build()
                .migrate();
    }

    /** The journal is opened by a program that has none of the migrations, and told. */
    @Benchmark
    public HistoryOf history() {
        return Migrator.of(new MemorySource("app", journal.settings()))
                .journal(FileJournal.in(directory), FileLock.in(directory))
                .build()
                .history();
    }

    /** The same files by hand, compared with their checksums, into maps. */
    @Benchmark
    public List<Object> readHashAndParseByHand() throws IOException {
        return FilesByHand.readHashAndParse(directory);
    }

    /** The same files by hand, compared with their checksums. */
    @Benchmark
    public int readAndHashByHand() throws IOException {
        return FilesByHand.readAndHash(directory);
    }
}
