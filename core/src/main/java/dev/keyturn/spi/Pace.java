package dev.keyturn.spi;

import java.time.Duration;

/**
 * How often a {@link Polling} looks, and how sure it is before it tells.
 *
 * @param interval from one look to the next where nothing changes and nothing hints at a change; up to a tenth less by
 *     chance, so that many processes do not look at the same moment
 * @param quiet how long new content must stay the same before it is told. For a source whose reads are whole, as they should
 *     be, zero; a file can be seen half written. Something that never stays the same for so long is not told
 * @param doubt the same for what cannot be read, and for settings of which there are none
 */
public record Pace(Duration interval, Duration quiet, Duration doubt) {
    private static final Duration DOUBT = Duration.ofSeconds(1);

    public Pace {
        if (interval.toMillis() < 1 || quiet.isNegative() || doubt.compareTo(quiet) < 0) {
            throw new IllegalArgumentException("an interval of " + interval + ", " + quiet + " of quiet and " + doubt
                    + " of doubt; expected 1 ms or more, and no less doubt than quiet");
        }
    }

    /** For a source whose reads are whole: a change is told at the latest after this time. */
    public static Pace every(Duration interval) {
        return new Pace(interval, Duration.ZERO, interval.compareTo(DOUBT) < 0 ? interval : DOUBT);
    }
}
