package dev.keyturn;

/**
 * How far work on several sources has come. It is told when one of them is finished, well or not.
 *
 * @param source the one that is finished
 * @param done how many are done
 * @param failed how many have failed
 * @param of how many there are
 */
public record Progress(String source, int done, int failed, int of) {
    /** {@code 41 done, 1 failed, of 1000: tenant-42}. */
    @Override
    public String toString() {
        return done + " done, " + failed + " failed, of " + of + ": " + source;
    }
}
