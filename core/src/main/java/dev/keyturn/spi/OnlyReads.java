package dev.keyturn.spi;

/** A source that may be one that never writes, by the choice of whoever made it: then a plan can say so before a run is refused. */
public interface OnlyReads {
    /** Whether it never writes. */
    boolean onlyReads();
}
