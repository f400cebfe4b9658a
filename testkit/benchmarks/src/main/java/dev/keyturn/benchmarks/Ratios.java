package dev.keyturn.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures, prints a table of scores, ratios and bars, and fails where a bar is missed. The arguments are JMH's, such as
 * {@code -wi 20} for more warm-up; what is measured is fixed.
 *
 * <p>A score is the best iteration, in microseconds: what a busy machine adds is no cost of the code. Only ratios have a
 * bar.
 */
public final class Ratios {
    private static final String OURS = "keyturn";
    private static final String LEAVES = "leaves";
    private static final String ENTRIES = "entries";
    private static final String BYTES = "bytes";
    private static final String SMALL = "5000";
    private static final String LARGE = "5000000";
    private static final String HUGE = "50000000";

    private final Map<String, Double> best = new HashMap<>();
    private final List<Ratio> ratios = new ArrayList<>();

    private Ratios() {}

    /** A score over another; a bar of 0 is none. */
    private record Ratio(String what, double score, String than, double other, double bar) {
        double value() {
            return score / other;
        }

        boolean isMissed() {
            return bar > 0 && !(value() <= bar);
        }

        String verdict() {
            return bar == 0 ? "no bar" : "<= %.1f %s".formatted(bar, isMissed() ? "MISSED" : "met");
        }

        @Override
        public String toString() {
            return "%-36s %12.1f   %-36s %12.1f   %8.3f   %s".formatted(what, score, than, other, value(), verdict());
        }
    }

    /** Runs everything; the exit code is 1 where a bar is missed. */
    public static void main(String... args) throws RunnerException, CommandLineOptionException {
        Ratios ratios = new Ratios();
        ratios.measure(args, StepsBenchmark.class, ".*", LEAVES, "10000");
        ratios.measure(args, StepsBenchmark.class, "keyturn", LEAVES, "1000", "100000");
        ratios.measure(args, EngineBenchmark.class, ".*", LEAVES, "10000");
        ratios.measure(args, JournalBenchmark.class, "migrateWithNothingToDo|readHashAndParseByHand", ENTRIES, "1000");
        ratios.measure(args, JournalBenchmark.class, "history|readAndHashByHand", ENTRIES, "10000", "100000");
        ratios.measure(args, FilesBenchmark.class, ".*", BYTES, SMALL, LARGE);
        ratios.measure(args, FilesBenchmark.class, "migrateFile", BYTES, HUGE);
        ratios.compare();
        ratios.compareEngine();
        ratios.compareFiles();
        ratios.print(System.out);
        if (ratios.ratios.stream().anyMatch(Ratio::isMissed)) {
            System.exit(1);
        }
    }

    private void measure(String[] args, Class<?> benchmark, String method, String parameter, String... sizes)
            throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include(benchmark.getName() + "\\.(" + method + ")$")
                        .param(parameter, sizes)
                        .shouldFailOnError(true)
                        .build())
                .run();
        for (RunResult result : results) {
            String name = result.getPrimaryResult().getLabel();
            String shape = switch (parameter) {
                case LEAVES -> result.getParams().getParam("shape");
                case BYTES -> result.getParams().getParam("kind");
                default -> ENTRIES;
            };
            String size = result.getParams().getParam(parameter);
            double score = result.getPrimaryResult().getStatistics().getMin();
            best.put(label(name, shape, size), score);
        }
    }

    private static String label(String name, Object shape, String size) {
        return name + " " + shape + " " + size;
    }

    private void compare() {
        for (Shape shape : Shape.values()) {
            String ours = label(OURS, shape, "10000");
            compare(ours, label("byHandOnCopy", shape, "10000"), 0.2);
            compare(ours, label("byHandInOrder", shape, "10000"), 0);
            compare(ours, label("byHandInPlace", shape, "10000"), 3);
            compare(label(OURS, shape, "100000"), label(OURS, shape, "1000"), 3);
            compare(label("keyturnUp", shape, "10000"), label("configurateUpOnCopy", shape, "10000"), 0);
        }
    }

    private void compareEngine() {
        for (Shape shape : Shape.values()) {
            compare(label("migrate", shape, "10000"), label("stepsAndText", shape, "10000"), 3);
        }
        compare(label("migrateWithNothingToDo", ENTRIES, "1000"), label("readHashAndParseByHand", ENTRIES, "1000"), 2);
        compare(label("history", ENTRIES, "100000"), label("readAndHashByHand", ENTRIES, "100000"), 3);
        // ten times as many; the half more is the memory that holds them
        compare(label("history", ENTRIES, "100000"), label("history", ENTRIES, "10000"), 15);
    }

    private void compareFiles() {
        for (FileKind kind : FileKind.values()) {
            compare(label("migrateFile", kind, SMALL), label("parseTwiceAndWrite", kind, SMALL), 3);
            compare(label("migrateFile", kind, LARGE), label("parseTwiceAndWrite", kind, LARGE), 3);
            compare(label("migrateFile", kind, HUGE), label("migrateFile", kind, LARGE), 12);
        }
    }

    private void compare(String one, String other, double bar) {
        ratios.add(
                new Ratio(one, best.getOrDefault(one, Double.NaN), other, best.getOrDefault(other, Double.NaN), bar));
    }

    private void print(PrintStream out) {
        out.printf("%n%-36s %12s   %-36s %12s   %8s   %s%n", "score (us)", "", "than (us)", "", "ratio", "bar");
        ratios.forEach(out::println);
    }
}
