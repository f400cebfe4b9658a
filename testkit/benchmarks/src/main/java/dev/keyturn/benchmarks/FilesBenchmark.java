package dev.keyturn.benchmarks;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Report;
import dev.keyturn.files.FileSource;
import dev.keyturn.spi.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A whole migration of a file, next to what nobody could leave out: two parses, and as many bytes made durable. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 2)
@Measurement(iterations = 6, time = 2)
public class FilesBenchmark {
    /** The largest of the files has more settings than anybody is expected to mean. */
    private static final Limits LIMITS = new Limits(
            10_000_000, Limits.usual().depth(), 1_000_000_000, Limits.usual().entry());

    /** The format. */
    @Param({"PROPERTIES", "YAML", "JSON", "HOCON", "TOML"})
    public FileKind kind = FileKind.PROPERTIES;

    /** How many bytes the file has, at least. */
    @Param({"5000", "5000000", "50000000"})
    public int bytes;

    private Path directory = Path.of("");
    private Path file = Path.of("");
    private String text = "";
    private Migration migration = FileKind.PROPERTIES.migration(5000);
    private int written;

    /** Makes the text, and finds out how many bytes a migration of it writes. */
    @Setup
    public void prepare() throws IOException {
        Quiet.log();
        directory = Files.createTempDirectory("keyturn-files");
        file = directory.resolve("settings" + kind.ending());
        text = kind.text(bytes);
        migration = kind.migration(bytes);
        fresh();
        if (!migrateFile().hasChanged()) {
            throw new IllegalStateException("nothing is migrated");
        }
        try (Stream<Path> all = Files.walk(directory)) {
            written = all.filter(Files::isRegularFile)
                    .mapToInt(path -> Math.toIntExact(path.toFile().length()))
                    .sum();
        }
    }

    /** The file as it was, and no journal. */
    @Setup(Level.Invocation)
    public void fresh() throws IOException {
        remove();
        Files.createDirectories(directory);
        Files.writeString(file, text);
    }

    /** Removes everything. */
    @TearDown
    public void remove() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Reads, plans, backs up, announces, splices, verifies, replaces, reads back, confirms. */
    @Benchmark
    public Report migrateFile() {
        return Migrator.of(FileSource.of(file))
                .with(migration)
                .limits(LIMITS)
                .build()
                .migrate();
    }

    /** Reads, parses what is there and what will be there, and writes as many bytes as a migration does. */
    @Benchmark
    public void parseTwiceAndWrite(Blackhole hole) throws IOException {
        String read = Files.readString(file);
        hole.consume(kind.read(read));
        hole.consume(kind.read(read));
        ByteBuffer content = ByteBuffer.wrap(new byte[written]);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            while (content.hasRemaining()) {
                out.write(content);
            }
            out.force(true);
        }
    }
}
