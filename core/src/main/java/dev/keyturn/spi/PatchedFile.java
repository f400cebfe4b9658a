package dev.keyturn.spi;

/** What a patch makes of one file. */
public interface PatchedFile {
    /** What the file is called in the directory of the patch, with / between folders. */
    String name();

    /** The unified diff of this file, in the encoding of the file; empty if nothing is changed. */
    byte[] diff();

    /**
     * The changes of both, made in other places of the same file: two documents that stand in it.
     *
     * @throws dev.keyturn.settings.RefusedException if they were not made for the same content, or touch the same place
     */
    PatchedFile and(PatchedFile other);
}
