package dev.keyturn.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Does several things in turn, round by round, so that what a busy machine adds is added to all of them. */
final class SideBySide {
    private static final double MICROS = 1e3;

    private final List<Side> sides = new ArrayList<>();

    /** Something that is done with a database. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private record Side(String name, Work before, Work work, List<Double> micros) {
        void round(boolean isMeasured) throws Exception {
            before.run();
            long begin = System.nanoTime();
            work.run();
            double time = (System.nanoTime() - begin) / MICROS;
            if (isMeasured) {
                micros.add(time);
            }
        }

        Times times() {
            double[] sorted =
                    micros.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return new Times(name, sorted[0], sorted[sorted.length / 2]);
        }
    }

    /**
     * What came out, in microseconds.
     *
     * @param name what was done
     * @param best the shortest round
     * @param median the one in the middle
     */
    record Times(String name, double best, double median) {}

    /** One of them; what is done before it is not measured. */
    SideBySide with(String name, Work before, Work work) {
        sides.add(new Side(name, before, work, new ArrayList<>()));
        return this;
    }

    /** Measures so many rounds, after as many that are not counted. */
    List<Times> measure(int rounds) throws Exception {
        for (int round = -rounds; round < rounds; round++) {
            for (Side side : sides) {
                side.round(round >= 0);
            }
        }
        return sides.stream().map(Side::times).toList();
    }
}
