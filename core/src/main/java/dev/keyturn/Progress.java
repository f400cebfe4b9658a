package dev.keyturn;

/**
 * How far work has come: on several sources, told when one of them is finished, well or not; or with the edits that a rehearsal tries.
 *
 * @param source the one that is finished, or rehearsed
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
