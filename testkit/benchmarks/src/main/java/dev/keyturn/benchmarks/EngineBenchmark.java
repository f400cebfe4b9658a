package dev.keyturn.benchmarks;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Report;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.step.Sequence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A whole run of twenty steps, in memory: what the engine adds to what has to be done in any case. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 12, time = 1)
@Measurement(iterations = 8, time = 1)
public class EngineBenchmark {
    /** Where the leaves stand. */
    @Param({"NESTED", "FLAT"})
    public Shape shape = Shape.NESTED;

    /** How many there are. */
    @Param("10000")
    public int leaves;

    private final Migration migration = TwentySteps.migration();
    private final byte[] key = new byte[32];
    private Settings settings = Settings.empty();

    /** Makes the settings, and fails where the run does not do what the steps do. */
    @Setup
    public void prepare() {
        Quiet.log();
        settings = shape.settings(leaves);
        MemorySource source = new MemorySource("app", settings);
        if (!migrated(source).hasChanged()
                || !Sequence.up(migration.steps(), settings).isDone()) {
            throw new IllegalStateException("nothing is migrated");
        }
    }

    private Report migrated(MemorySource source) {
        return Migrator.of(source)
                .with(migration)
                .journal(new MemoryJournal("journal"), new MemoryLock())
                .key(key)
                .build()
                .migrate();
    }

    /** The engine: lock, journal, plan, intent, write, read back, verify, confirm. */
    @Benchmark
    public Report migrate() {
        return migrated(new MemorySource("app", settings));
    }

    /** The steps, and once the settings as text and the hash of that: the least that a write of a file takes. */
    @Benchmark
    public void stepsAndText(Blackhole hole) throws NoSuchAlgorithmException {
        Sequence.Result result = Sequence.up(migration.steps(), settings);
        byte[] text = Json.exact(result.settings().root()).getBytes(StandardCharsets.UTF_8);
        hole.consume(MessageDigest.getInstance("SHA-256").digest(text));
        hole.consume(result);
    }
}
