package dev.keyturn.spi;

import java.util.List;

/**
 * A source that can say how its content would change as a patch that {@code git apply} takes: for whoever may not write it here,
 * or changes it by pull request.
 */
public interface MakesPatches {
    /**
     * What these edits change, one after the other, to the last byte as writes would leave it. Nothing is written.
     *
     * @param expectedRevision the revision that the first edit was made for
     * @throws StaleException if the content no longer has this revision
     * @throws dev.keyturn.settings.RefusedException if an edit cannot be written exactly, or a patch cannot hold it
     */
    Patch patch(String expectedRevision, List<Edit> edits);
}
