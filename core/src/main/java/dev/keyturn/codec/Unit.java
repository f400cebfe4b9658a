package dev.keyturn.codec;

import java.util.List;

/**
 * A unit that is written directly behind a number.
 *
 * @param symbol how it is written
 * @param size how many of the smallest unit it is
 * @param written whether it is chosen when a number is written; all are read
 */
record Unit(String symbol, long size, boolean written) {
    /** Smallest first. */
    static final List<Unit> TIME = List.of(
            new Unit("ns", 1, false),
            new Unit("us", 1_000, false),
            new Unit("ms", 1_000_000, true),
            new Unit("s", 1_000_000_000, true),
            new Unit("m", 60 * 1_000_000_000L, true),
            new Unit("h", 3_600 * 1_000_000_000L, true),
            new Unit("d", 86_400 * 1_000_000_000L, true));

    /** Smallest first. */
    static final List<Unit> SIZE = List.of(
            new Unit("B", 1, true),
            new Unit("kB", 1_000, false),
            new Unit("KiB", 1L << 10, true),
            new Unit("MB", 1_000_000, false),
            new Unit("MiB", 1L << 20, true),
            new Unit("GB", 1_000_000_000, false),
            new Unit("GiB", 1L << 30, true),
            new Unit("TB", 1_000_000_000_000L, false),
            new Unit("TiB", 1L << 40, true));
}
